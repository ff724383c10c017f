"""Four words, easily said and hardly mistaken."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallet.keys.words_phrase import confirmation_phrase
from wallet.places import resource


@pytest.fixture(scope="module")
def words() -> list[str]:
    return resource("words/phrase-en.txt").read_text(encoding="ascii").split("\n")[:-1]


def within_one_edit(left: str, right: str) -> bool:
    """Tell whether one letter added, dropped or changed makes one word the other."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    return left[same + (len(left) == len(right)) :] == right[same + 1 :]


def test_there_are_1024_plain_words_in_order(words):
    assert len(words) == 1024
    assert words == sorted(set(words))
    assert all(re.fullmatch("[a-z]{3,7}", word) for word in words)


def test_four_letters_tell_the_words_apart(words):
    assert len({word[:4] for word in words}) == 1024


def test_no_word_begins_another(words):
    assert not any(right.startswith(left) for left, right in itertools.pairwise(words))


def test_no_slip_of_one_letter_makes_another_word(words):
    assert not [pair for pair in itertools.combinations(words, 2) if within_one_edit(*pair)]


def test_a_phrase_never_changes_between_versions():
    assert confirmation_phrase(b"") == ("mammal", "expert", "fennel", "utensil")
    assert confirmation_phrase("提单") == confirmation_phrase("提单".encode())


@settings(max_examples=10)
@given(st.binary(), st.binary())
def test_other_data_gives_another_phrase(left, right):
    assert (confirmation_phrase(left) == confirmation_phrase(right)) == (left == right)
