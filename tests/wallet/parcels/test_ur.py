"""Uniform Resources: whole messages and parts of them, as texts."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.parcels import bytewords, cbor
from wallet.parcels.fountain import MOST_MESSAGE, Source
from wallet.parcels.ur import MOST_LETTERS, Piece, Whole, is_ur, read_ur, write_piece, write_whole

ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@given(st.binary(min_size=1, max_size=300))
def test_a_message_is_read_as_it_was_written(message):
    text = write_whole(Whole("ebl-card", message))
    assert read_ur(text) == Whole("ebl-card", message)


@given(st.binary(min_size=1, max_size=2000), st.integers(10, 200), st.integers(1, 2**32 - 1))
def test_a_part_is_read_as_it_was_written(message, most, number):
    piece = Piece("ebl-parcel", Source(message, most).part(number))
    assert read_ur(write_piece(piece)) == piece


def test_it_is_written_in_letters_that_a_code_packs_tightly_and_read_in_any_case():
    text = write_piece(Piece("ebl-parcel", Source(bytes(300), 100).part(5)))
    assert set(text) <= ALPHANUMERIC
    assert read_ur(text.lower()) == read_ur(text) == read_ur(text.title())


def letters(*fields) -> str:
    return bytewords.encode(cbor.write(list(fields)))


GOOD = (1, 3, 25, 7, bytes(9))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ur:",
        "ur:ebl-card",
        "ur:ebl-card/",
        "ur:/aeadaolazmjendeoti",
        "ur:ebl card/aeadaolazmjendeoti",
        "ur:-ebl/aeadaolazmjendeoti",
        "ur:ebl-card/aeadaolazmjendeoti/",
        "ur:ebl-card/1of3/aeadaolazmjendeoti",
        "ur:ebl-card/aeadaolazmjendeoti" + "a" * MOST_LETTERS,
        "https://example.com",
        f"ur:ebl-card/0-3/{letters(0, *GOOD[1:])}",
        f"ur:ebl-card/01-3/{letters(*GOOD)}",
        f"ur:ebl-card/2-3/{letters(*GOOD)}",
        f"ur:ebl-card/1-4/{letters(*GOOD)}",
        f"ur:ebl-card/1-3/{letters(*GOOD[:4])}",
        f"ur:ebl-card/1-3/{letters(*GOOD, 0)}",
        f"ur:ebl-card/1-3/{letters(True, *GOOD[1:])}",
        f"ur:ebl-card/1-3/{letters(1, 3, 25, -1, bytes(9))}",
        f"ur:ebl-card/1-3/{letters(1, 3, 25, 2**32, bytes(9))}",
        f"ur:ebl-card/1-3/{letters(1, 3, 0, 7, bytes(9))}",
        f"ur:ebl-card/1-3/{letters(1, 3, 25, 7, b'')}",
        f"ur:ebl-card/1-3/{letters(1, 3, 28, 7, bytes(9))}",
        f"ur:ebl-card/1-3/{letters(1, 3, 18, 7, bytes(9))}",
        f"ur:ebl-card/1-3/{letters(1, 3, 25, 7, 'nine text')}",
    ],
)
def test_what_is_not_in_order_is_refused(text):
    with pytest.raises(Unreadable, match="malformed"):
        read_ur(text)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("x" * 30, "ur-malformed", {"text": "x" * 20}),
        (f"ur:ebl-card/1-4/{letters(*GOOD)}", "part-malformed", {"why": "numbers"}),
    ],
)
def test_a_refusal_says_what_is_wrong(text, code, facts):
    with pytest.raises(Unreadable) as refusal:
        read_ur(text)
    assert (refusal.value.code, refusal.value.facts) == (code, facts)


def test_no_text_is_longer_than_the_biggest_code_holds():
    assert MOST_LETTERS == 4296  # letters in version 40 at the lowest correction, ISO/IEC 18004
    message, longest = Whole("ebl-card", bytes(2137)), write_whole(Whole("x" * 8, bytes(2137)))
    assert read_ur(write_whole(message)) == message
    assert len(longest) == len(write_whole(message))
    exact = write_whole(Whole("x" * (8 + MOST_LETTERS - len(longest)), bytes(2137)))
    assert len(exact) == MOST_LETTERS
    assert isinstance(read_ur(exact), Whole)
    with pytest.raises(Unreadable, match="ur-malformed"):
        read_ur(exact.replace("/", "X/", 1))


def test_what_claims_to_be_a_resource_is_known_by_its_scheme():
    assert is_ur("ur:ebl-card/aeadaolazmjendeoti")
    assert is_ur("UR:")
    assert not is_ur("urn:isbn:1")
    assert not is_ur(" ur:")


def test_the_parts_of_one_message_share_their_stream():
    source = Source(bytes(300), 100)
    one, other = (Piece("ebl-parcel", source.part(number)) for number in (1, 2))
    assert one.stream == other.stream
    assert one.stream[0] == "ebl-parcel"
    assert one.stream != Piece("ebl-card", source.part(1)).stream
    assert one.stream != Piece("ebl-parcel", Source(bytes(301), 100).part(1)).stream


def test_a_message_too_long_for_light_is_refused_at_its_first_part():
    for length, count in ((MOST_MESSAGE + 1, 2), (2**31, 2**31), (MOST_MESSAGE, 30_000)):
        fields = (1, count, length, 7, bytes(2))
        with pytest.raises(Unreadable, match="light-too-large"):
            read_ur(f"ur:ebl-parcel/1-{count}/{letters(*fields)}")


@given(st.text(max_size=80) | st.text(max_size=80).map("ur:ebl-card/".__add__))
def test_any_text_is_read_or_refused(text):
    with suppress(Unreadable):
        read_ur(text)
