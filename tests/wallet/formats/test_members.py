"""Members a stranger wrote come out with the type and length they should have, or not at all."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.formats.members import (
    HEX64,
    NAME,
    TOKEN,
    chain_number,
    child,
    children,
    choice,
    moment,
    optional_text,
    text,
    whole,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
SOURCES = st.dictionaries(st.just("member"), JSON)


class Colour(StrEnum):
    RED = "red"


def why(read) -> tuple[object, object]:
    with pytest.raises(Unreadable, match="member-malformed") as caught:
        read()
    return caught.value.facts["where"], caught.value.facts["why"]


@example({"member": "2026-11-03T09:00:00Z"})
@example({"member": "red"})
@example({"member": True})
@example({"member": 9})
@example({"member": [{}, {}]})
@given(SOURCES)
def test_any_member_is_read_as_what_it_should_be_or_refused(source):
    for read, kind in (
        (lambda: text(source, "member", most=5), str),
        (lambda: optional_text(source, "member", most=5, pattern=NAME) or "", str),
        (lambda: whole(source, "member", least=0, most=9), int),
        (lambda: child(source, "member"), dict),
        (lambda: children(source, "member", dict, most=2), tuple),
        (lambda: choice(source, "member", Colour), Colour),
        (lambda: moment(source, "member"), datetime),
    ):
        try:
            value = read()
        except Unreadable:
            continue
        assert isinstance(value, kind)
        assert not isinstance(value, bool)


def test_a_text_has_its_length_and_form():
    source = {"a": "abc", "b": 1, "c": "a\nb", "d": " ab", "e": ""}
    assert text(source, "a", most=3, pattern=NAME) == "abc"
    assert why(lambda: text(source, "z", most=3)) == ("z", "missing")
    assert why(lambda: text(source, "b", most=3)) == ("b", "wrong-type")
    assert why(lambda: text(source, "a", most=2)) == ("a", "too-long")
    for name in "cde":
        assert why(lambda name=name: text(source, name, most=9, pattern=NAME))[1] == "pattern"
    assert why(lambda: text(source, "c", most=3, pattern=TOKEN)) == ("c", "pattern")
    assert optional_text(source, "z", most=3) is None


@pytest.mark.parametrize("digest", ["A" * 64, "a" * 63, "a" * 64 + "\n", "g" * 64, "٣" * 64])
def test_a_digest_is_64_lower_case_hex(digest):
    assert HEX64.fullmatch("0a" * 32)
    assert HEX64.fullmatch(digest) is None


def test_a_whole_number_may_be_written_with_a_fraction_of_zero_but_is_no_truth_value():
    assert whole({"n": 3.0}, "n", least=0, most=3) == 3
    for value in (True, 3.5, "3", None, -1, 4, float("inf")):
        assert why(lambda value=value: whole({"n": value}, "n", least=0, most=3)) == ("n", "number")


def test_lists_have_bounds_and_hold_objects():
    assert children({}, "a", dict, most=1) == ()
    assert why(lambda: children({}, "a", dict, least=1, most=1)) == ("a", "list")
    assert why(lambda: children({"a": [{}, {}]}, "a", dict, most=1)) == ("a", "list")
    assert why(lambda: children({"a": [1]}, "a", dict, most=1)) == ("a", "wrong-type")
    assert why(lambda: children({"a": {}}, "a", dict, most=1)) == ("a", "list")


def test_an_object_is_an_object_and_a_choice_one_of_the_list():
    assert why(lambda: child({}, "a")) == ("a", "missing")
    assert why(lambda: child({"a": []}, "a")) == ("a", "wrong-type")
    assert why(lambda: choice({"a": "blue"}, "a", Colour)) == ("a", "not-a-choice")


@pytest.mark.parametrize(
    ("network", "number"),
    [
        ({"chainId": 137}, 137), ({"chainId": "137"}, 137), ({"chainId": 2**53 - 1}, 2**53 - 1),
        ({"chainId": 2**53}, None), ({"chainId": "0137"}, None), ({"chainId": 0}, None),
        ({"chainId": -1}, None), ({"chainId": True}, None), ({"chainId": 1.5}, None),
        ({"chainId": "9" * 17}, None), ({"chainId": "\u0661"}, None), ({}, None), (None, None),
        ("137", None),
    ],
)  # fmt: skip
def test_a_chain_is_named_by_its_number_or_the_digits_of_it(network, number):
    assert chain_number(network) == number
