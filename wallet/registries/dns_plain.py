"""Carries one question to a plain DNS resolver over TCP (RFC 7766), without any encryption.

For a resolver of one's own or of one's network, where none speaks HTTPS. Whoever stands on the way
reads the question and could change the answer, and no proxy of the system is used: whoever names
such a resolver chooses that. Time and size are bounded as everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from urllib.parse import urlsplit

from wallet.errors import CouldNotLook
from wallet.registries.https import unreached

SCHEME = "dns://"
_PORT = 53


def plain_host(resolver: str) -> tuple[str, int]:
    """Return host and port of ``dns://host[:port]``.

    Raises:
        CouldNotLook: ``host-unreachable``: it is no such address.

    """
    try:
        parts = urlsplit(resolver)
        host, port = parts.hostname or "", parts.port or _PORT
    except ValueError as wrong:
        raise CouldNotLook("host-unreachable", host=resolver[:80], why="url") from wrong
    is_bare = resolver in (f"{SCHEME}{parts.netloc}", f"{SCHEME}{parts.netloc}/")
    if not host or not is_bare or "@" in parts.netloc or not resolver.isascii():
        raise CouldNotLook("host-unreachable", host=resolver[:80], why="url")
    return host, port


def exchange(
    resolver: str, question: bytes, *, timeout: float = 10, patience: float = 20,
    clock: Callable[[], float] = time.monotonic,
) -> bytes:  # fmt: skip
    """Send a question in wire format and return the answer.

    Raises:
        CouldNotLook: ``host-unreachable``, ``host-slow``.

    """
    import socket  # most runs ask nobody

    host, port = plain_host(resolver)
    end = clock() + patience
    try:
        with closing(socket.create_connection((host, port), timeout=timeout)) as line:
            line.sendall(len(question).to_bytes(2) + question)
            data = bytearray()
            while len(data) < 2 or len(data) < 2 + int.from_bytes(data[:2]):
                part = line.recv(4096)
                if not part:
                    raise CouldNotLook("host-unreachable", host=host, why="closed")
                data += part
                if clock() > end:
                    raise CouldNotLook("host-slow", host=host)
            return bytes(data[2 : 2 + int.from_bytes(data[:2])])
    except TimeoutError as wrong:
        raise CouldNotLook("host-slow", host=host) from wrong
    except (OSError, UnicodeError) as wrong:  # a name that is too long is a UnicodeError
        raise CouldNotLook("host-unreachable", host=host, why=unreached(wrong)) from wrong
