"""How an EVM contract is called and what it answers (the contract ABI, as far as titles need it).

Answers come from a node, which may be anybody: what is not exactly as the ABI says is refused.
"""

from __future__ import annotations

from functools import cache

from wallet.errors import Unreadable
from wallet.keys.ethereum import NOBODY as ZERO
from wallet.keys.ethereum import address_from, bytes_of, keccak256
from wallet.titles.escrow import NOBODY

MOST_BYTES = 4096
"""The longest text in an answer that is read; a remark has at most 120."""

_WORD = 32


@cache
def selector(signature: str) -> bytes:
    """Return the four bytes that name a function or an error: ``nominate(address,bytes)``."""
    return keccak256(signature.encode())[:4]


@cache
def topic(signature: str) -> bytes:
    """Return the 32 bytes that name an event."""
    return keccak256(signature.encode())


def call_data(signature: str, *arguments: str | int | bytes) -> bytes:
    """Return the call of a function with its arguments in the order of `signature`.

    Addresses are texts (`NOBODY` for none), numbers ints; ``bytes`` are of any length, ``bytesN``
    of theirs, and ``bytes32[]`` are its items on end.
    """
    types = [name for name in signature[signature.index("(") + 1 : -1].split(",") if name]
    heads: list[bytes] = []
    tail = b""
    for kind, argument in zip(types, arguments, strict=True):
        if kind == "bytes" and isinstance(argument, bytes):
            heads.append(_number(_WORD * len(types) + len(tail)))
            tail += _number(len(argument)) + _padded(argument)
        elif kind == "bytes32[]" and isinstance(argument, bytes):
            heads.append(_number(_WORD * len(types) + len(tail)))
            tail += _number(len(argument) // _WORD) + argument
        elif isinstance(argument, bytes):
            heads.append(argument.ljust(_WORD, b"\0"))
        elif isinstance(argument, str):
            heads.append(
                _number(0) if argument == NOBODY else bytes_of(argument).rjust(_WORD, b"\0")
            )
        else:
            heads.append(_number(argument))
    return selector(signature) + b"".join(heads) + tail


class Words:
    """The words of an answer or an event. Every method may raise ``answer-malformed``."""

    def __init__(self, data: bytes) -> None:
        """Read `data`, of whole words."""
        if len(data) % _WORD or len(data) > MOST_BYTES + 16 * _WORD:
            raise malformed("length")
        self._data = data

    def number(self, place: int) -> int:
        """Return the word at `place` as a number."""
        start = place * _WORD
        if start + _WORD > len(self._data):
            raise malformed("short")
        return int.from_bytes(self._data[start : start + _WORD])

    def address(self, place: int) -> str:
        """Return the word at `place` as an address, `NOBODY` for the zero address."""
        return as_address(self.number(place))

    def flag(self, place: int) -> bool:
        """Return the word at `place` as yes or no."""
        number = self.number(place)
        if number not in (0, 1):
            raise malformed("flag")
        return number == 1

    def text(self, place: int) -> bytes:
        """Return the bytes of any length to which the word at `place` points."""
        start = self.number(place)
        if start % _WORD or start > len(self._data):
            raise malformed("pointer")
        length = self.number(start // _WORD)
        first = start + _WORD
        if length > MOST_BYTES or first + length > len(self._data):
            raise malformed("length")
        return self._data[first : first + length]


def as_address(word: int) -> str:
    """Return a word as an address, `NOBODY` for the zero address.

    Raises:
        Unreadable: ``answer-malformed``.

    """
    if word >> 160:
        raise malformed("address")
    address = address_from(word.to_bytes(20))
    return NOBODY if address == ZERO else address


def malformed(why: str) -> Unreadable:
    """Return the refusal of what no such contract answers."""
    return Unreadable("answer-malformed", why=why)


def _number(number: int) -> bytes:
    return number.to_bytes(_WORD)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _WORD)
