"""How TrustVC writes the remarks on a chain, so that its readers and ours understand each other.

The scheme hides nothing from whoever has the document, and little from others: every remark of a
document is laid over the same key stream, nothing is authenticated, and a document without an id
uses a key that is printed in the source of TrustVC. No screen may call a remark confidential.
"""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20

from wallet.errors import Unreadable

MOST_BYTES = 120
"""The longest remark a title escrow takes (`RemarkLengthExceeded`)."""

_PUBLIC_KEY = "4d5a4e3f2f6d2b0a1f2e9b8f8a3c7a0b8d4f5c2e7b1a1c3f2e7b8c2d5a4f7e3e"
_NONCE = hashlib.shake_256(b"").hexdigest(6).encode()


def write_remark(text: str, document_id: str) -> bytes:
    """Write a remark on the title of the document with this id (VC ``id``, OA ``data.id``).

    Raises:
        Unreadable: ``text-not-unicode``: a terminal gave bytes that are no text.

    """
    try:
        return _over(text.encode(), document_id)
    except UnicodeEncodeError as wrong:
        raise Unreadable("text-not-unicode") from wrong


def read_remark(data: bytes, document_id: str) -> str | None:
    """Read a remark; nothing where it was written for another document, or not as TrustVC does."""
    try:
        text = _over(data, document_id).decode()
    except UnicodeDecodeError:
        return None
    return text if all(char.isprintable() or char == "\n" for char in text) else None


def _over(data: bytes, document_id: str) -> bytes:
    key = hashlib.shake_256((document_id or _PUBLIC_KEY).encode("utf-8", "replace"))
    # RFC 8439 with the counter at 0; both texts are hex digits, taken as ASCII.
    cipher = Cipher(ChaCha20(key.hexdigest(16).encode(), bytes(4) + _NONCE), mode=None)
    return cipher.encryptor().update(data)
