"""Reads a ZIP that may be hostile, member by member, from a file that stays where it is.

ZIP leaves room for lies; each is refused by name before any content is read:

1. One end of directory, at the end of the file; one disk; counts and sizes agree.
2. No byte that belongs to nothing: not before, between, or behind; no two members share a byte.
3. Each member says the same of itself in both places; stored or deflated, never encrypted.
4. No dangerous name, no two names that some system takes for one, no links (`names`).
5. Sizes are bounded before, and counted while, anything is inflated.

`Archive.odd` names what is allowed in archives of others and never stands in ours.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import BinaryIO

from wallet.bundles.names import check_names
from wallet.errors import Unreadable
from wallet.formats.zip_layout import (
    CENTRAL,
    CENTRAL_MARK,
    DEFLATED,
    END,
    END_64,
    END_64_MARK,
    END_MARK,
    FULL_16,
    FULL_32,
    LOCAL,
    LOCAL_MARK,
    LOCATOR_64,
    LOCATOR_64_MARK,
    STORED,
    central_header,
    ending,
    local_header,
)

MOST_MEMBERS = 400_000
"""Forty for each of ten thousand bills."""
MOST_DIRECTORY = 96 * 2**20
MOST_INFLATED = 512 * 2**20
MOST_RATIO = 200
"""How many times its packed size a deflated member may have, above `FREE_RATIO` bytes."""
FREE_RATIO = 4 * 2**20
PIECE = 2**18

_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_LATER, _UTF8 = 0x0008, 0x0800
_COMMENT = FULL_16


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive, as the directory tells of it."""

    name: str
    raw: bytes
    """The name's bytes."""
    offset: int
    """Where its local header stands."""
    start: int
    """Where its content begins."""
    packed: int
    size: int
    crc: int
    method: int
    is_plain: bool = False
    """Whether the directory tells of it as of one of ours; its own header is then looked at when
    it is read, in one go with the content."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder and no file."""
        return self.raw.endswith(b"/")


class Archive:
    """The members of a ZIP. Nothing is read but the directory, until it is asked for."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the directory of `file`, which can be sought and stays open.

        Raises:
            Unreadable: ``archive-damaged``, ``archive-ambiguous``, ``archive-name``,
                ``archive-encrypted``, ``archive-method``, ``archive-too-large``, each with ``why``
                or ``name``.

        """
        self._file = file
        self._inflated_size = 0
        self.odd = ""
        """Why it is not laid out as ours are; empty if it is."""
        try:
            self.members = tuple(self._read())
        except (OSError, ValueError, struct.error, MemoryError) as wrong:
            raise Unreadable("archive-damaged", why=type(wrong).__name__) from wrong
        self._by_name = {member.name: member for member in self.members}

    def find(self, name: str) -> Member | None:
        """Return the member called `name`."""
        return self._by_name.get(name)

    def read(self, member: Member, most: int) -> bytes:
        """Return the whole content of `member`.

        Raises:
            Unreadable: ``archive-too-large``: it is longer than `most`; as `pieces`.

        """
        if member.size > most:
            raise Unreadable("archive-too-large", name=member.name[:80], most=most)
        if not member.is_plain or member.packed > PIECE:
            return b"".join(self.pieces(member))
        head = local_header(member.raw, member.crc, member.size)
        data = self._take(member.offset, len(head) + member.size)
        if not data.startswith(head):
            raise Unreadable("archive-damaged", why="header", name=member.name[:80])
        data = data[len(head) :]
        if zlib.crc32(data) != member.crc:
            raise Unreadable("archive-damaged", why="content", name=member.name[:80])
        return data

    def pieces(self, member: Member) -> Iterator[bytes]:
        """Yield the content of `member` in pieces.

        Raises:
            Unreadable: ``archive-damaged``: it is not what the directory says.

        """
        if member.is_plain:
            head = local_header(member.raw, member.crc, member.size)
            if self._take(member.offset, len(head)) != head:
                raise Unreadable("archive-damaged", why="header", name=member.name[:80])
        crc = size = 0
        for piece in self._inflated(member) if member.method == DEFLATED else self._raw(member):
            size += len(piece)
            if size > member.size:
                break
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != member.size or crc != member.crc:
            raise Unreadable("archive-damaged", why="content", name=member.name[:80])

    def _raw(self, member: Member) -> Iterator[bytes]:
        at, left = member.start, member.packed
        while left:
            piece = self._take(at, min(left, PIECE))
            at, left = at + len(piece), left - len(piece)
            yield piece

    def _inflated(self, member: Member) -> Iterator[bytes]:
        inflater = zlib.decompressobj(-15)
        try:
            for packed in self._raw(member):
                rest = packed
                while rest and not inflater.eof:
                    yield inflater.decompress(rest, PIECE)
                    rest = inflater.unconsumed_tail
            while not inflater.eof and (piece := inflater.decompress(b"", PIECE)):
                yield piece
        except zlib.error as wrong:
            raise Unreadable("archive-damaged", why="deflate", name=member.name[:80]) from wrong
        if not inflater.eof or inflater.unused_data:
            raise Unreadable("archive-damaged", why="deflate", name=member.name[:80])

    def _take(self, at: int, length: int) -> bytes:
        try:
            self._file.seek(at)
            data = self._file.read(length)
        except (OSError, ValueError) as wrong:
            raise Unreadable("archive-damaged", why="read") from wrong
        if len(data) != length:
            raise Unreadable("archive-damaged", why="short")
        return data

    # The directory

    def _read(self) -> Iterator[Member]:
        size = self._file.seek(0, os.SEEK_END)
        count, length, start, behind = self._end(size)
        if count > MOST_MEMBERS or length > MOST_DIRECTORY:
            raise Unreadable("archive-too-large", most=MOST_MEMBERS)
        if start + length != behind:
            raise Unreadable("archive-ambiguous", why="gap")
        directory = self._take(start, length)
        if self._take(behind, size - behind) != ending(count, length, start):
            self._note("ending")
        listed = list(self._listed(directory, count))
        check_names([member.name for member in listed])
        yield from self._located(listed, start)

    def _end(self, size: int) -> tuple[int, int, int, int]:
        """Return count, length and start of the directory, and where what is behind it begins."""
        tail_at = max(0, size - END.size - _COMMENT)
        tail = self._take(tail_at, size - tail_at)
        found = [
            at
            for at in _places(tail, END_MARK)
            if at + END.size <= len(tail)
            and at + END.size + END.unpack_from(tail, at)[7] == len(tail)
        ]
        if not found:
            raise Unreadable("archive-damaged", why="end")
        if len(found) > 1:
            raise Unreadable("archive-ambiguous", why="end")
        at = tail_at + found[0]
        _mark, disk, first, here, count, length, start, _comment = END.unpack_from(tail, found[0])
        before = min(at, LOCATOR_64.size)
        locator = self._take(at - before, before)
        if locator.startswith(LOCATOR_64_MARK):
            _mark, disk_64, at_64, disks = LOCATOR_64.unpack(locator)
            if disk_64 or disks > 1 or at_64 + END_64.size != at - LOCATOR_64.size:
                raise Unreadable("archive-ambiguous", why="zip64")
            fields = END_64.unpack(self._take(at_64, END_64.size))
            mark, rest, _, _, disk_64, first_64, here_64, count_64, length_64, start_64 = fields
            if mark != END_64_MARK or rest != END_64.size - 12 or disk_64 or first_64:
                raise Unreadable("archive-ambiguous", why="zip64")
            for short, long, full in (
                (count, count_64, FULL_16), (here, here_64, FULL_16),
                (length, length_64, FULL_32), (start, start_64, FULL_32),
            ):  # fmt: skip
                if short not in (full, long):
                    raise Unreadable("archive-ambiguous", why="zip64")
            count, here, length, start, at = count_64, here_64, length_64, start_64, at_64
        if disk or first or here != count:
            raise Unreadable("archive-ambiguous", why="disks")
        return count, length, start, at

    def _listed(self, directory: bytes, count: int) -> Iterator[Member]:
        at = 0
        for _ in range(count):
            fields = CENTRAL.unpack_from(directory, at)
            crc, packed, size, length = fields[7:11]
            line_end = at + CENTRAL.size + length
            raw = directory[at + CENTRAL.size : line_end]
            if directory[at:line_end] == central_header(raw, crc, size, fields[16]):
                name = _decoded(raw, is_utf8=False)
                start = fields[16] + LOCAL.size + length
                if raw.isascii() and not raw.endswith(b"/") and fields[16] < FULL_32:
                    yield Member(name, raw, fields[16], start, packed, size, crc, STORED, True)
                    at = line_end
                    continue
            member, at = self._listed_one(directory, at)
            yield member
        if at != len(directory):
            raise Unreadable("archive-damaged", why="directory")

    def _listed_one(self, directory: bytes, at: int) -> tuple[Member, int]:
        """Return what a line of the directory tells that is not as we write it, and its end."""
        fields = CENTRAL.unpack_from(directory, at)
        mark, by, _needs, flags, method, _time, _date, crc, packed, size = fields[:10]
        name_length, extra_length, comment, disk, _inner, outer, offset = fields[10:]
        line_end = at + CENTRAL.size + name_length + extra_length + comment
        if mark != CENTRAL_MARK or line_end > len(directory):
            raise Unreadable("archive-damaged", why="directory")
        raw = directory[at + CENTRAL.size : at + CENTRAL.size + name_length]
        extra = directory[at + CENTRAL.size + name_length : line_end - comment]
        packed, size, offset = _zip64(extra, packed, size, offset)
        name = _decoded(raw, is_utf8=bool(flags & _UTF8))
        if flags & _ENCRYPTED:
            raise Unreadable("archive-encrypted", name=name[:80])
        if method not in (STORED, DEFLATED):
            raise Unreadable("archive-method", name=name[:80], method=method)
        if disk:
            raise Unreadable("archive-ambiguous", why="disks")
        if by >> 8 == 3 and stat.S_IFMT(outer >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise Unreadable("archive-link", name=name[:80])
        if name.endswith("/") and size:
            raise Unreadable("archive-ambiguous", why="folder", name=name[:80])
        if method == STORED and packed != size:
            raise Unreadable("archive-ambiguous", why="size", name=name[:80])
        if method == DEFLATED:
            self._inflated_size += size
            most = max(FREE_RATIO, packed * MOST_RATIO)
            if self._inflated_size > MOST_INFLATED or size > most:
                raise Unreadable("archive-too-large", name=name[:80], most=most)
        if directory[at:line_end] != central_header(raw, crc, size, offset):
            self._note("header", name)
        return Member(name, raw, offset, 0, packed, size, crc, method), line_end

    def _located(self, listed: list[Member], end: int) -> Iterator[Member]:
        """Look at each local header; what is between two members belongs to neither."""
        in_file = listed
        if any(one.offset >= two.offset for one, two in pairwise(listed)):
            in_file = sorted(listed, key=lambda member: member.offset)
            self._note("order")
        expected, starts = 0, {}
        for member in in_file:
            if member.offset != expected:
                raise Unreadable("archive-ambiguous", why="gap", name=member.name[:80])
            if member.is_plain:
                expected = member.start + member.size
                continue
            starts[member.offset], expected = self._located_one(member, end)
        if expected != end:
            raise Unreadable("archive-ambiguous", why="gap")
        for member in listed:
            yield member if member.is_plain else replace(member, start=starts[member.offset])

    def _located_one(self, member: Member, end: int) -> tuple[int, int]:
        """Return where the content of `member` begins, and where the next member must begin."""
        start = member.offset + LOCAL.size + len(member.raw)
        head = self._take(member.offset, LOCAL.size + len(member.raw))
        if head == local_header(member.raw, member.crc, member.size):
            return start, start + member.packed
        self._note("header", member.name)
        fields = LOCAL.unpack_from(head)
        mark, _needs, flags, method, _time, _date, crc, packed, size, length, extra_length = fields
        if mark != LOCAL_MARK or length != len(member.raw) or head[LOCAL.size :] != member.raw:
            raise Unreadable("archive-ambiguous", why="names", name=member.name[:80])
        extra = self._take(start, extra_length)
        start += extra_length
        is_later = bool(flags & _LATER)
        told = (*_zip64(extra, packed, size, 0)[:2], crc)
        meant = (member.packed, member.size, member.crc)
        if method != member.method or not (told == meant or (is_later and not any(told))):
            raise Unreadable("archive-ambiguous", why="header", name=member.name[:80])
        after = start + member.packed
        return start, after + (self._descriptor(after, member, end) if is_later else 0)

    def _descriptor(self, at: int, member: Member, end: int) -> int:
        """Return how many bytes a data descriptor (APPNOTE 4.3.9) takes behind `member`."""
        seen = self._take(at, min(24, end - at))
        for mark in (b"PK\x07\x08", b""):
            for sizes in ("2I", "2Q"):
                try:
                    tells = mark + struct.pack("<I", member.crc)
                    tells += struct.pack(f"<{sizes}", member.packed, member.size)
                except struct.error:
                    continue
                if seen.startswith(tells):
                    return len(tells)
        raise Unreadable("archive-ambiguous", why="descriptor", name=member.name[:80])

    def _note(self, what: str, name: str = "") -> None:
        if not self.odd:
            self.odd = f"{what}: {name}" if name else what


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _zip64(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Return sizes and offset with what the ZIP64 field says instead (APPNOTE 4.5.3)."""
    at = 0
    seen = False
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        body = extra[at + 4 : at + 4 + length]
        if len(body) != length:
            raise Unreadable("archive-damaged", why="extra")
        at += 4 + length
        if kind == 0x7075:  # another name than the one that is shown
            raise Unreadable("archive-ambiguous", why="names")
        if kind != 1:
            continue
        if seen:
            raise Unreadable("archive-ambiguous", why="zip64")
        seen, place, values = True, 0, []
        for value in (size, packed, offset):
            if value == FULL_32 and place + 8 <= length:
                values.append(int(struct.unpack_from("<Q", body, place)[0]))
                place += 8
            else:
                values.append(value)
        size, packed, offset = values
    return packed, size, offset


def _decoded(raw: bytes, *, is_utf8: bool) -> str:
    try:
        # Names without the mark are CP437 by the letter; whoever writes ASiC writes UTF-8.
        return raw.decode("utf-8" if is_utf8 or not raw.isascii() else "ascii")
    except UnicodeDecodeError as wrong:
        raise Unreadable("archive-name", name=repr(raw[:60]), why="encoding") from wrong
