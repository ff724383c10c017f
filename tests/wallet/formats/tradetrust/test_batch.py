"""A file of many documents is taken apart where each begins and ends, and never in the middle."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.formats.tradetrust import batch
from wallet.formats.tradetrust.batch import items_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=6), st.sampled_from([None, 2]), st.booleans())
def test_each_item_is_given_as_it_is_written(items: list, indent: int | None, raw: bool) -> None:
    written = json.dumps(items, indent=indent, ensure_ascii=not raw).encode("utf-8", "replace")
    found = items_of(b" \n" + written + b"\n")
    assert found is not None
    assert [json.loads(item) for item in found] == json.loads(written)


@pytest.mark.parametrize("data", [b"", b"{}", b'"["', b"x", b"1"])
def test_what_is_no_list_is_one_file(data: bytes) -> None:
    assert items_of(data) is None


@pytest.mark.parametrize(
    "data", [b"[", b"[{}", b'["', b'["\\"]', b"[]]", b"[] x", b"[" * 9, b'["' + b'\\"' * 50_000]
)
def test_a_list_that_is_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="json-unreadable"):
        items_of(data)


@given(st.binary(max_size=60).map(lambda rest: b"[" + rest))
def test_any_bytes_are_taken_apart_or_refused(data: bytes) -> None:
    try:
        found = items_of(data)
    except Unreadable:
        return
    assert found is not None
    assert sum(map(len, found)) < len(data)


def test_a_list_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_ITEMS", 10)
    assert items_of(b"[" + b"1," * 9 + b"1]") is not None
    for long in (b"[" + b"," * 2**20, b"[" + b"1," * 10 + b"1]"):
        with pytest.raises(Unreadable):
            items_of(long)
