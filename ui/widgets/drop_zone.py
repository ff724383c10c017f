"""Where files can be dropped: a place on a page, and the whole window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ui.look import Face, Ink, Look, box
from ui.widgets.boxes import Column, Row
from ui.widgets.text import Label


def files_in(data: QMimeData) -> list[Path]:
    """Return the local files and folders that hang on the pointer."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropZone(QWidget):
    """A dashed frame that takes files, with buttons for those who have no pointer.

    Args:
        look: How to draw.
        words: What can be dropped and what will happen.
        parent: As everywhere.

    Attributes:
        buttons: Add the buttons that do the same here.

    """

    dropped = Signal(list)
    """The paths, a list of `pathlib.Path`."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_over = False
        self._words = Label(look, words, Face.BODY, Ink.TEXT2, wraps=True)
        self.buttons = Row(look)

        self.setAcceptDrops(True)
        self.setAccessibleName(words)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = Row(look)
        row.addStretch()
        row.addLayout(self.buttons)
        row.addStretch()
        column = Column(look, 1.5, 2, self)
        column.addStretch()
        column.addLayout(row)
        column.addWidget(self._words)
        column.addStretch()
        look.follow(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def say(self, words: str) -> None:
        """Say something else."""
        self._words.say(words)
        self.setAccessibleName(words)

    def _hang(self, is_over: bool) -> None:
        self._is_over = is_over
        self._words.write_in(Ink.ACCENT if is_over else Ink.TEXT2)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._hang(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hang(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hang(False)
        event.acceptProposedAction()
        self.dropped.emit(files_in(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        with QPainter(self) as painter:
            box(
                painter,
                self.rect(),
                fill=t.accent_soft if self._is_over else None,
                border=t.accent if self._is_over else t.edge,
                width=m.stroke,
                dashed=True,
                radius=m.radius,
            )


class DropVeil(QWidget):
    """Lies over a window while files hang above it, and says what will happen to them.

    Args:
        look: How to draw.
        window: The window that takes files everywhere; becomes the parent.

    """

    dropped = Signal(list)
    """The paths, a list of `pathlib.Path`."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        """What will happen to the files."""
        return self.tr("Let go to see what this is. Nothing is accepted by that.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            event.acceptProposedAction()
            self.dropped.emit(files_in(event.mimeData()))
            return True
        if isinstance(event, QDragEnterEvent) and files_in(event.mimeData()):
            event.acceptProposedAction()
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        with QPainter(self) as painter:
            inside = self.rect().adjusted(m.u, m.u, -m.u, -m.u)
            box(
                painter,
                inside,
                fill=t.accent_soft,
                border=t.accent,
                width=m.stroke,
                dashed=True,
                radius=m.radius,
            )
            painter.setPen(t.accent)
            painter.setFont(self._look.font(Face.TITLE))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, int(flags), self.words)
