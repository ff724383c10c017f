"""The endorsement as it will be printed, on paper that is white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.look import LIGHT, Face, Look, box
from ui.widgets.boxes import let_wrap
from ui.widgets.paragraph import Paragraph


class EndorsementPaper(QLabel):
    """A strip of the bill's endorsement page. No seal, no signature: it is a preview."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = ("", "", "")
        self._by = ("", "")
        self._head = ("", "")
        self._heights: dict[int, int] = {}
        let_wrap(self, expands=True)
        look.follow(self._dress)

    def show_endorsement(
        self, head: tuple[str, str], lines: tuple[str, str, str], by: tuple[str, str]
    ) -> None:
        """Show it.

        Args:
            head: What it is, and of which bill.
            lines: The printed words, the name, and what goes with it.
            by: Who signs, and as of when.

        """
        self._head, self._lines, self._by = head, lines, by
        self._dress()

    def _dress(self) -> None:
        self._heights.clear()
        said = (*self._head, *self._lines, *self._by)
        self.setAccessibleName(". ".join(part for part in said if part))
        self.updateGeometry()
        self.update()

    def _plan(self, width: int) -> list[tuple[Paragraph, float]]:
        """Return what is written above the line, each with the space above it."""
        m, look = self._look.metrics, self._look
        room = width - 8 * m.u
        words, name, more = self._lines
        rows = (
            (Paragraph(words, look.font(Face.BODY), room), 0.0),
            (Paragraph(name, look.font(Face.TITLE), room), m.u / 2),
            (Paragraph(more, look.font(Face.BODY), room), m.u / 2),
        )
        return [(part, above) for part, above in rows if part.height]

    def _foot(self, width: int) -> tuple[Paragraph, Paragraph]:
        """Return who signs, and when: where a paper bill has name and date."""
        look, room = self._look, width - 8 * self._look.metrics.u
        return (
            Paragraph(self._by[0], look.font(Face.STRONG), 0.6 * room),
            Paragraph(self._by[1], look.font(Face.CAPTION), 0.36 * room),
        )

    @property
    def _head_height(self) -> int:
        return self._look.metrics.ems(1.2) + 3 * self._look.metrics.u

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # layouts ask for few widths, many times
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        m = self._look.metrics
        words = sum(part.height + above for part, above in self._plan(width))
        foot = max(part.height for part in self._foot(width))
        return round(self._head_height + 2.5 * m.u + words + m.ems(3) + foot + 4 * m.u)

    def sizeHint(self) -> QSize:
        width = self._look.metrics.ems(26)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(16), self._look.metrics.ems(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        m, look, width = self._look.metrics, self._look, self.width()
        left, right = 4 * m.u, width - 4 * m.u
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=LIGHT.paper, border=LIGHT.line, radius=0)
            head = QRectF(left, 0, right - left, self._head_height)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setFont(look.font(Face.CAPTION_STRONG))
            painter.setPen(LIGHT.text2)
            painter.drawText(head, int(middle | Qt.AlignmentFlag.AlignLeft), self._head[0])
            painter.setFont(look.font(Face.CAPTION))
            painter.drawText(head, int(middle | Qt.AlignmentFlag.AlignRight), self._head[1])
            painter.fillRect(QRectF(left, head.bottom(), right - left, 1), LIGHT.line)
            y = head.bottom() + 2.5 * m.u
            for part, above in self._plan(width):
                y = part.draw(painter, left, y + above, LIGHT.text)
            y += m.ems(3)
            name, day = self._foot(width)
            second = left + 0.64 * (right - left)
            painter.fillRect(QRectF(left, y, 0.6 * (right - left), 1), LIGHT.edge)
            painter.fillRect(QRectF(second, y, right - second, 1), LIGHT.edge)
            name.draw(painter, left, y + m.u, LIGHT.text)
            day.draw(painter, second, y + m.u, LIGHT.text2)
