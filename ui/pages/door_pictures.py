"""The two small pictures in the doors of the first start, painted from the words given."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Face, Look, box

_EMS = 5.6
"""Height of a picture, in sizes of the body font."""


class _Picture(QWidget):
    """A sunken plate; what is on it is decoration, the words beside say the same."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def say(self, *words: str) -> None:
        """Show these words."""
        self._words = words
        self.setAccessibleName(", ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        m = self._look.metrics
        return QSize(m.ems(18), m.ems(_EMS))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, self.rect(), fill=t.sunken, border=t.line, radius=0)
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        """Draw what is on the plate."""

    def _write(self, painter: QPainter, middle: QPointF, words: str) -> None:
        m = self._look.metrics
        painter.setFont(self._look.font(Face.CAPTION))
        painter.setPen(self._look.tokens.text)
        wide = painter.fontMetrics().horizontalAdvance(words) + m.stroke
        where = QRectF(0, 0, wide, m.ems(1.3))
        where.moveCenter(middle)
        inside = QRectF(self.rect()).adjusted(m.u / 2, 0, -m.u / 2, 0)
        where.moveLeft(min(max(where.left(), inside.left()), inside.right() - wide))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)


class StepsPicture(_Picture):
    """Numbered rings on a line, a word below each."""

    def _draw(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        count = len(self._words)
        across, y = m.ems(1.9), self.height() * 0.38
        spots = [QPointF(self.width() * (place + 0.5) / count, y) for place in range(count)]
        painter.setPen(QPen(t.line, m.stroke))
        for here, there in pairwise(spots):
            painter.drawLine(here, there)
        for number, (spot, words) in enumerate(zip(spots, self._words, strict=True), start=1):
            ring = QRectF(0, 0, across, across)
            ring.moveCenter(spot)
            box(painter, ring, fill=t.paper, border=t.accent, width=m.stroke, radius=across / 2)
            painter.setFont(self._look.font(Face.STRONG))
            painter.setPen(t.accent)
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(number))
            self._write(painter, spot + QPointF(0, m.ems(1.7)), words)


class RoutePicture(_Picture):
    """A dashed way by sea from the first port to the last."""

    def _draw(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        if len(self._words) != 3:
            return
        wide, high = self.width(), self.height()
        start = QPointF(wide * 0.86, high * 0.36)
        middle = QPointF(wide * 0.64, high * 0.68)
        end = QPointF(wide * 0.13, high * 0.26)
        way = QPainterPath(start)
        way.quadTo(QPointF(wide * 0.8, high * 0.6), middle)
        way.cubicTo(QPointF(wide * 0.42, high * 0.62), QPointF(wide * 0.2, high * 0.9), end)
        pen = QPen(t.accent, m.stroke)
        pen.setDashPattern([2.5, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(way)
        across = m.ems(0.7)
        for spot in (start, middle, end):
            ring = QRectF(0, 0, across, across)
            ring.moveCenter(spot)
            box(painter, ring, fill=t.paper, border=t.accent, width=m.stroke, radius=across / 2)
        first, by_way_of, last = self._words
        line = QPointF(0, m.ems(1))
        self._write(painter, start - line, first)
        self._write(painter, middle + line, by_way_of)
        half = QFontMetrics(self._look.font(Face.CAPTION)).horizontalAdvance(last) / 2
        self._write(painter, end + QPointF(half + m.u * 1.25, -m.u / 2), last)
