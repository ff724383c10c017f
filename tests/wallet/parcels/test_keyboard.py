"""A scanner that types: what a layout moves is put right, what it destroys is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.parcels.keyboard import LETTERS, TEST_TEXT, Layout, layout_of

GERMAN = str.maketrans("YZ-/:", "ZYß-Ö")
FRENCH = str.maketrans("AQZWM0123456789-/:", "QAWZ?à&é\"'(-è_ç)!M")
SWISS = str.maketrans("YZ-/:", "ZY'-é")
GREEK = str.maketrans("Q:", "::")
TEXT = "UR:EBL-CARD/LSADAOAXJZYKQWMA0123456789"


def test_a_plain_layout_changes_nothing():
    layout = layout_of(TEST_TEXT)
    assert layout.is_plain
    assert not layout.lost
    assert layout.read(TEXT + "\r\n") == TEXT


def test_caps_lock_is_no_other_layout():
    assert layout_of(TEST_TEXT.lower()).is_plain


@pytest.mark.parametrize("keys", [GERMAN, FRENCH, SWISS], ids=["de", "fr", "ch"])
def test_what_a_layout_moves_is_put_right(keys):
    layout = layout_of(TEST_TEXT.translate(keys))
    assert not layout.is_plain
    assert layout.moved
    assert not layout.lost
    assert layout.read(TEXT.translate(keys)) == TEXT


def test_caps_lock_pressed_since_is_seen_through():
    layout = layout_of(TEST_TEXT.translate(GERMAN))
    assert layout.read(TEXT.translate(GERMAN).lower()).upper() == TEXT


def test_what_a_layout_destroys_is_named():
    layout = layout_of(TEST_TEXT.translate(GREEK))
    assert not layout.is_plain
    assert layout.lost == "Q:"


def test_a_letter_that_is_swallowed_is_lost():
    assert layout_of(TEST_TEXT.replace("-", "")).lost == "-"
    assert layout_of("").lost == LETTERS


def test_half_a_swallowed_letter_is_lost():
    """A dead key waits for the next letter: the second time it arrives as something else."""
    assert layout_of(TEST_TEXT.replace("-", "~", 1)).lost == "-"


@given(st.permutations(LETTERS), st.text(alphabet=LETTERS, max_size=80))
def test_whatever_is_one_to_one_is_put_right(keys, text):
    turned = str.maketrans(LETTERS, "".join(keys))
    layout = layout_of(TEST_TEXT.translate(turned))
    assert not layout.lost
    assert layout.read(text.translate(turned)) == text


@given(st.text(max_size=200))
def test_any_typing_makes_a_layout_and_any_layout_reads(typed):
    layout = layout_of(typed)
    assert isinstance(layout, Layout)
    assert len(layout.read(typed)) == len(typed.strip())
