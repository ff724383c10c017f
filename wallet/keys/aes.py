"""AES-256-GCM with a key that travels beside what it opens, as TradeTrust's files have it."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wallet.errors import Unreadable

NONCE, TAG = 12, 16


def open_aes(key: bytes, nonce: bytes, sealed: bytes, tag: bytes) -> bytes:
    """Return what was sealed.

    Raises:
        Unreadable: ``wrong-key``: another key, or a single bit of it was changed.

    """
    if len(key) != 32 or len(nonce) != NONCE or len(tag) != TAG:
        raise Unreadable("wrong-key")
    try:
        return AESGCM(key).decrypt(nonce, sealed + tag, None)
    except InvalidTag as wrong:
        raise Unreadable("wrong-key") from wrong
