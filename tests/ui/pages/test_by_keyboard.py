"""A bill goes from hand to hand, and back to its carrier, and nobody touches a pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.walking import settled
from wallet.book import Book
from wallet.places import resource
from wallet.titles.holding import Standing

MOST_TABS = 80


class Hands:
    """Presses keys in a window, or in the dialog over it, and waits for what comes of it."""

    def __init__(self, window):
        self.window = window

    @property
    def top(self):
        """The dialog that lies uppermost, or the window."""
        return QApplication.activeModalWidget() or self.window

    def key(self, key):
        top = self.top
        QTest.keyClick(top.focusWidget() or top, key)
        self.wait()

    def wait(self):
        self.window.wait()
        settled(self.window)

    def go_to(self, name):
        """Press the Tab key until the control of this name has the keyboard."""
        top, heard = self.top, []
        for _tab in range(MOST_TABS):
            here = top.focusWidget()
            if here is not None:
                heard.append(spoken(here))
                if heard[-1] == name:
                    return here
            QTest.keyClick(here or top, Qt.Key.Key_Tab)
        pytest.fail(f"no Tab leads to {name!r}, only to {sorted(set(heard))}")

    def press(self, name):
        QTest.keyClick(self.go_to(name), Qt.Key.Key_Space)
        self.wait()

    def type_path(self, path):
        """Name a file where the system asks for one; its own dialog takes keys as any does."""
        dialog = self.top
        assert isinstance(dialog, QFileDialog)
        QTest.keyClicks(dialog.focusWidget(), str(path))
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        self.wait()

    def open_file(self, path):
        self.window.activateWindow()  # dialogs that closed may have left another in front
        QTest.keyClick(self.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        self.wait()
        self.type_path(path)


def spoken(widget):
    """Return what a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.fixture
def sit_down(open_window, trade):
    def sitting(part):
        for desk in trade.desks:
            desk.close()
        window = open_window(part)
        window.activateWindow()
        return Hands(window)

    return sitting


def stands(hands, bill):
    """Return how the vault in this window says the bill stands."""
    found = []
    hands.window._session.read(lambda book: book.holding(bill)).succeeded.connect(found.append)
    hands.wait()
    return found[0].standing


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # completion in the file dialog, off screen
def test_a_whole_voyage_is_made_with_keys_alone(sit_down, trade, tmp_path, monkeypatch):
    monkeypatch.setattr(Book, "render", lambda *_args, **_kw: b"%PDF-1.7")  # not what is tried here
    shipper = trade.book("shipper").card
    issued = trade.book("carrier").issue(resource("samples/to-order/typical.json"), shipper)
    path = trade.pass_on(issued)

    at = sit_down("shipper")
    at.open_file(path)
    at.press("Endorse and hand over")
    at.go_to("Search names and codes")
    QTest.keyClicks(at.top.focusWidget(), "Straits")
    at.wait()
    at.go_to("People")
    at.key(Qt.Key.Key_Down)
    at.press("Next")
    at.press("Next")
    at.press("Sign, endorse and hand over")
    offer = tmp_path / "offer.ebl"
    at.press("Save as…")
    at.type_path(offer)
    at.press("Close, keep waiting")
    assert stands(at, issued.bill) is Standing.OFFERED_BY_ME

    at = sit_down("bank")
    at.open_file(offer)
    at.press("Accept and sign receipt")
    at.press("Accept and sign receipt")
    assert stands(at, issued.bill) is Standing.AGREED
    receipt = tmp_path / "receipt.ebl"
    at.press("Save as…")
    at.type_path(receipt)
    at.press("Done")

    trade.book("carrier").receive(receipt)
    record = trade.pass_on(trade.book("carrier").record(issued.bill))
    at = sit_down("bank")
    at.open_file(record)
    assert stands(at, issued.bill) is Standing.IN_HANDS
    at.press("Surrender")
    at.press("Sign and surrender")
    assert stands(at, issued.bill) is Standing.SURRENDERED


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_a_bill_is_issued_and_received_with_keys_alone(sit_down, tmp_path):
    at = sit_down("carrier")
    at.window._frame.go("office")
    at.wait()
    at.press("Issue a bill…")
    at.press("Open the document")
    at.type_path(resource("samples/to-order/typical.json"))
    at.press("Next")
    at.go_to("Search names and codes")
    QTest.keyClicks(at.top.focusWidget(), "Yantian")
    at.wait()
    at.go_to("People")
    at.key(Qt.Key.Key_Down)
    at.press("Next")
    at.go_to("Yes, within limits")
    at.key(Qt.Key.Key_Down)
    at.press("Next")
    at.press("Sign and issue")
    issued = tmp_path / "issued.ebl"
    at.press("Save as…")
    at.type_path(issued)
    at.press("Close")

    at = sit_down("shipper")
    at.open_file(issued)
    (bill,) = held(at)
    assert stands(at, bill) is Standing.IN_HANDS


def held(hands):
    """Return the bills in the vault of this window."""
    found = []
    hands.window._session.read(lambda book: book.holdings()).succeeded.connect(found.append)
    hands.wait()
    return [one.bill for one in found[0]]
