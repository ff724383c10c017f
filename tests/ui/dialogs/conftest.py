"""Dialogs that stay to be looked at when they have closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.ui.dialogs.trade import Desk

Opening = Callable[[QDialog, Desk], tuple[QDialog, Desk]]


@pytest.fixture
def opening() -> Iterator[Opening]:
    """Return what opens a dialog at a desk, and lets go of all of them at the end."""
    opened = []

    def open_it(dialog: QDialog, desk: Desk) -> tuple[QDialog, Desk]:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        desk.settle()
        opened.append((dialog, desk))
        return dialog, desk

    yield open_it
    for dialog, desk in opened:
        desk.settle()
        dialog.deleteLater()
