"""The quick way through plain JSON says what the careful way says, or nothing."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys import canonical, plain

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
numbers = (
    st.integers(-(2**54), 2**54)
    | st.floats()
    | st.floats(-1e3, 1e3).map(lambda number: round(number, 3))
)
values = st.recursive(
    st.none() | st.booleans() | numbers | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=20,
)
near_json = st.text('[]{}"\\:,0123456789.eE+-truefalsn u\ud83d\ude00dD8a').map(
    lambda near: near.encode("utf-8", "surrogatepass")
)


def carefully(data: bytes) -> object:
    try:
        return typed(canonical._read_carefully(data))
    except Unreadable:
        return "refused"


def typed(value: object) -> object:
    """Return `value` so that 1, 1.0 and true are three things."""
    if isinstance(value, dict):
        return {name: typed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return type(value).__name__, value


def hold(data: bytes) -> None:
    for read in (plain.read, plain.read_canonical):
        if (value := read(data)) is not None:
            assert typed(value) == carefully(data)
    if plain.read_canonical(data) is not None:
        assert canonical._write_carefully(json.loads(data)) == data


@given(near_json)
@example(b'{"a":1,"a":2}')
@example(b'{"a":1,"b":{"a":1,"a":1}}')
@example(b'{"a":1.0}')
@example(b"[1e3]")
@example(b"[-0]")
@example(b"[-0.0]")
@example(b"[0.00001]")
@example(b"[1e-7]")
@example(b"[1e22]")
@example(b"[9007199254740992]")
@example(b"[123456789012345.65]")
@example(b"\xef\xbb\xbf[]")
@example(b'["\xed\xa0\x80"]')
@example(b'["\\ud800"]')
@example(b'["\\u2028"]')
@example(b'["\x7f"]')
@example(b"[NaN]")
@example(b'{"b":1,"a":2}')
@example('{"\U0001f600":1,"\uffff":2}'.encode())
@example('{"\uffff":1,"\U0001f600":2}'.encode())
@example(b'["]",' * 70 + b'"["' + b',"["]' * 70)
def test_what_is_read_quickly_is_read_the_same_carefully(data):
    hold(data)


@given(values)
def test_what_was_written_by_others_is_read_the_same_both_ways(value):
    for style in ({}, {"separators": (",", ":")}, {"ensure_ascii": False, "sort_keys": True}):
        hold(json.dumps(value, **style).encode())
    hold(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


@given(values.map(lambda value: {"value": value}))
@example({"time": datetime(2026, 11, 1, tzinfo=UTC)})
@example({"bytes": b"abc"})
@example({"tuple": (1, 2)})
@example({1: "name"})
@example({"\U0001f600": 1, "\uffff": 2})
@example({"whole": 1.0})
@example({"nothing": math.nan})
@example({"lone": "\ud800"})
def test_what_is_written_quickly_is_written_the_same_carefully(value):
    if (quick := plain.write(value)) is not None:
        assert quick == canonical._write_carefully(value)


SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*/*.json")), ids=lambda path: path.stem)
def test_a_transport_document_is_plain(sample):
    document = canonical.read_object(sample.read_bytes())
    written = plain.write(document)
    assert written is not None
    assert plain.read_canonical(written) == plain.read(written) == document


@pytest.mark.parametrize(
    "data",
    [b'{"a":1,"a":1}', b"[[1]]", b'{"a":' * 8 + b"1" + b"}" * 8, b"[2.0]", b"[ 1]", b"[-1.5]"],
)
def test_what_is_in_doubt_is_left_to_others(data):
    assert plain.read(data) is None
