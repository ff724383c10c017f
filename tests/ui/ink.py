"""What our own painters write and draw, in which ink and on what: taken down while they paint.

Nothing is declared, so nothing can be declared wrongly: a page is painted twice, once with every
word and icon taken down, once without them; the second picture is what they stand on.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem, QWidget

from tests.ui.look.test_tokens import contrast
from tests.ui.walking import in_view
from ui.look import Look
from ui.look.icons import Icons
from ui.widgets.paragraph import Paragraph

WORDS, GRAPHICS = 4.5, 3.0
"""WCAG 2.2: 1.4.3, and 1.4.11 for what is understood without words."""


@dataclass(frozen=True)
class Stroke:
    """One thing that was written or drawn."""

    said: str
    ink: QColor
    where: QRect
    needs: float


def faint(page: QWidget, look: Look) -> list[str]:
    """Return what stands out too little from what is under it; what is disabled may."""
    strokes = strokes_of(page)
    with _taken_down(page, lambda _stroke: None, draws=False):
        ground = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = set()
    for stroke in strokes:
        if stroke.ink == look.tokens.text3:
            continue
        ratio = _least(ground, stroke)
        if ratio < stroke.needs:
            found.add(f"{stroke.said!r} in {stroke.ink.name()}: {ratio:.1f}")
    return sorted(found)


def strokes_of(page: QWidget) -> list[Stroke]:
    """Return all that is written and drawn by our own painters."""
    strokes: list[Stroke] = []
    with _taken_down(page, strokes.append):
        page.grab()
    return strokes


def _least(ground: QImage, stroke: Stroke) -> float:
    """Return the contrast of words to the worst of what lies under them, of icons to most of it.

    A count may stand on the corner of an icon.
    """
    where = stroke.where
    colours = Counter(
        ground.pixel(x, y)
        for x in range(where.left() + 1, where.right(), 3)
        for y in range(where.top() + 1, where.bottom(), 3)
    )
    found = list(colours) if stroke.needs == WORDS else [one for one, _ in colours.most_common(1)]
    return min((contrast(stroke.ink, QColor.fromRgb(colour)) for colour in found), default=21.0)


def _who_paints(frame: FrameType | None) -> QWidget | None:
    """Return the widget that is being painted: nothing of it is seen where it scrolled away."""
    while frame is not None:
        here = frame.f_locals
        if frame.f_code.co_name == "paintEvent":
            owner = here["self"]
            return owner.viewport() if isinstance(owner, QAbstractScrollArea) else owner
        if isinstance(here.get("option"), QStyleOptionViewItem):
            return here["option"].widget.viewport()
        if isinstance(here.get("self"), QStyle):
            return here["widget"]
        frame = frame.f_back
    return None


@contextmanager
def _taken_down(
    page: QWidget, take: Callable[[Stroke], None], *, draws: bool = True
) -> Iterator[None]:
    text, still, icon = QPainter.drawText, QPainter.drawStaticText, Icons.paint
    paragraph = Paragraph.draw

    def note(painter, said, ink, where, needs=WORDS):
        place = painter.deviceTransform().mapRect(where).toRect()
        owner = _who_paints(sys._getframe(1))
        place &= page.rect() if owner is None else in_view(owner, page)
        take(Stroke(said, QColor(ink), place, needs))

    def draw_text(painter, where, flags, said):
        # Half a line above and below letters is air, which may be somebody else's.
        inside = painter.fontMetrics().boundingRect(QRectF(where).toRect(), int(flags), said)
        air = inside.height() // 5
        note(painter, said, painter.pen().color(), QRectF(inside.adjusted(0, air, 0, -air)))
        if draws:
            text(painter, where, flags, said)

    def draw_static(painter, point, line):
        where = QRectF(QPointF(point), QSizeF(line.size()))
        note(painter, line.text(), painter.pen().color(), where)
        if draws:
            still(painter, point, line)

    def draw_icon(icons, painter, where, name, ink):
        note(painter, name, ink, QRectF(where), GRAPHICS)
        if draws:
            icon(icons, painter, where, name, ink)

    def draw_paragraph(lines, painter, left, top, ink):
        where = QRectF(left, top, lines.width, lines.height)
        note(painter, lines._layout.text(), ink, where)
        if draws:
            return paragraph(lines, painter, left, top, ink)
        return top + lines.height

    QPainter.drawText, QPainter.drawStaticText = draw_text, draw_static
    Icons.paint, Paragraph.draw = draw_icon, draw_paragraph
    try:
        yield
    finally:
        QPainter.drawText, QPainter.drawStaticText = text, still
        Icons.paint, Paragraph.draw = icon, paragraph
