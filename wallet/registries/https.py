"""Asks one host over HTTPS: the one that was named, and no other. The only HTTP client there is.

Called only when the user asked for it.

* Only ``https``; ``http`` to this very machine where the caller allows it, for a node of one's own,
  and to whom signs what he answers (a time stamp server).
* The system's proxy is honoured, but for this very machine. A redirection is refused: it would be
  another server than the one that was named. What does not answer is not replaced by what does.
* Silence, the time altogether and the size of an answer are bounded, its head included.
* A key in an address (``/v3/…``) is a secret of whoever pays for it: errors name the host alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from wallet.errors import CouldNotLook

if TYPE_CHECKING:
    from http.client import HTTPConnection
    from urllib.request import OpenerDirector, Request

MOST_BYTES = 32 * 2**20
_MOST_REFUSAL = 64 * 1024
_CHUNK = 64 * 1024
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered, whether it did what was asked or not."""

    status: int
    media_type: str
    body: bytes

    @property
    def is_good(self) -> bool:
        """Whether the host did what was asked."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question to a host and what came of it."""

    host: str
    sent: int
    """Bytes of the question: its address and its body."""
    received: int
    """Bytes of the answer's body; 0 where none came whole."""
    outcome: str
    """``answered``, or the code of what went wrong."""


_LISTENER: ContextVar[Callable[[Exchange], None] | None] = ContextVar("listener", default=None)
"""Who writes down what is asked; as there is one client, nothing is asked past it."""


@contextmanager
def heard_by(listener: Callable[[Exchange], None]) -> Iterator[None]:
    """Tell `listener` of every exchange of this thread, the failed ones too."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


class Fetch(Protocol):
    """What fetches; a fake one in the tests."""

    def __call__(self, url: str, headers: Mapping[str, str] = ...) -> bytes:
        """Return what lies at `url`.

        Raises:
            CouldNotLook: ``host-unreachable``, ``host-slow``, ``host-unreadable``.

        """


class Https:
    """The real one."""

    def __init__(
        self, *, timeout: float = 15, patience: float = 60, most: int = MOST_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """Let a host be silent for `timeout` seconds, take `patience`, and answer `most` bytes."""
        self._timeout = timeout
        self._patience = patience
        self._most = most
        self._clock = clock

    def __call__(self, url: str, headers: Mapping[str, str] = {}) -> bytes:
        """Fetch; see `Fetch`."""
        answer = self._ask(url, host_of(url), None, headers)
        if not answer.is_good:
            raise _unreachable(host_of(url), f"HTTP {answer.status}")
        return answer.body

    def post(self, url: str, body: bytes, media_type: str, *, plain: str = "here") -> Answer:
        """Send `body` and return the answer, be it a refusal: its words are for the caller.

        Args:
            url: Where.
            body: What.
            media_type: Of the body.
            plain: Who may be asked without TLS: this machine (``here``), or ``anybody``.

        Raises:
            CouldNotLook: As `Fetch`.

        """
        host = host_of(url, plain=plain)
        return self._ask(url, host, body, {"Content-Type": media_type})

    def _ask(self, url: str, host: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        received, outcome = 0, "stopped"
        try:
            answer = self._talk(url, host, body, headers)
            received, outcome = len(answer.body), "answered"
            return answer
        except CouldNotLook as wrong:
            outcome = wrong.code
            raise
        finally:
            if (listener := _LISTENER.get()) is not None:
                listener(Exchange(host, len(url) + len(body or b""), received, outcome))

    def _talk(self, url: str, host: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        from urllib.error import HTTPError  # 60 ms, and most runs ask nobody
        from urllib.request import Request

        request = Request(  # noqa: S310 - `host_of` has seen to the scheme
            url, data=body, headers={"User-Agent": "ladewell", **headers}
        )
        end = self._clock() + self._patience
        with _said_with(host), _opener(urlsplit(url).hostname in _HERE, self._patience) as opener:
            try:
                answer, most = opener.open(request, timeout=self._timeout), self._most
            except HTTPError as refusal:
                answer, most = refusal, _MOST_REFUSAL
            with answer:
                data = bytearray()
                while part := answer.read1(_CHUNK):
                    data += part
                    if len(data) > most:
                        raise CouldNotLook("host-unreadable", host=host, why="size")
                    if self._clock() > end:
                        raise CouldNotLook("host-slow", host=host)
                kind = answer.headers.get_content_type()
                return Answer(answer.status, kind, bytes(data))


def host_of(url: str, *, plain: str = "") -> str:
    """Return by what name whoever is asked at `url` is shown: host and port, without any key.

    Args:
        url: Whom to ask.
        plain: Who may be asked without TLS: nobody, this machine (``here``), or ``anybody``.

    Raises:
        CouldNotLook: ``host-unreachable``: it is no such URL, or it carries a password.

    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as wrong:
        raise _unreachable(url[:80], "url") from wrong
    may_be_plain = plain == "anybody" or (plain == "here" and host in _HERE)
    is_right = parts.scheme == "https" or (parts.scheme == "http" and may_be_plain)
    is_clean = url.isascii() and url.isprintable() and " " not in url
    if not host or not is_right or not is_clean or parts.username or parts.password:
        raise _unreachable(host or url[:80], "url")
    shown = f"[{host}]" if ":" in host else host
    return shown if port is None else f"{shown}:{port}"


def _unreachable(host: str, why: str) -> CouldNotLook:
    return CouldNotLook("host-unreachable", host=host, why=why)


_UNREACHED = {
    "gaierror": "no-such-name", "ConnectionRefusedError": "not-listening",
    "SSLError": "tls", "SSLCertVerificationError": "tls",
}  # fmt: skip


def unreached(wrong: object) -> str:
    """Return why nobody was reached: a code of the words' group ``why``, else the error's name."""
    name = type(wrong).__name__
    return _UNREACHED.get(name, name)


@contextmanager
def _said_with(host: str) -> Iterator[None]:
    """Say whatever goes wrong on the way with the host's name, and in our words."""
    from urllib.error import URLError

    try:
        yield
    except CouldNotLook:
        raise
    except Exception as wrong:  # http.client has a family of its own, which is no OSError
        why = wrong.reason if isinstance(wrong, URLError) else wrong
        if isinstance(why, TimeoutError):
            raise CouldNotLook("host-slow", host=host) from wrong
        raise _unreachable(host, unreached(why)) from wrong


@contextmanager
def _opener(is_here: bool, patience: float) -> Iterator[OpenerDirector]:
    """Give what opens a connection: no redirection, and no head of an answer that drips for ever.

    A time-out of a socket starts anew with each byte, so a timer shuts the sockets in the end;
    once the head was read, whoever reads the body looks at the clock.
    """
    import http.client
    from socket import SHUT_RDWR
    from urllib.request import (
        HTTPHandler,
        HTTPRedirectHandler,
        HTTPSHandler,
        ProxyHandler,
        build_opener,
    )

    opened: list[HTTPConnection] = []
    was_shut = False

    def kept(connection: Any) -> Any:
        def make(*arguments: Any, **named: Any) -> HTTPConnection:
            opened.append(connection(*arguments, **named))
            return opened[-1]

        return make

    class Plain(HTTPHandler):
        def http_open(self, request: Request) -> Any:
            return self.do_open(kept(http.client.HTTPConnection), request)

    class Secure(HTTPSHandler):
        def https_open(self, request: Request) -> Any:
            return self.do_open(kept(http.client.HTTPSConnection), request)

    class Stays(HTTPRedirectHandler):
        """Follows nobody; urllib then treats the answer as a refusal."""

        def redirect_request(self, *_arguments: object, **_named: object) -> None:
            return None

    def shut() -> None:
        nonlocal was_shut
        was_shut = True
        for connection in opened:
            if connection.sock is not None:
                with suppress(OSError):  # it is closed by itself
                    connection.sock.shutdown(SHUT_RDWR)

    timer = Timer(patience, shut)
    timer.daemon = True
    timer.start()
    try:
        yield build_opener(Plain, Secure, Stays, *([ProxyHandler({})] if is_here else []))
    finally:
        timer.cancel()
        if was_shut:  # urllib takes a head that was cut off for a whole one
            raise TimeoutError
