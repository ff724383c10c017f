"""Asks a time stamp authority (RFC 3161 §3.4) to say that a signature was there at a time.

The one place of this room that uses the network, and only when the user named a server.
"""

from __future__ import annotations

import secrets
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from wallet.bundles import cms
from wallet.errors import CouldNotLook

_MOST_ANSWER = 256 * 1024
_PATIENCE_S = 20


def ask_stamp(server: str, imprint: bytes) -> bytes:
    """Return the token of `server` over content with SHA-256 `imprint`.

    Raises:
        CouldNotLook: ``stamp-unreachable``.
        Unreadable: ``stamp-refused``, ``stamp-other``, ``stamp-malformed``.

    """
    if urlsplit(server).scheme not in ("http", "https"):
        raise CouldNotLook("stamp-unreachable", server=server[:200])
    nonce = secrets.randbits(63)
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        server,
        data=cms.stamp_request(imprint, nonce),
        headers={"Content-Type": "application/timestamp-query"},
    )
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_S) as answer:  # noqa: S310
            data = answer.read(_MOST_ANSWER)
    except (urllib.error.URLError, OSError, ValueError) as wrong:
        raise CouldNotLook("stamp-unreachable", server=server[:200]) from wrong
    return cms.read_stamp_answer(data, imprint, nonce)
