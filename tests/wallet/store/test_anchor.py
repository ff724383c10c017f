"""The anchor as a text: short, exact, and refused where it is anything else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys.canonical import MAX_INTEGER, canonical
from wallet.store.anchor import Anchor

counts = st.integers(0, MAX_INTEGER)
anchors = st.builds(
    Anchor,
    vault=st.binary(min_size=16, max_size=16).map(bytes.hex),
    size=counts,
    root=st.binary(min_size=32, max_size=32).map(bytes.hex),
    spent=st.binary(min_size=32, max_size=32).map(bytes.hex),
    epoch=counts,
)
ONE = Anchor("ab" * 16, 7, "01" * 32, "02" * 32, 1)


@given(anchors)
def test_what_is_written_reads_back_and_fits_into_any_keyring(anchor):
    text = anchor.to_text()
    assert Anchor.read(text) == anchor
    assert text.isascii()
    assert len(text) <= 200


@given(st.text(max_size=250))
def test_any_text_is_read_or_refused(text):
    with pytest.raises(Unreadable, match="anchor-damaged"):
        Anchor.read(text)


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2}, {"size": -1}, {"size": True}, {"size": "7"}, {"root": "AA"}, {"root": 7},
        {"vault": "AAAA"}, {"more": 1}, {"epoch": None},
    ],
)  # fmt: skip
def test_any_other_form_is_refused(change):
    text = canonical({**json.loads(ONE.to_text()), **change}).decode()
    with pytest.raises(Unreadable, match="anchor-damaged"):
        Anchor.read(text)
