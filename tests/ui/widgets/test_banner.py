"""The one answer over a bill."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible

from tests.screens.samples import agreed, holder
from tests.ui.ink import strokes_of
from ui.look import HEADLINES, Face, Theme
from ui.widgets.banner import Answer, Banner, capitals
from ui.widgets.ladder import Step, ladder_words
from ui.widgets.paragraph import Paragraph
from wallet.proof.verdict import Headline
from wallet.titles.state import Degree
from wallet.words import Language


@pytest.fixture
def banner(look, qtbot):
    banner = Banner(look)
    qtbot.addWidget(banner)
    return banner


def colour_at(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y)


def drawn(banner, width=1000):
    banner.resize(width, banner.heightForWidth(width))
    return banner


def test_the_whole_banner_is_one_label(look, banner):
    banner.show_answer(agreed(look))
    said = QAccessible.queryAccessibleInterface(banner).text(QAccessible.Text.Name)
    assert "Agreed, not yet recorded" in said
    assert "only when Meridian records" in said
    assert "As of 3 Nov 2026 14:12 +08:00" in said
    assert "Recorded not yet" in said


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("headline", Headline)
def test_only_a_settled_answer_is_filled(look, banner, headline, theme):
    look.wear(theme=theme)
    sign = HEADLINES[headline]
    banner.show_answer(Answer(sign, "Headline", "Sentence"))
    drawn(banner)
    colours = look.tokens.status(sign.tone)
    expected = colours.solid if sign.is_settled else colours.soft
    assert colour_at(banner, 900, 20) == expected
    assert colour_at(banner, 10, 40) == colours.solid


def test_an_open_answer_looks_otherwise_in_grey_too(look, banner):
    banner.show_answer(holder(look))
    settled = colour_at(drawn(banner), 600, 10).lightness()
    banner.show_answer(replace(holder(look), sign=HEADLINES[Headline.OFFERED]))
    assert abs(settled - colour_at(drawn(banner), 600, 10).lightness()) > 100


def test_it_is_never_lower_than_six_ems(look, banner):
    banner.show_answer(Answer(HEADLINES[Headline.NOT_CHECKED], "Not checked: key", ""))
    assert banner.heightForWidth(1000) >= look.metrics.ems(6)


def test_a_long_headline_is_wrapped_and_never_cut(look, banner):
    long = replace(agreed(look), headline="Genuine · Copy, held by " + "Maasvlakte Tools " * 5)
    banner.show_answer(agreed(look))
    short = banner.heightForWidth(900)
    banner.show_answer(long)
    assert banner.heightForWidth(900) >= short + look.metrics.ems(1.5)


def test_no_word_stands_alone_under_a_sentence(look):
    said = "Only you can give this bill on or surrender it."
    width = Paragraph(said, look.font(Face.BODY), 10_000).width - 1
    paragraph = Paragraph(said, look.font(Face.BODY), width)
    assert paragraph.lines == 2
    assert paragraph._layout.lineAt(1).naturalTextWidth() > width / 5, "only the last word is there"
    assert paragraph.width <= width


def test_in_a_narrow_window_the_ladder_goes_below(look, banner):
    banner.show_answer(agreed(look))
    assert banner.heightForWidth(500) > banner.heightForWidth(1200) + look.metrics.ems(4)


@pytest.mark.parametrize(
    ("language", "headline"), [(Language.ENGLISH, "ABC"), (Language.CHINESE, "Abc")]
)
def test_english_is_set_in_capitals_and_chinese_is_not(look, banner, language, headline):
    look.wear(language=language)
    banner.show_answer(Answer(HEADLINES[Headline.HOLDER], "Abc", ""))
    assert headline in [stroke.said for stroke in strokes_of(drawn(banner))]
    assert "Abc" in banner.accessibleName()


def test_an_address_of_a_chain_stays_as_it_is_written_among_capitals():
    assert capitals("Held by 0x88c0…12aB, not by you") == "HELD BY 0x88c0…12aB, NOT BY YOU"


def test_the_ladder_says_who_must_act(look):
    steps = [Step(Degree.SIGNED, True, "14:05"), Step(Degree.AGREED, False, "your answer")]
    assert ladder_words(look, steps) == "Signed 14:05, Agreed your answer"
