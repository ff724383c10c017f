"""The meter beside a new passphrase."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallet.keys.strength import passphrase_strength
from wallet.keys.words_recovery import suggested_passphrase


def test_a_name_that_is_known_is_worth_little():
    alone = passphrase_strength("Rotterdam2024!")
    known = passphrase_strength("Rotterdam2024!", ["Port of Rotterdam"])
    assert known.guesses < alone.guesses - 2
    assert "known-word" in known.weak
    assert not known.is_enough


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("password", "common"), ("wedcxzsaq", "keyboard"), ("aaaaaaaaaa", "repeat"),
        ("abcdefgh", "sequence"), ("14.07.1998", "date"), ("lighthouse", "word"),
    ],
)  # fmt: skip
def test_it_says_what_makes_a_passphrase_easy(text, why):
    found = passphrase_strength(text)
    assert why in found.weak
    assert not found.is_enough


def test_words_drawn_by_the_machine_are_enough():
    found = passphrase_strength(suggested_passphrase())
    assert found.is_enough
    assert (found.score, found.weak) == (4, ())


def test_a_passphrase_longer_than_zxcvbn_takes_is_measured_too():
    assert passphrase_strength("x7#Lq" * 100).guesses > 0
    assert passphrase_strength("深圳盐田港提单匣三月七日开船" * 9).guesses > 7


def test_a_passphrase_of_two_lines_that_look_like_dates_is_measured():
    assert passphrase_strength("9007199\n547\x00099").guesses > 0


def test_nothing_is_worth_nothing():
    assert (passphrase_strength("").guesses, passphrase_strength("").score) == (0.0, 0)


@settings(max_examples=40)
@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_measured(text, known):
    found = passphrase_strength(text, known)
    assert found.guesses >= 0
    assert 0 <= found.score <= 4
