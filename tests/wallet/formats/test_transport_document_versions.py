"""What differs between two versions of a bill."""

from __future__ import annotations

import pytest

from wallet.formats.transport_document import differences


def told(before: object, after: object) -> list[tuple[str, str, str]]:
    found = differences({"inside": {"member": before}}, {"inside": {"member": after}})
    return [(one.where, one.before, one.after) for one in found]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("A", "B", [("/inside/member", "A", "B")]),
        (None, "B", [("/inside/member", "", "B")]),
        ([1, 2], [1, 3], [("/inside/member/1", "2", "3")]),
        ([1], [1, {"a": 1}], [("/inside/member/1", "", "1")]),
        ({"a": 1}, {"a": 1, "b": 2}, [("/inside/member/b", "", "2")]),
        ({"a": 1}, [1], [("/inside/member", "1", "1")]),
    ],
)
def test_each_member_that_differs_is_named_with_what_stood_there(before, after, said):
    assert told(before, after) == said


def test_true_is_not_one_however_deep_it_stands():
    """To Python ``{"a": True} == {"a": 1}``; to who reads a bill they are two things."""
    assert told(True, 1) == [("/inside/member", "true", "1")]
    assert told([{"a": False}], [{"a": 0}]) == [("/inside/member/0/a", "false", "0")]


def test_what_is_the_same_is_not_named():
    for value in ("A", 1, True, None, [1, {"a": [True]}], {}):
        assert told(value, value) == []
