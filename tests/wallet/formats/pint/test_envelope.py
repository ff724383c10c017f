"""An envelope is one JSON object, read strictly; its document keeps every member."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.builders import Voyage, document, good_voyage
from tests.wallet.formats.test_members import JSON
from wallet.errors import Unreadable, WalletError
from wallet.formats.pint import MOST_ENTRIES
from wallet.formats.pint import envelope as envelope_module
from wallet.formats.pint.envelope import envelope_of, is_envelope, read_envelope, write_envelope
from wallet.keys.canonical import digest_of

GOOD = json.loads(write_envelope(good_voyage().envelope))
PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
MEMBERS = ("transportDocument", "envelopeManifestSignedContent", "envelopeTransferChain")


def encoded(**changes) -> bytes:
    return json.dumps(GOOD | changes).encode()


def refusal_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_envelope(data)
    return caught.value.code


def test_what_is_written_is_read_again_and_written_the_same():
    envelope = good_voyage().envelope
    data = write_envelope(envelope)
    assert is_envelope(data)
    assert read_envelope(data) == envelope
    assert write_envelope(read_envelope(data)) == data


@given(st.dictionaries(st.text(max_size=20), PLAIN | st.lists(PLAIN, max_size=3), max_size=5))
def test_unknown_members_of_the_document_stay_and_count_for_its_digest(more):
    names = {name: value for name, value in more.items() if name not in document()}
    voyage = Voyage.begin(bill=document() | names)
    envelope = read_envelope(write_envelope(voyage.envelope))
    assert envelope.digest == digest_of(document() | names)
    assert all(envelope.document[name] == value for name, value in names.items())
    assert (envelope.digest == digest_of(document())) == (not names)


def read_or_refused(read, data: bytes) -> object:
    try:
        return read(data)
    except Unreadable as wrong:
        return wrong.code


WRITTEN = write_envelope(good_voyage().envelope)
PIECES = [
    b'"', b",", b"{}", b"}", b"]", b" ", b"\\u0041", b"\xff", b'","', b'"]}', b"a", b"1.0", b"-",
    b',"envelopeManifestSignedContent":"', b'","envelopeTransferChain":["', b'"a":1,"a":2,',
    b'{"transportDocument":',
]  # fmt: skip


@given(st.integers(0, len(WRITTEN)), st.integers(0, 3), st.sampled_from(PIECES))
def test_an_envelope_read_as_it_was_written_is_the_one_read_carefully(place, gone, piece):
    data = WRITTEN[:place] + piece + WRITTEN[place + gone :]
    quick = envelope_module._read_as_written(data)
    if quick is not None:
        assert quick == read_or_refused(envelope_module._read_carefully, data)


@pytest.mark.parametrize("piece", PIECES)
def test_the_places_where_members_meet_hide_nothing(piece):
    for mark in (b',"envelopeManifestSignedContent":"', b'","envelopeTransferChain":["', b'","'):
        place = WRITTEN.index(mark)
        for at in (place, place + 1, place + len(mark), place + len(mark) - 1):
            data = WRITTEN[:at] + piece + WRITTEN[at:]
            quick = envelope_module._read_as_written(data)
            careful = read_or_refused(envelope_module._read_carefully, data)
            assert quick is None or quick == careful


def test_order_of_members_white_space_and_form_of_numbers_change_nothing():
    bill = document(declaredValue=1.0, declaredValueCurrency="EUR")
    turned = dict(reversed(bill.items()))
    text = json.dumps(GOOD | {"transportDocument": turned}, indent=3)
    assert read_envelope(text.encode()).digest == digest_of(bill | {"declaredValue": 1})


def test_composed_and_decomposed_letters_are_different_documents():
    one, two = (envelope_of(document(note=note), "", ()) for note in ("\u00e9", "e\u0301"))
    assert one.digest != two.digest


def test_unknown_members_of_the_envelope_are_nobodys_word():
    assert read_envelope(encoded(issuanceManifestSignedContent="x")) == read_envelope(encoded())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[]", "json-not-object"),
        (b"{}", "envelope-malformed"),
        (encoded(transportDocument=[]), "envelope-malformed"),
        (encoded(envelopeManifestSignedContent=None), "envelope-malformed"),
        (encoded(envelopeTransferChain=[]), "envelope-malformed"),
        (encoded(envelopeTransferChain={}), "envelope-malformed"),
        (encoded(envelopeTransferChain=["x", 1]), "envelope-malformed"),
        (encoded(envelopeTransferChain=["\u00e9.e30.e30"]), "envelope-malformed"),
        (encoded(envelopeTransferChain=['","transportDocument":{},"a":"']), "envelope-malformed"),
        (encoded(envelopeManifestSignedContent="a\\b"), "envelope-malformed"),
        (encoded(envelopeTransferChain=["x"] * (MOST_ENTRIES + 1)), "envelope-malformed"),
        (b'{"transportDocument":{},"transportDocument":{}}', "json-duplicate-member"),
        (b'{"transportDocument":{"a":NaN}}', "json-number"),
        (b"\xef\xbb\xbf{}", "json-unreadable"),
    ],
)
def test_what_is_no_envelope_is_refused(data, code):
    assert refusal_of(data) == code


@given(
    st.binary()
    | JSON.map(json.dumps).map(str.encode)
    | st.dictionaries(st.sampled_from(MEMBERS), JSON).map(json.dumps).map(str.encode)
)
def test_any_bytes_are_an_envelope_or_refused(data):
    is_envelope(data)
    try:
        read_envelope(data)
    except WalletError:
        return


def test_a_number_that_is_none_is_left_out():
    envelope = good_voyage().envelope
    assert envelope.number == "MRDN-SZX-2611-005012"
    assert replace(envelope, document={"transportDocumentReference": 7}).number == ""
    assert replace(envelope, document={}).number == ""
