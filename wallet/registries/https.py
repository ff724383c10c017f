"""Fetches one document over HTTPS from the host that was named, and from no other.

Called only when the user asked for it. The system's proxy is honoured; a redirection is refused,
for it would be another server than the one the user agreed to; time and size are bounded. Whatever
goes wrong is said with the host's name, and nothing else is tried in its stead.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import urlsplit

from wallet.errors import CouldNotLook

MOST_BYTES = 32 * 2**20
_CHUNK = 64 * 1024


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
        self, *, timeout: float = 15, patience: float = 60,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """Let a host be silent for `timeout` seconds, and take `patience` altogether."""
        self._timeout = timeout
        self._patience = patience
        self._clock = clock

    def __call__(self, url: str, headers: Mapping[str, str] = {}) -> bytes:
        """Fetch; see `Fetch`."""
        from urllib.error import HTTPError, URLError  # 60 ms, and most runs ask nobody
        from urllib.request import HTTPRedirectHandler, Request, build_opener

        host = host_of(url)

        class Stays(HTTPRedirectHandler):
            """Follows nobody."""

            def redirect_request(self, *_arguments: object, **_named: object) -> None:
                return None

        request = Request(url, headers={"User-Agent": "ladewell", **headers})  # noqa: S310
        try:
            with build_opener(Stays).open(request, timeout=self._timeout) as answer:
                end, parts, size = self._clock() + self._patience, [], 0
                while part := answer.read1(_CHUNK):
                    parts.append(part)
                    size += len(part)
                    if size > MOST_BYTES:
                        raise CouldNotLook("host-unreadable", host=host, why="size")
                    if self._clock() > end:
                        raise CouldNotLook("host-slow", host=host)
                return b"".join(parts)
        except HTTPError as wrong:
            wrong.close()
            raise CouldNotLook("host-unreachable", host=host, why=f"HTTP {wrong.code}") from wrong
        except TimeoutError as wrong:
            raise CouldNotLook("host-slow", host=host) from wrong
        except URLError as wrong:
            if isinstance(wrong.reason, TimeoutError):
                raise CouldNotLook("host-slow", host=host) from wrong
            why = type(wrong.reason).__name__
            raise CouldNotLook("host-unreachable", host=host, why=why) from wrong
        except CouldNotLook:
            raise
        except Exception as wrong:  # http.client has a family of its own, which is no OSError
            why = type(wrong).__name__
            raise CouldNotLook("host-unreachable", host=host, why=why) from wrong


def host_of(url: str) -> str:
    """Return the host of an ``https`` URL.

    Raises:
        CouldNotLook: ``host-unreachable``: it is no such URL, or it carries a password.

    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_right = parts.scheme == "https" and not parts.username and not parts.password
        _port = parts.port
    except ValueError as wrong:
        raise CouldNotLook("host-unreachable", host=url[:80], why="url") from wrong
    if not is_right or not host or not url.isascii() or any(char.isspace() for char in url):
        raise CouldNotLook("host-unreachable", host=host or url[:80], why="url")
    return host
