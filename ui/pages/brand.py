"""The mark and the name of the program, large, over the first pages."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Face, Look, box

_NAMES = ("Ladewell", "提单匣")


class Brand(QWidget):
    """The mark with both names, in the middle of its row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(_NAMES))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        m = self._look.metrics
        return QSize(m.ems(20), m.ems(2.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        side, font = m.ems(2.8), self._look.font(Face.PHRASE)
        widths = [QFontMetrics(font).horizontalAdvance(name) for name in _NAMES]
        left = (self.width() - side - sum(widths) - 2.5 * m.u) / 2
        with QPainter(self) as painter:
            tile = QRectF(round(left), 0, side, side)
            box(painter, tile, fill=t.accent, radius=2 * m.radius)
            inset = side / 12
            mark = tile.adjusted(inset, inset, -inset, -inset)
            self._look.icons.paint(painter, mark, "brand", t.on_accent)
            painter.setFont(font)
            words = QRectF(tile.right() + 1.5 * m.u, 0, widths[0] + 2, side)
            for name, width, ink in zip(_NAMES, widths, (t.text, t.text2), strict=True):
                words.setWidth(width + 2)
                painter.setPen(ink)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
                words.moveLeft(words.right() + m.u)
