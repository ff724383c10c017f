"""Icons are there, drawn in their ink, once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.look import ACTS, HEADLINES, PLACES, RESULTS, STATES
from ui.look.icons import Icons
from wallet.places import resource
from wallet.proof.verdict import Headline, Result
from wallet.titles.holding import Standing
from wallet.titles.verbs import Verb

SHIPPED = sorted(path.stem for path in resource("icons").glob("*.svg"))
SIGNS = (*HEADLINES.values(), *STATES.values(), *RESULTS.values())
INK = QColor("#AE2318")


def inks(pixmap):
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "ladewell"])
def test_an_icon_is_drawn_in_its_ink_alone(qapp, name):
    drawn = Icons().pixmap(name, INK, 48)
    assert inks(drawn) == {INK.name()}


def test_the_mark_of_the_program_has_colours_of_its_own(qapp):
    assert inks(Icons().pixmap("ladewell", INK, 64)) >= {"#05687a", "#ffffff"}


def test_an_icon_is_as_fine_as_the_screen_and_drawn_once(qapp):
    icons = Icons()
    fine = icons.pixmap("check", INK, 16, 2.0)
    assert (fine.width(), fine.deviceIndependentSize().width()) == (32, 16)
    assert icons.pixmap("check", INK, 16, 2.0) is fine


def test_an_unknown_icon_is_refused(qapp):
    with pytest.raises(LookupError):
        Icons().pixmap("no-such-icon", INK, 16)


def test_every_sign_has_its_icon():
    named = {sign.icon for sign in SIGNS} | set(ACTS.values()) | set(PLACES.values())
    assert named <= set(SHIPPED)


def test_every_code_has_a_sign():
    assert set(HEADLINES) == set(Headline)
    assert set(RESULTS) == set(Result)
    assert {standing.value for standing in Standing} <= set(STATES)
    assert {verb.value for verb in Verb} <= set(ACTS)


def test_only_a_settled_answer_is_filled():
    settled = {headline for headline, sign in HEADLINES.items() if sign.is_settled}
    assert settled == {Headline.HOLDER, Headline.ENDED, Headline.DISPUTED, Headline.CHANGED}


def test_the_licence_of_the_icons_stands_beside_them():
    assert "ISC License" in resource("icons/LICENSE").read_text(encoding="utf-8")
