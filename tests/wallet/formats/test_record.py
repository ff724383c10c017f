"""A registrar's record is read strictly, and who signed it is checked apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import BANK, CARRIER
from tests.wallet.formats.test_members import JSON
from wallet.clock import to_milliseconds
from wallet.errors import Unreadable, WalletError
from wallet.formats.record import Kind, Record, Why, is_signed_by, read_record, sign_record
from wallet.keys import jws
from wallet.keys.canonical import canonical, sha256_hex

RECORD, REFUSAL = Kind.RECORD.typ, Kind.REFUSAL.typ
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda naive: to_milliseconds(naive.replace(tzinfo=UTC))
)
FIRST = sign_record(Record("a" * 64, 1, "b" * 64, datetime(2026, 11, 3, tzinfo=UTC)), CARRIER.key)
MEMBERS = ("version", "eblID", "position", "recordedDateTime", "previousRecord", "refusedEntry",
           "reason", "reference", "liftedRecord", "standingRecord",
           "lastEnvelopeTransferChainEntrySignedContentChecksum")  # fmt: skip


def with_members(changes: dict, typ: str | None = RECORD) -> str:
    payload = json.loads(jws.read(FIRST.text).payload) | changes
    return jws.sign(canonical(payload), CARRIER.key, typ=typ)


@settings(max_examples=40)
@given(DIGESTS, st.integers(0, 1_000_000), DIGESTS, MOMENTS, st.none() | DIGESTS)
def test_what_is_signed_is_read_again(bill, position, entry, at, previous):
    record = sign_record(Record(bill, position, entry, at, previous), CARRIER.key)
    assert read_record(record.text.encode()) == record
    assert (record.bill, record.position, record.entry) == (bill, position, entry)
    assert (record.at, record.previous, record.is_refusal) == (at, previous, False)
    assert record.digest == sha256_hex(record.text)
    assert is_signed_by(record, CARRIER.key.public)
    assert not is_signed_by(record, BANK.key.public)


def test_a_refusal_contains_the_record_of_what_came_first():
    refusal = sign_record(
        Record(
            FIRST.bill,
            1,
            FIRST.entry,
            FIRST.at,
            refused="c" * 64,
            standing=FIRST.text,
            kind=Kind.REFUSAL,
        ),
        CARRIER.key,
    )
    assert refusal.is_refusal
    assert read_record(refusal.standing or "") == FIRST


@pytest.mark.parametrize(
    "text",
    [
        with_members({}, typ=None),
        with_members({}, typ="ladewell-card+jws"),
        with_members({"version": 2}),
        with_members({"position": -1}),
        with_members({"position": True}),
        with_members({"position": 1_000_001}),
        with_members({"eblID": "A" * 64}),
        with_members({"recordedDateTime": "now"}),
        with_members({"previousRecord": None}),
        with_members({}, typ=REFUSAL),
        with_members({"refusedEntry": "c" * 64, "standingRecord": "x"}, typ=REFUSAL),
        jws.sign(b"[]", CARRIER.key, typ=RECORD),
    ],
)
def test_a_record_that_is_not_as_it_must_be_is_refused(text):
    with pytest.raises(Unreadable):
        read_record(text)


def frozen(**changes) -> Record:
    said = Record(
        FIRST.bill, 1, FIRST.entry, FIRST.at, FIRST.digest,
        kind=Kind.FREEZE, why=Why.COURT_ORDER, reference="High Court, HC/ORC 9112/2026",
    )  # fmt: skip
    return sign_record(replace(said, **changes), CARRIER.key)


def test_a_freeze_says_why_and_on_what_it_rests_and_its_end_says_which_it_lifts():
    freeze = read_record(frozen().text)
    assert (freeze.kind, freeze.why) == (Kind.FREEZE, Why.COURT_ORDER)
    assert freeze.reference == "High Court, HC/ORC 9112/2026"
    lifted = read_record(frozen(kind=Kind.UNFREEZE, lifts=freeze.digest).text)
    assert (lifted.kind, lifted.lifts, lifted.is_refusal) == (Kind.UNFREEZE, freeze.digest, False)


def test_the_end_of_an_offer_names_the_entry():
    ended = sign_record(replace(FIRST, kind=Kind.WITHDRAWN), CARRIER.key)
    assert (ended.kind, ended.entry) == (Kind.WITHDRAWN, FIRST.entry)
    assert jws.read(ended.text).header["typ"] == "ladewell-withdrawn+jws"


@pytest.mark.parametrize(
    ("typ", "changes"),
    [
        ("freeze", {}),
        ("freeze", {"reason": "because", "reference": "x"}),
        ("freeze", {"reason": "fork", "reference": ""}),
        ("freeze", {"reason": "fork", "reference": "x" * 256}),
        ("unfreeze", {"reason": "fork", "reference": "x"}),
        ("unfreeze", {"reason": "fork", "reference": "x", "liftedRecord": "x"}),
    ],
)
def test_a_freeze_without_reason_or_reference_is_none(typ, changes):
    with pytest.raises(Unreadable):
        read_record(with_members(changes, typ=f"ladewell-{typ}+jws"))


@settings(max_examples=40)
@given(
    st.dictionaries(st.sampled_from(MEMBERS), JSON), st.sampled_from([kind.typ for kind in Kind])
)
def test_any_payload_is_a_record_or_refused(payload, typ):
    try:
        read_record(jws.sign(canonical(payload), CARRIER.key, typ=typ))
    except WalletError:
        return


def test_a_refusal_may_not_be_passed_off_as_a_record():
    assert not read_record(with_members({"refusedEntry": "c" * 64})).is_refusal
