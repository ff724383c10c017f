"""Nothing yet, still working, went wrong; words, facts and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import Ink
from ui.widgets.buttons import Button
from ui.widgets.drop_zone import DropVeil, DropZone
from ui.widgets.fields import FieldGrid
from ui.widgets.notices import EmptyState, ErrorPanel, ProgressLine
from ui.widgets.phrase import Phrase
from ui.widgets.text import Label


class FakeWork(QObject):
    """A job that reports when it is told to."""

    progressed = Signal(object, object, str)
    finished = Signal()

    def __init__(self):
        super().__init__()
        self.is_cancelled = False

    def cancel(self):
        self.is_cancelled = True


@pytest.fixture
def line(look, qtbot):
    line = ProgressLine(look)
    qtbot.addWidget(line)
    return line


class TestProgress:
    def test_short_work_shows_nothing(self, line):
        work = FakeWork()
        line.watch(work, "Checking")
        work.finished.emit()
        assert line.isHidden()
        assert not line._timer.isActive()

    def test_long_work_shows_how_far_it_is(self, line, qtbot):
        work = FakeWork()
        line.watch(work, "Checking")
        line._timer.timeout.emit()
        assert line.isVisible()
        work.progressed.emit(2**40, 2**41, "Bill 7")
        assert line._bar.value() == 500
        assert line._what.whole == "Bill 7"
        work.finished.emit()
        assert line.isHidden()

    def test_stop_stops_the_work(self, line, qtbot):
        work = FakeWork()
        line.watch(work, "Checking")
        with qtbot.waitSignal(line.stop_asked):
            line._stop.click()
        assert work.is_cancelled

    def test_the_end_of_other_work_changes_nothing(self, line):
        first, second = FakeWork(), FakeWork()
        line.watch(first, "One")
        line.watch(second, "Two")
        line._timer.timeout.emit()
        first.finished.emit()
        assert line.isVisible()


def test_an_error_says_what_happened_what_it_means_and_what_to_do(look, qtbot):
    panel = ErrorPanel(look)
    qtbot.addWidget(panel)
    panel.acts.addWidget(Button(look, "Try again"))
    assert panel.isHidden()
    panel.show_error("Meridian was not reached.", "The bill stays agreed.", "Try again.")
    assert panel.isVisible()
    assert panel.accessibleName() == "Meridian was not reached. The bill stays agreed. Try again."
    with qtbot.waitSignal(panel.closed):
        panel._close.click()
    assert panel.isHidden()


def test_an_error_with_nothing_more_to_say_is_short(look, qtbot):
    panel = ErrorPanel(look)
    qtbot.addWidget(panel)
    panel.show_error("This file is empty.")
    assert panel._means.isHidden()


def test_an_empty_state_says_why_and_what_to_do(look, qtbot):
    state = EmptyState(look, "file-text", "No bills yet.")
    qtbot.addWidget(state)
    state.buttons.addWidget(Button(look, "Open"))
    state.resize(800, 600)
    state.show()
    assert state._words.width() <= look.metrics.ems(28)
    assert state._words.mapTo(state, QPoint(0, 0)).y() < 300
    state.say("Nothing found.")
    assert state._words.whole == "Nothing found."


def test_a_phrase_is_read_word_by_word(look, qtbot):
    words = ("amber", "harbour", "seven", "kite")
    for stacked in (False, True):
        phrase = Phrase(look, words, stacked=stacked)
        qtbot.addWidget(phrase)
        assert phrase.accessibleName() == "amber, harbour, seven, kite"
    assert phrase.text().count("\n") == 3


def test_a_fact_is_said_with_its_label(look, qtbot):
    grid = FieldGrid(look, 2)
    qtbot.addWidget(grid)
    grid.show_facts([("Number", "MRDN-1", True), ("Freight", "")])
    grid.show_facts([("Number", "MRDN-2", True), ("Freight", "")])
    QApplication.sendPostedEvents(None, 0)
    names = {label.accessibleName() for label in grid.findChildren(Label)}
    assert {"Number: MRDN-2", "Freight: —"} <= names


def test_words_that_are_cut_stand_in_the_tool_tip(look, qtbot):
    label = Label(look, "Meridian Container Lines, Yantian to Rotterdam", elides=True)
    qtbot.addWidget(label)
    label.resize(120, 30)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole == label.accessibleName()
    label.resize(900, 30)
    assert label.text() == label.whole
    assert label.toolTip() == ""


def test_ink_follows_the_theme(look, qtbot):
    from ui.look import DARK, Theme

    label = Label(look, "failed", ink=Ink.BAD)
    qtbot.addWidget(label)
    look.wear(theme=Theme.DARK)
    assert label.palette().color(label.foregroundRole()) == DARK.bad.ink


def hanging(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def enter(data):
    return QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def drop(data):
    return QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_a_drop_zone_takes_files_and_nothing_else(look, qtbot):
    zone = DropZone(look, "Drop .ebl here")
    qtbot.addWidget(zone)
    zone.resize(300, 200)
    text = QMimeData()
    text.setText("hello")
    event = enter(text)
    event.ignore()
    QApplication.sendEvent(zone, event)
    assert not event.isAccepted()
    data = hanging("/tmp/a.ebl", "/tmp/b.ebl")
    QApplication.sendEvent(zone, enter(data))
    assert zone._is_over
    zone.grab()
    with qtbot.waitSignal(zone.dropped) as dropped:
        QApplication.sendEvent(zone, drop(data))
    assert dropped.args == [[Path("/tmp/a.ebl"), Path("/tmp/b.ebl")]]
    assert not zone._is_over


def test_the_whole_window_takes_files_and_says_what_will_happen(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    veil = DropVeil(look, window)
    window.show()
    data = hanging("/tmp/a.ebl")
    QApplication.sendEvent(window, enter(data))
    assert veil.isVisible()
    assert veil.geometry() == window.rect()
    assert "Nothing is accepted" in veil.words
    veil.grab()
    with qtbot.waitSignal(veil.dropped) as dropped:
        QApplication.sendEvent(window, drop(data))
    assert dropped.args == [[Path("/tmp/a.ebl")]]
    assert veil.isHidden()
