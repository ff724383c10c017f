"""The endorsement as it will be printed, on paper that is white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import LIGHT, Face, Look, box
from ui.widgets.paragraph import Paragraph


class EndorsementPaper(QLabel):
    """A strip of the bill's endorsement page. No seal, no signature: it is a preview."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = ("", "", "")
        self._by = ("", "")
        self._head = ("", "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        said = (*self._head, *self._lines, *self._by)
        self.setAccessibleName(". ".join(part for part in said if part))
        self.updateGeometry()
        self.update()

    def _plan(self, width: int) -> list[tuple[Paragraph, float]]:
        """Return what is written, each with the space above it."""
        m, look = self._look.metrics, self._look
        room = width - 6 * m.u
        words, name, more = self._lines
        rows = [
            (Paragraph(words, look.font(Face.BODY), room), 5.5 * m.u),
            (Paragraph(name, look.font(Face.TITLE), room), m.u / 2),
            (Paragraph(more, look.font(Face.BODY), room), m.u / 2),
            (Paragraph(self._by[0], look.font(Face.STRONG), room), 5 * m.u),
            (Paragraph(self._by[1], look.font(Face.CAPTION), room), 0.0),
        ]
        return [(part, above) for part, above in rows if part.height]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        m = self._look.metrics
        rows = self._plan(width)
        return round(sum(part.height + above for part, above in rows) + 3 * m.u + m.ems(1.5))

    def sizeHint(self) -> QSize:
        width = self._look.metrics.ems(26)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(16), self._look.metrics.ems(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        m, look = self._look.metrics, self._look
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=LIGHT.paper, border=LIGHT.line, radius=0)
            inside = QRectF(self.rect()).adjusted(3 * m.u, 2 * m.u, -3 * m.u, 0)
            inside.setHeight(m.ems(1.5))
            painter.setFont(look.font(Face.CAPTION_STRONG))
            painter.setPen(LIGHT.text2)
            painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, self._head[0])
            painter.setFont(look.font(Face.CAPTION))
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight, self._head[1])
            y = 0.0
            last = len(self._plan(self.width())) - 1
            for place, (part, above) in enumerate(self._plan(self.width())):
                y += above
                if place == last - 1:  # the line somebody would sign on paper
                    rule = QRectF(3 * m.u, y - m.u, self.width() - 6 * m.u, 1)
                    painter.fillRect(rule, LIGHT.edge)
                ink = LIGHT.text2 if place == last else LIGHT.text
                y = part.draw(painter, 3 * m.u, y, ink)
