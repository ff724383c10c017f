"""A status is a form, an icon and a word, never a colour alone (WCAG 2.2, 1.4.1)."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.screens.samples import CHECKS, HOLDINGS, agreed
from tests.ui import ink
from ui.look import HEADLINES, RESULTS, STATES
from ui.models.holdings import HoldingsModel
from ui.widgets.banner import Banner
from ui.widgets.check_list import CheckList
from ui.widgets.ladder import paint_bars
from ui.widgets.table import BillTable
from wallet.clock import FixedClock
from wallet.proof.verdict import Headline, Result
from wallet.titles.holding import Standing
from wallet.titles.state import Degree
from wallet.words import Language

LANGUAGES = pytest.mark.parametrize("language", Language)


def said(widget, qtbot):
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    return tuple(stroke.said for stroke in ink.strokes_of(widget))


@LANGUAGES
def test_every_state_has_its_own_icon_and_its_own_word(look, qtbot, language):
    look.wear(language=language)
    model = HoldingsModel(look, FixedClock(HOLDINGS[0].changed_at))
    rows = [replace(HOLDINGS[0], bill=one.value, standing=one) for one in Standing]
    model.show(lambda offset, limit: rows[offset : offset + limit], len(rows))
    table = BillTable(look, model)
    qtbot.addWidget(table)
    table.resize(1000, 1000)
    table.show()
    drawn = [stroke.said for stroke in ink.strokes_of(table)]
    words = {standing: look.speech.say("standing", standing.value) for standing in Standing}
    for standing, word in words.items():
        icon = STATES[standing.value].icon
        assert word != standing.value
        assert (icon, word) in itertools.pairwise(drawn)
    assert len({STATES[standing.value].icon for standing in Standing}) == len(Standing)
    assert len(set(words.values())) == len(Standing)


@LANGUAGES
def test_every_result_of_a_check_has_its_own_icon_and_its_own_word(look, qtbot, language):
    look.wear(language=language)
    seen = {}
    for result in Result:
        rows = CheckList(look)
        rows.show_checks([replace(CHECKS[0], result=result)])
        rows.resize(600, 300)
        rows.show()
        drawn = said(rows, qtbot)
        seen[result] = look.speech.say("result", result.value)
        assert {RESULTS[result].icon, seen[result]} <= set(drawn)
    assert len({RESULTS[result].icon for result in Result}) == len(Result)
    assert len(set(seen.values())) == len(Result)


@LANGUAGES
def test_every_headline_has_its_icon_and_its_own_words(look, qtbot, language):
    look.wear(language=language)
    answer, seen = agreed(look), set()
    for code, sign in HEADLINES.items():
        words = look.speech.say("headline", code, {"holder": "X", "name": "Y"})
        banner = Banner(look)
        banner.show_answer(replace(answer, sign=sign, headline=words))
        icon, shown, *_rest = said(banner, qtbot)
        assert icon == sign.icon
        assert shown.casefold() == words.casefold()
        seen.add(shown)
    assert len(seen) == len(Headline)


def test_the_two_that_share_an_icon_are_the_two_that_wait():
    icons = [sign.icon for sign in HEADLINES.values()]
    shared = {one for one, sign in HEADLINES.items() if icons.count(sign.icon) > 1}
    assert shared == {Headline.AGREED, Headline.WAITING}


def test_a_degree_is_counted_in_bars_not_in_colours(look):
    filled = []
    for degree in Degree:
        picture = QImage(120, 30, QImage.Format.Format_RGB32)
        picture.fill(look.tokens.paper)
        with QPainter(picture) as painter:
            paint_bars(painter, look, 0, 15, degree)
        third = look.metrics.ems(0.8) + 2
        inside = (QColor(picture.pixel(place * third + 5, 15)) for place in range(3))
        filled.append(sum(colour != look.tokens.paper for colour in inside))
    assert filled == [degree.rank for degree in Degree]
