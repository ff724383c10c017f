"""One value has one base64 text."""

from __future__ import annotations

import base64
import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys import base64url


@given(st.binary())
def test_what_is_written_reads_back(data):
    assert base64url.decode(base64url.encode(data)) == data
    assert base64url.decode_standard(base64.b64encode(data).decode()) == data


@given(st.text() | st.text("AQgwBCDEefz-_+/= \n", max_size=12))
def test_any_text_is_read_or_refused_and_no_two_texts_give_the_same_bytes(text):
    for decode, encode in (
        (base64url.decode, base64url.encode),
        (base64url.decode_standard, lambda data: base64.b64encode(data).decode()),
    ):
        with suppress(Unreadable):
            assert encode(decode(text)) == text


@pytest.mark.parametrize(
    "text",
    ["A", "AB", "AAB", "AA==", "AA=", "A A", "AAAA\n", "\nAAAA", "+AAA", "/AAA", "AAA\0", "ÄAAA"],
)
def test_a_second_text_of_the_same_bytes_is_refused(text):
    with pytest.raises(Unreadable, match="base64-malformed"):
        base64url.decode(text)


def test_of_all_last_letters_only_those_with_unused_bits_of_zero_are_read():
    for start in ("A", "AA"):
        for last in string.ascii_letters + string.digits + "-_":
            text = start + last
            lenient = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            if base64url.encode(lenient) == text:
                assert base64url.decode(text) == lenient
            else:
                with pytest.raises(Unreadable):
                    base64url.decode(text)


@pytest.mark.parametrize(
    "text", ["AA", "AA=", "AB==", "AAB=", "AAAA====", "A-AA", "AAAA\n", "===="]
)
def test_standard_base64_is_padded_and_exact(text):
    with pytest.raises(Unreadable, match="base64-malformed"):
        base64url.decode_standard(text)
