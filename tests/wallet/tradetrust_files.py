"""Encrypted documents as TradeTrust's own programs make them; we only read such."""

from __future__ import annotations

import base64
import json
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wallet.formats.tradetrust.encrypted import TYPE
from wallet.keys.aes import NONCE, TAG


def encrypt_document(data: bytes) -> tuple[bytes, str]:
    """Return an encrypted document and its new key, 64 hex digits."""
    key, nonce = secrets.token_bytes(32), secrets.token_bytes(NONCE)
    sealed = AESGCM(key).encrypt(nonce, base64.b64encode(data), None)
    parts = {"cipherText": sealed[:-TAG], "iv": nonce, "tag": sealed[-TAG:]}
    envelope = {name: base64.b64encode(part).decode() for name, part in parts.items()}
    return json.dumps(envelope | {"type": TYPE}).encode(), key.hex()
