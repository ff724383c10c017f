"""Files of format version 1 are read, and judged, as on the day they were written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.vectors.make_version_1 import FOLDER, PDF, files
from tests.wallet.builders import BANK, BUYER, CARRIER, LATER, SHIPPER, START, trust_in
from wallet.formats.card import read_card
from wallet.formats.pint.case import Case, Papers
from wallet.formats.pint.envelope import read_envelope
from wallet.formats.pint.judge import judge
from wallet.formats.pint.payloads import read_receipt
from wallet.formats.record import is_signed_by, read_record
from wallet.keys import jws
from wallet.keys.canonical import read_object, sha256_hex
from wallet.keys.signing import PublicKey
from wallet.parcels.file import Purpose, issue_to_of, open_sealed, read_parcel
from wallet.proof.verdict import Headline, Result
from wallet.titles.bill import Kind
from wallet.titles.parties import Role
from wallet.titles.state import Degree

DIGESTS = {
    "card-1.jws": "645b4baa743ea875475fc6cda2b3213dd5a6fdc1bec33a05d3769ada789f5438",
    "envelope-1.json": "f887884d40862460def3e0e5bd2b5c34dad162d8c0745a8848375121c4c9394c",
    "parcel-1-sealed.ebl": "4343b5f2d5d96c1557d57ddff896040688f105ab8f39aba20b149ca95a82cf89",
    "parcel-1.ebl": "6a800223cd1dd862d1eb58b341b120d4b6f212fd9da98d9e0156ddcf4ee176f7",
    "receipt-1.jws": "5685049972a014bf7d89edd986c9736559369e80c06e9f113c49490627b934ae",
    "record-1.jws": "c93cf6e7cfa47cd1245157d27c27c3792e20a1db7dc63ca51ee69d9f6e6dbac0",
    "refusal-1.jws": "214647e4f3d8c8f70d9ef07523084c604462e41b395876c22186ef75a9821c99",
    "rejection-1.jws": "904aeed4a58b6a6e52a6bce6a9ab2824304119e228081150789c5fd5beb5141f",
}


def data_of(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_a_frozen_file_is_as_it_was_committed(name):
    assert sha256_hex(data_of(name)) == DIGESTS[name]


@pytest.mark.parametrize("name", sorted(set(DIGESTS) - {"parcel-1-sealed.ebl"}))
def test_what_is_written_today_is_still_version_1(name):
    """Grow by new members and versions; the same things are written as the same bytes."""
    assert files()[name] == data_of(name)


def test_the_card_is_read():
    card = read_card(data_of("card-1.jws"))
    assert (card.party.name, card.role) == ("Straits Merchant Bank Ltd", Role.BANK)
    assert card.did == "did:key:zDnaeUp433CZkU6gU6zgKrTUhkbSMhKDJoRCSQ98mAQ5zELFc"
    assert card.party.codes[1].code == "999900STRAITSMB00252"
    assert card.issued == START


def test_the_parcel_is_read_and_its_bill_is_what_it_was():
    parcel = read_parcel(data_of("parcel-1.ebl"))
    envelope = read_envelope(parcel.envelope)
    assert parcel.purpose is Purpose.OFFER
    assert list(parcel.documents.values()) == [PDF]
    assert envelope == read_envelope(data_of("envelope-1.json"))
    case = Case(
        trust_in(CARRIER),
        LATER,
        me=BUYER.party,
        cards=tuple(read_card(text) for text in parcel.cards),
        receipts=parcel.receipts,
        records=parcel.records,
        issue_to=issue_to_of(parcel),
        papers=Papers(frozenset(parcel.documents)),
    )
    verdict = judge(envelope, case)
    assert verdict.headline is Headline.OFFERED
    assert verdict.with_result(Result.FAILED) == ()
    assert (verdict.holder, verdict.receiver) == (BANK.party, BUYER.party)
    assert [moment.degree for moment in verdict.timeline] == [
        Degree.RECORDED, Degree.RECORDED, Degree.SIGNED,
    ]  # fmt: skip
    assert [moment.state.kind for moment in verdict.timeline] == [
        Kind.TO_ORDER, Kind.TO_ORDER, Kind.BEARER,
    ]  # fmt: skip


def test_the_sealed_parcel_opens():
    sealed = data_of("parcel-1-sealed.ebl")
    assert open_sealed(sealed, BUYER.sealing) == data_of("parcel-1.ebl")


def test_the_record_and_the_refusal_are_read():
    record = read_record(data_of("record-1.jws"))
    assert (record.position, record.at) == (1, datetime(2026, 11, 3, 9, 4, tzinfo=UTC))
    refusal = read_record(data_of("refusal-1.jws"))
    assert (refusal.entry, refusal.standing) == (record.entry, record.text)
    for one in (record, refusal):
        assert is_signed_by(one, CARRIER.key.public)


def test_the_receipts_are_read():
    accepted, rejected = (jws.read(data_of(name)) for name in ("receipt-1.jws", "rejection-1.jws"))
    assert jws.verify(accepted, BANK.key.public)
    assert jws.verify(rejected, BUYER.key.public)
    assert read_receipt(read_object(accepted.payload)).answer == "RECE"
    assert read_receipt(read_object(rejected.payload)).is_rejection


def test_the_keys_of_the_invented_parties_stay_the_same():
    """The vectors are signed with keys that the builders derive from names."""
    for person in (CARRIER, SHIPPER, BANK, BUYER):
        assert PublicKey.from_did_key(person.did).thumbprint == person.key.public.thumbprint
