"""Fetching one document: bounded, from the one host that was named, or not at all."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from wallet.errors import CouldNotLook
from wallet.registries import https
from wallet.registries.https import Https, host_of, unreached
from wallet.words import say


class Proxy(BaseHTTPRequestHandler):
    """A proxy that notes whom it is asked for and connects to nobody."""

    asked: ClassVar[list[str]] = []

    def do_CONNECT(self) -> None:
        self.asked.append(self.path)
        self.send_error(502)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Proxy]]:
    server = HTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    Proxy.asked = []
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{server.server_port}")
    yield Proxy
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_proxy_of_the_system_is_honoured_and_nobody_else_is_tried(proxy: type[Proxy]) -> None:
    with pytest.raises(CouldNotLook) as refused:
        Https(timeout=5)("https://carrier.example/.well-known/did.json")
    assert refused.value.code == "host-unreachable"
    assert refused.value.facts["host"] == "carrier.example"
    assert proxy.asked == ["carrier.example:443"]


def test_a_port_where_nobody_listens_is_said_in_our_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(CouldNotLook) as refused:
        Https(timeout=5)(f"https://127.0.0.1:{port}/")
    assert refused.value.facts["why"] == "not-listening"
    assert "nobody answers there" in say("refusal", refused.value.code, refused.value.facts)
    assert unreached(socket.gaierror(-2, "Name or service not known")) == "no-such-name"
    assert unreached(ssl.SSLCertVerificationError("self-signed")) == "tls"


@pytest.mark.parametrize(
    "url", ["http://a.example/", "file:///etc/passwd", "ftp://a.example", "https://", "https://é/",
            "https://user:word@a.example/", "https://a.example:x/", "https://a.example/ b", ""],
)  # fmt: skip
def test_only_https_is_fetched(url: str) -> None:
    with pytest.raises(CouldNotLook) as refused:
        host_of(url)
    assert refused.value.code == "host-unreachable"


@contextmanager
def speaking(*lines: bytes, then: bytes = b"") -> Iterator[str]:
    """Answer whoever connects with `lines`, and then with `then` for ever."""
    done = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(5)  # where nobody comes, the test is red and not stuck

    def speak() -> None:
        with suppress(OSError), listener.accept()[0] as connection:
            connection.recv(65536)
            connection.sendall(b"".join(lines))
            while then and not done.wait(0.005):
                connection.sendall(then)

    thread = threading.Thread(target=speak)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        done.set()
        thread.join()
        listener.close()


def test_a_head_that_drips_for_ever_is_left() -> None:
    """Each byte starts the socket's own time-out anew; the time altogether is bounded even so."""
    with speaking(b"HTTP/1.1 200 OK\r\nX: ", then=b"x") as url:
        with pytest.raises(CouldNotLook) as refused:
            Https(timeout=5, patience=0.2).post(url, b"", "text/plain")
        assert refused.value.code == "host-slow"


@pytest.mark.parametrize(("most", "code"), [(2**40, "host-slow"), (4096, "host-unreadable")])
def test_a_body_without_end_is_left(most: int, code: str) -> None:
    with speaking(b"HTTP/1.1 200 OK\r\n\r\n", then=b"x" * 500) as url:
        with pytest.raises(CouldNotLook) as refused:
            Https(patience=0.3 if most > 4096 else 60, most=most).post(url, b"", "text/plain")
        assert refused.value.code == code


def test_silence_is_left() -> None:
    with speaking() as url, pytest.raises(CouldNotLook) as refused:
        Https().post(url, b"", "text/plain")
    assert refused.value.code == "host-unreachable"


def test_a_refusal_keeps_its_words_and_a_document_is_no_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with speaking(b"HTTP/1.1 429 No\r\nContent-Type: application/json\r\n\r\n{}") as url:
        answer = Https().post(url, b"", "text/plain")
    assert (answer.status, answer.media_type, answer.body) == (429, "application/json", b"{}")
    monkeypatch.setattr(https, "host_of", lambda *_a, **_n: "a.example")
    with speaking(b"HTTP/1.1 404 No\r\n\r\nnothing") as url, pytest.raises(CouldNotLook) as no:
        Https()(url)
    assert no.value.facts == {"host": "a.example", "why": "HTTP 404"}


def test_this_machine_is_asked_without_the_proxy(proxy: type[Proxy], monkeypatch) -> None:
    """A node of one's own is no business of the proxy's, which would read every question."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with speaking(b"HTTP/1.1 200 OK\r\n\r\nhere") as url:
        assert Https().post(url, b"", "text/plain").body == b"here"
    assert proxy.asked == []


@pytest.mark.parametrize("wrong", [TimeoutError(), ssl.SSLError("x"), ConnectionResetError()])
def test_what_goes_wrong_on_the_way_is_said_with_the_host(
    monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise wrong

    monkeypatch.setattr("urllib.request.OpenerDirector.open", fail)
    with pytest.raises(CouldNotLook) as refused:
        Https()("https://a.example/x")
    assert refused.value.code in ("host-slow", "host-unreachable")
    assert refused.value.facts["host"] == "a.example"
