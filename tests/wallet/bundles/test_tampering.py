"""Whatever is changed, added, removed, renamed or reordered in a bundle is noticed and named."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.bundles.evidence import audited, bundle, dossier, members, packed, read, write
from wallet.bundles.dossier import Defect
from wallet.errors import Unreadable
from wallet.proof.verdict import Headline, Result

MEMBERS = members(bundle())
NAMES = [name for name, _data in MEMBERS]
INSIDE = NAMES[1:-3]  # without the media type, the lists and the signature
CODES = {
    "changed", "missing", "added", "renamed", "order", "layout", "manifest", "signature", "bag",
    "unsigned",
}  # fmt: skip
pieces = st.integers(0, len(INSIDE) - 1)


def named(files: list[tuple[str, bytes]]) -> dict[str, str]:
    """Return what is wrong with a bundle of these files: code by name."""
    return {defect.name: defect.code for defect in read(packed(files)).defects}


def test_a_bundle_that_nobody_touched_has_no_defect():
    found = read(bundle())
    assert found.defects == []
    assert all(one.is_right for one in found.signatures)
    assert packed(MEMBERS) == bundle()
    assert [one.verdict.headline for one in audited(bundle())] == [Headline.COPY] * 3


@given(pieces, st.data())
@settings(max_examples=30)
def test_a_changed_file_is_named(number, data):
    name, content = INSIDE[number], dict(MEMBERS)[INSIDE[number]]
    place = data.draw(st.integers(0, len(content) - 1))
    flipped = bytes([content[place] ^ data.draw(st.integers(1, 255))])
    changed = content[:place] + flipped + content[place + 1 :]
    files = [(one, changed if one == name else other) for one, other in MEMBERS]
    assert named(files).get(name) == "changed"


@given(pieces)
@settings(max_examples=20)
def test_a_removed_file_is_named(number):
    name = INSIDE[number]
    assert named([one for one in MEMBERS if one[0] != name]).get(name) == "missing"


@given(st.integers(0, len(MEMBERS)), st.binary(max_size=20), st.sampled_from(
    ["data/extra.txt", "extra", "META-INF/more.xml", "data/bills/other/bill.json"]))  # fmt: skip
@settings(max_examples=20)
def test_an_added_file_is_named(place, content, name):
    files = [*MEMBERS[:place], (name, content), *MEMBERS[place:]]
    assert named(files).get(name) == "added"


@given(pieces)
@settings(max_examples=20)
def test_a_renamed_file_is_named_by_both_names(number):
    old, new = INSIDE[number], f"{INSIDE[number]}.old"
    found = read(packed((new if name == old else name, data) for name, data in MEMBERS)).defects
    assert any((one.code, one.name, one.to) == ("renamed", old, new) for one in found)


@given(pieces, pieces)
@settings(max_examples=20)
def test_reordered_files_are_named(first, second):
    files = list(MEMBERS)
    one, other = first + 1, second + 1
    files[one], files[other] = files[other], files[one]
    found = named(files)
    assert (one == other) == (found == {})
    assert one == other or {NAMES[one], NAMES[other]} & set(found)
    assert set(found) <= set(NAMES)
    assert set(found.values()) <= {"order"}


@given(st.integers(0, len(bundle()) - 1), st.integers(1, 255))
@settings(max_examples=80)
def test_no_byte_of_the_file_is_free(place, flip):
    data = bytearray(bundle())
    data[place] ^= flip
    try:
        found = read(bytes(data))
    except Unreadable:
        return
    assert found.defects or not all(one.is_right for one in found.signatures)
    assert {one.code for one in found.defects} <= CODES
    assert all(one.name for one in found.defects)


@given(st.integers(0, len(bundle()) - 1))
@settings(max_examples=40)
def test_a_bundle_that_was_cut_off_is_refused(length):
    with pytest.raises(Unreadable):
        read(bundle()[:length])


@given(st.binary(min_size=1, max_size=40), st.booleans())
@settings(max_examples=30)
def test_nothing_may_stand_before_or_behind(more, is_before):
    with pytest.raises(Unreadable):
        read(more + bundle() if is_before else bundle() + more)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(Unreadable):
        read(data)


@pytest.mark.parametrize("name", ["META-INF/signature.p7s", "META-INF/ASiCManifest.xml"])
def test_without_list_or_signature_it_counts_as_changed(name):
    found = audited(packed(one for one in MEMBERS if one[0] != name))
    assert {one.verdict.headline for one in found} == {Headline.CHANGED}


def test_a_bundle_whose_bills_were_exchanged_for_others_is_changed():
    """A list and a signature do not fit the files of another bundle."""
    other = dict(members(write([dossier("OTHER-1")])))
    signed = dict(MEMBERS[-2:])
    files = [(name, signed.get(name, data)) for name, data in other.items()]
    assert audited(packed(files))[-1].verdict.headline is Headline.CHANGED


def test_only_the_bill_whose_file_was_changed_is_called_so():
    name = next(name for name in NAMES if name.endswith("/verdict.json"))
    files = [(one, b"{}" if one == name else data) for one, data in MEMBERS]
    first, second, whole = audited(packed(files))
    assert [one.verdict.headline for one in (first, second, whole)] == [
        Headline.CHANGED, Headline.COPY, Headline.CHANGED,
    ]  # fmt: skip
    check = whole.verdict.check("bundle.manifest")
    assert (check.result, check.reason, check.facts["name"]) == (
        Result.FAILED, "files-changed", name,
    )  # fmt: skip


def test_many_things_that_are_wrong_are_each_taken_down_once(monkeypatch):
    """A bundle of a hundred thousand wrong files took hours, when each was counted again."""
    files = [(name, data + b" " if name in INSIDE else data) for name, data in MEMBERS]
    more = [(f"data/more/{place}", b"") for place in range(400)]
    hashed = 0
    plain = Defect.__hash__

    def counted(defect: Defect) -> int:
        nonlocal hashed
        hashed += 1
        return plain(defect)

    monkeypatch.setattr(Defect, "__hash__", counted)
    found = read(packed([*files, *more]))
    assert len(found.defects) >= len(INSIDE) + len(more)
    assert hashed < 4 * len(found.defects)


def test_a_bundle_that_was_packed_anew_with_folders_is_said_to_be_laid_out_otherwise():
    """What whoever packed it did is the first thing said, not a name he never wrote."""
    beside = io.BytesIO()
    with zipfile.ZipFile(beside, "w") as archive:
        for folder in ("META-INF/", "data/"):
            archive.writestr(zipfile.ZipInfo(folder), b"")
        for name, data in MEMBERS:
            archive.writestr(name, data)
    found = read(beside.getvalue())
    assert {one.code for one in found.defects} == {"layout"}


def test_a_time_line_that_says_more_than_was_signed_is_noticed():
    """The exporter signs it, and it is still not so."""
    honest = dossier("MRDN-1", hops=2)
    lying = dossier("MRDN-1", hops=1).verdict
    bill, _whole = audited(write([dossier("MRDN-1", hops=2, verdict=lying)]))
    assert bill.verdict.check("bundle.conclusions").result is Result.FAILED
    assert bill.verdict.headline is Headline.CHANGED
    assert audited(write([honest]))[0].verdict.headline is Headline.COPY
