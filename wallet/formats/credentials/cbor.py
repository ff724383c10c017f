"""The little CBOR that proof values are written in (RFC 8949): numbers, bytes, texts, lists, maps.

The general library belongs to the parcels; here no tag, float or open length may come, and the
depth is two.
"""

from __future__ import annotations

from typing import Any

from wallet.errors import Unreadable

_MOST_DEPTH = 4
_LENGTHS = {24: 1, 25: 2, 26: 4, 27: 8}


def read_cbor(data: bytes) -> Any:
    """Read one value that fills `data`.

    Raises:
        Unreadable: ``proof-malformed``.

    """
    value, end = _value(data, 0, 0)
    if end != len(data):
        raise Unreadable("proof-malformed")
    return value


def write_cbor(value: Any) -> bytes:
    """Write numbers from 0, bytes, texts, lists and maps, each in its shortest form."""
    match value:
        case int():
            return _head(0, value)
        case bytes():
            return _head(2, len(value)) + value
        case str():
            encoded = value.encode()
            return _head(3, len(encoded)) + encoded
        case list() | tuple():
            return _head(4, len(value)) + b"".join(map(write_cbor, value))
        case dict():
            written = (write_cbor(name) + write_cbor(item) for name, item in value.items())
            return _head(5, len(value)) + b"".join(written)
    raise TypeError(type(value).__name__)


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for code, length in _LENGTHS.items():
        if number < 1 << 8 * length:
            return bytes([major << 5 | code]) + number.to_bytes(length)
    raise OverflowError


def _value(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if at >= len(data) or depth > _MOST_DEPTH:
        raise Unreadable("proof-malformed")
    major, number, at = data[at] >> 5, data[at] & 31, at + 1
    if number in _LENGTHS:
        end = at + _LENGTHS[number]
        number, at = int.from_bytes(data[at:end]), end
    elif number > 23:
        raise Unreadable("proof-malformed")
    if major == 0:
        return number, at
    if major in (2, 3):
        raw = data[at : at + number]
        if len(raw) != number:
            raise Unreadable("proof-malformed")
        try:
            return (raw if major == 2 else raw.decode()), at + number
        except UnicodeDecodeError as wrong:
            raise Unreadable("proof-malformed") from wrong
    if major not in (4, 5) or number > len(data):  # each item takes a byte and more
        raise Unreadable("proof-malformed")
    items = []
    for _ in range(number * (major - 3)):
        item, at = _value(data, at, depth + 1)
        items.append(item)
    if major == 4:
        return items, at
    names = items[::2]
    if not all(isinstance(name, int) for name in names) or len(set(names)) != len(names):
        raise Unreadable("proof-malformed")
    return dict(zip(names, items[1::2], strict=True)), at
