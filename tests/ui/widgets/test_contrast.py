"""Whatever our painters write can be read where it stands, by day and by night."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from tests.screens.dresses import HEIGHT, WIDTH
from tests.screens.gallery import SHEETS
from tests.ui import ink, walking
from ui.look import Theme, box


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_painted_stands_out_from_what_is_under_it(look, qtbot, name):
    page = SHEETS[name](look)
    qtbot.addWidget(page)
    page.resize(WIDTH, HEIGHT)
    page.show()
    walking.settled(page)
    found = {}
    for theme in (Theme.LIGHT, Theme.DARK):
        look.wear(theme=theme)
        walking.settled(page)
        found[theme] = ink.faint(page, look)
    assert found == {Theme.LIGHT: [], Theme.DARK: []}


class Faint(QWidget):
    """Writes a note on its own solid, and draws an icon in the colour of hairlines."""

    def __init__(self, look):
        super().__init__()
        self.look = look

    def paintEvent(self, event):
        t = self.look.tokens
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=t.note.solid)
            painter.setPen(t.note.ink)
            painter.drawText(QRectF(self.rect()), 0, "copy")
            self.look.icons.paint(painter, QRectF(60, 40, 20, 20), "copy", t.line)


def test_words_in_the_ink_of_their_ground_are_found(look, qtbot):
    widget = Faint(look)
    qtbot.addWidget(widget)
    widget.resize(100, 80)
    assert ink.faint(widget, look) == [
        f"'copy' in {look.tokens.note.ink.name()}: 1.0",
    ]
