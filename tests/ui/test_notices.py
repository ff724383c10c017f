"""A notice is shown to whom wants it and looks elsewhere, and says nothing of a locked vault."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from ui.notices import Notices
from ui.settings import Settings


class _Tray:
    """Stands for the system's tray, which a test has not."""

    shown: list[str] = []  # noqa: RUF012 - emptied for each test

    def __init__(self, _icon, _parent):
        self.is_shown = False

    @staticmethod
    def isSystemTrayAvailable():
        return True

    def show(self):
        self.is_shown = True

    def hide(self):
        self.is_shown = False

    def showMessage(self, title, words, msecs):
        self.shown.append(f"{title}: {words}")


@pytest.fixture
def notices(look, tmp_path, monkeypatch):
    _Tray.shown.clear()
    monkeypatch.setattr("ui.notices.QSystemTrayIcon", _Tray)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    settings = Settings(tmp_path / "window.ini")
    settings.notifies = True
    return Notices(look, settings, look)


def test_what_came_in_is_told(notices):
    notices.tell("MRDN-1 came in.", is_open=True)
    assert _Tray.shown == ["Ladewell: MRDN-1 came in."]
    notices.leave()
    assert not notices._tray.is_shown


def test_while_the_vault_is_locked_nothing_and_nobody_is_named(notices):
    notices.tell("MRDN-1 of Yantian came in.", is_open=False)
    assert _Tray.shown == ["Ladewell: Something is done. Unlock the vault to see it."]


def test_who_does_not_want_it_is_left_in_peace(notices):
    notices._settings.notifies = False
    notices.tell("MRDN-1 came in.", is_open=True)
    assert not _Tray.shown


def test_who_looks_at_the_window_needs_no_notice(notices, monkeypatch):
    monkeypatch.setattr(QApplication, "activeWindow", lambda: QWidget)
    notices.tell("MRDN-1 came in.", is_open=True)
    assert not _Tray.shown


def test_without_a_tray_nothing_is_said_and_nothing_fails(notices, monkeypatch):
    monkeypatch.setattr(_Tray, "isSystemTrayAvailable", lambda: False)
    notices.tell("MRDN-1 came in.", is_open=True)
    assert not _Tray.shown
    assert QSystemTrayIcon is not _Tray


def test_it_is_off_until_somebody_wants_it(tmp_path):
    assert not Settings(tmp_path / "new.ini").notifies
