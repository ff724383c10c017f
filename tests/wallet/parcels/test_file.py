"""A parcel is written one way, and no changed byte of it is ever taken for genuine."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    MALLORY,
    SHIPPER,
    Voyage,
    good_voyage,
    sealing_key,
)
from wallet.errors import CouldNotLook, Unreadable, WalletError
from wallet.formats.pint.envelope import read_envelope
from wallet.formats.pint.judge import judge
from wallet.keys.canonical import canonical, sha256_hex
from wallet.parcels.archive import read_archive, write_archive
from wallet.parcels.file import (
    MEDIA_TYPE,
    Parcel,
    Purpose,
    is_parcel,
    is_sealed,
    issue_to_of,
    open_sealed,
    read_parcel,
    seal_parcel,
    write_parcel,
)

SMALL = write_parcel(Voyage.begin("bearer").parcel(Purpose.ISSUE))
RICH = good_voyage().parcel(
    documents={sha256_hex(data): data for data in (b"%PDF-1.7 one", b"%PDF-1.7 two")},
    cards=tuple(one.card.text for one in (CARRIER, SHIPPER, BANK)),
)
JWS = st.sampled_from([one.card.text for one in (CARRIER, SHIPPER, BANK, BUYER)])


def by_digest(files: list[bytes]) -> dict[str, bytes]:
    return {sha256_hex(data): data for data in files}


def in_order(texts: list[str]) -> tuple[str, ...]:
    return tuple(sorted(texts, key=sha256_hex))


TEXTS = st.lists(JWS, unique=True, max_size=3).map(in_order)
PARCELS = st.builds(
    Parcel,
    st.sampled_from(Purpose),
    st.binary(max_size=50),
    st.none() | st.binary(max_size=50),
    st.lists(st.binary(max_size=50), max_size=4).map(by_digest),
    TEXTS,
    TEXTS,
    TEXTS,
)


def refusal_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_parcel(data)
    return caught.value.code


def with_members(change) -> bytes:
    """Return the rich parcel with its list of members changed, well written otherwise."""
    members = read_archive(write_parcel(RICH))
    return write_archive(change(members) or members)


def masked(data: bytes, step: int = 1):
    """Yield `data` with one byte changed, each byte in turn, with changing masks."""
    for index, mask in zip(range(0, len(data), step), itertools.cycle((0x01, 0x80, 0xFF))):
        damaged = bytearray(data)
        damaged[index] ^= mask
        yield bytes(damaged)


@settings(max_examples=60)
@given(PARCELS)
def test_what_is_written_is_read_again(parcel):
    data = write_parcel(parcel)
    assert is_parcel(data)
    assert not is_sealed(data)
    again = read_parcel(data)
    assert again == parcel
    assert write_parcel(again) == data


def test_the_order_of_parts_makes_no_difference_to_the_bytes():
    turned = replace(
        RICH,
        documents=dict(reversed(RICH.documents.items())),
        receipts=RICH.receipts[::-1],
        records=(*RICH.records, RICH.records[0]),
        cards=RICH.cards[::-1],
    )
    assert write_parcel(turned) == write_parcel(RICH)


def test_a_parcel_leads_with_its_type_so_that_file_managers_know_it():
    assert write_parcel(RICH)[30:].startswith(b"mimetype" + MEDIA_TYPE.encode())


def test_a_parcel_is_known_by_its_head_and_a_sealed_one_by_its_five_parts():
    plain = SMALL
    assert (is_parcel(plain), is_sealed(plain)) == (True, False)
    assert not is_parcel(plain.replace(MEDIA_TYPE.encode(), b"application/zip"))
    assert not is_parcel(b"PK\x05\x06" + plain[4:])
    assert is_parcel(b"eyJ.a.b.c.d")
    for other in (b"eyJ.a.b", b"eyJ.a.b.c.d.e", b"abc.a.b.c.d"):
        assert not is_sealed(other)
    assert is_sealed(b"eyJ.." + b"A" * (64 * 2**20) + b".b.c"), "however much is in it"


def test_every_changed_byte_of_a_plain_parcel_is_noticed():
    for damaged in masked(SMALL):
        with pytest.raises(Unreadable):
            read_parcel(damaged)


def test_every_truncation_of_a_plain_parcel_is_noticed():
    for length in range(0, len(SMALL), 3):
        with pytest.raises(Unreadable):
            read_parcel(SMALL[:length])


def test_every_changed_byte_of_a_sealed_parcel_is_noticed():
    sealed = seal_parcel(SMALL, BANK.card.sealing_jwk)
    head = sealed.index(b".")
    for damaged in itertools.chain(masked(sealed[: head + 60]), masked(sealed, step=41)):
        text = damaged if len(damaged) == len(sealed) else damaged + sealed[head + 60 :]
        with pytest.raises(CouldNotLook):
            open_sealed(text, BANK.sealing)


def test_a_truncated_or_lengthened_sealed_parcel_is_noticed():
    sealed = seal_parcel(SMALL, BANK.card.sealing_jwk)
    for text in [sealed[:length] for length in range(0, len(sealed), 197)] + [
        sealed + more for more in (b"A", b".", b"\n", b"=", b"\xff")
    ]:
        with pytest.raises(CouldNotLook):
            open_sealed(text, BANK.sealing)


def test_no_changed_byte_of_an_envelope_leaves_it_genuine():
    voyage = Voyage.begin("bearer")
    data = voyage.parcel().envelope
    for damaged in masked(data, step=5):
        try:
            verdict = judge(read_envelope(damaged), voyage.case())
        except WalletError:
            continue
        assert not verdict.is_good


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: [*parts, parts[-1]], "parcel-foreign"),
        (lambda parts: [parts[1], parts[0], *parts[2:]], "archive-ambiguous"),
        (lambda parts: [*parts[:-1][::-1], parts[-1]], "archive-ambiguous"),
        (lambda parts: [*parts, ("notes.txt", b"")], "archive-ambiguous"),
        (lambda parts: [*parts, ("../escape", b"")], "archive-ambiguous"),
        (lambda parts: [*parts, ("documents/../../x", b"")], "parcel-digest"),
        (lambda parts: [*parts, ("documents/" + "0" * 64, b"")], "parcel-digest"),
        (lambda parts: [*parts, ("records/" + "0" * 64 + ".jws", b"x")], "archive-ambiguous"),
        (lambda parts: [*parts, ("records/x.jws", b"\xff")], "parcel-foreign"),
        (lambda parts: [parts[0], ("profile.json", b"{}"), *parts[2:]], "parcel-foreign"),
        (
            lambda parts: [parts[0], ("profile.json", parts[1][1] + b" "), *parts[2:]],
            "archive-ambiguous",
        ),
        (lambda parts: [("mimetype", b"application/zip"), *parts[1:]], "parcel-foreign"),
        (lambda parts: [*parts[:2], *parts[3:]], "parcel-foreign"),
        (lambda parts: parts[:1], "json-unreadable"),
        (lambda parts: [("MIMETYPE", parts[0][1]), *parts[1:]], "parcel-foreign"),
    ],
)
def test_an_archive_that_is_no_parcel_is_refused(change, code):
    assert refusal_of(with_members(change)) == code


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        ({"format": 2, "profile": "pint-3.0.0+2026-06", "purpose": "issue"}, "parcel-newer"),
        ({"format": 0, "profile": "pint-3.0.0+2026-06", "purpose": "issue"}, "parcel-foreign"),
        ({"format": "1", "profile": "pint-3.0.0+2026-06", "purpose": "issue"}, "parcel-foreign"),
        ({"format": 1, "profile": "pint-4", "purpose": "issue"}, "parcel-foreign"),
        ({"format": 1, "profile": "pint-3.0.0+2026-06", "purpose": "gift"}, "parcel-foreign"),
        ({"format": 1, "profile": "pint-3.0.0+2026-06", "purpose": []}, "parcel-foreign"),
        ({"format": True, "profile": "pint-3.0.0+2026-06", "purpose": "issue"},
         "archive-ambiguous"),
        ({"format": 1, "profile": "pint-3.0.0+2026-06", "purpose": "issue", "more": 1},
         "archive-ambiguous"),
    ],
)  # fmt: skip
def test_a_parcel_of_another_kind_or_version_is_refused(profile, code):
    data = with_members(lambda parts: [parts[0], ("profile.json", canonical(profile)), *parts[2:]])
    assert refusal_of(data) == code


def test_only_the_one_it_is_sealed_to_opens_it():
    sealed = seal_parcel(SMALL, BANK.card.sealing_jwk)
    assert is_parcel(sealed)
    assert is_sealed(sealed)
    assert open_sealed(sealed, BANK.sealing) == SMALL
    for key in (MALLORY.sealing, sealing_key("another"), None):
        with pytest.raises(CouldNotLook) as caught:
            open_sealed(sealed, key)
        assert caught.value.code == "sealed-to-other"


def test_the_issue_to_object_is_read_or_refused():
    assert issue_to_of(RICH) == good_voyage().issue_to
    assert issue_to_of(replace(RICH, issue_to=None)) is None
    with pytest.raises(Unreadable):
        issue_to_of(replace(RICH, issue_to=b"[]"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_parcel_or_refused(data):
    for read in (read_parcel, lambda raw: open_sealed(raw, BANK.sealing), read_envelope):
        try:
            read(data)
        except WalletError:
            continue


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(["mimetype", "profile.json", "envelope.json",
       "issue-to.json", "documents/" + "a" * 64, "cards/" + "b" * 64 + ".jws", "x"]),
       st.binary(max_size=20)), max_size=6))  # fmt: skip
def test_any_archive_is_a_parcel_or_refused(members):
    with pytest.raises(Unreadable):
        read_parcel(write_archive(members))


def test_no_json_text_of_others_is_an_envelope(shared):
    for path in sorted((shared / "data/conformance/02-json-parse").rglob("*.json")):
        with pytest.raises(WalletError):
            read_envelope(path.read_bytes())
