"""The few shapes every control is drawn from: flat boxes with a hairline and the focus ring."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def box(
    painter: QPainter,
    where: QRect | QRectF,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1,
    radius: float = 4,
    dashed: bool = False,
) -> None:
    """Draw a rectangle wholly inside `where`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border is not None else 0
    pen = QPen(Qt.PenStyle.NoPen)
    if border is not None:
        pen = QPen(border, width)
        if dashed:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    shape = QRectF(where).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, max(0.0, radius - inset), max(0.0, radius - inset))
    painter.restore()


def hairline(painter: QPainter, where: QRect, colour: QColor, *, bottom: bool = True) -> None:
    """Draw the line between two rows along the bottom (or the top) of `where`."""
    painter.fillRect(
        where.left(), where.bottom() if bottom else where.top(), where.width(), 1, colour
    )


def ring(painter: QPainter, where: QRect | QRectF, colour: QColor, radius: float = 4) -> None:
    """Draw the focus ring just inside `where`: for rows and tabs, which have no outside."""
    box(painter, where, border=colour, width=2, radius=radius)
