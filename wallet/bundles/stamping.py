"""Asks a time stamp authority (RFC 3161 §3.4) to say that a signature was there at a time.

The one place of this room that uses the network, and only when the user named a server.
"""

from __future__ import annotations

import secrets

from wallet.bundles import cms
from wallet.errors import CouldNotLook
from wallet.registries.https import Https

_MOST_ANSWER = 256 * 1024
_PATIENCE_S = 20


def ask_stamp(server: str, imprint: bytes) -> bytes:
    """Return the token of `server` over content with SHA-256 `imprint`.

    Raises:
        CouldNotLook: ``stamp-unreachable``.
        Unreadable: ``stamp-refused``, ``stamp-other``, ``stamp-malformed``.

    """
    nonce = secrets.randbits(63)
    asked = cms.stamp_request(imprint, nonce)
    web = Https(timeout=_PATIENCE_S, patience=_PATIENCE_S, most=_MOST_ANSWER)
    try:
        answer = web.post(server, asked, "application/timestamp-query", plain="anybody")
    except CouldNotLook as wrong:
        raise CouldNotLook("stamp-unreachable", server=server[:200]) from wrong
    if not answer.is_good:
        raise CouldNotLook("stamp-unreachable", server=server[:200])
    return cms.read_stamp_answer(answer.body, imprint, nonce)
