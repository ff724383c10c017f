"""The head of a list: titles that sort, and a box that chooses all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ui.look import Face, Look, hairline
from ui.models.cells import COLUMN, Column
from ui.widgets.row_delegate import paint_check


class TableHead(QHeaderView):
    """Paints `ui.models.cells.Column`; asks for another order and sorts nothing itself."""

    sort_asked = Signal(str, bool)
    """The key to sort by, and whether descending."""
    all_asked = Signal(bool)
    """The user wants every row chosen, or none."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._sort = ("", False)
        self._chosen: bool | None = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.sectionClicked.connect(self._clicked)
        look.follow(self._dress)

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Mark the title by which the list is sorted."""
        self._sort = (key, descending)
        self.viewport().update()

    def show_chosen(self, chosen: bool | None) -> None:
        """Show whether all rows are chosen, none, or (None) some."""
        self._chosen = chosen
        self.viewport().update()

    def column(self, section: int) -> Column | None:
        """Return what stands over a section."""
        found = self.model().headerData(section, Qt.Orientation.Horizontal, COLUMN)
        return found if isinstance(found, Column) else None

    def width_of(self, column: Column) -> int:
        """Return the width of a title with its arrow."""
        m = self._look.metrics
        words = QFontMetrics(self._look.font(Face.CAPTION_STRONG)).horizontalAdvance(column.title)
        return words + 2 + round(m.u * 2.5) + (m.icon + m.u // 2 if column.sorts else 0)

    def ask(self, key: str) -> None:
        """Sort by `key`; the other way round if the list is sorted by it already."""
        by, descending = self._sort
        self.sort_asked.emit(key, not descending if by == key else key == "changed")

    def sort_actions(self, column: Column, menu: QMenu) -> list[QAction]:
        """Add one action to `menu` for each way to sort by `column`."""
        actions = []
        for key, words in column.sorts:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == self._sort[0])
            action.triggered.connect(lambda _=False, by=key: self.ask(by))
            actions.append(action)
        return actions

    def _clicked(self, section: int) -> None:
        column = self.column(section)
        if column is None:
            return
        if column.key == "chosen":
            self.all_asked.emit(self._chosen is not True)
        elif len(column.sorts) > 1:
            self._menu(column, self.mapToGlobal(self._foot_of(section)))
        elif column.sorts:
            self.ask(column.sorts[0][0])

    def _foot_of(self, section: int) -> QPoint:
        return QPoint(self.sectionViewportPosition(section), self.height())

    def _menu(self, column: Column, where: QPoint) -> None:
        menu = QMenu(self)
        self.sort_actions(column, menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.column(self.logicalIndexAt(event.pos()))
        if column is not None and column.sorts:
            self._menu(column, event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.viewport().update()

    def _dress(self) -> None:
        self.setFont(self._look.font(Face.CAPTION_STRONG))
        self.setFixedHeight(self._look.metrics.head)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.metrics.head)

    def paintSection(self, painter: QPainter, where: QRect, section: int) -> None:
        t, m = self._look.tokens, self._look.metrics
        painter.fillRect(where, t.sunken)
        hairline(painter, where, t.line)
        column = self.column(section)
        if column is None:
            return
        if column.key == "chosen":
            paint_check(painter, self._look, where, self._chosen)
            return
        inside = where.adjusted(round(1.5 * m.u), 0, -m.u, 0)
        sorted_by = self._sort[0] in {key for key, _ in column.sorts}
        painter.setFont(self._look.font(Face.CAPTION_STRONG))
        painter.setPen(t.text if sorted_by else t.text2)
        side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter
        fitting = painter.fontMetrics().elidedText(
            column.title, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, int(flags), fitting)
        if sorted_by:
            words = painter.fontMetrics().horizontalAdvance(column.title)
            size = m.ems(0.9)
            arrow = QRectF(0, 0, size, size)
            arrow.moveCenter(QRectF(inside).center())
            arrow.moveLeft(inside.left() + words + m.u / 2)
            name = "arrow-down" if self._sort[1] else "arrow-up"
            self._look.icons.paint(painter, arrow, name, t.text)
