"""Base58 is read strictly, as it is written."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys import base58


@given(st.binary(max_size=64))
def test_what_is_written_reads_back(data):
    assert base58.decode(base58.encode(data)) == data


@given(st.text() | st.text("123ABCabcz", max_size=20))
def test_any_text_is_read_or_refused_and_stands_for_one_value(text):
    with suppress(Unreadable):
        assert base58.encode(base58.decode(text)) == text


@pytest.mark.parametrize("text", ["0", "O", "I", "l", " ", "z" * 257])
def test_foreign_characters_and_long_texts_are_refused(text):
    with pytest.raises(Unreadable, match="base58-malformed"):
        base58.decode(text)


def test_the_published_example_is_written_as_published():
    # draft-msporny-base58-03 §5
    assert base58.encode(b"Hello World!") == "2NEpo7TZRRrLZSi2U"
    assert base58.encode(bytes.fromhex("0000287fb4cd")) == "11233QC4"
