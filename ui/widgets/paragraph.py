"""Running text for painted widgets: wrapped, with the line height of the look."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from wallet.words import spaced, visible

RUNNING = 1.36
"""Line height of running text, in sizes of its font."""
TIGHT = 1.28
"""Line height in two-line rows."""


_LEAST_LAST = 0.2
"""The last line fills so much of the width, unless more lines would come of that."""
_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)


class Paragraph:
    """Some words in one font, broken into lines at a width; no word stands alone on the last."""

    def __init__(self, text: str, font: QFont, width: float, height: float = RUNNING) -> None:
        self._layout = QTextLayout(spaced(visible(text)), font)
        self._layout.setCacheEnabled(True)
        self._step = _pixels(font) * height
        self._above = (self._step - QFontMetricsF(font).height()) / 2
        widths = self._fit(width)
        self.lines = len(widths)
        self.height = self.lines * self._step if text else 0.0
        self.width = max(widths, default=0.0)

    def _fit(self, width: float) -> list[float]:
        """Break it so that the last line is not too short, and return how wide each is."""
        widths, least = self._break(width), width * _LEAST_LAST
        if len(widths) < 2 or widths[-1] >= least:
            return widths
        for share in _NARROWER:
            narrower = self._break(width * share, breaks_words=False)
            if len(narrower) == len(widths) and max(narrower) <= width and narrower[-1] >= least:
                return narrower
        return self._break(width)

    def _break(self, width: float, *, breaks_words: bool = True) -> list[float]:
        wrap = QTextOption.WrapMode
        option = QTextOption()
        option.setWrapMode(wrap.WrapAtWordBoundaryOrAnywhere if breaks_words else wrap.WordWrap)
        self._layout.setTextOption(option)
        widths: list[float] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, len(widths) * self._step + self._above))
            widths.append(line.naturalTextWidth())
        self._layout.endLayout()
        return widths

    def draw(self, painter: QPainter, left: float, top: float, ink: QColor) -> float:
        """Draw it and return where it ends."""
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(left, top))
        return top + self.height


def _pixels(font: QFont) -> float:
    """Return the size of `font` in device-independent pixels."""
    return font.pointSizeF() * QFontMetricsF(font).fontDpi() / 72
