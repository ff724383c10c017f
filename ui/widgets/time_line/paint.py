"""The strokes of the time line: hatching, stems, discs, blocks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.look import Face, Look, box
from ui.widgets.time_line.story import Stretch
from wallet.words import spaced, visible


def hatch(painter: QPainter, look: Look, where: QRectF) -> None:
    """Draw agreed, not recorded: wait hatching, 45°, 2.4 px every 7 px, in a wait border."""
    colours = look.tokens.wait
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(where, colours.soft)
    painter.setClipRect(where)
    painter.setPen(QPen(colours.ink, 2.4))
    step = 7 * 2**0.5  # seven pixels across the stroke
    x = where.left() - where.height()
    while x < where.right():
        painter.drawLine(QPointF(x, where.bottom()), QPointF(x + where.height(), where.top()))
        x += step
    painter.restore()
    box(painter, where, border=colours.ink, width=2, radius=0)


def dashes(painter: QPainter, look: Look, where: QRectF) -> None:
    """Draw signed only: a dashed wait border around paper."""
    pen = QPen(look.tokens.wait.ink, 1.5)
    pen.setDashPattern([3, 2.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.save()
    painter.fillRect(where, look.tokens.paper)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(where.adjusted(1, 1, -1, -1))
    painter.restore()


def write(
    painter: QPainter, look: Look, where: QRectF, text: str, face: Face, ink: QColor
) -> float:
    """Write one line, cut to fit, at the left and in the middle of `where`; return its width."""
    painter.setFont(look.font(face))
    painter.setPen(ink)
    fitting = painter.fontMetrics().elidedText(
        spaced(visible(text)) if look.speech.is_chinese else visible(text),
        Qt.TextElideMode.ElideRight,
        max(0, int(where.width())),
    )
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), fitting)
    return float(painter.fontMetrics().horizontalAdvance(fitting))


def two_lines(
    painter: QPainter,
    look: Look,
    where: QRectF,
    first: str,
    second: str,
    inks: tuple[QColor, QColor],
) -> None:
    """Write a name over a caption in the middle of `where`."""
    m = look.metrics
    tall, small = m.ems(1.3), m.ems(1.15)
    top = where.center().y() - (tall + small) / 2
    upper = QRectF(where.left(), top, where.width(), tall)
    write(painter, look, upper, first, Face.STRONG, inks[0])
    lower = QRectF(where.left(), top + tall, where.width(), small)
    write(painter, look, lower, second, Face.CAPTION, inks[1])


def block(painter: QPainter, look: Look, where: QRectF, stretch: Stretch) -> tuple[QColor, QColor]:
    """Draw the settled part of a holder's block and return the inks for its words."""
    t = look.tokens
    if stretch.has_ended:
        box(painter, where, fill=t.ended.soft, border=t.ended.ink, width=2, radius=0)
        return t.ended.ink, t.ended.ink
    if stretch.is_mine and stretch.is_present:
        painter.fillRect(where, t.accent)
        return t.on_accent, t.on_accent
    box(painter, where, fill=t.accent_soft, border=t.accent, width=2, radius=0)
    return t.text, t.text2


def diamond(painter: QPainter, look: Look, middle: QPointF) -> None:
    """Draw a rejected offer."""
    t, half = look.tokens, look.metrics.ems(0.65)
    shape = QPolygonF(
        [
            middle + QPointF(0, -half),
            middle + QPointF(half, 0),
            middle + QPointF(0, half),
            middle + QPointF(-half, 0),
        ]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(t.ended.ink, 1.5))
    painter.setBrush(t.paper)
    painter.drawPolygon(shape)
    painter.restore()
    size = half * 1.1
    icon = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
    look.icons.paint(painter, icon, "x", t.ended.ink)


def disc(painter: QPainter, look: Look, middle: QPointF, number: int) -> None:
    """Draw the number of an act."""
    t, side = look.tokens, look.metrics.ems(1.6)
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(middle)
    box(painter, circle, fill=t.text, radius=side / 2)
    painter.setFont(look.font(Face.CHIP))
    painter.setPen(t.paper)
    painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(number))


def break_mark(painter: QPainter, look: Look, middle: QPointF) -> None:
    """Draw ``//`` where the scale is broken, on a gap in the axis."""
    t, em = look.tokens, look.metrics.em
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    gap = QRectF(middle.x() - em * 0.3, middle.y() - 2, em * 0.6, 4)
    painter.fillRect(gap, t.paper)
    painter.setPen(QPen(t.text2, 1.2))
    for shift in (-0.2, 0.2):
        foot = middle + QPointF((shift - 0.13) * em, 0.35 * em)
        painter.drawLine(foot, middle + QPointF((shift + 0.13) * em, -0.35 * em))
    painter.restore()
