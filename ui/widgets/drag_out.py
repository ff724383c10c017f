"""Lets a file be taken with the pointer and dropped elsewhere: on the desktop, into a mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import Face, Ink, Look, box
from ui.widgets.boxes import Column, Row
from ui.widgets.text import Icon, Label


class DragOut(QObject):
    """Makes a widget the handle of a file.

    Args:
        look: How to draw what hangs at the pointer.
        handle: What is taken; it becomes the parent.
        file: Returns where the file lies, and writes it there if it does not lie anywhere yet; or
            nothing where there is none to take.

    """

    def __init__(self, look: Look, handle: QWidget, file: Callable[[], Path | None]) -> None:
        super().__init__(handle)
        self._look, self._handle, self._file = look, handle, file
        self._from: QPoint | None = None
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            is_left = event.button() is Qt.MouseButton.LeftButton
            self._from = event.position().toPoint() if is_left else None
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._from = None
        elif event.type() is QEvent.Type.MouseMove and self._from is not None:
            moved = (event.position().toPoint() - self._from).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._from = None
                self._let_go()
                self.drag()
                return True
        return False

    def _let_go(self) -> None:
        """Let a button come up again without being pressed: it was only the handle."""
        if self._handle.property("down"):
            self._handle.setProperty("down", False)

    def drag(self) -> None:
        """Carry the file until it is let go somewhere; what takes it makes a copy."""
        path = self._file()
        if path is None:
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        drag = QDrag(self._handle)
        drag.setMimeData(data)
        side, ratio = self._look.metrics.ems(2), self._handle.devicePixelRatio()
        ink = self._look.ink(Ink.ACCENT)
        drag.setPixmap(self._look.icons.pixmap("file-check", ink, side, ratio))
        drag.exec(Qt.DropAction.CopyAction)


class FileTile(QWidget):
    """A file as a thing: its name, what it is, and the handle to take it by.

    Args:
        look: How to draw.
        file: As of `DragOut`.
        parent: As everywhere.
        is_low: Whether there is little room: what it is stands on one line.

    """

    def __init__(
        self,
        look: Look,
        file: Callable[[], Path | None],
        parent: QWidget | None = None,
        *,
        is_low: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = Label(look, "", Face.STRONG, elides=True)
        self._about = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=not is_low)
        self.handle = DragOut(look, self, file)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        words = Column(look, 0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        row = Row(look, 1.5, 1.5, self)
        row.addWidget(Icon(look, "file-check", Ink.ACCENT, 2), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        look.changed.connect(self.update)

    def say(self, name: str, about: str) -> None:
        """Say which file it is, and what can be done with it."""
        self._name.say(name)
        self._about.say(about)
        self.setAccessibleName(f"{name}, {about}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what is not taken here is not moved over it either

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=t.sunken, border=t.line, radius=m.radius)
