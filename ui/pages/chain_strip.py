"""The chain from the carrier to the reader, drawn as one line of holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.look import Face, Look, Status, box
from ui.widgets.boxes import let_wrap
from ui.widgets.paragraph import TIGHT, Paragraph

_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """One stop on the way."""

    icon: str
    name: str
    caption: str
    """Since when, and how firmly."""
    is_firm: bool
    """Whether the link that leads here is recorded; an open one is dashed."""


class ChainStrip(QLabel):
    """Circles on a line: solid where a link is recorded, dashed where it is not.

    The line goes on in a second and third row where it must; of a chain that is
    longer than that, the middle becomes one stop that says how many it stands
    for. A screen reader gets all of them as one label.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._holders: tuple[Holder, ...] = ()
        let_wrap(self, expands=True)
        look.follow(self._dress)

    def show_chain(self, holders: Sequence[Holder]) -> None:
        """Show this chain, the carrier first."""
        self._holders = tuple(holders)
        self._dress()

    def _dress(self) -> None:
        said = (f"{holder.name}, {holder.caption}" for holder in self._holders)
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def _rows(self, width: int) -> list[tuple[Holder, ...]]:
        """Return the stops row by row, as they fit into `width`."""
        abreast = max(2, width // max(1, self._look.metrics.ems(8.5)))
        chain, most = self._holders, abreast * _MOST_ROWS
        if len(chain) > most:
            head, tail = most // 2, most - most // 2 - 1
            middle = chain[head:-tail]
            are_firm = all(holder.is_firm for holder in middle)
            told = self.tr("all recorded") if are_firm else self.tr("not all recorded")
            more = Holder("ellipsis", self.tr("%n more holders", "", len(middle)), told, are_firm)
            chain = (*chain[:head], more, *chain[-tail:])
        if len(chain) < abreast:
            abreast = len(chain)
        return [chain[at : at + abreast] for at in range(0, len(chain), max(1, abreast))]

    def _cells(self, width: int, rows: list[tuple[Holder, ...]]) -> list[float]:
        """Return the widths of the stops of a row: as their names want if one row has them all."""
        equal = (width - self._indent * (len(rows) > 1)) / max(1, len(rows[0]))
        cells = [equal] * len(rows[0])
        if len(rows) == 1:
            wanted = [self._wanted(holder) for holder in rows[0]]
            spare = (width - sum(wanted)) / len(wanted)
            if max(wanted) > equal and spare >= 0:
                cells = [one + spare for one in wanted]
        return cells

    def _wanted(self, holder: Holder) -> float:
        parts = self._words(holder, 10_000)
        return max(part.width for part in parts) + 2 * self._look.metrics.u

    @property
    def _indent(self) -> int:
        return round(1.5 * self._look.metrics.u)

    def _words(self, holder: Holder, width: float) -> tuple[Paragraph, Paragraph]:
        room = width - self._look.metrics.u
        return (
            Paragraph(holder.name, self._look.font(Face.STRONG), room, TIGHT),
            Paragraph(holder.caption, self._look.font(Face.CAPTION), room, TIGHT),
        )

    def _row_height(self, row: tuple[Holder, ...], cells: Sequence[float]) -> int:
        m = self._look.metrics
        told = zip(row, cells, strict=False)  # the last row may be shorter
        tallest = max(sum(part.height for part in self._words(*one)) for one in told)
        return round(m.ems(2.1) + m.u / 2 + tallest)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        if not rows:
            return 0
        cells, gap = self._cells(width, rows), self._look.metrics.u
        return sum(self._row_height(row, cells) for row in rows) + gap * (len(rows) - 1)

    def sizeHint(self) -> QSize:
        width = self._look.metrics.ems(10 * max(2, min(4, len(self._holders))))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(16), self._look.metrics.ems(5))

    def paintEvent(self, event: QPaintEvent) -> None:
        rows = self._rows(self.width())
        if not rows:
            return
        cells, top = self._cells(self.width(), rows), 0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, row in enumerate(rows):
                following = rows[number + 1][0] if number + 1 < len(rows) else None
                start = QPointF(self._indent * (number > 0), top)
                self._row(painter, row, start, cells, following)
                top += self._row_height(row, cells) + self._look.metrics.u

    def _row(
        self,
        painter: QPainter,
        row: tuple[Holder, ...],
        start: QPointF,
        cells: Sequence[float],
        following: Holder | None,
    ) -> None:
        m, across = self._look.metrics, self._look.metrics.ems(2.1)
        middle = start.y() + across / 2
        left = 0
        for place, holder in enumerate(row):
            begin = left + across + 1 if place else 0
            left = round(start.x() + sum(cells[:place]))
            if place or start.x():
                self._line(painter, begin, left - 1, middle, is_firm=holder.is_firm)
            self._stop(painter, holder, QRectF(left, start.y(), across, across))
            name, caption = self._words(holder, cells[place])
            top = start.y() + across + m.u / 2
            below = name.draw(painter, left, top, self._look.tokens.text)
            caption.draw(painter, left, below, self._look.tokens.text2)
        if following is not None:
            begin = left + across + 1
            self._line(painter, begin, self.width(), middle, is_firm=following.is_firm)

    def _line(
        self, painter: QPainter, begin: float, end: float, y: float, *, is_firm: bool
    ) -> None:
        painter.setPen(_pen(self._colours(is_firm), is_firm=is_firm))
        painter.drawLine(QPointF(round(begin), y), QPointF(round(end), y))

    def _stop(self, painter: QPainter, holder: Holder, circle: QRectF) -> None:
        t, m, colours = self._look.tokens, self._look.metrics, self._colours(holder.is_firm)
        if holder.is_firm:
            radius = circle.width() / 2
            box(
                painter,
                circle,
                fill=colours.soft,
                border=colours.ink,
                width=m.stroke,
                radius=radius,
            )
        else:
            painter.setPen(_pen(colours, is_firm=False))
            painter.setBrush(t.paper)
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        icon = QRectF(0, 0, m.icon, m.icon)
        icon.moveCenter(circle.center())
        self._look.icons.paint(painter, icon, holder.icon, colours.ink)

    def _colours(self, is_firm: bool) -> Status:
        return self._look.tokens.good if is_firm else self._look.tokens.wait


def _pen(colours: Status, *, is_firm: bool) -> QPen:
    pen = QPen(colours.ink, 2)
    if not is_firm:
        pen.setDashPattern([2.5, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
