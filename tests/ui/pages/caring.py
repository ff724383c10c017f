"""What tests of the care of a vault share: choosing files, giving passphrases, unlocking."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.pages.desk import dialog_over
from wallet.voyage import PASSPHRASE

NEW = "another passphrase altogether"


def bar(window):
    return window._frame.care


def shown_state(window, **changes):
    """Let the bar show the state with some changes."""
    bar(window)._put_off.clear()
    window._frame._show_care(replace(window._frame._state, **changes))


def choose(window, path):
    """Choose a file in the dialog that is open."""
    dialog = dialog_over(window)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    window.wait()


def give(dialog, passphrase, wait):
    dialog.line.setText(passphrase)
    dialog.line.textEdited.emit(passphrase)
    dialog.act.click()
    wait()


def unlock(window, passphrase=PASSPHRASE):
    page = window.outside.unlock
    page.line.setText(passphrase)
    page.unlock.click()
    window.wait()
