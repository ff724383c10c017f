"""CBOR in its one shortest form, and no other."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.parcels import cbor

VALUES = st.recursive(
    st.integers(0, 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=20) | st.none(),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=20,
)


@given(VALUES.filter(lambda value: value is not None))
def test_what_is_written_is_read_again(value):
    try:
        assert cbor.read(cbor.write(value)) == value
    except Unreadable:
        assert depth(value) > cbor.MOST_DEPTH


def depth(value) -> int:
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "00 00",  # something behind the end
        "18 01",  # 1, but not in its shortest form
        "9f 01 ff",  # an array without a length
        "5f 41 00 ff",  # bytes without a length
        "a2 01 01 01 02",  # a key twice
        "c1 1a 51 4b 67 b0",  # a date
        "c2 49 01 00 00 00 00 00 00 00 00",  # a number of any size
        "d8 1c 01",  # a shared value
        "d8 23 61 61",  # a regular expression
        "d9 d9 f7 00",  # "this is CBOR"
        "61 ff",  # no UTF-8
        "5b ff ff ff ff ff ff ff ff",  # more bytes than there are
        "9b ff ff ff ff ff ff ff ff",
        "81" * 400,
    ],
)
def test_any_other_form_is_refused(wrong):
    with pytest.raises(Unreadable, match="cbor-malformed"):
        cbor.read(bytes.fromhex(wrong))


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data):
    with suppress(Unreadable):
        assert cbor.write(cbor.read(data)) == data
