"""A sheet is as high as its words, and never higher than the screen."""

from __future__ import annotations

import pytest

from ui.dialogs.confirm import ConfirmDialog
from ui.look import TextSize


@pytest.mark.parametrize(("sentences", "scrolls"), [(2, False), (60, True)])
def test_its_buttons_stay_in_sight_however_much_it_says(look, qtbot, sentences, scrolls):
    look.wear(size=TextSize.BIGGER)
    said = ["It cannot be taken back, and whoever signs it is bound."] * sentences
    dialog = ConfirmDialog(look, "Sign this?", said, "Sign it")
    qtbot.addWidget(dialog)
    dialog.show()
    room = dialog.screen().availableSize()
    assert dialog.height() <= room.height()
    assert dialog.rect().contains(dialog.act.geometry().translated(dialog.foot.pos()))
    bar = dialog.page.verticalScrollBar()
    assert (bar.maximum() > 0) is scrolls


def test_it_grows_with_its_letters(look, qtbot):
    dialog = ConfirmDialog(look, "Sign this?", ["It cannot be taken back."] * 3, "Sign it")
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()
    look.wear(size=TextSize.BIGGER)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.page.verticalScrollBar().maximum() == 0
