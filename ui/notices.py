"""Tells the user through the system when something is done while the window is not in front.

Optional, and off by default: a notice may be seen by whoever sees the screen. While the vault is
locked it names nothing and nobody.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from ui.look import Look
from ui.settings import Settings

_SECONDS = 8


class Notices(QObject):
    """Shows a line of the system's own, where the system has a place for it."""

    def __init__(self, look: Look, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._tray: QSystemTrayIcon | None = None

    def tell(self, words: str, *, is_open: bool) -> None:
        """Say `words` if the user wants that and looks elsewhere.

        Args:
            words: What is done; it may name parties and bills.
            is_open: Whether the vault is open; if not, nothing of `words` is said.

        """
        if not self._settings.notifies or QApplication.activeWindow() is not None:
            return
        said = words if is_open else self.tr("Something is done. Unlock the vault to see it.")
        self._show(said)

    def _show(self, words: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            icon = self._look.icons.icon("ladewell", self._look.tokens.accent, 64)
            self._tray = QSystemTrayIcon(icon, self)
        self._tray.show()  # without it no system shows a message
        self._tray.showMessage("Ladewell", words, msecs=_SECONDS * 1000)

    def leave(self) -> None:
        """Take the icon away: it stands there only while a notice does."""
        if self._tray is not None:
            self._tray.hide()
