"""What must be true of every widget in every dress: seen whole, named, silent towards Qt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QWidget

from tests.screens.dresses import DRESSES
from tests.screens.gallery import SHEETS
from ui.look import TextSize
from ui.widgets.text import Label

EVERY_SHEET = pytest.mark.parametrize("sheet", SHEETS)
EVERY_DRESS = pytest.mark.parametrize("dress", DRESSES)


@pytest.fixture
def show(look, qtbot):
    kept = []  # qtbot keeps no widget alive

    def show(sheet: str, dress: str = "light", width: int = 1280) -> QWidget:
        theme, size, language = DRESSES[dress]
        look.wear(theme=theme, size=size, language=language)
        page = SHEETS[sheet](look)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(width, 820)
        page.show()
        qtbot.waitExposed(page)
        for _turn in range(3):  # a list measures its columns, then the page makes room
            QApplication.processEvents()
        return page

    return show


def visible(page, kind):
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


@EVERY_DRESS
@EVERY_SHEET
def test_no_words_are_cut(show, sheet, dress):
    page = show(sheet, dress)
    for button in visible(page, QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.height() >= button.sizeHint().height(), button.text()
    for label in visible(page, Label):
        if label.toolTip() == label.whole != "":  # cut on purpose, whole in the tool tip
            continue
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.whole
        else:
            first = label.text().partition("\n")[0]
            assert label.width() >= label.fontMetrics().horizontalAdvance(first), label.whole


@EVERY_SHEET
def test_everything_the_keyboard_reaches_has_a_name(show, sheet):
    page = show(sheet)
    for widget in visible(page, QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name).strip(), widget


@EVERY_SHEET
def test_targets_are_big_enough(show, look, sheet):
    page = show(sheet)
    for button in visible(page, QPushButton):
        assert button.height() >= look.metrics.target


@EVERY_SHEET
def test_a_sheet_made_small_grows_when_the_text_does(show, look, sheet):
    page = show(sheet)
    before = {button: button.sizeHint() for button in visible(page, QPushButton)}
    look.wear(size=TextSize.BIGGER)
    for button, size in before.items():
        assert button.sizeHint().height() > size.height()


@EVERY_SHEET
def test_painting_works_on_a_finer_screen(show, sheet):
    page = show(sheet)
    fine = QPixmap(page.size() * 2)
    fine.setDevicePixelRatio(2)
    page.render(fine)
    assert not fine.isNull()


def test_scroll_areas_are_no_stops_without_a_name(show):
    page = show("widgets-checks")
    for area in visible(page, QAbstractScrollArea):
        if area.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert area.accessibleName()
