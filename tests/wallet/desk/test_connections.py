"""Whoever is asked on behalf of a vault stands in its list: host, purpose, bytes, outcome."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.ui.dialogs.trade import Trade
from wallet.desk.connections import connections, noting
from wallet.errors import CouldNotLook
from wallet.registries.https import Https, heard_by


class _Host(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"12345")

    def log_message(self, *_said):
        """Keep quiet."""


@pytest.fixture
def host():
    server = HTTPServer(("127.0.0.1", 0), _Host)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v3/key-of-anna"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def office(tmp_path):
    trade = Trade(tmp_path)
    yield trade.book("shipper")._office
    trade.close()


def test_a_vault_that_asked_nobody_has_an_empty_list(office):
    assert connections(office) == ()
    with noting(office, "stamp"):
        pass
    assert connections(office) == ()


def test_a_question_is_listed_with_its_bytes_and_without_the_key_in_its_address(office, host):
    with noting(office, "stamp"):
        Https().post(host, b"abc", "text/plain")
        Https().post(host, b"abc", "text/plain")
    (one,) = connections(office)
    assert one.host == host.split("/")[2]
    assert (one.why, one.outcome, one.questions) == ("stamp", "answered", 2)
    assert (one.sent, one.received) == (2 * (3 + len(host)), 10)
    assert "anna" not in repr(one)
    assert "anna" not in repr(office.vault.notes("asked-node"))


def test_a_question_that_failed_is_listed_too(office, host):
    with pytest.raises(CouldNotLook), noting(office, "stamp"):
        Https(timeout=1).post("http://127.0.0.1:1/x", b"", "text/plain")
    (one,) = connections(office)
    assert (one.host, one.received) == ("127.0.0.1:1", 0)
    assert one.outcome == "host-unreachable"


def test_the_newest_stands_first_and_all_of_them_stay(office):
    from wallet.registries.https import _LISTENER, Exchange

    for number in range(300):
        with noting(office, "stamp"):
            _LISTENER.get()(Exchange(f"host-{number}.example", 1, 1, "answered"))
    found = connections(office)
    assert len(found) == 300
    assert found[0].host == "host-299.example"


def test_nobody_listens_any_more_afterwards(host):
    heard = []
    with heard_by(heard.append):
        Https().post(host, b"", "text/plain")
    Https().post(host, b"", "text/plain")
    assert len(heard) == 1


def test_a_fact_that_looks_like_a_connection_is_none(office):
    office.vault.note("other", None, {"x": '"kind":"asked-node"', "kind": "asked-node"})
    assert connections(office) == ()
