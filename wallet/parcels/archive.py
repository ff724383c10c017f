"""A ZIP that has exactly one way to be written, so that no byte of it is free.

ZIP leaves room for lies: two directories, overlapping members, extra fields,
clocks. An archive here is accepted only if writing its members again gives the
same bytes: members stored, in the given order, all other fields fixed
(PKWARE APPNOTE 4.3; times at 1 January 1980).
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from wallet.errors import Unreadable

MOST_BYTES = 256 * 2**20
MOST_MEMBERS = 2_000

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _FLAGS, _STORED, _TIME, _DATE = 20, 0, 0, 0, 0x21


def write_archive(members: list[tuple[str, bytes]]) -> bytes:
    """Write `members` (ASCII name, content) in this order."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name, data in members:
        raw, crc, size, offset = name.encode("ascii"), zlib.crc32(data), len(data), body.tell()
        common = (_VERSION, _FLAGS, _STORED, _TIME, _DATE, crc, size, size, len(raw), 0)
        body.write(_LOCAL.pack(b"PK\x03\x04", *common) + raw + data)
        directory.write(_CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, offset) + raw)
    start, length, count = body.tell(), directory.tell(), len(members)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, length, start, 0)
    return body.getvalue() + directory.getvalue() + end


def read_archive(data: bytes) -> list[tuple[str, bytes]]:
    """Return the members of an archive that `write_archive` wrote.

    Raises:
        Unreadable: ``archive-too-large``, ``archive-damaged`` or, where the bytes
            say more than the members, ``archive-ambiguous``.

    """
    if len(data) > MOST_BYTES:
        raise Unreadable("archive-too-large", most=MOST_BYTES)
    try:
        members = list(_members(data))
        is_exact = write_archive(members) == data
    except (struct.error, UnicodeError) as wrong:
        raise Unreadable("archive-damaged") from wrong
    if not is_exact:
        raise Unreadable("archive-ambiguous")
    return members


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what the directory at the end lists.

    Only what is needed to write the same bytes again is looked at, for that
    proves the rest; the sizes are added up, so that no byte is read twice.
    """
    mark, *_, count, _length, at, _comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06":
        raise Unreadable("archive-damaged")
    if count > MOST_MEMBERS:
        raise Unreadable("archive-too-large", most=MOST_MEMBERS)
    total = 0
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, at)
        method, crc, packed, size, length = (fields[i] for i in (4, 7, 8, 9, 10))
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + length].decode("ascii")
        at += _CENTRAL.size + length
        start = fields[16] + _LOCAL.size + length
        content = data[start : start + size]
        if method != _STORED or packed != size or (total := total + size) > len(data):
            raise Unreadable("archive-ambiguous")
        if zlib.crc32(content) != crc:
            raise Unreadable("archive-damaged")
        yield name, content
