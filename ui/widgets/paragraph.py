"""Running text for painted widgets: wrapped, with the line height of the look."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from wallet.words import spaced

RUNNING = 1.36
"""Line height of running text, in sizes of its font."""
TIGHT = 1.28
"""Line height in two-line rows."""


class Paragraph:
    """Some words in one font, broken into lines at a width."""

    def __init__(self, text: str, font: QFont, width: float, height: float = RUNNING) -> None:
        self._layout = QTextLayout(spaced(text), font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        step = _pixels(font) * height
        natural = QFontMetricsF(font).height()
        self._layout.beginLayout()
        lines = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, lines * step + (step - natural) / 2))
            lines += 1
        self._layout.endLayout()
        self.lines = lines
        self.height = lines * step if text else 0.0
        self.width = max(
            (self._layout.lineAt(n).naturalTextWidth() for n in range(lines)), default=0.0
        )

    def draw(self, painter: QPainter, left: float, top: float, ink: QColor) -> float:
        """Draw it and return where it ends."""
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(left, top))
        return top + self.height


def _pixels(font: QFont) -> float:
    """Return the size of `font` in device-independent pixels."""
    return font.pointSizeF() * QFontMetricsF(font).fontDpi() / 72
