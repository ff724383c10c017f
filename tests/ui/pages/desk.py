"""What tests of the pages share: waiting for the worker, and dropping files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from ui.jobs import Jobs


def settle(jobs: Jobs) -> None:
    """Let everything that was asked of the worker come back, and what it leads to."""
    while jobs.is_busy:
        loop = QEventLoop()  # waits without taking the interpreter from the worker
        jobs.run(lambda _progress: None).finished.connect(loop.quit)
        loop.exec()
    QCoreApplication.processEvents()


def drop(paths: Sequence[Path], window: QWidget) -> None:
    """Drop files onto a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle, copy = window.rect().center(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(middle), copy, data, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, data, buttons, keys))


def dialog_over(window: QWidget) -> QDialog:
    """Return the one dialog that is open over a window."""
    (found,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return found


def save_in(page: QWidget, path: Path) -> None:
    """Answer the window that asks where to save."""
    dialog = dialog_over(page.window())
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
