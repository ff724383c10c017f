"""Encrypted TradeTrust documents: the envelope ``OPEN-ATTESTATION-TYPE-1``.

AES-256-GCM over the document's JSON in base64, everything in base64 again; the key travels apart,
in the link of a QR code. Whoever has the link has the key: it hides from the storage, not more.
"""

from __future__ import annotations

import re

from wallet.errors import Unreadable
from wallet.formats.members import malformed, text
from wallet.keys import base64url
from wallet.keys.aes import open_aes
from wallet.keys.canonical import JsonObject

TYPE = "OPEN-ATTESTATION-TYPE-1"
MOST = 64 * 2**20
_KEY = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)


def envelope_in(source: JsonObject) -> JsonObject | None:
    """Return the envelope in a JSON object, alone or under ``document``, if there is one."""
    if source.get("type") == TYPE:
        return source
    inner = source.get("document")
    return inner if isinstance(inner, dict) and inner.get("type") == TYPE else None


def open_document(envelope: JsonObject, key: str) -> bytes:
    """Return the document inside, as JSON.

    Raises:
        Unreadable: ``wrong-key``; ``member-malformed``, ``base64-malformed``.

    """
    if _KEY.fullmatch(key) is None:
        raise Unreadable("wrong-key")
    nonce, sealed, tag = (
        base64url.decode_standard(text(envelope, name, most=MOST))
        for name in ("iv", "cipherText", "tag")
    )
    inner = open_aes(bytes.fromhex(key), nonce, sealed, tag)
    try:
        return base64url.decode_standard(inner.decode("ascii"))
    except UnicodeDecodeError as wrong:
        raise malformed("cipherText", "base64") from wrong
