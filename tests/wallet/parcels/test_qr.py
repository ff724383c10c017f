"""A text has one drawing as a QR code, or is too long for any."""

from __future__ import annotations

import pytest

from wallet.parcels.qr import modules


def test_the_same_text_is_the_same_drawing_and_square():
    drawn = modules("UR:EBL-CARD/1")
    assert drawn == modules("UR:EBL-CARD/1")
    assert all(len(row) == len(drawn) for row in drawn)
    assert len(drawn) == 21


def test_a_finder_pattern_stands_in_three_corners():
    drawn = modules("https://ladewell.example/bill")
    finder = (True, False, True, True, True, False, True)
    for row, start in ((3, 0), (3, len(drawn) - 7), (len(drawn) - 4, 0)):
        assert drawn[row][start : start + 7] == finder


def test_a_longer_text_takes_a_larger_code_until_none_is_large_enough():
    sizes = [len(modules("A" * length)) for length in (10, 100, 1000)]
    assert sizes == sorted(set(sizes))
    with pytest.raises(ValueError):  # noqa: PT011 - the library has several words for it
        modules("a" * 3000)
