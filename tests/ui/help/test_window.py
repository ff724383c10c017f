"""The guide is opened from anywhere, with the page that fits, and reads offline."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QWidget

from tests.ui.walking import settled
from ui.help.guide import TOPICS, read_topic
from ui.help.opening import HelpDoor, open_help, topic_of
from ui.help.window import HelpWindow
from ui.look import TextSize, Theme
from wallet.words import Language


@pytest.fixture
def help_(qtbot, look):
    window = HelpWindow(look)
    qtbot.addWidget(window)
    window.show_topic("start")
    window.show()
    return window


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", TOPICS)
def test_each_topic_is_set_with_all_its_headings(help_, look, key, language):
    look.wear(language=language)
    help_.show_topic(key)
    topic = read_topic(key, language)
    lines = iter(help_.view.toPlainText().splitlines())
    assert all(section.title in lines for section in topic.sections)  # each after the one before
    assert topic.title in help_.windowTitle()
    assert "{#" not in help_.view.toPlainText()


@pytest.mark.parametrize("width", [700, 1280, 2000])
def test_no_line_is_cut_at_the_right(qtbot, look, width):
    window = HelpWindow(look)
    qtbot.addWidget(window)
    window.show_topic("give")
    window.resize(width, 820)
    window.show()
    settled(window)
    view = window.view
    assert view.horizontalScrollBar().maximum() == 0
    assert view.document().size().width() <= view.viewport().width()


def test_links_lead_on_and_back(help_):
    help_.view.anchorClicked.emit(QUrl("glossary#registrar"))
    assert help_.shown == "glossary#registrar"
    help_.view.anchorClicked.emit(QUrl("#endorsement"))
    assert help_.shown == "glossary#endorsement"
    help_.back.click()
    help_.back.click()
    assert help_.shown == "start"
    assert not help_.back.isEnabled()


def test_a_heading_that_is_linked_to_is_in_sight(help_):
    help_.show_topic("glossary#registrar")
    cursor = help_.view.cursorForPosition(help_.view.viewport().rect().topLeft() + QPoint(40, 20))
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    assert help_.view.verticalScrollBar().value() > 0
    assert "Registrar" in cursor.selectedText()


def test_a_link_from_outside_to_nowhere_shows_the_beginning(help_):
    help_.show_topic("../../etc/passwd#x")
    assert help_.shown == "start"


def test_searching_shows_where_it_stands_and_leads_there(help_):
    help_.search.setText("telephone pledge")
    assert "nowhere" in help_.view.toPlainText()
    help_.search.setText("pledge")
    assert "Endorse and hand over" in help_.view.toPlainText()
    help_.view.link_wanted.emit("give")
    assert help_.search.text() == ""
    assert help_.shown == "give"


def test_markup_that_is_looked_for_is_only_text(help_):
    help_.search.setText('<img src="http://x">')
    assert '<img src="http://x">' in help_.view.toPlainText()


def test_it_loads_nothing_from_anywhere(help_):
    assert help_.view.loadResource(2, QUrl("https://example.org/x.png")) is None


def test_another_language_and_size_are_worn_at_once(help_, look):
    help_.show_topic("give#record")
    was = help_.view.document().size().height()
    look.wear(language=Language.CHINESE, size=TextSize.BIGGER, theme=Theme.DARK)
    assert "背书与交付" in help_.windowTitle()
    assert help_.shown == "give#record"
    assert help_.view.document().size().height() != was


def test_every_control_has_a_name(help_):
    assert help_.search.accessibleName() == "Search the help"
    assert help_.view.accessibleName() == "First steps"
    assert all(button.accessibleName() for button in help_._buttons.values())


class _Page(QWidget):
    help_topic = "give#steps"


def test_the_nearest_topic_outwards_is_the_one_that_fits(qtbot):
    page = _Page()
    qtbot.addWidget(page)
    inside = QWidget(QWidget(page))
    assert topic_of(inside) == "give#steps"
    assert topic_of(None) == "start"


def test_f1_opens_the_topic_of_what_has_the_keyboard(qtbot, look):
    page = _Page()
    qtbot.addWidget(page)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    door = HelpDoor(look, page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    qtbot.keyClick(page, Qt.Key.Key_F1)
    assert door.window.shown == "give#steps"
    assert door.window.isVisible()
    door.close()


def test_f1_works_in_a_dialog_that_bars_its_window(qtbot, look):
    page = _Page()
    qtbot.addWidget(page)
    door = HelpDoor(look, page)
    page.show()
    dialog = QDialog(page)
    dialog.help_topic = "people#pin"
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    dialog.setFocus()
    qtbot.waitUntil(
        dialog.hasFocus
    )  # what a test before left may close, and give it away, only now
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert door.window.shown == "people#pin"
    door.close()
    dialog.close()


def test_a_link_anywhere_opens_the_guide(qtbot, look):
    page = _Page()
    qtbot.addWidget(page)
    door = HelpDoor(look, page)
    open_help("glossary#pledge")
    assert door.window.shown == "glossary#pledge"
    door.close()
