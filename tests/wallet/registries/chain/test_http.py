"""The adapter over HTTP: the node that was named, no other, and nobody without end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler

import pytest

from tests.wallet.registries.chain.served import served, serving
from wallet.errors import CouldNotLook, WrongUse
from wallet.registries.chain.http import HttpNode, node_host
from wallet.registries.chain.node import Ask, Failure
from wallet.registries.https import Https


class Echo:
    """Answers each question with its method; refuses one."""

    host = "echo"

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        bad = Failure(3, "execution reverted", b"\x66\x7b\x3f\xbf")
        return [bad if one.method == "bad" else one.method for one in questions]


ASKED = [Ask("one"), Ask("bad"), Ask("two", ("x",))]
ANSWERS = ["one", Failure(3, "execution reverted", b"\x66\x7b\x3f\xbf"), "two"]


@pytest.mark.parametrize("batches", [True, False])
def test_questions_get_their_answers_whatever_the_order(batches: bool) -> None:
    with served(Echo(), batches=batches) as address:
        node = HttpNode(address)
        assert node.ask(ASKED) == ANSWERS
        assert node.ask(ASKED[:1]) == ["one"]


@pytest.mark.parametrize(
    "address",
    ["", "node.example", "http://node.example", "ftp://node.example", "https://", "file:///etc",
     "https://user:secret@node.example", "https://node.example/a b", "https://[::1", "http://10.0.0.1"],
)  # fmt: skip
def test_only_https_is_asked_or_this_machine(address: str) -> None:
    with pytest.raises(WrongUse, match="endpoint-wrong"):
        HttpNode(address)


def test_a_key_in_the_address_is_not_shown() -> None:
    assert node_host("https://node.example:8443/v3/secret?key=secret") == "node.example:8443"
    assert node_host("http://localhost:8545") == "localhost:8545"


def answering(status: int, body: bytes, **headers: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"] or 0))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    return Handler


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"null", b'"x"', b"<html>", b"{", b'{"id":0,"id":0}', b'[{"id":1}]',
     b"[" * 90_000, b'{"id":"0","result":1}', b"\xff\xfe"],
)  # fmt: skip
def test_an_answer_that_is_none_is_said_so(body: bytes) -> None:
    with serving(answering(200, body)) as address, pytest.raises(CouldNotLook) as refused:
        HttpNode(address).ask([Ask("one")])
    assert refused.value.code == "node-unreadable"


def test_a_refusal_by_http_may_say_why_in_json() -> None:
    said = json.dumps({"id": 0, "error": {"code": -32005, "message": "daily limit"}}).encode()
    with serving(answering(429, said)) as address:
        assert HttpNode(address).ask([Ask("one")]) == [Failure(-32005, "daily limit")]
    with serving(answering(403, b"no")) as address, pytest.raises(CouldNotLook) as refused:
        HttpNode(address).ask([Ask("one")])
    assert refused.value.facts["why"] == "HTTP 403"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_not_followed(status: int) -> None:
    other = answering(200, b'{"id":0,"result":"stolen"}')
    with (
        serving(other) as elsewhere,
        serving(answering(status, b"", Location=elsewhere)) as address,
        pytest.raises(CouldNotLook, match="node-unreachable"),
    ):
        HttpNode(address).ask([Ask("one")])


def test_nobody_there_is_said_so() -> None:
    with serving(answering(200, b"")) as address:
        pass
    with pytest.raises(CouldNotLook, match="node-unreachable"):
        HttpNode(address).ask([Ask("one")])


def test_an_answer_that_drips_is_left() -> None:
    ticks = iter(range(0, 1000, 50))
    web = Https(patience=60, clock=lambda: next(ticks))
    with serving(answering(200, b"x" * 300_000)) as address, pytest.raises(CouldNotLook) as slow:
        HttpNode(address, web).ask([Ask("one")])
    assert (slow.value.code, slow.value.facts) == ("node-slow", {"host": node_host(address)})
