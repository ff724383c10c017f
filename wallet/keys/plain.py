"""Reads and writes plain JSON as fast as its signatures are checked, or leaves it to others.

Nearly all JSON of the trade is plain, and `msgspec` takes a fifth of the time of the standard
library for it. Nothing is decided here: what is not plain beyond doubt is handed to
`wallet.keys.canonical`, which alone refuses. A text counts as plain only if

1. it is what its value is written as, byte by byte: no member stood there twice, nothing had a
   second spelling, no byte-order mark, no bad UTF-8, nothing was lost;
2. its integers are within ±(2**53 - 1), objects stand in it at most `DEPTH` deep, alone or in
   lists, and no list in a list: the type it is read into has room for no more;
3. its floats lie where every writer has the same decimals for them, without exponent, and none is
   whole: `canonical` reads such as `int`.

In sorted text no character lies beyond U+FFFF, where RFC 8785 orders names by UTF-16.
"""

from __future__ import annotations

from functools import cache
from types import GenericAlias
from typing import Annotated, Any, NewType

import msgspec

DEPTH = 6
"""How many objects of plain JSON stand one inside the other, as those about whom to call for
dangerous goods in a transport document. Each more doubles what the type costs to build."""

_MOST_BYTES = 1_000_000
_LARGEST = 2**53 - 1
_WHOLE = (b".0,", b".0]", b".0}")
_BASIC = bytes(range(0xF0))
"""The bytes of UTF-8 without those that begin a character beyond U+FFFF."""

_AS_IS = msgspec.json.Encoder()
_SORTED = msgspec.json.Encoder(order="sorted")


def read(data: bytes) -> Any:
    """Return what `data` says if it is plain beyond doubt, else None."""
    value = _value(data)
    return value if value is not None and _AS_IS.encode(value) == data else None


def read_canonical(data: bytes) -> Any:
    """Return what `data` says if it is plain and its own canonical form beyond doubt, else None."""
    value = _value(data)
    if value is None or _SORTED.encode(value) != data or not _is_basic(data):
        return None
    return value


def write(value: Any) -> bytes | None:
    """Return the canonical form of `value` if that is plain beyond doubt, else None."""
    if type(value) is not dict:
        return None
    try:
        text = _SORTED.encode(value)
    except (ValueError, TypeError, RecursionError):
        return None
    # It would write times and bytes as texts, which read back as something else.
    return text if _value(text) == value and _is_basic(text) else None


def _value(data: bytes) -> Any:
    """Return what `data` says, if that keeps rules 2 and 3."""
    if len(data) > _MOST_BYTES:
        return None
    try:
        value = _decoder().decode(data)
    except (ValueError, RecursionError):
        return None
    if b".0" in data and (data.endswith(b".0") or any(map(data.__contains__, _WHOLE))):
        return None
    return value


def _is_basic(data: bytes) -> bool:
    return data.isascii() or not data.translate(None, _BASIC)


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    """Return the reader of plain JSON; made when first asked for, as it takes some milliseconds."""
    integer = Annotated[int, msgspec.Meta(ge=-_LARGEST, le=_LARGEST)]
    decimal = Annotated[float, msgspec.Meta(ge=1e-4, le=1e15)]
    leaf: Any = str | bool | integer | decimal | None
    kind = leaf
    for _ in range(DEPTH):
        # A type with a name is known by it; of one without, all that is in it is gone through.
        item = leaf | NewType("Object", GenericAlias(dict, (str, kind)))
        kind = item | NewType("List", GenericAlias(list, (item,)))
    return msgspec.json.Decoder(kind)
