"""DNS over HTTPS and plain: one question, one resolver, answers read byte by byte."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import CouldNotLook
from wallet.keys import base64url
from wallet.registries.dns import ask_txt, resolver_host
from wallet.registries.dns_plain import exchange

RESOLVER = "https://dns.example/dns-query"
NAME = b"\x07carrier\x07example\0"


def answer(
    *records: bytes, flags: int = 0x8180, pointer: bool = True, number: int = 0, asked: bytes = NAME
) -> bytes:
    question = asked + struct.pack(">HH", 16, 1)
    written = struct.pack(">HHHHHH", number, flags, 1, len(records), 0, 0) + question
    for record in records:
        name = b"\xc0\x0c" if pointer else NAME
        written += name + struct.pack(">HHIH", 16, 1, 300, len(record)) + record
    return written


def text(*parts: bytes) -> bytes:
    return b"".join(bytes([len(part)]) + part for part in parts)


class Resolver:
    """Answers with what it was given, and remembers what it was asked."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.asked: list[str] = []

    def __call__(self, url: str, headers: Mapping[str, str] = {}) -> bytes:
        assert headers["Accept"] == "application/dns-message"
        self.asked.append(url)
        return self.data


def test_the_records_of_a_name_come_from_the_resolver_that_was_named() -> None:
    resolver = Resolver(answer(text(b"openatts a=dns-did; ", b"p=x"), text(b"v=spf1")))
    found = ask_txt("carrier.example", RESOLVER, resolver)
    assert found.records == ("openatts a=dns-did; p=x", "v=spf1")
    assert not found.is_authenticated
    (url,) = resolver.asked
    host, _, question = url.partition("?dns=")
    assert host == RESOLVER
    assert NAME in base64url.decode(question)


def test_names_written_out_and_checked_answers_are_read_too() -> None:
    resolver = Resolver(answer(text(b"a"), flags=0x81A0, pointer=False))
    found = ask_txt("carrier.example", RESOLVER, resolver)
    assert found.records == ("a",)
    assert found.is_authenticated


@pytest.mark.parametrize("flags", [0x8183, 0x8182, 0x0180, 0x8380])
def test_a_name_that_does_not_exist_and_a_cut_answer_are_no_answer(flags: int) -> None:
    with pytest.raises(CouldNotLook) as refused:
        ask_txt("carrier.example", RESOLVER, Resolver(answer(flags=flags)))
    assert refused.value.code == "dns-failed"


@given(st.binary(max_size=80) | st.binary(max_size=40).map(lambda end: answer(text(b"x")) + end))
def test_any_bytes_are_an_answer_or_refused(data: bytes) -> None:
    with contextlib.suppress(CouldNotLook):
        ask_txt("carrier.example", RESOLVER, Resolver(data))


@pytest.mark.parametrize("name", ["", "a..b", "käse.example", "x" * 64 + ".example", "." * 300])
def test_a_name_that_is_none_is_not_asked_for(name: str) -> None:
    resolver = Resolver(b"")
    with pytest.raises(CouldNotLook):
        ask_txt(name, RESOLVER, resolver)
    assert resolver.asked == []


@pytest.mark.parametrize("resolver", ["http://dns.example/q", "dns.example", "https://u:p@d/q"])
def test_a_resolver_is_an_https_address(resolver: str) -> None:
    with pytest.raises(CouldNotLook) as refused:
        ask_txt("carrier.example", resolver, Resolver(b""))
    assert refused.value.code == "host-unreachable"


@pytest.mark.parametrize(
    "data", [answer(text(b"x"), number=7), answer(text(b"x"), asked=b"\x05other\x07example\0")]
)
def test_the_answer_to_another_question_is_none(data: bytes) -> None:
    with pytest.raises(CouldNotLook) as refused:
        ask_txt("carrier.example", RESOLVER, Resolver(data))
    assert refused.value.code == "dns-failed"


@contextlib.contextmanager
def plain(answer_to: Callable[[bytes], bytes]) -> Iterator[str]:
    """Run a resolver over TCP that answers one question; its address is given."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(5)  # where nobody comes, the test is red and not stuck

    def serve() -> None:
        with contextlib.suppress(OSError), listener.accept()[0] as line:
            size = int.from_bytes(line.recv(2, socket.MSG_WAITALL))
            line.sendall(answer_to(line.recv(size, socket.MSG_WAITALL)))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"dns://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        thread.join()
        listener.close()


def framed(data: bytes) -> bytes:
    return len(data).to_bytes(2) + data


def test_a_plain_resolver_is_asked_where_the_user_named_one() -> None:
    asked: list[bytes] = []

    def answers(question: bytes) -> bytes:
        asked.append(question)
        number = int.from_bytes(question[:2])
        return framed(answer(text(b"openatts a=b"), flags=0x81A0, number=number))

    resolver = Resolver(b"")
    with plain(answers) as address:
        found = ask_txt("carrier.example", address, resolver)
    assert found.records == ("openatts a=b",)
    assert found.is_authenticated
    assert NAME in asked[0]
    assert resolver.asked == []


@pytest.mark.parametrize(
    "said",
    [b"", b"\0", framed(b""), framed(b"x" * 9), b"\xff\xffshort", framed(answer(text(b"x")))],
)
def test_a_plain_answer_that_is_none_is_said_so(said: bytes) -> None:
    """The last has another number than the question: somebody guessed."""
    with plain(lambda _question: said) as address, pytest.raises(CouldNotLook):
        ask_txt("carrier.example", address, Resolver(b""))


def test_a_plain_resolver_that_drips_is_left() -> None:
    ticks = iter(range(0, 1000, 30))
    with plain(lambda _question: b"\xff\xff" + bytes(9)) as address:
        with pytest.raises(CouldNotLook) as slow:
            exchange(address, b"", clock=lambda: next(ticks))
        assert slow.value.code == "host-slow"


@pytest.mark.parametrize(
    "address", ["dns://", "dns://a/b", "dns://a?x", "dns://u@a", "dns://a:x", "dns://[::1"]
)
def test_a_plain_resolver_is_a_host_and_a_port(address: str) -> None:
    with pytest.raises(CouldNotLook):
        resolver_host(address)
    assert resolver_host("dns://127.0.0.1:5353") == "127.0.0.1"
