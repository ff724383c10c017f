"""Twenty-four words: written down once, read back however they were typed, no slip unnoticed."""

from __future__ import annotations

import itertools
import random
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import CouldNotLook
from wallet.keys.words_recovery import (
    COUNT,
    new_recovery_words,
    secret_of,
    suggested_passphrase,
    words_of,
)
from wallet.places import resource

secrets = st.binary(min_size=32, max_size=32)


@pytest.fixture(scope="module")
def words() -> list[str]:
    return resource("words/recovery-en.txt").read_text(encoding="ascii").split("\n")[:-1]


def test_there_are_2048_plain_words_in_order(words):
    assert len(words) == 2048
    assert words == sorted(set(words))
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in words)


def test_four_letters_tell_the_words_apart(words):
    assert len({word[:4] for word in words}) == 2048


def test_no_word_begins_another(words):
    assert not any(right.startswith(left) for left, right in itertools.pairwise(words))


def test_no_slip_of_one_letter_makes_another_word(words):
    known = set(words)
    for word in words:
        dropped = {word[:place] + word[place + 1 :] for place in range(len(word))}
        assert not dropped & known - {word}
    gapped = [(word[:place], word[place + 1 :]) for word in words for place in range(len(word))]
    assert len(set(gapped)) == len(gapped), "two words differ in one letter only"


def test_the_words_of_some_bytes_never_change_between_versions():
    assert words_of(bytes(32)) == ("abacus",) * 23 + ("aspect",)
    assert words_of(bytes(range(32)))[-4:] == ("quick", "attract", "knack", "turban")
    assert words_of(b"\xff" * 32) == ("zone",) * 23 + ("vicinity",)


@given(secrets)
def test_what_is_written_reads_back(secret):
    written = words_of(secret)
    assert len(written) == COUNT
    assert secret_of(written) == secret


@given(secrets)
def test_it_does_not_matter_how_they_are_typed(secret):
    written = words_of(secret)
    numbered = "\n".join(f"{place:2}. {word.upper()}" for place, word in enumerate(written, 1))
    assert secret_of(numbered.splitlines()) == secret
    assert secret_of(" ".join(word[:4] for word in written)) == secret


def test_words_in_each_others_place_are_noticed_but_for_one_in_256():
    draw, unnoticed = random.Random(24), 0
    for _ in range(512):
        written = list(words_of(draw.randbytes(32)))
        left, right = draw.sample(range(COUNT), 2)
        written[left], written[right] = written[right], written[left]
        with suppress(CouldNotLook):
            secret_of(written)
            unnoticed += 1
    assert unnoticed < 10


def test_a_word_that_is_none_is_named_by_its_place():
    written = list(new_recovery_words())
    written[6] = "qqqq"
    with pytest.raises(CouldNotLook, match="recovery-word-unknown") as found:
        secret_of(written)
    assert found.value.facts == {"place": 7}
    written[6] = new_recovery_words()[0][:3]
    with pytest.raises(CouldNotLook, match="recovery-word-unknown"):
        secret_of(written)
    with pytest.raises(CouldNotLook, match="recovery-words-count"):
        secret_of(written[:-1])


@given(st.text(max_size=5000))
def test_any_text_is_read_or_refused(text):
    with pytest.raises(CouldNotLook):
        secret_of(text)


def test_no_two_vaults_get_the_same_words():
    assert new_recovery_words() != new_recovery_words()


def test_a_suggested_passphrase_is_seven_words(words):
    drawn = suggested_passphrase().split()
    assert len(drawn) == 7
    assert set(drawn) <= set(words)
