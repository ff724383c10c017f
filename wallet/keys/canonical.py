"""Reads JSON strictly and writes it canonically, so that two readers never see two documents.

The rules of reading (RFC 8259, I-JSON of RFC 7493, and what RFC 8785 can write again):

* UTF-8 without byte-order mark, and no lone surrogate, escaped or not.
* No member twice in one object, at any level.
* No NaN, no Infinity, nothing beyond binary64; an integer stays within ±(2**53 - 1).
* Depth, bytes and the number of values are bounded.

A number without a fraction is read as `int`, however it was written: ``1.0`` and ``1e3`` are 1 and
1000 to every ECMAScript reader and to RFC 8785. Signed text is verified as it was received;
nothing here is meant for writing somebody else's signed bytes again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import Any, NoReturn, TypeAlias

import rfc8785

from wallet.errors import Unreadable
from wallet.keys import plain

JsonObject: TypeAlias = dict[str, Any]

MAX_DEPTH = 64
"""How many objects and arrays may stand one inside the other."""

MAX_INTEGER = 2**53 - 1
"""The largest integer every JSON reader holds exactly (RFC 7493 §2.2)."""

MAX_VALUES = 1_000_000
"""How many values one text may hold; a few bytes of JSON can cost a hundred of memory."""

MAX_NUMBER = 400
"""How many characters a number may have; the longest exact integral binary64 has 309 digits."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(data: bytes, *, most: int = 8 * 2**20) -> Any:
    """Read one JSON text strictly.

    Args:
        data: The text, UTF-8.
        most: The most bytes that are looked at.

    Raises:
        Unreadable: ``json-too-large``, ``json-too-deep``, ``json-duplicate-member``,
            ``json-number`` or ``json-unreadable``, by the rules above.

    """
    if len(data) > most or (len(data) > MAX_VALUES and data.count(b",") > MAX_VALUES):
        raise Unreadable("json-too-large", size=len(data), most=most)
    value = plain.read(data)
    return _read_carefully(data) if value is None else value


def _read_carefully(data: bytes) -> Any:
    try:
        text = data.decode("utf-8")
        value = _DECODER.decode(text)
        if _SURROGATE.search(text):
            _ENCODER.encode(value).encode("utf-8")
    except RecursionError as wrong:
        raise Unreadable("json-too-deep", most=MAX_DEPTH) from wrong
    except UnicodeError as wrong:
        raise Unreadable("json-unreadable", why="encoding") from wrong
    except json.JSONDecodeError as wrong:
        place = {"line": wrong.lineno, "column": wrong.colno}
        raise Unreadable("json-unreadable", case="syntax", why="syntax", **place) from wrong
    except ValueError as wrong:
        raise Unreadable("json-unreadable", why="syntax") from wrong
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH:
        _is_plain(value)
    return value


def read_object(data: bytes, *, most: int = 8 * 2**20) -> JsonObject:
    """Read one JSON object strictly.

    Raises:
        Unreadable: As `read_json`, or ``json-not-object``.

    """
    value = read_json(data, most=most)
    if not isinstance(value, dict):
        raise Unreadable("json-not-object")
    return value


def canonical(value: Any) -> bytes:
    """Write `value` as canonical JSON (RFC 8785).

    Raises:
        Unreadable: ``json-number``, ``json-too-deep`` or ``json-unreadable``: RFC 8785 has no text
            for such a value.

    """
    text = plain.write(value)
    return _write_carefully(value) if text is None else text


def _write_carefully(value: Any) -> bytes:
    try:
        if _is_plain(value):
            return _ENCODER.encode(value).encode("utf-8")
        return rfc8785.dumps(value)
    except (rfc8785.IntegerDomainError, rfc8785.FloatDomainError) as wrong:
        raise Unreadable("json-number", number=str(wrong)[:40]) from wrong
    except RecursionError as wrong:
        raise Unreadable("json-too-deep", most=MAX_DEPTH) from wrong
    except (TypeError, ValueError) as wrong:
        raise Unreadable("json-unreadable", why="value") from wrong


def sha256_hex(data: bytes | str) -> str:
    """Return the SHA-256 of `data` as 64 lower-case hex digits; text is hashed as ASCII.

    Raises:
        Unreadable: ``text-not-ascii``.

    """
    if isinstance(data, str):
        try:
            data = data.encode("ascii")
        except UnicodeEncodeError as wrong:
            raise Unreadable("text-not-ascii") from wrong
    return hashlib.sha256(data).hexdigest()


def digest_of(value: Any) -> str:
    """Return the SHA-256 of the canonical JSON of `value`, as PINT's checksums are made.

    Raises:
        Unreadable: As `canonical`.

    """
    return sha256_hex(canonical(value))


def _is_plain(value: Any) -> bool:
    """Tell whether the fast encoder of the standard library writes `value` as RFC 8785 would.

    The two differ in the order of member names beyond U+FFFF (UTF-16 against code points) and in
    the text of some floats; whatever is in doubt goes to `rfc8785`, which is seven times slower.
    """
    plain = True
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        below: list[Any] = []
        for item in level:
            kind = type(item)
            if kind is str or kind is bool or item is None:
                continue
            if kind is dict:
                plain = plain and all(type(name) is str and name.isascii() for name in item)
                below.extend(item.values())
            elif kind is list:
                below.extend(item)
            elif kind is int:
                plain = plain and -MAX_INTEGER <= item <= MAX_INTEGER
            elif kind is float:
                text = repr(item)
                plain = plain and "e" not in text and "n" not in text and text[-2:] != ".0"
            else:
                plain = False
        if not below:
            return plain
        level = below
    raise Unreadable("json-too-deep", most=MAX_DEPTH)


def _object(members: list[tuple[str, Any]]) -> JsonObject:
    found = dict(members)
    if len(found) != len(members):
        counts = Counter(name for name, _ in members)  # a look-up each: there may be a million
        twice = next(name for name, count in counts.items() if count > 1)
        raise Unreadable("json-duplicate-member", member=twice[:80])
    return found


def _integer(text: str) -> int:
    # The length is looked at first: int() of a million digits takes seconds.
    if len(text) > 17 or not -MAX_INTEGER <= (number := int(text)) <= MAX_INTEGER:
        raise Unreadable("json-number", number=text[:40])
    return number


def _float(text: str) -> int | float:
    if len(text) > MAX_NUMBER or (number := float(text)) in (float("inf"), float("-inf")):
        raise Unreadable("json-number", number=text[:40])
    return int(number) if number.is_integer() and abs(number) <= MAX_INTEGER else number


def _constant(text: str) -> NoReturn:
    raise Unreadable("json-number", number=text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant
)
_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,
    allow_nan=False,
    sort_keys=True,
    separators=(",", ":"),
)
