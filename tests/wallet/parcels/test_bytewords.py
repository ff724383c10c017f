"""Bytes as pairs of letters, with a checksum that notices a wrong one."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.parcels import bytewords


def test_the_example_of_the_standard_is_written_and_read():
    assert bytewords.encode(bytes([0, 1, 2, 128, 255])) == "aeadaolazmjendeoti"
    assert bytewords.decode("aeadaolazmjendeoti") == bytes([0, 1, 2, 128, 255])


def test_every_byte_has_letters_of_its_own():
    pairs = [bytewords.encode(bytes([byte]))[:2] for byte in range(256)]
    assert len(set(pairs)) == 256
    assert all(pair.isascii() and pair.isalpha() and pair.islower() for pair in pairs)


@given(st.binary(min_size=1, max_size=300))
def test_what_is_written_is_read_again(data):
    assert bytewords.decode(bytewords.encode(data)) == data


@given(st.binary(min_size=1, max_size=40), st.data())
def test_one_wrong_letter_is_noticed(data, draw):
    text = bytewords.encode(data)
    at = draw.draw(st.integers(0, len(text) - 1))
    other = draw.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz").filter(lambda c: c != text[at]))
    with pytest.raises(Unreadable):
        bytewords.decode(text[:at] + other + text[at + 1 :])


@pytest.mark.parametrize("text", ["", "ae", "a", "aeadaola", "AEADAOLAZMJENDEOTI", "ae ad", "盐田"])
def test_what_is_no_bytewords_is_refused(text):
    with pytest.raises(Unreadable, match="bytewords-malformed"):
        bytewords.decode(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    with suppress(Unreadable):
        assert bytewords.encode(bytewords.decode(text)) == text
