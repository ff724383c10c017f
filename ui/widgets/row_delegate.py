"""Paints the cells of every list: one or two lines, a chip, or the bars of a degree.

Nothing in a cell is a widget, and text is laid out once: what scrolls past is
drawn from cached layouts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QStaticText
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.look import Face, Look, hairline
from ui.models.cells import CELL, Cell, Column
from ui.widgets.chips import chip_width, paint_chip
from ui.widgets.ladder import paint_bars
from ui.widgets.paragraph import TIGHT, Paragraph
from ui.widgets.text import as_tip
from wallet.words import spaced, visible

Span: TypeAlias = tuple[int, int, int, Column]
"""A column in sight: its section, its left edge, its width, and what it is."""

_LAYOUTS = 4000
"""So many elided lines are kept: some hundred rows."""


class RowDelegate(QStyledItemDelegate):
    """Paints `ui.models.cells.Cell`; a column that gave way shows less.

    Attributes:
        reduced: Keys of the columns that gave up their second line or their word.
        hovered: The row under the pointer, or -1.

    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.reduced: frozenset[str] = frozenset()
        self.hovered = -1
        self._line = lru_cache(maxsize=_LAYOUTS)(_lay_out)
        self._widths: dict[tuple[Cell, bool], int] = {}
        look.follow(self._forget)

    def _forget(self) -> None:
        self._line.cache_clear()
        self._widths.clear()

    @property
    def left(self) -> int:
        """Space before a cell's contents."""
        return round(self._look.metrics.u * 1.5)

    @property
    def right(self) -> int:
        """Space after a cell's contents."""
        return self._look.metrics.u // 2

    def width_of(self, cell: Cell, *, reduced: bool) -> int:
        """Return the width at which nothing of `cell` is cut."""
        if (width := self._widths.get((cell, reduced))) is None:
            if len(self._widths) >= _LAYOUTS:
                self._widths.clear()
            width = self._widths[cell, reduced] = self._measured(cell, reduced=reduced)
        return width

    def lines_of(self, cell: Cell, width: int) -> int:
        """Return how many lines the first of `cell` takes in a column of this width."""
        if not cell.wraps or self.width_of(cell, reduced=True) <= width:
            return 1
        return self._wrapped(cell, width - self.left - self.right).lines

    def _wrapped(self, cell: Cell, width: int) -> Paragraph:
        face = Face.STRONG if cell.is_strong else Face.BODY
        return Paragraph(cell.first, self._look.font(face), width - self._indent(cell), TIGHT)

    def _indent(self, cell: Cell) -> int:
        """Return how far both lines of `cell` stand to the right of its icon's edge."""
        return self._look.metrics.icon + self._look.metrics.u // 2 if cell.icon else 0

    def _measured(self, cell: Cell, *, reduced: bool) -> int:
        m = self._look.metrics
        face = Face.STRONG if cell.is_strong else Face.BODY
        width = QFontMetrics(self._look.font(face)).horizontalAdvance(spaced(visible(cell.first)))
        if cell.chip is not None:
            width = chip_width(self._look, cell.first)
        elif cell.degree is not None:
            width = (0 if reduced else width + m.u) + 3 * (m.ems(0.8) + 2)
        else:
            width += self._indent(cell)
        if not reduced and cell.second:
            small = QFontMetrics(self._look.font(Face.CAPTION))
            second = small.horizontalAdvance(spaced(visible(cell.second)))
            width = max(width, self._indent(cell) + second)
        return width + self.left + self.right + 2

    def paint_row(
        self,
        painter: QPainter,
        where: QRect,
        spans: Sequence[Span],
        cells: Sequence[Cell],
        *,
        is_checked: bool | None,
        is_chosen: bool,
        is_hovered: bool,
    ) -> None:
        """Draw a row over all of `where`; a check box stands in its first column.

        Args:
            painter: Of the view's room.
            where: The row.
            spans: The columns that are in sight.
            cells: One for each column of the model; none where they are not known yet.
            is_checked: What its check box says, if it has one.
            is_chosen: Whether it is marked, by its check box or the keyboard.
            is_hovered: Whether the pointer is over it.

        """
        t = self._look.tokens
        painter.fillRect(where, t.select if is_chosen else t.sunken if is_hovered else t.paper)
        hairline(painter, where, t.line)
        if not cells:
            return
        second = t.text if is_chosen else t.text2
        for section, left, width, column in spans:
            room = QRect(left, where.top(), width, where.height())
            if section == 0 and is_checked is not None:
                paint_check(painter, self._look, room, is_checked)
            else:
                inside = room.adjusted(self.left, 0, -self.right, -1)
                self._cell(painter, inside, cells[section], column, second)

    def _cell(
        self, painter: QPainter, where: QRect, cell: Cell, column: Column, second: QColor
    ) -> None:
        t, m = self._look.tokens, self._look.metrics
        is_reduced = column.key in self.reduced
        if cell.chip is not None:
            paint_chip(painter, self._look, QRectF(where), cell.chip, cell.first)
            return
        if cell.degree is not None:
            middle = where.center().y() + 1
            left = paint_bars(painter, self._look, where.left(), middle, cell.degree)
            if not is_reduced:
                words = where.adjusted(round(left - where.left()) + m.u // 2 + 2, 0, 0, 0)
                self._write(painter, words, cell.first, Face.BODY, t.text)
            return
        face = Face.STRONG if cell.is_strong else Face.BODY
        ink = self._look.ink(cell.ink)
        wrapped = self._wrapped(cell, where.width()) if cell.wraps else None
        words = where.adjusted(self._indent(cell), 0, 0, 0)
        first = QRect(words)
        tall = round(wrapped.height) if wrapped is not None else m.ems(1.28)
        if not cell.second or is_reduced:
            if wrapped is not None:
                first.setTop(where.top() + (where.height() - tall) // 2)
        else:
            small = m.ems(0.87 * 1.28)
            top = where.top() + (where.height() - tall - small) // 2
            first = QRect(words.left(), top, words.width(), tall)
            below = QRect(words.left(), top + tall, words.width(), small)
            self._write(painter, below, cell.second, Face.CAPTION, second)
        if cell.icon:
            middle = first.top() + m.ems(0.64) if wrapped is not None else first.center().y()
            icon = QRectF(where.left(), middle - m.icon / 2 + 1, m.icon, m.icon)
            self._look.icons.paint(painter, icon, cell.icon, self._look.ink(cell.icon_ink))
        if wrapped is not None:
            wrapped.draw(painter, first.left(), first.top(), ink)
            return
        self._write(painter, first, cell.first, face, ink, at_right=column.is_number)

    def _write(
        self,
        painter: QPainter,
        where: QRect,
        text: str,
        face: Face,
        ink: QColor,
        *,
        at_right: bool = False,
    ) -> None:
        if not text:
            return
        font = self._look.font(face)
        line = self._line(text, face, where.width(), font)
        size = line.size()
        left = where.right() + 1 - size.width() if at_right else where.left()
        painter.setFont(font)
        painter.setPen(ink)
        # Half a pixel goes the same way in each row; rounded with its place it went to and fro.
        top = where.top() + round((where.height() - size.height()) / 2)
        painter.drawStaticText(QPointF(left, top), line)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        cell = index.data(CELL)
        width = self.width_of(cell, reduced=False) if isinstance(cell, Cell) else 0
        return QSize(width, self._look.metrics.row)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        cell = index.data(CELL)
        room: QRect = option.rect
        if not isinstance(cell, Cell):
            return super().helpEvent(event, view, option, index)
        is_cut = self.width_of(cell, reduced=False) > room.width()
        QToolTip.showText(event.globalPos(), as_tip(cell.spoken if is_cut else ""), view, room)
        return True

    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        return False  # the view decides what a click means


def _lay_out(text: str, face: Face, width: int, font: QFont) -> QStaticText:
    fitting = QFontMetrics(font).elidedText(
        spaced(visible(text)), Qt.TextElideMode.ElideRight, max(0, width)
    )
    line = QStaticText(fitting)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    line.prepare(font=font)
    return line


def paint_check(painter: QPainter, look: Look, where: QRect, on: bool | None) -> None:
    """Draw a check box in the middle of `where`; none is "some"."""
    option = QStyleOptionButton()
    side = look.metrics.icon
    box = QRect(0, 0, side, side)
    box.moveCenter(where.center())
    option.rect = box
    flag = QStyle.StateFlag
    marks = {True: flag.State_On, False: flag.State_Off, None: flag.State_NoChange}
    option.state = flag.State_Enabled | marks[on]
    QApplication.style().drawPrimitive(
        QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, None
    )
