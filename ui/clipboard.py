"""Lends the clipboard to a secret, and takes it back."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

STAYS_S = 30
"""Seconds that a secret stays on the clipboard."""

_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""What asks the clipboard histories of KDE, macOS and Windows not to keep it."""


class SecretClipboard(QObject):
    """Copies a secret for some seconds. What others have copied since is left alone."""

    cleared = Signal()
    """The secret is off the clipboard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._secret = ""
        self._timer = QTimer(self, singleShot=True, interval=STAYS_S * 1000)
        self._timer.timeout.connect(self.clear)

    def copy(self, secret: str) -> None:
        """Put `secret` on the clipboard, for `STAYS_S` seconds."""
        data = QMimeData()
        data.setText(secret)
        for kind, mark in _MARKS.items():
            data.setData(kind, mark)
        QGuiApplication.clipboard().setMimeData(data)
        self._secret = secret
        self._timer.start()

    def clear(self) -> None:
        """Take the secret away now, if it is still there."""
        secret, self._secret = self._secret, ""
        if not secret:
            return
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == secret:
            clipboard.clear()
        self.cleared.emit()
