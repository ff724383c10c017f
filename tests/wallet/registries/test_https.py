"""Fetching one document: bounded, from the one host that was named, or not at all."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from wallet.errors import CouldNotLook
from wallet.registries import https
from wallet.registries.https import Https, host_of


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


@pytest.mark.parametrize(
    "url", ["http://a.example/", "file:///etc/passwd", "ftp://a.example", "https://", "https://é/",
            "https://user:word@a.example/", "https://a.example:x/", "https://a.example/ b", ""],
)  # fmt: skip
def test_only_https_is_fetched(url: str) -> None:
    with pytest.raises(CouldNotLook) as refused:
        host_of(url)
    assert refused.value.code == "host-unreachable"


class Answer:
    """A response that never ends, or ends slowly."""

    def __init__(self, part: bytes) -> None:
        self._part = part

    def __enter__(self) -> Answer:
        return self

    def __exit__(self, *_why: object) -> None:
        return None

    def read1(self, _size: int) -> bytes:
        return self._part


@pytest.mark.parametrize(("ticks", "code"), [(1.0, "host-slow"), (0.0, "host-unreadable")])
def test_an_answer_without_end_is_left(
    monkeypatch: pytest.MonkeyPatch, ticks: float, code: str
) -> None:
    monkeypatch.setattr(https, "MOST_BYTES", 2**20)
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *_a, **_n: Answer(b"x" * 4096))
    now = [0.0]

    def clock() -> float:
        now[0] += ticks
        return now[0]

    with pytest.raises(CouldNotLook) as refused:
        Https(patience=10, clock=clock)("https://a.example/x")
    assert refused.value.code == code


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
