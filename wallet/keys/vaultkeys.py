"""What the vault is locked with: a passphrase made into a key, keys made from keys, sealed bytes.

Everything is bound to its place by `context`: a slot or blob that is moved to another name, vault
or kind does not open.
"""

from __future__ import annotations

import hmac
import secrets
import time
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wallet.errors import CouldNotLook, Unreadable

KEY_LENGTH = 32
"""Bytes of every key here."""

_NONCE = 12
_TAG = 16
_LEAST_SALT = 16


class KdfCost(NamedTuple):
    """What one guess at a passphrase costs (Argon2id, RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int


DEFAULT_KDF = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
"""RFC 9106 §4, second recommendation."""

_TARGET = 0.75
"""Seconds that opening a vault shall take on the machine that made it."""

_MEMORIES = (256 * 1024, 128 * 1024, 64 * 1024)

LEAST_KDF = KdfCost(memory_kib=19_456, passes=2, lanes=1)
"""The least OWASP recommends; a vault that asks for less was tampered with."""

MOST_KDF = KdfCost(memory_kib=1024 * 1024, passes=32, lanes=16)
"""The most that is carried out; a foreign vault must not eat the machine."""


def derive_passphrase_key(
    passphrase: str, salt: bytes, *, memory_kib: int, passes: int, lanes: int
) -> bytes:
    """Make a 32-byte key of a passphrase with Argon2id.

    The passphrase is normalised (NFKC), so that it opens the vault whatever keyboard typed it.
    Takes a moment on purpose, and frees the interpreter meanwhile.

    Raises:
        Unreadable: ``kdf-parameters``: outside `LEAST_KDF` to `MOST_KDF`, or a salt below 16 bytes.
        CouldNotLook: ``not-enough-memory``.

    """
    cost = KdfCost(memory_kib, passes, lanes)
    within = all(
        least <= asked <= most for least, asked, most in zip(LEAST_KDF, cost, MOST_KDF, strict=True)
    )
    if not within or len(salt) < _LEAST_SALT:
        raise Unreadable("kdf-parameters", memory_kib=memory_kib, passes=passes, lanes=lanes)
    # A lone surrogate stands for a byte the terminal could not decode; it is still a passphrase.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt, length=KEY_LENGTH, iterations=passes, lanes=lanes, memory_cost=memory_kib
    )
    try:
        return kdf.derive(typed)
    except MemoryError as wrong:
        raise CouldNotLook("not-enough-memory", memory_kib=memory_kib) from wrong


def calibrated_kdf(seconds: Callable[[KdfCost], float] | None = None) -> KdfCost:
    """Return what a guess shall cost so that opening takes this machine 0.5 to 1 second.

    Never less than `DEFAULT_KDF`. Memory first, then passes (RFC 9106 §4): memory is what a thief
    with many processors has least of.

    Args:
        seconds: How long one derivation at a cost takes; measured, if not given.

    """
    measure = seconds or _seconds
    # The better of two: the machine may have been busy with something else.
    ratio = _TARGET / max(min(measure(DEFAULT_KDF), measure(DEFAULT_KDF)), 1e-3)
    floor = DEFAULT_KDF.memory_kib
    memory = next((m for m in _MEMORIES if m / floor <= ratio), floor)
    passes = round(DEFAULT_KDF.passes * ratio * floor / memory)
    return KdfCost(memory, min(max(passes, DEFAULT_KDF.passes), MOST_KDF.passes), DEFAULT_KDF.lanes)


def _seconds(cost: KdfCost) -> float:
    start = time.perf_counter()
    derive_passphrase_key("", bytes(_LEAST_SALT), **cost._asdict())
    return time.perf_counter() - start


def hkdf(secret: bytes, *, salt: bytes, info: str, length: int = KEY_LENGTH) -> bytes:
    """Make a key for one purpose out of a strong secret (HKDF-SHA-256, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info.encode()).derive(secret)


def wrap(key: bytes, secret: bytes, *, context: bytes) -> bytes:
    """Wrap `secret` under the 32-byte `key`: nonce, AES-256-GCM ciphertext, tag."""
    return _seal(key, secret, context)


def unwrap(key: bytes, wrapped: bytes, *, context: bytes) -> bytes:
    """Take a secret out of its wrapping.

    Raises:
        CouldNotLook: ``wrong-key``: the key, the context or the bytes are not those of `wrap`.

    """
    try:
        return _open(key, wrapped, context)
    except InvalidTag as wrong:
        raise CouldNotLook("wrong-key") from wrong


def seal_blob(key: bytes, data: bytes, *, context: bytes) -> bytes:
    """Seal a document under the 32-byte `key`: nonce, AES-256-GCM ciphertext, tag."""
    return _seal(key, data, context)


def open_blob(key: bytes, sealed: bytes, *, context: bytes) -> bytes:
    """Open a sealed document.

    Raises:
        Unreadable: ``blob-damaged``: changed, truncated, or another blob put in its place.

    """
    try:
        return _open(key, sealed, context)
    except InvalidTag as wrong:
        raise Unreadable("blob-damaged") from wrong


def random_bytes(count: int) -> bytes:
    """Return `count` bytes of the system's randomness."""
    return secrets.token_bytes(count)


def hmac_sha256(key: bytes, data: bytes) -> bytes:
    """Return the HMAC-SHA-256 of `data` (RFC 2104)."""
    return hmac.digest(key, data, "sha256")


def running_mac(key: bytes) -> hmac.HMAC:
    """Return an HMAC-SHA-256 over what it will be fed."""
    return hmac.new(key, digestmod="sha256")


def equal(left: bytes, right: bytes) -> bool:
    """Compare two secrets in a time that tells nothing about where they differ."""
    return hmac.compare_digest(left, right)


def _seal(key: bytes, data: bytes, context: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(key).encrypt(nonce, data, context)


def _open(key: bytes, sealed: bytes, context: bytes) -> bytes:
    if len(sealed) < _NONCE + _TAG:
        raise InvalidTag
    return _cipher(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], context)


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_LENGTH:  # AESGCM would take a 128-bit key without a word
        raise ValueError("a vault key has 32 bytes")
    return AESGCM(key)
