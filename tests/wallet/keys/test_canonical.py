"""JSON is read strictly and written in one way."""

from __future__ import annotations

import json
import math
import sys
from contextlib import suppress

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys import canonical as canonical_module
from wallet.keys.canonical import (
    MAX_DEPTH,
    MAX_INTEGER,
    MAX_NUMBER,
    MAX_VALUES,
    canonical,
    digest_of,
    read_json,
    read_object,
    sha256_hex,
)

text = st.text(st.characters(exclude_categories=["Cs"]))
numbers = st.integers(-MAX_INTEGER, MAX_INTEGER) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | text,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(text, inner, max_size=5),
    max_leaves=30,
)


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_json(data)
    return caught.value.code


@given(values)
def test_the_fast_way_and_the_library_write_the_same_bytes(value):
    assert canonical(value) == rfc8785.dumps(value)


@given(values)
def test_what_is_written_reads_back_equal(value):
    # 2e16 is written 20000000000000000: an integer on which JSON readers do not agree.
    with suppress(Unreadable):
        assert read_json(canonical(value)) == value


@given(values)
def test_writing_what_was_read_changes_nothing(value):
    plain = json.loads(json.dumps(value), parse_float=lambda number: float(number) % 1000)
    written = canonical(plain)
    assert canonical(read_json(written)) == written


@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    with suppress(Unreadable):
        read_json(data)


@given(st.text('[]{}"\\:,0123456789.eE+-truefalsn u\ud83d\ude00dD8a'))
def test_any_near_json_is_read_as_the_standard_library_reads_it_or_refused(near):
    data = near.encode("utf-8", "surrogatepass")
    with suppress(Unreadable):
        assert read_json(data) == json.loads(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "json-unreadable"),
        (b"\xef\xbb\xbf{}", "json-unreadable"),
        ("{}".encode("utf-16"), "json-unreadable"),
        (b'"\xff"', "json-unreadable"),
        (b'"\xed\xa0\x80"', "json-unreadable"),
        (rb'"\ud800"', "json-unreadable"),
        (rb'["\uDC00\uD800"]', "json-unreadable"),
        (rb'{"\udfff":1}', "json-unreadable"),
        (b"{} {}", "json-unreadable"),
        (b"{'a':1}", "json-unreadable"),
        (b'"\x01"', "json-unreadable"),
        (b'{"a":1,"a":1}', "json-duplicate-member"),
        (rb'{"a":1,"\u0061":2}', "json-duplicate-member"),
        (b'[{"b":{"a":1,"c":2,"a":3}}]', "json-duplicate-member"),
        (b"NaN", "json-number"),
        (b"[Infinity]", "json-number"),
        (b"-Infinity", "json-number"),
        (b"1e999", "json-number"),
        (b"-1e999", "json-number"),
        (b"9007199254740992", "json-number"),
        (b"-9007199254740992", "json-number"),
        (b"1" * 5000, "json-number"),
        (b"0." + b"1" * MAX_NUMBER, "json-number"),
        (b"[" * (MAX_DEPTH + 2) + b"]" * (MAX_DEPTH + 2), "json-too-deep"),
        (b"[" * 1_000_000, "json-too-deep"),
        (b'{"a":' * 100_000, "json-too-deep"),
        (b"[" + b"1," * (MAX_VALUES + 1) + b"1]", "json-too-large"),
    ],
)
def test_what_readers_could_disagree_on_is_refused(data, code):
    assert refused(data) == code


def test_depth_up_to_the_limit_is_read_and_written():
    data = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert canonical(read_json(data)) == data
    objects = b'{"a":' * MAX_DEPTH + b"1.0" + b"}" * MAX_DEPTH
    assert read_json(objects) == read_json(objects.replace(b"1.0", b"1"))
    assert refused(b'{"a":' + objects + b"}") == "json-too-deep"


@pytest.mark.parametrize(
    "value",
    [
        ["x", 1e-07], ["x", [None, True], 1e-07], [1e-07, {"a": 1}], [[1e-07], 3], [1e-07, 3],
        [{"a": 0, "\ue000": 1, "\U0001f600": 2}], [0.5, 1e22, -0.0, 2.0],
        [MAX_INTEGER, -MAX_INTEGER],
    ],
)  # fmt: skip
def test_one_member_for_which_writers_differ_is_enough_to_ask_the_library(value):
    assert canonical(value) == rfc8785.dumps(value)


def test_the_largest_numbers_are_read_and_the_next_are_not():
    most = f"[-{MAX_INTEGER}, {MAX_INTEGER}, {MAX_INTEGER}.0, -{MAX_INTEGER}.0]".encode()
    read = read_json(most)
    assert read == [-MAX_INTEGER, MAX_INTEGER, MAX_INTEGER, -MAX_INTEGER]
    assert {type(number) for number in read} == {int}
    for beyond in (MAX_INTEGER + 1, -MAX_INTEGER - 1):
        assert refused(f"[{beyond}]".encode()) == "json-number"
    longest = "1." + "0" * (MAX_NUMBER - 2)
    assert read_json(f"[{longest}]".encode()) == [1]
    assert refused(f"[{longest}0]".encode()) == "json-number"


def test_brackets_in_text_are_no_depth():
    data = json.dumps({"terms": "[{" * 1000}).encode()
    assert read_json(data) == {"terms": "[{" * 1000}


def test_a_pair_of_escaped_surrogates_is_one_character():
    assert read_json(rb'"\ud83d\udea2"') == "\N{SHIP}"


def test_a_number_without_a_fraction_is_an_integer_however_it_is_written():
    read = read_json(b"[1.0, 1e3, -0.0, -0, 1.50, 1e22]")
    assert read == [1, 1000, 0, 0, 1.5, 1e22]
    assert [type(number) for number in read] == [int, int, int, int, float, float]


def test_more_bytes_than_allowed_are_not_looked_at():
    with pytest.raises(Unreadable, match="json-too-large"):
        read_json(b'"' + b"a" * 99 + b'"', most=100)
    assert read_json(b'"' + b"a" * 98 + b'"', most=100)
    assert read_json(b'"' + b"a" * MAX_VALUES + b'"'), "long is not many"


def test_an_object_is_asked_for_and_an_array_refused():
    assert read_object(b'{"a":1}') == {"a": 1}
    with pytest.raises(Unreadable, match="json-not-object"):
        read_object(b"[]")


def test_deep_text_is_refused_even_where_the_stack_is_nearly_used_up():
    def deeper(levels: int) -> str:
        return deeper(levels - 1) if levels else refused(b"[" * 500 + b"]" * 500)

    assert deeper(sys.getrecursionlimit() - 300) == "json-too-deep"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (math.nan, "json-number"),
        (-math.inf, "json-number"),
        (2**53, "json-number"),
        ("\ud800", "json-unreadable"),
        ({"\ud800": 1}, "json-unreadable"),
        ({1: 2}, "json-unreadable"),
        (b"bytes", "json-unreadable"),
        ({"a": {1, 2}}, "json-unreadable"),
    ],
)
def test_what_has_no_canonical_text_is_refused(value, code):
    with pytest.raises(Unreadable, match=code):
        canonical(value)


def test_a_value_that_contains_itself_is_refused():
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(Unreadable, match="json-too-deep"):
        canonical(endless)


def test_members_are_ordered_by_utf16_beyond_the_basic_plane():
    assert canonical({"\ufb33": 1, "\U0001f600": 2}) == '{"\U0001f600":2,"\ufb33":1}'.encode()


def test_digests_are_lower_case_hex_of_ascii_or_bytes():
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256_hex(b"") == sha256_hex("") == empty
    assert digest_of({"b": 1, "a": [1.0]}) == sha256_hex('{"a":[1],"b":1}')
    with pytest.raises(Unreadable, match="text-not-ascii"):
        sha256_hex("ü")


class Counted(str):
    """A member's name that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str(self) == str(other)


def test_a_member_that_stands_twice_is_found_without_comparing_all_with_all():
    """A million members in eight megabytes would have been compared for hours."""
    members = [(Counted(place), 0) for place in range(1000)]
    with pytest.raises(Unreadable) as caught:
        canonical_module._object([*members, (Counted(999), 1)])
    assert caught.value.facts["member"] == "999"
    assert Counted.compared < 10_000
