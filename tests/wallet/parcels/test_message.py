"""What goes through light arrives to the byte, small, and nothing else arrives."""

from __future__ import annotations

import hashlib
import json
import random
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import BANK, SHIPPER, START, document
from tests.wallet.parcels.makings import accepted, files, offered
from tests.wallet.platforms import Platform, foreign_envelope
from wallet.errors import Refused, Unreadable
from wallet.formats.pint.envelope import read_envelope, write_envelope
from wallet.keys import jws
from wallet.keys.canonical import canonical
from wallet.parcels import cbor, message
from wallet.parcels.file import Parcel, Purpose, write_parcel
from wallet.parcels.fountain import MOST_MESSAGE
from wallet.parcels.message import (
    DICTIONARIES,
    Kind,
    News,
    dictionary,
    read_message,
    write_file,
    write_news,
)
from wallet.parcels.ur import Whole
from wallet.titles.acts import Act, ActCode

RELEASED = {1: "5fdc4118ff1b5ee81963af8234256da16121875b7eb067a11243af73334d4546"}
"""Dictionaries that messages in the world were written with; their bytes never change."""


@pytest.mark.parametrize("what", files())
def test_a_file_arrives_to_the_byte(what):
    data = files()[what]
    whole = write_file(data)
    assert read_message(whole) == data
    assert whole.type == ("ebl-card" if what == "card" else "ebl-parcel")


def test_space_around_a_card_is_left_behind():
    assert read_message(write_file(files()["card"] + b"\n")) == files()["card"]


def test_a_bill_of_four_entries_takes_a_sixth_of_its_file():
    data = files()["parcel"]
    assert len(write_file(data).message) * 6 < len(data)


def test_what_is_folded_is_less_than_half_of_what_is_only_compressed():
    data = files()["parcel"]
    assert len(write_file(data).message) * 2 < len(zlib.compress(data, 9))


def test_the_dictionary_is_worth_its_keep():
    card = files()["card"]
    assert len(write_file(card).message) < 0.75 * len(_packed_without_dictionary(card))


def _packed_without_dictionary(card: bytes) -> bytes:
    whole = write_file(card)
    _, packed, raw = cbor.read(whole.message)
    inside = message._inflated(packed, 1)
    return cbor.write([zlib.compress(inside, 9), raw])


def test_an_envelope_of_other_platforms_arrives_to_the_byte():
    wave, edox = Platform("WAVE", "RS256"), Platform("EDOX")
    bill = document()
    give = Act(ActCode.ISSUE, wave.customer("A"), edox.customer("B"), START)
    envelope = foreign_envelope(wave, [(wave, (give,)), (edox, (give,))], bill)
    data = write_envelope(envelope)
    pretty = json.dumps(json.loads(data), indent=4).encode()
    for text in (data, pretty):
        assert read_message(write_file(text)) == text


def news(**changes) -> News:
    parcel, envelope = accepted(), read_envelope(accepted().envelope)
    whole = News(
        Purpose.OFFER,
        envelope.digest,
        envelope.chain[-1:],
        envelope.manifest,
        parcel.receipts[-1:],
        parcel.records[-1:],
    )
    return replace(whole, **changes)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "ebl-entry"),
        ({"receipts": (), "records": ()}, "ebl-entry"),
        ({"purpose": Purpose.RECEIPT, "entries": (), "manifest": None, "records": ()},
         "ebl-receipt"),
        ({"purpose": Purpose.RECORD, "entries": (), "manifest": None, "receipts": ()},
         "ebl-record"),
        ({"purpose": Purpose.RECORD, "entries": (), "manifest": None}, "ebl-record"),
    ],
)  # fmt: skip
def test_news_arrive_as_they_were_sent(changes, kind):
    whole = write_news(news(**changes))
    assert whole.type == kind
    assert read_message(whole) == news(**changes)


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({"receipts": (), "records": ()}, 500),
        ({"purpose": Purpose.RECEIPT, "entries": (), "manifest": None, "records": ()}, 250),
        ({"purpose": Purpose.RECORD, "entries": (), "manifest": None, "receipts": ()}, 250),
    ],
)
def test_news_are_small_enough_for_one_code(changes, most):
    assert len(write_news(news(**changes)).message) < most


def test_news_that_are_no_signed_texts_are_not_sent():
    with pytest.raises(Unreadable, match="message-malformed"):
        write_news(news(entries=("no jws",)))


@pytest.mark.parametrize("data", [b"", b"nothing", b"%PDF-1.7", b"\0" * 100])
def test_what_is_nothing_of_ours_is_not_sent(data):
    with pytest.raises(Unreadable, match="format-unknown"):
        write_file(data, "x")


def test_what_is_too_big_is_refused_and_the_file_offered():
    noise = random.Random(1).randbytes(MOST_MESSAGE + 1)
    parcel = replace(offered(), documents={hashlib.sha256(noise).hexdigest(): noise})
    with pytest.raises(Refused, match="too-big-for-light") as refused:
        write_file(write_parcel(parcel))
    assert refused.value.facts["most"] == MOST_MESSAGE


def test_a_damaged_parcel_is_refused_before_it_is_sent():
    data = files()["parcel"]
    with pytest.raises(Unreadable, match="archive"):
        write_file(data[:-10] + bytes(10))


@pytest.mark.parametrize("number", DICTIONARIES)
def test_a_dictionary_that_was_released_never_changes(number):
    assert hashlib.sha256(dictionary(number)).hexdigest() == RELEASED[number]
    assert len(dictionary(number)) < 2**15  # DEFLATE looks no farther back


def test_the_dictionary_knows_no_bill_and_nobody_in_it():
    known = dictionary(1)
    for name in (b"Meridian", b"Straits", b"Hengtai", b"9999", b"zDn", b"MRDU", b"2026"):
        assert name not in known


def _deflated(data: bytes, number: int = 1) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=dictionary(number))
    return packer.compress(data) + packer.flush()


def test_a_bomb_is_not_let_off():
    packed = _deflated(bytes(message.MOST_INSIDE + 1))
    assert len(packed) < MOST_MESSAGE
    with pytest.raises(Unreadable, match="light-too-large"):
        read_message(Whole("ebl-parcel", cbor.write([1, packed])))
    long = cbor.write([1, bytes(MOST_MESSAGE)])
    with pytest.raises(Unreadable, match="light-too-large"):
        read_message(Whole("ebl-parcel", long))


GOOD = _deflated(b"{}")
CARD = read_message(write_file(BANK.card.text.encode()))


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("crypto-account", [1, GOOD], "light-foreign"),
        ("ebl-other", [1, GOOD], "light-foreign"),
        ("ebl-parcel", [2, GOOD], "light-newer"),
        ("ebl-parcel", [0, GOOD], "light-newer"),
        ("ebl-parcel", [True, GOOD], "light-newer"),
        ("ebl-parcel", [1], "message-malformed"),
        ("ebl-parcel", [1, GOOD, b"", 0], "message-malformed"),
        ("ebl-parcel", {1: GOOD}, "message-malformed"),
        ("ebl-parcel", [1, "text"], "message-malformed"),
        ("ebl-parcel", [1, b"not deflate"], "message-malformed"),
        ("ebl-parcel", [1, GOOD + b"more"], "message-malformed"),
        ("ebl-parcel", [1, GOOD[:-1]], "message-malformed"),
        ("ebl-card", [1, GOOD], "message-malformed"),
        ("ebl-entry", [1, GOOD], "message-malformed"),
        ("ebl-parcel", [1, GOOD, b""], "cbor-malformed"),
        ("ebl-parcel", [1, _deflated(cbor.write([])), b""], "message-malformed"),
        ("ebl-parcel", [1, _deflated(cbor.write(["offer", *[b""] * 8])), b""], "message-malformed"),
        ("ebl-receipt", [1, _deflated(cbor.write(["receipt", [], None, [], []])), bytes(32)],
         "message-malformed"),
        ("ebl-receipt", [1, _deflated(cbor.write(["receipt", [], None, [], []])), b""],
         "fold-malformed"),
        ("ebl-receipt", [1, _deflated(cbor.write(["gift", [], None, [b"\xf5"], []])), bytes(32)],
         "message-malformed"),
        ("ebl-entry", [1, _deflated(cbor.write(["offer", [b"{}"], None, [], []])), bytes(32)],
         "message-malformed"),
        ("ebl-entry", [1, _deflated(cbor.write(["offer", [b"{}"], b"{}", [], []])), bytes(32)],
         "fold-malformed"),
        ("ebl-card", [1, _deflated(cbor.write([[]])), b""], "message-malformed"),
    ],
)  # fmt: skip
def test_what_is_not_in_order_is_refused(kind, fields, code):
    with pytest.raises(Unreadable, match=code):
        read_message(Whole(kind, cbor.write(fields)))


def test_a_message_says_what_it_is():
    receipt = write_news(news(purpose=Purpose.RECEIPT, entries=(), manifest=None, records=()))
    for other in ("ebl-record", "ebl-entry"):
        with pytest.raises(Unreadable, match="message-malformed"):
            read_message(replace(receipt, type=other))
    with pytest.raises(Unreadable):
        read_message(replace(receipt, type="ebl-card"))


@settings(max_examples=60)
@given(st.sampled_from(["card", "parcel", "news"]), st.data())
def test_a_changed_message_is_refused_or_something_else_and_never_fatal(what, draw):
    whole = write_news(news()) if what == "news" else write_file(files()[what])
    sent = bytearray(whole.message)
    for _ in range(draw.draw(st.integers(1, 3))):
        sent[draw.draw(st.integers(0, len(sent) - 1))] ^= draw.draw(st.integers(1, 255))
    kind = draw.draw(st.sampled_from([whole.type, *Kind]))
    with suppress(Unreadable):
        read_message(Whole(kind, bytes(sent)))


@given(
    st.sampled_from(list(Kind)), st.lists(st.integers(0, 3) | st.binary(max_size=60), max_size=4)
)
def test_any_message_is_read_or_refused(kind, fields):
    with suppress(Unreadable):
        read_message(Whole(kind, cbor.write(fields)))


FOLDS = st.recursive(
    st.none() | st.sampled_from(["offer", "receipt"]) | st.binary(max_size=20)
    | st.lists(st.sampled_from([b"\xf5{}\xf6{}\xf7\x08", b"{}", b"\xfb\0", b"\xf8"])).map(b"".join),
    lambda inner: st.lists(inner, max_size=9),
    max_leaves=12,
)  # fmt: skip


@given(st.sampled_from(list(Kind)), FOLDS, st.binary(max_size=200))
def test_any_folded_content_is_read_or_refused(kind, content, raw):
    with suppress(Unreadable):
        read_message(Whole(kind, cbor.write([1, _deflated(cbor.write(content)), raw])))


def test_a_purpose_of_a_parcel_is_kept():
    for purpose in Purpose:
        data = write_parcel(Parcel(purpose, offered().envelope))
        assert read_message(write_file(data)) == data


@pytest.mark.parametrize(
    ("typ", "kind"),
    [("ladewell-challenge+jws", Kind.CHALLENGE), ("ladewell-proof+jws", Kind.PROOF)],
)
def test_a_question_and_an_answer_are_one_code_each(typ, kind):
    payload = {
        "version": 1, "name": "Straits Merchant Bank Ltd", "did": BANK.card.did,
        "nonce": "5c" * 32, "eblID": "ab" * 32, "challenge": "cd" * 32,
        "lastEnvelopeTransferChainEntrySignedContentChecksum": "ef" * 32,
        "askedDateTime": "2026-11-03T06:05:00.000Z", "holder": SHIPPER.card.did,
    }  # fmt: skip
    text = jws.sign(canonical(payload), BANK.key, typ=typ).encode()
    whole = write_file(text + b"\n")
    assert whole.type == kind
    assert read_message(whole) == text
    assert len(whole.message) < 600
    other = Kind.PROOF if kind is Kind.CHALLENGE else Kind.CHALLENGE
    for wrong in (other, Kind.CARD):
        with pytest.raises(Unreadable, match="message-malformed"):
            read_message(Whole(wrong, whole.message))


def title_files():
    """Return a request and an answer about a title, a signed snapshot, and evidence."""
    evidence = {"type": "ladewell-evidence-1", "kind": "dns", "subject": "line.example",
                "at": "2026-11-03T00:00:00Z", "source": "dns.example",
                "content": "W10="}  # fmt: skip
    snapshot = jws.sign(canonical({"format": "any"}), SHIPPER.key, typ="ladewell-title+jws")
    return {
        "request": ("ebl-title", canonical({"format": "ladewell-title-request/1", "x": "y" * 900})),
        "answer": ("ebl-title", canonical({"format": "ladewell-title-answer/1", "raw": "0x00"})),
        "snapshot": ("ebl-title", snapshot.encode()),
        "evidence": ("ebl-evidence", canonical(evidence)),
    }


@pytest.mark.parametrize("what", title_files())
def test_what_is_about_titles_and_evidence_arrives_to_the_byte(what):
    kind, data = title_files()[what]
    whole = write_file(data + b"\n")
    assert whole.type == kind
    assert read_message(whole) == data


@pytest.mark.parametrize("what", title_files())
def test_a_title_does_not_arrive_as_something_else(what):
    kind, data = title_files()[what]
    for other in Kind:
        if other is Kind.PARCEL or other.value == kind:
            continue
        with pytest.raises(Unreadable):
            read_message(Whole(other, write_file(data).message))
