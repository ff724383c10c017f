"""An archive has one way to be written; whatever else calls itself a ZIP is refused."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.parcels.archive import MOST_BYTES, MOST_MEMBERS, read_archive, write_archive

MEMBERS = [("mimetype", b"text/plain"), ("a/b.txt", b"content"), ("empty", b"")]
NAMES = st.text(st.characters(min_codepoint=1, max_codepoint=127), max_size=30)


def refusal_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_archive(data)
    return caught.value.code


def zipped(members=MEMBERS, *, compression=zipfile.ZIP_STORED, comment=b"", **info) -> bytes:
    """Write `members` as Python's own zipfile does, with some field changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = compression
            member.create_system = 0
            for field, value in info.items():
                setattr(member, field, value)
            archive.writestr(member, data)
        archive.comment = comment
    return out.getvalue()


@given(st.lists(st.tuples(NAMES, st.binary(max_size=100)), max_size=10))
def test_what_is_written_is_read_again(members):
    assert read_archive(write_archive(members)) == members


def test_other_programs_read_what_is_written():
    with zipfile.ZipFile(io.BytesIO(write_archive(MEMBERS))) as archive:
        assert archive.testzip() is None
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == MEMBERS


def test_every_flip_of_every_byte_is_noticed():
    data = write_archive(MEMBERS)
    for index in range(len(data)):
        for mask in (0x01, 0x80, 0xFF):
            damaged = bytearray(data)
            damaged[index] ^= mask
            with pytest.raises(Unreadable):
                read_archive(bytes(damaged))


def test_every_truncation_and_every_addition_is_noticed():
    data = write_archive(MEMBERS)
    for length in range(len(data)):
        assert refusal_of(data[:length]) in ("archive-damaged", "archive-ambiguous")
    for more in (b"\0", b"PK", data):
        assert refusal_of(data + more) in ("archive-damaged", "archive-ambiguous")
        assert refusal_of(more + data) in ("archive-damaged", "archive-ambiguous")


@pytest.mark.parametrize(
    "data",
    [
        zipped(),
        zipped(compression=zipfile.ZIP_DEFLATED),
        zipped(comment=b"hello"),
        zipped(extra=b"\x0a\x00\x00\x00"),
        zipped(date_time=(2026, 11, 3, 9, 0, 0)),
        zipped(external_attr=0o777 << 16),
        zipped(internal_attr=1),
        zipped(flag_bits=0x800),
        zipped(create_version=63),
        write_archive(MEMBERS)[:-2] + b"\x01\x00#",
    ],
)
def test_a_zip_that_says_more_than_its_members_is_ambiguous(data):
    assert refusal_of(data) in ("archive-ambiguous", "archive-damaged")


def test_a_compressed_archive_is_called_foreign_not_damaged():
    assert refusal_of(zipped(compression=zipfile.ZIP_DEFLATED)) == "archive-ambiguous"


def test_an_encrypted_member_is_refused():
    data = bytearray(write_archive(MEMBERS))
    data[6] |= 1  # general purpose bit 0 of the first local header
    assert refusal_of(bytes(data)) == "archive-ambiguous"


def test_zip64_is_refused():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w") as archive,
        archive.open(zipfile.ZipInfo("a"), "w", force_zip64=True) as member,
    ):
        member.write(b"content")
    assert refusal_of(out.getvalue()) in ("archive-ambiguous", "archive-damaged")


def test_members_that_lie_over_each_other_are_not_read_many_times():
    big, count = b"\0" * 2**20, 1_000
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0x21, zlib.crc32(big), len(big), len(big),
        1, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    local = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0x21, zlib.crc32(big), len(big), len(big), 1, 0
    )
    directory = (entry + b"a") * count
    start = len(local) + 1 + len(big)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    tracemalloc.start()
    assert refusal_of(local + b"a" + big + directory + end) == "archive-ambiguous"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * len(big)


def test_too_many_members_and_too_many_bytes_are_refused_unread():
    assert refusal_of(write_archive([("a", b"")] * (MOST_MEMBERS + 1))) == "archive-too-large"
    assert refusal_of(bytes(MOST_BYTES + 1)) == "archive-too-large"


@given(st.binary(max_size=400))
@example(b"")
@example(b"PK\x05\x06" + b"\0" * 18)
def test_any_bytes_are_an_archive_or_refused(data):
    try:
        members = read_archive(data)
    except Unreadable:
        return
    assert write_archive(members) == data


@given(st.data())
def test_any_change_to_the_directory_is_noticed(data):
    archive = write_archive(MEMBERS)
    start = archive.index(b"PK\x01\x02")
    at = data.draw(st.integers(start, len(archive) - 1))
    inserted = data.draw(st.binary(min_size=1, max_size=30))
    changed = archive[:at] + inserted + archive[at + data.draw(st.integers(0, 30)) :]
    if changed != archive:
        with pytest.raises(Unreadable):
            read_archive(changed)


def test_no_hostile_zip_of_others_gets_through(shared):
    folder = shared / "data/conformance/13-archive"
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(paths) > 100
    for path in paths:
        if path.name != "testempty.zip":  # no members, written in the one way there is
            assert refusal_of(path.read_bytes()).startswith("archive-"), path.name
