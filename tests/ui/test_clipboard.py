"""A secret stays on the clipboard for a while, and what others copied since is left alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from ui.clipboard import STAYS_S, SecretClipboard


@pytest.fixture
def secrets(qapp):
    secrets = SecretClipboard()
    yield secrets
    secrets.clear()


def text():
    return QGuiApplication.clipboard().text()


def test_a_secret_is_taken_back_when_its_time_is_over(secrets, qtbot):
    secrets.copy("harbour kite amber seven")
    assert text() == "harbour kite amber seven"
    assert secrets._timer.interval() == STAYS_S * 1000
    with qtbot.waitSignal(secrets.cleared):
        secrets._timer.timeout.emit()
    assert text() == ""


def test_what_was_copied_since_stays(secrets):
    secrets.copy("harbour kite amber seven")
    QGuiApplication.clipboard().setText("a bill's number")
    secrets.clear()
    assert text() == "a bill's number"


def test_clipboard_histories_are_asked_not_to_keep_it(secrets):
    secrets.copy("harbour kite amber seven")
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert data.hasFormat("org.nspasteboard.ConcealedType")
