"""What is said to somebody who holds a camera: one thing, soon, and no more than once a second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QImage

from ui.dialogs.scan.hints import Adviser, Hint
from ui.watcher import Glance
from wallet.book import Caught, Mark, Sight

START = datetime(2026, 11, 3, 6, 0, tzinfo=UTC)


def glance(*sights, pixels=6.0, unread=None, light=120.0, rank=0, count=7):
    marks = [Mark("x", pixels) for _one in sights]
    if unread is not None:
        marks.append(Mark("", unread))
    caught = tuple(Caught(sight, rank, count) for sight in sights)
    return Glance(caught, tuple(marks), light, QImage(), rank, count if rank else 0)


@pytest.fixture
def advise():
    adviser = Adviser()

    def at(seconds, seen):
        return adviser.advise(seen, START + timedelta(seconds=seconds))

    return at


def test_at_first_it_says_where_to_hold_the_code(advise):
    assert advise(0, glance()) is Hint.AIM


def test_codes_that_come_are_good_and_small_ones_could_come_faster(advise):
    assert advise(0, glance(Sight.NEW, rank=1)) is Hint.GOOD
    assert advise(1.5, glance(Sight.NEW, pixels=3.5, rank=2)) is Hint.FASTER


def test_a_code_that_is_seen_and_not_read_is_too_far_or_shines(advise):
    assert advise(0, glance(unread=2.0)) is Hint.CLOSER
    assert advise(2, glance(unread=6.0)) is Hint.GLARE


def test_a_dark_picture_wants_light(advise):
    assert advise(0, glance(light=12.0)) is Hint.LIGHT


def test_a_hint_stays_a_second(advise):
    assert advise(0, glance(Sight.NEW, rank=1)) is Hint.GOOD
    assert advise(0.3, glance(unread=2.0)) is Hint.GOOD
    assert advise(1.2, glance(unread=2.0)) is Hint.CLOSER


def test_another_transfer_is_said_for_a_while(advise):
    advise(0, glance(Sight.NEW, rank=1))
    assert advise(2, glance(Sight.ANOTHER, rank=1)) is Hint.ANOTHER
    assert advise(4, glance(Sight.NEW, rank=2)) is Hint.ANOTHER
    assert advise(6, glance(Sight.NEW, rank=3)) is Hint.GOOD


def test_a_reset_says_that_it_is_one(advise):
    advise(0, glance(Sight.NEW, rank=3))
    assert advise(2, glance(Sight.POISONED)) is Hint.ANEW


@pytest.mark.parametrize(
    ("sight", "hint"), [(Sight.FOREIGN, Hint.FOREIGN), (Sight.DAMAGED, Hint.DAMAGED)]
)
def test_what_is_not_ours_is_said_to_be_so(advise, sight, hint):
    assert advise(0, glance(sight)) is hint


def test_where_nothing_new_comes_the_other_screen_stands(advise):
    advise(0, glance(Sight.NEW, rank=1))
    for second in range(1, 5):
        advise(second, glance(Sight.KNOWN, rank=1))
    assert advise(6, glance(Sight.KNOWN, rank=1)) is Hint.STILL


def test_where_nothing_is_seen_for_long_something_else_is_proposed(advise):
    said = {advise(second, glance()) for second in range(20)}
    assert said == {Hint.AIM, Hint.CLOSER, Hint.GLARE}
