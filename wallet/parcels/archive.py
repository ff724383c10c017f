"""A ZIP that has exactly one way to be written, so that no byte of it is free.

ZIP leaves room for lies: two directories, overlapping members, extra fields,
clocks. An archive here is accepted only if writing its members again gives the
same bytes: members stored, in the given order, all other fields fixed
(`wallet.formats.zip_layout`).
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from wallet.errors import Unreadable
from wallet.formats.zip_layout import (
    CENTRAL,
    END,
    END_MARK,
    LOCAL,
    STORED,
    central_header,
    ending,
    local_header,
)

MOST_BYTES = 256 * 2**20
MOST_MEMBERS = 2_000


def write_archive(members: list[tuple[str, bytes]]) -> bytes:
    """Write `members` (ASCII name, content) in this order."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name, data in members:
        raw, crc, size, offset = name.encode("ascii"), zlib.crc32(data), len(data), body.tell()
        body.write(local_header(raw, crc, size) + data)
        directory.write(central_header(raw, crc, size, offset))
    start, length = body.tell(), directory.tell()
    return body.getvalue() + directory.getvalue() + ending(len(members), length, start)


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
    mark, *_, count, _length, at, _comment = END.unpack(data[-END.size :])
    if mark != END_MARK:
        raise Unreadable("archive-damaged")
    if count > MOST_MEMBERS:
        raise Unreadable("archive-too-large", most=MOST_MEMBERS)
    total = 0
    for _ in range(count):
        fields = CENTRAL.unpack_from(data, at)
        method, crc, packed, size, length = (fields[i] for i in (4, 7, 8, 9, 10))
        name = data[at + CENTRAL.size : at + CENTRAL.size + length].decode("ascii")
        at += CENTRAL.size + length
        start = fields[16] + LOCAL.size + length
        content = data[start : start + size]
        if method != STORED or packed != size or (total := total + size) > len(data):
            raise Unreadable("archive-ambiguous")
        if zlib.crc32(content) != crc:
            raise Unreadable("archive-damaged")
        yield name, content
