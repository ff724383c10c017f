"""The head of a dialog in steps: what it is about, and how far one has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import Face, Ink, Look, Surface, box, hairline
from ui.widgets.boxes import Column, Row
from ui.widgets.panels import Ground
from ui.widgets.text import Label


class _Steps(QLabel):
    """Numbered circles: those behind are ticked, the present one is filled."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words: tuple[str, ...] = ()
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        look.follow(self._dress)

    def show_steps(self, words: Sequence[str], here: int) -> None:
        self._words, self._here = tuple(words), here
        self._dress()

    def _dress(self) -> None:
        if self._words:
            said = self.tr("Step {here} of {count}: {words}")
            name = self._words[self._here]
            self.setAccessibleName(
                said.format(here=self._here + 1, count=len(self._words), words=name)
            )
        self.updateGeometry()
        self.update()

    def _width_of(self, words: str) -> int:
        m = self._look.metrics
        face = QFontMetrics(self._look.font(Face.STRONG))
        return m.ems(1.7) + m.u + face.horizontalAdvance(words)

    @property
    def _gap(self) -> int:
        return self._look.metrics.ems(2.6)

    def sizeHint(self) -> QSize:
        widths = sum(self._width_of(words) for words in self._words)
        return QSize(widths + self._gap * max(0, len(self._words) - 1), self._look.metrics.ems(2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m, look = self._look.tokens, self._look.metrics, self._look
        side, left, middle = m.ems(1.7), 0, self.height() / 2
        with QPainter(self) as painter:
            for number, words in enumerate(self._words):
                circle = QRectF(left, middle - side / 2, side, side)
                is_here, is_behind = number == self._here, number < self._here
                if is_behind:
                    box(painter, circle, fill=t.good.soft, radius=side / 2)
                    mark = QRectF(0, 0, m.icon, m.icon)
                    mark.moveCenter(circle.center())
                    look.icons.paint(painter, mark, "check", t.good.ink)
                else:
                    fill, border = (t.accent, t.accent) if is_here else (t.paper, t.edge)
                    box(painter, circle, fill=fill, border=border, radius=side / 2)
                    painter.setPen(t.on_accent if is_here else t.text2)
                    painter.setFont(look.font(Face.CAPTION_STRONG))
                    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
                painter.setFont(look.font(Face.STRONG if is_here else Face.BODY))
                painter.setPen(t.text if is_here else t.text2)
                beside = QRectF(left + side + m.u, 0, self._width_of(words), self.height())
                painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
                left += self._width_of(words)
                if number + 1 < len(self._words):
                    link = QRectF(left + m.u, middle, self._gap - 2 * m.u, 1)
                    painter.fillRect(link, t.edge)
                left += self._gap


class StepsBar(Ground):
    """Title at the left, steps at the right, a hairline below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Surface.PAPER, parent)
        self._title = Label(look, "", Face.TITLE, elides=True)
        self._about = Label(look, "", Face.CAPTION, Ink.TEXT2, elides=True)
        self._steps = _Steps(look)
        words = Column(look, 0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row = Row(look, 3, (3, 1.25), self)
        row.addLayout(words, 1)
        row.addWidget(self._steps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, about: str) -> None:
        """Say what the dialog is about."""
        self._title.say(title)
        self._about.say(about)
        self._about.setVisible(bool(about))

    def show_steps(self, words: Sequence[str], here: int) -> None:
        """Show the steps and the present one."""
        self._steps.show_steps(words, here)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            hairline(painter, self.rect(), self._look.tokens.line)
