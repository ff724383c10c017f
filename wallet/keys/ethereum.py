"""What an EVM chain calls keys and names: Keccak-256, addresses, secp256k1 signatures.

The only module that imports `coincurve` and pycryptodome (for Keccak alone: it is not SHA3-256).
An address is always the mixed-case text of EIP-55, so two of them are the same if their texts are.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from wallet.errors import Unreadable

NOBODY = "0x0000000000000000000000000000000000000000"
"""The zero address: what a contract answers where there is nobody."""

_REMEMBERED = 4096
"""Addresses whose text is kept: the same few stand in every log of a title."""
_ADDRESS = re.compile(r"0[xX]([0-9a-fA-F]{40})", re.ASCII)
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


class _Sponge(threading.local):
    """A state of Keccak for each thread, used again for each text.

    A document has hundreds of short texts to hash, and for each the library's front door makes an
    object: two thirds of the time. Behind it is the same code in C, if the library still has it so.
    """

    def __init__(self) -> None:
        from Crypto.Hash import keccak  # native code of its own; few runs touch a chain
        from Crypto.Util import _raw_api

        raw: Any = _raw_api  # its types know half of it

        self._lib = keccak._raw_keccak_lib  # type: ignore[attr-defined]
        state = raw.VoidPointer()
        if self._lib.keccak_init(state.address_of(), raw.c_size_t(64), raw.c_ubyte(24)):
            raise AttributeError("keccak_init")
        self._state, self._digest = state.get(), raw.create_string_buffer(32)
        self._size, self._padding = raw.c_size_t(32), raw.c_ubyte(0x01)
        self._text = raw.get_raw_buffer
        if self.hash(b"").hex() != _OF_NOTHING:
            raise AttributeError("keccak_digest")

    def hash(self, data: bytes) -> bytes:
        """Return the Keccak-256 of `data`."""
        lib, state = self._lib, self._state
        wrong = lib.keccak_absorb(state, data, len(data))
        wrong |= lib.keccak_digest(state, self._digest, self._size, self._padding)
        wrong |= lib.keccak_reset(state)
        if wrong:
            raise AttributeError("keccak_absorb")
        return bytes(self._text(self._digest))


_OF_NOTHING = "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"


@cache
def _keccak() -> Callable[[bytes], bytes]:
    try:
        sponge = _Sponge()
    except (ImportError, AttributeError, TypeError):
        return _slowly
    return sponge.hash


def _slowly(data: bytes) -> bytes:
    from Crypto.Hash import keccak  # as above

    return keccak.new(digest_bits=256, data=data).digest()


def keccak256(data: bytes) -> bytes:
    """Return the original Keccak-256 of `data`, with the padding that SHA3-256 changed."""
    return _keccak()(data)


@lru_cache(_REMEMBERED)
def address_from(raw: bytes) -> str:
    """Write 20 bytes as an address (EIP-55).

    Raises:
        Unreadable: ``address-unreadable``: they are not 20.

    """
    if len(raw) != 20:
        raise Unreadable("address-unreadable", address=raw[:40].hex())
    digits = raw.hex()
    marks = keccak256(digits.encode()).hex()
    mixed = (d.upper() if mark > "7" else d for d, mark in zip(digits, marks, strict=False))
    return "0x" + "".join(mixed)


@lru_cache(_REMEMBERED)
def read_address(text: str) -> str:
    """Read an address in any case and write it as EIP-55 does.

    Raises:
        Unreadable: ``address-unreadable``: it is none, or its mixed case does not add up, as after
            a slip of the pen.

    """
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise Unreadable("address-unreadable", address=text[:60])
    digits = found[1]
    address = address_from(bytes.fromhex(digits))
    if digits not in (digits.lower(), digits.upper()) and address[2:] != digits:
        raise Unreadable("address-unreadable", address=text)
    return address


def bytes_of(address: str) -> bytes:
    """Return the 20 bytes of an address that `read_address` made."""
    return bytes.fromhex(address[2:])


def address_of(public_key: bytes) -> str:
    """Return the address of a public key, 64 bytes x and y."""
    return address_from(keccak256(public_key)[12:])


def personal_digest(data: bytes) -> bytes:
    """Return what a wallet signs when asked to sign `data` as a message (EIP-191, version 45)."""
    return keccak256(b"\x19Ethereum Signed Message:\n%d" % len(data) + data)


def recover_address(digest: bytes, signature: bytes) -> str:
    """Return whose signature over `digest` this is.

    Args:
        digest: The 32 bytes that were signed.
        signature: 65 bytes r, s and v; v is 0 or 1, or 27 or 28.

    Raises:
        Unreadable: ``chain-signature-unreadable``: no key has made it, or its s is the greater of
            two (EIP-2), so that there would be a second signature as good.

    """
    from coincurve import PublicKey  # native code, as above

    if len(signature) != 65 or len(digest) != 32 or signature[64] not in (0, 1, 27, 28):
        raise Unreadable("chain-signature-unreadable")
    if int.from_bytes(signature[32:64]) > _ORDER // 2:
        raise Unreadable("chain-signature-unreadable", why="s")
    parity = bytes([signature[64] % 27])
    try:
        key = PublicKey.from_signature_and_message(signature[:64] + parity, digest, hasher=None)
    except Exception as wrong:  # it raises Exception itself, and ValueError
        raise Unreadable("chain-signature-unreadable") from wrong
    return address_of(key.format(compressed=False)[1:])


@dataclass(frozen=True, slots=True)
class ChainKey:
    """A secp256k1 key: it signs for one address, on whatever chain."""

    address: str
    _secret: bytes = field(repr=False, compare=False)

    @classmethod
    def new(cls) -> ChainKey:
        """Make a key of the system's randomness."""
        return cls._of((secrets.randbelow(_ORDER - 1) + 1).to_bytes(32))

    @classmethod
    def from_hex(cls, text: str) -> ChainKey:
        """Read a secret of 64 hex digits, with ``0x`` or without.

        Raises:
            Unreadable: ``key-unusable``.

        """
        digits = text.strip().removeprefix("0x")
        if re.fullmatch(r"[0-9a-fA-F]{64}", digits, re.ASCII) is None:
            raise Unreadable("key-unusable", why="secp256k1")
        secret = bytes.fromhex(digits)
        if not 0 < int.from_bytes(secret) < _ORDER:
            raise Unreadable("key-unusable", why="secp256k1")
        return cls._of(secret)

    @classmethod
    def _of(cls, secret: bytes) -> ChainKey:
        from coincurve import PrivateKey

        point = PrivateKey(secret).public_key.format(compressed=False)[1:]
        return cls(address_of(point), secret)

    def to_hex(self) -> str:
        """Return the secret as 64 hex digits, for the vault and for nobody else."""
        return self._secret.hex()

    def sign(self, digest: bytes) -> bytes:
        """Sign 32 bytes; the same every time (RFC 6979). Returns r, s and v, which is 0 or 1."""
        from coincurve import PrivateKey

        return PrivateKey(self._secret).sign_recoverable(digest, hasher=None)
