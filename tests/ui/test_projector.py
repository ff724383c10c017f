"""Codes that follow each other: drawn ahead, never skipped, never late."""

from __future__ import annotations

import pytest

from tests.ui.dialogs.trade import Desk
from ui.projector import AHEAD, Projector, as_image
from wallet.book import light, marks_in


@pytest.fixture
def projector(trade):
    bill = trade.issue()
    beam = light(trade.book("shipper").parcel(bill).parcel)
    desk: Desk = trade.desk("bank")
    projector = Projector(desk.session)
    projector.run_at(0.001)  # by hand
    projector.desk = desk
    projector.seen = []
    projector.shown.connect(lambda number, code: projector.seen.append((number, code)))
    yield projector, beam
    projector.stop()


def test_codes_come_in_their_order_and_say_what_they_should(projector):
    shown, beam = projector
    shown.project(beam)
    shown.desk.settle()
    for _step in range(2 * AHEAD):
        shown.step()
        shown.desk.settle()
    assert [number for number, _code in shown.seen] == list(range(1, 2 * AHEAD + 2))
    for number, code in shown.seen[::5]:
        assert code == as_image(beam.code(number))
    code = shown.seen[3][1].scaled(400, 400)
    (mark,) = marks_in(bytes(code.constBits()), 400, 400, code.bytesPerLine(), thorough=True)
    assert mark.text in {"", beam.text(4)}


def test_codes_lie_ready_before_they_are_shown(projector):
    shown, beam = projector
    shown.project(beam)
    shown.desk.settle()
    assert len(shown._ready) == AHEAD - 1
    for _step in range(AHEAD - 1):
        shown.step()  # without the worker getting a word in
    assert shown.number == AHEAD
    shown.step()
    assert shown.number == AHEAD, "the one before stays where the worker is late"


def test_while_it_is_paused_the_same_code_stays_and_next_shows_the_next(projector):
    shown, beam = projector
    shown.project(beam)
    shown.desk.settle()
    shown.pause(True)
    shown._tick()
    assert shown.number == 1
    shown.step()
    assert shown.number == 2
    shown._tick()
    assert shown.number == 2
    shown.pause(False)
    shown._tick()
    assert shown.number == 3


def test_another_beam_begins_anew_and_nothing_of_the_old_is_shown(projector, trade):
    shown, beam = projector
    still = light(shown.desk.session.card.text.encode())
    shown.project(beam)
    shown.project(still)
    shown.desk.settle()
    assert [number for number, _code in shown.seen] == [1]
    assert shown.seen[0][1] == as_image(still.code(1))
    shown.project(None)
    shown.step()
    assert len(shown.seen) == 1
