"""The time line as a widget; the table of `control` says the same to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look import Look
from ui.widgets.announce import announce
from ui.widgets.text import as_tip
from ui.widgets.time_line.drawing import Drawing
from ui.widgets.time_line.story import NOTHING, Story


class TimeLine(QWidget):
    """Control, entitlement, charge and medium over time.

    Left and Right walk the acts, Enter opens the evidence of one.
    """

    chosen = Signal(int)
    """The act the keyboard or pointer went to, by its place in the story."""
    opened = Signal(int)
    """The act whose evidence the user wants."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._story = NOTHING
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocus", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self._dress)

    def show_story(self, story: Story) -> None:
        """Show another story."""
        self._story = story
        self._current = max(0, len(story.marks) - 1)
        self._dress()

    def go_to(self, place: int) -> None:
        """Mark an act as the one looked at."""
        if 0 <= place < len(self._story.marks):
            self._current = place
            self._say_current()
            self.update()

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Time line of control; the table below says the same"))
        self._say_current()
        self.updateGeometry()
        self.update()

    def _say_current(self) -> None:
        marks = self._story.marks
        if marks:
            mark = marks[self._current]
            when = self._look.speech.time(mark.at)
            self.setAccessibleDescription(f"{mark.number}: {self._drawing().acts(mark)}, {when}")

    def _drawing(self, width: int = 0) -> Drawing:
        return Drawing(self._look, self._story, width or self.width())

    def size_at(self, width: int) -> QSize:
        """Return how high it is where there is so much width, and how wide it then must be."""
        drawing = self._drawing(width)
        return QSize(max(width, drawing.least_width), drawing.lanes.height)

    def sizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(60), self._drawing().lanes.height)

    def minimumSizeHint(self) -> QSize:
        drawing = self._drawing()
        return QSize(drawing.least_width, drawing.lanes.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.tokens.paper)
            if self._story.marks:
                self._drawing().paint(painter, self._current if self.hasFocus() else None)

    # Keyboard and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks = self._story.marks
        goal = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(marks) - 1,
        }.get(Qt.Key(event.key()))
        if goal is not None:
            self._choose(goal)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and marks:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._story.marks):
            self.go_to(place)
            announce(self, self.accessibleDescription())
            self.chosen.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._drawing().mark_at(event.position())
        if place is not None:
            self._choose(place)
            self.opened.emit(place)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._drawing().mark_at(QPointF(event.pos()))
            if place is not None:
                mark = self._story.marks[place]
                when = self._look.speech.time(mark.at)
                told = f"{self._drawing().acts(mark)}\n{when}"
                QToolTip.showText(event.globalPos(), as_tip(told), self)
            return True
        return super().event(event)
