"""Flat surfaces: the panel, the hairline, the page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.look import Face, Ink, Look, Surface, Tone, box
from ui.widgets.boxes import Column, Row
from ui.widgets.text import Label


class Panel(QFrame):
    """Paper with a hairline around it.

    Args:
        look: How to draw.
        title: A small heading in its first row, or empty.
        padding: Inside, in grid units, all sides or (across, down); 0 where rows reach from edge
            to edge.
        tone: Soft fill and the ink of a status, for what has one.
        chosen: Whether it has the accent border of the likeliest way.
        parent: As everywhere.

    Attributes:
        body: Add the contents here.
        head: The row of the title: add what stands at its right. Only with a title.

    """

    def __init__(
        self,
        look: Look,
        title: str = "",
        padding: float | tuple[float, float] = 2,
        *,
        tone: Tone | None = None,
        chosen: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = tone
        self._chosen = chosen
        self.body = Column(look, 1, padding, self)
        self.setContentsMargins(1, 1, 1, 1)  # nothing covers the border
        self.head = Row(look)
        self._panel_title = Label(look, title, Face.CAPTION_STRONG, Ink.TEXT2)
        if title:
            self.head.addWidget(self._panel_title)
            self.head.addStretch()
            self.body.addLayout(self.head)
            self.setAccessibleName(title)
        else:
            self._panel_title.setParent(self)
            self._panel_title.hide()
            self.head.setParent(self)
        look.follow(self._redraw)

    def call(self, title: str) -> None:
        """Change the title."""
        self._panel_title.say(title)
        self.setAccessibleName(title)

    def be(self, tone: Tone | None) -> None:
        """Take on a status, or none."""
        self._tone = tone
        self.update()

    def _redraw(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        fill, border, width = t.paper, t.line, m.hairline
        if self._tone is not None:
            fill, border = t.status(self._tone).soft, t.status(self._tone).ink
        if self._chosen:
            border, width = t.accent, m.stroke
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=fill, border=border, width=width, radius=m.radius)


class Hairline(QWidget):
    """The line between two parts of a panel."""

    def __init__(self, look: Look, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else free, free if upright else fixed)
        look.follow(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.tokens.line)


class Ground(QWidget):
    """A plain fill for other parts to stand on."""

    def __init__(
        self, look: Look, surface: Surface = Surface.GROUND, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._surface = surface
        self.is_scrolled = False
        look.follow(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more height, where it scrolls, than its width wants: not as if all wrapped."""
        least, layout = super().minimumSizeHint(), self.layout()
        if self.is_scrolled and layout is not None and layout.hasHeightForWidth():
            least.setHeight(0)
        return least

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.tokens.surface(self._surface))


class Scroll(QScrollArea):
    """A part that scrolls when there is more than fits, without a frame of its own.

    The bar stands in the right margin of the content: nothing moves when it comes or goes.

    Args:
        look: How to draw.
        content: What is scrolled.
        surface: What it stands on.
        parent: As everywhere.
        is_text: Whether it is as high as its words are at the width it gets. Qt would take the
            height that wrapped words need at some narrow width for the least, and leave gaps.

    """

    def __init__(
        self,
        look: Look,
        content: QWidget,
        surface: Surface = Surface.GROUND,
        parent: QWidget | None = None,
        *,
        is_text: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._surface = surface
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys its contents leave over still scroll it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if isinstance(content, Ground):
            content.is_scrolled = True
        if is_text:
            content.setMinimumHeight(1)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        look.follow(self._dress)

    def _make_room(self, _least: int, most: int) -> None:
        content: QWidget | None = self.widget()
        layout = content.layout() if content is not None else None
        if isinstance(layout, Column):
            layout.lend(self.verticalScrollBar().sizeHint().width() if most > 0 else 0)

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._look.tokens.surface(self._surface))
        self.setPalette(palette)
