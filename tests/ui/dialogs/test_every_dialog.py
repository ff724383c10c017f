"""What keys do in a dialog, held for each there is: what is forgotten here, a test names.

Escape closes without an act; Enter signs nothing; the Tab key goes as one reads.
"""

from __future__ import annotations

from functools import reduce
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from tests.ui import walking
from tests.ui.dialogs.every import EVERY, dialogs
from tests.ui.pages.desk import settle
from ui.jobs import Jobs
from ui.look import TextSize

SCREEN = QSize(1280, 720)
HIGH = QSize(1280, 3000)
"""So high that nothing scrolls: where things lie is then what one reads."""
MOST_TABS = 60
BY_ENTER = {"AddPersonDialog", "ChangePassphraseDialog", "NewWordsDialog", "PassphraseDialog"}
"""Where Enter after the passphrase does what the button says; none signs for a bill or takes away
what cannot be had again."""
ASKS_AGAIN = {"LookUpDialog"}
"""Where Enter, as Tab, only finds out anew who would be asked; nobody is."""


class Walked:
    """A dialog before its window, and what it did."""

    def __init__(self, dialog: QDialog) -> None:
        self.dialog = dialog
        self.did: list[str] = []
        own = dialog.metaObject()
        for place in range(QDialog.staticMetaObject.methodCount(), own.methodCount()):
            method = own.method(place)
            if method.methodType() is method.MethodType.Signal:
                name = method.name().data().decode()
                getattr(dialog, name).connect(lambda *_, name=name: self.did.append(name))

    def show(self) -> None:
        self.dialog.show()
        self.dialog.activateWindow()
        walking.settled(self.dialog)

    def tabs(self) -> list[QWidget]:
        """Press Tab until the keyboard is where it was, and return where it has been."""
        begun = self.dialog.focusWidget()
        order = [begun]
        for _tab in range(MOST_TABS):
            QTest.keyClick(self.dialog.focusWidget(), Qt.Key.Key_Tab)
            here = self.dialog.focusWidget()
            if here is begun:
                return order
            if here is not order[-1] or not isinstance(here, QLabel):  # on to its link
                order.append(here)
        pytest.fail(f"the Tab key never comes back: {[walking.called(one) for one in order]}")

    def where(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.dialog, QPoint()), widget.size())


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture(params=EVERY, ids=lambda met: met.kind.__name__)
def met(request):
    return request.param


@pytest.fixture
def walked(met, session, look, parent, jobs, qtbot):
    dialog = met.make(session, look, parent)
    assert type(dialog) is met.kind
    desk = getattr(dialog, "desk", None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    settle(jobs)
    walked = Walked(dialog)
    walked.show()
    settle(jobs)
    yield walked
    dialog.close()
    dialog.deleteLater()
    if desk is not None:
        desk.close()
    settle(jobs)


@pytest.fixture
def started(monkeypatch, walked):
    """Count the work that is asked of the worker."""
    begun = []
    run = Jobs.run
    monkeypatch.setattr(Jobs, "run", lambda self, work: begun.append(work) or run(self, work))
    return begun


def test_no_dialog_is_left_out():
    assert {one.kind.__name__ for one in EVERY} == dialogs()


def test_keys_do_what_one_expects_and_it_fits(met, walked, started, jobs, look):
    """One test, since making a dialog costs more than walking it."""
    dialog, name = walked.dialog, met.kind.__name__
    wrong = {}
    if not is_at(dialog, met.first):
        wrong["first focus"] = walking.called(dialog.focusWidget())
    dialog.resize(HIGH)
    walking.settled(dialog)
    order = walked.tabs()
    wrong["not reached"] = unreached(dialog, order)
    wrong["not as one reads"] = against_reading(walked, order)
    wrong["letters"] = dead_letters(dialog)
    wrong["default"] = [
        walking.called(one)
        for one in dialog.findChildren(QPushButton)
        if one.isDefault() or one.autoDefault()
    ]
    wrong["Enter"] = by_enter(walked, order, started, allowed=name in BY_ENTER | ASKS_AGAIN)
    settle(jobs)
    wrong["Escape"] = by_escape(walked, order, started)
    wrong["bigger than a small screen"] = too_big(dialog, look)
    assert {said: found for said, found in wrong.items() if found} == {}


def is_at(dialog, first):
    at = reduce(getattr, first.split("."), dialog) if first else dialog.focusWidget()
    here = dialog.focusWidget()
    return here is not None and (here is at or at.isAncestorOf(here))


def unreached(dialog, order):
    """Return what can be acted on and the Tab key goes by, or comes to more than once."""
    wanted = [
        one
        for one in walking.controls(dialog)
        if one.isEnabled() and one.isVisible() and not has_a_sibling_with_the_keyboard(one, order)
    ]
    missed = [one for one in wanted if one not in order]
    return [walking.called(one) for one in [*missed, *(o for o in order if order.count(o) > 1)]]


def has_a_sibling_with_the_keyboard(widget, order):
    """Whether the arrow keys come to it, from one of its group that the Tab key reaches."""
    is_grouped = isinstance(widget, QRadioButton) or (
        isinstance(widget, QAbstractButton) and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    among = group.buttons() if group else widget.parentWidget().findChildren(type(widget))
    return is_grouped and any(one in order for one in among)


def against_reading(walked, order):
    """Return pairs of which the later stands above or left of the earlier.

    The Tab key goes in a ring: it is read from where that goes best.
    """
    rings = [order[begin:] + order[:begin] for begin in range(len(order))]
    return min((backward(walked, ring) for ring in rings), key=len)


def backward(walked, order):
    found = []
    for first, then in combinations(order, 2):
        one, two = walked.where(first), walked.where(then)
        side_by_side = min(one.bottom(), two.bottom()) > max(one.top(), two.top())
        one_above = min(one.right(), two.right()) > max(one.left(), two.left())
        is_back = two.right() <= one.left() if side_by_side else two.bottom() <= one.top()
        if is_back and (side_by_side or one_above):
            found.append(f"{walking.called(first)} {one} before {walking.called(then)} {two}")
    return found


def dead_letters(dialog):
    """Return the labels that lead nowhere, and the letters that do not lead to their field."""
    found = []
    for label in dialog.findChildren(QLabel):
        letter = QKeySequence.mnemonic(label.text())
        is_plain = label.textFormat() is Qt.TextFormat.PlainText
        if letter.isEmpty() or not is_plain or not label.isVisible():
            continue
        field = label.buddy()
        if field is None:
            found.append(f"{label.text()}: no field")
        elif field.isEnabled():
            away = next(one for one in dialog.findChildren(QAbstractButton) if one.isEnabled())
            away.setFocus()
            QTest.keyClick(dialog, letter[0].key(), Qt.KeyboardModifier.AltModifier)
            here = dialog.focusWidget()
            if here is not field and not field.isAncestorOf(here):
                found.append(f"{label.text()}: leads to {walking.called(here)}")
    return found


def by_enter(walked, order, started, *, allowed):
    """Return where Enter did something, other than in a table, whose row it opens."""
    dialog, found = walked.dialog, []
    for widget in order:
        if isinstance(widget, QPlainTextEdit) or (
            not isinstance(widget, QLineEdit | QComboBox | QPushButton)
        ):
            continue
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.setText("x")
        walked.did.clear()
        started.clear()
        QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClick(widget, Qt.Key.Key_Enter)
        if not dialog.isVisible() or walked.did or (started and not allowed):
            found.append(f"{walking.called(widget)}: {walked.did} {started}")
            walked.show()
        if isinstance(widget, QLineEdit):
            widget.setText("")
    return found


def by_escape(walked, order, started):
    """Return from where Escape does not close the dialog, or does more than that."""
    dialog, found = walked.dialog, []
    for widget in order:
        walked.show()
        widget.setFocus()
        walking.settled(dialog)
        walked.did.clear()
        started.clear()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        if dialog.isVisible() or dialog.result() != QDialog.DialogCode.Rejected:
            found.append(f"{walking.called(widget)}: still open")
        if walked.did or started:
            found.append(f"{walking.called(widget)}: {walked.did} {started}")
    return found


def too_big(dialog, look):
    """Return how big it must be at least, in the biggest letters, if the screen is smaller."""
    look.wear(size=TextSize.BIGGER)
    walking.settled(dialog)
    least = dialog.minimumSize().expandedTo(dialog.minimumSizeHint())
    return "" if least.boundedTo(SCREEN) == least else f"{least.width()} × {least.height()}"
