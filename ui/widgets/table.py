"""Every list of the program: two-line rows, columns that give way, one ring for the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from ui.look import Look, ring
from ui.models.cells import Cell, CellsModel, Column
from ui.models.holdings import HoldingsModel
from ui.widgets.column_widths import share_out, total
from ui.widgets.paragraph import TIGHT
from ui.widgets.row_delegate import RowDelegate, Span
from ui.widgets.table_head import TableHead

_SAMPLE = 30
"""So many rows are measured, and all in sight, to find how wide a column wants to be."""


class Table(QTableView):
    """A list over any model that gives `Cell` and `Column` (`RowsModel`, `HoldingsModel`).

    Args:
        look: How to draw.
        name: What the list is, for a screen reader.
        row: Height of a row in sizes of the body font: 3.4 on a page, 2.6 inside a tab, 2 for
            rows of one line.
        selects: Whether the row under the keyboard stays marked, as in a list beside its detail.
        parent: As everywhere.

    """

    opened = Signal(int)
    """A row was clicked, or Enter was pressed on it."""
    sort_asked = Signal(str, bool)
    """A key and whether descending; show the sorted list, then call `show_sort`."""
    hidden_changed = Signal(int)
    """How many columns are not shown, by wish or for want of room."""

    def __init__(
        self,
        look: Look,
        name: str,
        row: float = 3.4,
        *,
        selects: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._row = row
        self._unwanted: set[str] = set()
        self._hidden = 0
        self._paints = RowDelegate(look, self)
        self._head = TableHead(look, self)
        # Columns are measured once for all changes of one turn of the event loop.
        self._soon = QTimer(self, singleShot=True, interval=0)

        self.setItemDelegate(self._paints)
        self.setHorizontalHeader(self._head)
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.SingleSelection
            if selects
            else QAbstractItemView.SelectionMode.NoSelection
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(name)

        self._soon.timeout.connect(self.fit)
        self._head.sort_asked.connect(self.sort_asked)
        self.entered.connect(lambda index: self._hover(index.row()))
        look.follow(self._dress)

    @property
    def head(self) -> TableHead:
        """The head of the list."""
        return self._head

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit)  # before it is painted, or it is painted twice
            model.headerDataChanged.connect(self._soon.start)
        self._soon.start()

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Mark the title by which the list is sorted."""
        self._head.show_sort(key, descending=descending)

    def columns(self) -> list[Column]:
        """Return the columns of the model."""
        model = self.model()
        count = model.columnCount() if model is not None else 0
        found = (self._head.column(section) for section in range(count))
        return [column for column in found if column is not None]

    @property
    def hidden_count(self) -> int:
        """How many columns are not shown."""
        return self._hidden

    def fill_columns_menu(self, menu: QMenu) -> None:
        """Fill `menu` with which columns to show and what to sort by."""
        menu.clear()
        for column in self.columns():
            if not column.leaves:
                continue
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.key not in self._unwanted)
            action.toggled.connect(lambda on, key=column.key: self._want(key, on))
        menu.addSection(self.tr("Sort by"))
        for column in self.columns():
            self._head.sort_actions(column, menu)

    def _want(self, key: str, wanted: bool) -> None:
        (self._unwanted.discard if wanted else self._unwanted.add)(key)
        self.fit()

    # Columns

    def _dress(self) -> None:
        m = self._look.metrics
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(m.ems(self._row))
        self._soon.start()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A scroll bar may come, which resizes the list once more while Qt does not listen.
        super().resizeEvent(event)
        if self.viewport().width() != event.oldSize().width() or self._in_sight > _SAMPLE:
            self.fit()

    def fit(self) -> None:
        """Give each column its width; where they do not fit, let them give way in their order."""
        columns = self.columns()
        if not columns:
            return
        places = {column.key: section for section, column in enumerate(columns)}
        wanted = [column for column in columns if column.key not in self._unwanted]
        sample = self._sample()
        cells = {column.key: [row[places[column.key]] for row in sample] for column in wanted}
        full = {
            column.key: self._natural(column, cells[column.key], reduced=False) for column in wanted
        }
        less = {
            column.key: self._natural(column, cells[column.key], reduced=True)
            for column in wanted
            if column.keeps
        }
        room = self.viewport().width()
        gone: set[str] = set()
        reduced: set[str] = set()
        for column in sorted((c for c in wanted if c.leaves), key=lambda column: column.leaves):
            if total(full, less, gone, reduced) <= room:
                break
            (reduced if column.keeps else gone).add(column.key)
        self._paints.reduced = frozenset(reduced)
        shown = [column for column in wanted if column.key not in gone]
        widths = {
            column.key: less[column.key] if column.key in reduced else full[column.key]
            for column in shown
        }
        share_out(widths, shown, room)
        # Told by the head, the view would paint everything once more a turn later.
        with QSignalBlocker(self._head):
            for column in columns:
                self.setColumnHidden(places[column.key], column.key not in widths)
                if column.key in widths:
                    self.setColumnWidth(places[column.key], widths[column.key])
        self.updateGeometries()
        if self.viewport().width() != room:
            self.fit()  # a scroll bar came or went
            return
        self._tell_hidden(len(columns) - len(shown))
        self._fit_rows(widths)
        self.viewport().update()

    def _fit_rows(self, widths: Mapping[str, int]) -> None:
        """Let a row grow whose headline takes more than one line."""
        model, columns = self.model(), self.columns()
        wrap = [(at, widths[one.key]) for at, one in enumerate(columns) if one.wraps]
        if not wrap or not isinstance(model, CellsModel):
            return
        least, line = self._look.metrics.ems(self._row), self._look.metrics.ems(TIGHT)
        for row in range(model.rowCount()):
            cells = model.cells(row)
            lines = max(self._paints.lines_of(cells[at], width) for at, width in wrap)
            self.setRowHeight(row, least + (lines - 1) * line)

    def _tell_hidden(self, count: int) -> None:
        if count != self._hidden:
            self._hidden = count
            self.hidden_changed.emit(count)

    @property
    def _in_sight(self) -> int:
        return self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2

    def _sample(self) -> list[Sequence[Cell]]:
        """Return some rows by which the columns are measured."""
        model = self.model()
        if not isinstance(model, CellsModel):
            return []
        first = max(0, self.rowAt(0))
        rows = range(first, min(model.rowCount(), first + max(_SAMPLE, self._in_sight)))
        return [cells for row in rows if (cells := model.cells(row))]

    def _natural(self, column: Column, cells: list[Cell], *, reduced: bool) -> int:
        if column.key == "chosen":
            return self._look.metrics.icon + round(2.25 * self._look.metrics.u)
        widths = [self._paints.width_of(cell, reduced=reduced) for cell in cells]
        return max([self._head.width_of(column), *widths])

    # Keyboard and pointer

    def _hover(self, row: int) -> None:
        if row != self._paints.hovered:
            self._paints.hovered = row
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._clicked(index, event.modifiers())

    def _clicked(self, index: QModelIndex, keys: Qt.KeyboardModifier) -> None:
        self.opened.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape):
            event.ignore()  # a row is one thing; whoever holds the list may use these
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model is not None and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint whole rows: asked cell by cell through Qt, a frame took twice as long."""
        current = self.currentIndex()
        with QPainter(self.viewport()) as painter:
            self._paint_rows(painter, event.rect())
            if self.hasFocus() and current.isValid():
                top = self.rowViewportPosition(current.row())
                where = QRect(0, top, self.viewport().width(), self.rowHeight(current.row()) - 1)
                ring(painter, where, self._look.tokens.accent, self._look.metrics.radius)

    def _paint_rows(self, painter: QPainter, dirty: QRect) -> None:
        model, spans = self.model(), self._spans()
        if not isinstance(model, CellsModel) or not spans or (row := self.rowAt(dirty.top())) < 0:
            return
        marked = {index.row() for index in self.selectionModel().selectedRows()}
        left, right = spans[0][1], spans[-1][1] + spans[-1][2]
        top, count = self.rowViewportPosition(row), model.rowCount()
        while top <= dirty.bottom() and row < count:
            height, checked = self.rowHeight(row), model.check(row)
            self._paints.paint_row(
                painter,
                QRect(left, top, right - left, height),
                spans,
                model.cells(row),
                is_checked=checked,
                is_chosen=bool(checked) or row in marked,
                is_hovered=row == self._paints.hovered,
            )
            top += height
            row += 1

    def _spans(self) -> list[Span]:
        """Return the columns that are shown, from left to right."""
        return [
            (section, self.columnViewportPosition(section), self.columnWidth(section), column)
            for section, column in enumerate(self.columns())
            if not self.isColumnHidden(section)
        ]


class BillTable(Table):
    """The list of bills: rows are chosen by their check box, Space, or a click with Ctrl."""

    def __init__(self, look: Look, model: HoldingsModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent=parent)
        self._bills = model
        self._anchor = 0
        self.setModel(model)
        self.head.all_asked.connect(model.choose_all)
        model.chosen_changed.connect(self._show_chosen)
        look.follow(self._name)

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Bills"))

    def _show_chosen(self) -> None:
        chosen, count = self._bills.chosen_count, self._bills.rowCount()
        self.head.show_chosen(None if 0 < chosen < count else chosen > 0)
        self.viewport().update()

    def _clicked(self, index: QModelIndex, keys: Qt.KeyboardModifier) -> None:
        row = index.row()
        if keys & Qt.KeyboardModifier.ShiftModifier:
            for between in range(min(row, self._anchor), max(row, self._anchor) + 1):
                self._bills.choose(between, True)
        elif index.column() == 0 or keys & Qt.KeyboardModifier.ControlModifier:
            self._toggle(row)
        else:
            super()._clicked(index, keys)
        self._anchor = row

    def _toggle(self, row: int) -> None:
        holding = self._bills.holding(row)
        if holding is not None:
            self._bills.choose(row, not self._bills.is_chosen(holding))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self._toggle(row)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._bills.choose_all(True)
        else:
            super().keyPressEvent(event)
