"""Base58 in the Bitcoin alphabet, for the short texts of did:key and multibase (``z…``)."""

from __future__ import annotations

from wallet.errors import Unreadable

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}

MAX_LENGTH = 256
"""The longest text that is read: the work grows with the square of the length."""


def encode(data: bytes) -> str:
    """Write `data` in base58."""
    number = int.from_bytes(data)
    digits = ""
    while number:
        number, digit = divmod(number, 58)
        digits = _ALPHABET[digit] + digits
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + digits


def decode(text: str) -> bytes:
    """Read base58; every text stands for exactly one value.

    Raises:
        Unreadable: ``base58-malformed``.

    """
    if len(text) > MAX_LENGTH:
        raise Unreadable("base58-malformed")
    number = 0
    for character in text:
        if (value := _VALUES.get(character)) is None:
            raise Unreadable("base58-malformed")
        number = number * 58 + value
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)
