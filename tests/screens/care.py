"""Looking after a vault: how one is made, opened, copied, checked and freed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.screens.pages import _outside, _window
from tests.ui.pages.desk import settle
from ui.actions.open_vault import Knock
from ui.dialogs.new_words import WORDS as SHOWN
from ui.dialogs.new_words import NewWordsDialog
from ui.dialogs.passphrase import ChangePassphraseDialog, PassphraseDialog
from ui.dialogs.thaw import ThawDialog
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import KnownVault
from wallet.book import BackupState, Presence

OWNER = "Yantian Hengtai Precision Co., Ltd"
VAULT = Path("/srv/ladewell/vault")


def _filled(look: Look) -> MainWindow:
    window = _outside(look)
    window.outside.begin_vault()
    page = window.outside.new_vault
    page.begin(VAULT)
    for field in (page.pair.first.field, page.pair.second.field):
        field.setText("harbour kite amber seven")
    page.name.field.setText(OWNER)
    page.pair._edited()
    settle(window.jobs)
    return window


def weak(look: Look) -> QWidget:
    window = _filled(look)
    page = window.outside.new_vault
    for field in (page.pair.first.field, page.pair.second.field):
        field.setText("Yantian2026")
    page.pair._edited()
    page._lie_in(Path("/srv/Dropbox/vault"))
    settle(window.jobs)
    return window


def words(look: Look) -> QWidget:
    window = _filled(look)
    window.outside.new_vault.next.click()
    settle(window.jobs)
    return window


def check(look: Look) -> QWidget:
    window = _filled(look)
    page = window.outside.new_vault
    page.next.click()
    settle(window.jobs)
    page.written.click()
    page.check.ask(page.words.words, (3, 10, 21))
    page.check.fields[1].field.setText("harbour")
    page.check.is_right()
    return window


def quick(look: Look) -> QWidget:
    window = _outside(look)
    window.outside.ask_passphrase(VAULT)
    unlock = window.outside.unlock
    unlock.show_vault(KnownVault(VAULT, OWNER), (KnownVault(VAULT, OWNER),))
    settle(window.jobs)
    until = window._clock.now() + timedelta(hours=9)
    unlock._knocked(Knock(VAULT, until, (Path("/media/usb/vault"),)))
    unlock.read_only.show()
    for _ in range(6):
        window._session.patience.wrong(VAULT)
    unlock._count()
    return window


def restore(look: Look) -> QWidget:
    window = _outside(look)
    window.outside._restore()
    window.outside.restoring.begin(VAULT)
    window.outside.restoring.take(Path("/media/usb/Yantian-backup-2026-11-03.ladewell-backup"))
    return window


def recover(look: Look) -> QWidget:
    window = _outside(look)
    window.outside.ask_passphrase(VAULT)
    window.outside._recover()
    window.outside.recovering.opener.text.setPlainText("abend baum 3 cargo dock")
    return window


def _settings(look: Look) -> tuple[MainWindow, Callable[[], None]]:
    window, wait = _window(look)
    window._frame.go("settings")
    wait()
    return window, wait


def health(look: Look) -> QWidget:
    window, wait = _settings(look)
    page = window._frame.page("settings")
    window.resize(1280, 820)
    page.health.check.click()
    wait()
    page.findChild(QWidget)
    window.show()
    bar = page.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


def _bar(look: Look, **changes: object) -> QWidget:
    window, _wait = _window(look)
    care = window._frame.care
    care._put_off.clear()
    state = window._frame._state
    window._frame._show_care(replace(state, **changes))
    return window


def frozen(look: Look) -> QWidget:
    window, _wait = _window(look)
    state = window._frame._state
    guard = replace(state.guard, reasons=("restored",))
    window._frame._show_care(replace(state, guard=guard))
    return window


def left_open(look: Look) -> QWidget:
    window, _wait = _window(look)
    since = window._clock.now() - timedelta(hours=20)
    return _bar(look, left_open=Presence("KAI-7-LAPTOP", 42, since))


def backup_due(look: Look) -> QWidget:
    window, _wait = _window(look)
    at = window._clock.now() - timedelta(days=9)
    return _bar(look, backup=BackupState(at, 24, is_due=True))


class _Stage(QWidget):
    """Shows a dialog in the middle of a sheet, as large as it wants to be."""

    def __init__(self, dialog: QWidget, window: QWidget) -> None:
        super().__init__()
        self._window, self._dialog = window, dialog
        dialog.setWindowFlags(dialog.windowFlags() & ~0x3)
        dialog.setParent(self)
        column = QVBoxLayout(self)
        column.addStretch()
        dialog.setMinimumSize(dialog.sizeHint())
        column.addWidget(dialog)
        column.addStretch()


def _dialog(look: Look, make: Callable[[MainWindow], QWidget]) -> QWidget:
    window, wait = _settings(look)
    dialog = make(window)
    wait()
    return _Stage(dialog, window)


def thaw(look: Look) -> QWidget:
    def make(window: MainWindow) -> QWidget:
        state = window._frame._state
        guard = replace(state.guard, reasons=("log-behind", "state-changed"))
        return ThawDialog(window._session, look, guard)

    return _dialog(look, make)


def change(look: Look) -> QWidget:
    def make(window: MainWindow) -> QWidget:
        return ChangePassphraseDialog(window._session, look, VAULT, (OWNER,))

    return _dialog(look, make)


def ask(look: Look) -> QWidget:
    def make(window: MainWindow) -> QWidget:
        ways = window._frame.page("settings").ways
        ways._ask = lambda *parts: setattr(ways, "asked", parts)
        ways._allow()
        question, consequences, act, does, _said = ways.asked
        return PassphraseDialog(window._session, look, VAULT, question, consequences, act, does)

    return _dialog(look, make)


def new_words(look: Look) -> QWidget:
    def make(window: MainWindow) -> QWidget:
        dialog = NewWordsDialog(window._session, look, VAULT, OWNER)
        dialog._draw()
        settle(window.desk.jobs)
        dialog._show(SHOWN)
        dialog.setMinimumSize(dialog.size())
        return dialog

    return _dialog(look, make)


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "care-weak": weak,
    "care-words": words,
    "care-check": check,
    "care-quick": quick,
    "care-restore": restore,
    "care-recover": recover,
    "care-health": health,
    "care-frozen": frozen,
    "care-left-open": left_open,
    "care-backup-due": backup_due,
    "care-thaw": thaw,
    "care-change": change,
    "care-ask": ask,
    "care-new-words": new_words,
}
