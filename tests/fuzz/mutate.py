"""Changes good bytes into hostile ones: blindly, and by what they are (JSON, JWS, lists of words).

Blind changes rarely get past the first check of a signed or packed format; these keep the outside
whole and change what is inside. Everything is drawn from one `random.Random`, so the same seed
gives the same bytes.
"""

from __future__ import annotations

import json
import random
from typing import Any

from wallet.errors import WalletError
from wallet.keys import base64url
from wallet.parcels.archive import read_archive, write_archive

TOKENS = (
    b"",
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x80",
    b"\xed\xa0\x80",
    b"{",
    b"[",
    b'"',
    b"\\u0000",
    b"\\ud800",
    b"-1",
    b"1e999",
    b"99999999999999999999",
    b"null",
    b"NaN",
    b"true",
    b"..",
    b"/",
    b"=",
    b".",
    b"\n",
    b"\r\n",
    b"%",
    b"\xe2\x80\xae",
    "٣".encode(),
    "İ".encode(),
    b"0x",
    b"did:key:z",
    b"2026-02-30T25:61:61Z",
    b"9999-12-31T23:59:59.999-23:59",
    b"0001-01-01T00:00:00+23:59",
)
STRANGE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    2**53 - 1,
    -(2**53),
    1e308,
    "",
    " ",
    "\0",
    "\ud800",
    "é" * 300,
    "x" * 5000,
    [],
    {},
    [[]],
    [None],
    {"": ""},
    [{}],
    "0",
    "-0",
    "2026-02-30T00:00:00Z",
    "9999-12-31T23:59:59.999-23:59",
    "0001-01-01T00:00:00+23:59",
    "did:key:z",
    "did:web:",
    "0x",
    "a" * 64,
    "A" * 64,
    "٣" * 64,
    "../x",
    "1" * 5000,
    {"@context": {}},
    {"kty": "EC"},
    ["x"] * 300,
)


def mutated(data: bytes, dice: random.Random, most: int) -> bytes:
    """Return `data` changed in one to four ways, at most `most` bytes of it."""
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        change = dice.choice(
            (_bytes, _bytes, _json, _json, _jws, _members, _repeated, _token, _cut)
        )
        data = change(data, dice)
    return data[:most]


def _bytes(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return dice.randbytes(8)
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def _token(data: bytes, dice: random.Random) -> bytes:
    at, token = dice.randrange(len(data) + 1), dice.choice(TOKENS)
    over = dice.choice((0, len(token), 8))
    return data[:at] + token + data[at + over :]


def _cut(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] if dice.random() < 0.5 else data[at:]


def _repeated(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return data
    start = dice.randrange(len(data))
    piece = data[start : start + dice.choice((1, 8, 64, 512))]
    at = dice.randrange(len(data) + 1)
    return data[:at] + piece * dice.choice((1, 2, 16)) + data[at:]


def _json(data: bytes, dice: random.Random) -> bytes:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return _token(data, dice)
    return json.dumps(_changed(value, dice), ensure_ascii=dice.random() < 0.8).encode(
        "utf-8", "surrogatepass"
    )


def _changed(value: Any, dice: random.Random) -> Any:
    """Return a JSON value with one place in it changed."""
    holders = _holders(value)
    if not holders:
        return dice.choice(STRANGE)
    holder = dice.choice(holders)
    name = dice.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    match dice.randrange(6):
        case 0 if isinstance(holder, dict):
            del holder[name]
        case 0 | 1 if isinstance(holder, list):
            holder.insert(name, holder[name])
        case 2 if isinstance(holder, dict):
            holder[dice.choice(("", "@id", "type", "x", "__proto__"))] = holder[name]
        case 3:
            holder[name] = [holder[name]]
        case 4 if isinstance(holder[name], str):
            text = holder[name].encode("utf-8", "surrogatepass")
            holder[name] = mutated(text, dice, 10_000).decode("utf-8", "replace")
        case 5:
            other = dice.choice(holders)
            if other is not holder and not _is_inside(holder, other):
                holder[name] = other
        case _:
            holder[name] = dice.choice(STRANGE)
    return value


def _is_inside(holder: Any, other: Any) -> bool:
    """Say whether `holder` lies in `other`: it would then contain itself."""
    return any(one is holder for one in _holders(other))


def _holders(value: Any) -> list[Any]:
    found = [value] if isinstance(value, dict | list) and value else []
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inside:
        found += _holders(one)
    return found[:2000]


def _jws(data: bytes, dice: random.Random) -> bytes:
    """Change what is inside a part of a JWS."""
    parts = data.split(b".")
    if len(parts) not in (3, 5):
        return _json(data, dice)
    at = dice.randrange(len(parts))
    try:
        inside = base64url.decode(parts[at].decode("ascii", "replace"))
    except WalletError:
        return _bytes(data, dice)
    parts[at] = base64url.encode(mutated(inside, dice, 10_000)).encode()
    return b".".join(parts)


def _members(data: bytes, dice: random.Random) -> bytes:
    """Change a member of a parcel's archive, or its name."""
    try:
        members = read_archive(data)
    except WalletError:
        return _bytes(data, dice)
    at = dice.randrange(len(members)) if members else 0
    if not members:
        return data
    name, inside = members[at]
    match dice.randrange(4):
        case 0:
            del members[at]
        case 1:
            members[at] = (dice.choice([one for one, _data in members]), inside)
        case _:
            members[at] = (name, mutated(inside, dice, 100_000))
    try:
        return write_archive(members)
    except (WalletError, ValueError):
        return data
