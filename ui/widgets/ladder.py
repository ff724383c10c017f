"""How far a transfer has come: three steps, drawn large in the banner, small in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.look import Face, Look, box
from wallet.titles.state import Degree

STEPS = (Degree.SIGNED, Degree.AGREED, Degree.RECORDED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder."""

    degree: Degree
    is_reached: bool
    detail: str = ""
    """When it was reached, or whose move it is: "14:05", "not yet", "your answer"."""


def ladder_size(look: Look, steps: Sequence[Step]) -> QSize:
    """Return how much room the ladder takes."""
    m = look.metrics
    return QSize(m.ems(6.4) * len(steps), m.ems(1.6) + m.u // 2 + m.ems(2.4)) if steps else QSize()


def ladder_words(look: Look, steps: Sequence[Step]) -> str:
    """Return the ladder as a sentence for a screen reader."""
    said = (f"{look.speech.say('degree', step.degree)} {step.detail}".strip() for step in steps)
    return ", ".join(said)


def paint_ladder(
    painter: QPainter,
    look: Look,
    where: QRectF,
    steps: Sequence[Step],
    inks: tuple[QColor, QColor, QColor],
) -> None:
    """Draw the ladder; `inks` are those of reached steps, of open ones and of check marks."""
    m = look.metrics
    reached, open_, mark = inks
    wide, round_ = m.ems(6.4), m.ems(1.6)
    middles = [
        QPointF(where.left() + wide * (place + 0.5), where.top() + round_ / 2)
        for place in range(len(steps))
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for step, before, here in zip(steps[1:], middles, middles[1:], strict=False):
        painter.setPen(_pen(reached if step.is_reached else open_, dashed=not step.is_reached))
        half = QPointF(round_ / 2 + 1, 0)
        painter.drawLine(before + half, here - half)
    for step, middle in zip(steps, middles, strict=True):
        circle = QRectF(0, 0, round_, round_)
        circle.moveCenter(middle)
        if step.is_reached:
            box(painter, circle, fill=reached, radius=round_ / 2)
            icon = QRectF(0, 0, m.icon, m.icon)
            icon.moveCenter(middle)
            look.icons.paint(painter, icon, "check", mark)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(open_, dashed=True))
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        _words(painter, look, middle.x(), circle.bottom() + m.u / 4, step, (reached, open_))
    painter.restore()


def _pen(colour: QColor, *, dashed: bool) -> QPen:
    pen = QPen(colour, 2)
    if dashed:
        pen.setDashPattern([2.5, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _words(
    painter: QPainter,
    look: Look,
    middle: float,
    top: float,
    step: Step,
    inks: tuple[QColor, QColor],
) -> None:
    m = look.metrics
    wide = m.ems(6.4)
    row = QRectF(middle - wide / 2, top, wide, m.ems(1.3))
    painter.setPen(inks[0] if step.is_reached else inks[1])
    for face, text in (
        (Face.CAPTION_STRONG, look.speech.say("degree", step.degree)),
        (Face.CAPTION, step.detail),
    ):
        painter.setFont(look.font(face))
        fitting = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(wide) - 4
        )
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, fitting)
        row.translate(0, m.ems(1.1))


def paint_bars(painter: QPainter, look: Look, left: float, middle: float, degree: Degree) -> float:
    """Draw the degree as three bars, as rows show it, and return where they end."""
    t, m = look.tokens, look.metrics
    ink = t.good.ink if degree is Degree.RECORDED else t.wait.ink
    width, height = m.ems(0.8), m.ems(0.5)
    for place in range(len(STEPS)):
        bar = QRectF(round(left), round(middle - height / 2), width, height)
        if place < degree.rank:
            painter.fillRect(bar, ink)
        else:
            box(painter, bar, border=t.edge, radius=0)
        left += width + 2
    return left
