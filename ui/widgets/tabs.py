"""Tabs over a panel: the chosen one is bold, on a mark of accent."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from ui.look import Face, Look, hairline, ring
from ui.widgets.boxes import Column
from ui.widgets.panels import Panel


class TabBar(QTabBar):
    """The row of tabs. A number of things inside stands after the word, quieter."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        look.follow(self._dress)

    def count_in(self, tab: int, count: int | None) -> None:
        """Show how many things are in `tab`, or no number."""
        self.setTabData(tab, count)
        said = self.tabText(tab) if count is None else f"{self.tabText(tab)}, {count}"
        self.setAccessibleTabName(tab, said)
        # Qt measures a tab only when its text changes.
        self.setTabText(tab, self.tabText(tab) + " ")
        self.setTabText(tab, self.tabText(tab).strip())

    def _dress(self) -> None:
        self.setFont(self._look.font(Face.STRONG))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        m = self._look.metrics
        words = self.fontMetrics().horizontalAdvance(self.tabText(index))
        count = self.tabData(index)
        if count is not None:
            words += m.u + self.fontMetrics().horizontalAdvance(str(count))
        return QSize(words + round(2.75 * m.u), m.ems(2.7))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for index in range(self.count()):
                self._tab(painter, index, self.tabRect(index))

    def _tab(self, painter: QPainter, index: int, where: QRect) -> None:
        t, m = self._look.tokens, self._look.metrics
        is_chosen = index == self.currentIndex()
        bold, plain = self._look.font(Face.STRONG), self._look.font(Face.BODY)
        painter.setFont(bold if is_chosen else plain)
        painter.setPen(t.text if is_chosen else t.text2)
        words, count = self.tabText(index), self.tabData(index)
        if count is None:
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)
        else:
            inside = where.adjusted(round(1.375 * m.u), 0, 0, 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)
            inside.setLeft(inside.left() + painter.fontMetrics().horizontalAdvance(words) + m.u)
            painter.setPen(t.text2)
            painter.setFont(plain)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, str(count))
        if is_chosen:
            mark = QRect(where.left(), where.bottom() - m.bar + 1, where.width(), m.bar)
            painter.fillRect(mark, t.accent)
            if self.hasFocus():
                ring(painter, where.adjusted(2, 4, -2, -6), t.accent, m.radius)


class _Strip(QWidget):
    """The sunken strip the tabs stand on."""

    def __init__(self, look: Look, bar: TabBar) -> None:
        super().__init__()
        self._look = look
        column = Column(look, 0, (1, 0), self)
        column.addWidget(bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), t.sunken)
            hairline(painter, self.rect(), t.line)


class Tabs(Panel):
    """A panel with tabs. Pages bring their own margins.

    Attributes:
        bar: The tabs; `bar.currentChanged` tells which one is shown.

    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=0, parent=parent)
        self.bar = TabBar(look)
        self._stack = QStackedWidget()
        self.bar.currentChanged.connect(self._turn)
        self.body.setSpacing(0)
        self.body.addWidget(_Strip(look, self.bar))
        self.body.addWidget(self._stack, 1)

    def add(self, page: QWidget, words: str, count: int | None = None) -> int:
        """Add a page under a tab and return its index."""
        index = self._stack.addWidget(page)
        self.bar.addTab(words)
        if count is not None:
            self.bar.count_in(index, count)
        return index

    def rename(self, index: int, words: str) -> None:
        """Say a tab's words in another language."""
        self.bar.setTabText(index, words)
        self.bar.count_in(index, self.bar.tabData(index))

    def show_tab(self, index: int) -> None:
        """Turn to a page."""
        self.bar.setCurrentIndex(index)

    def _turn(self, index: int) -> None:
        here = self.window().focusWidget()
        if here is not None and self._stack.isAncestorOf(here):
            self.bar.setFocus()  # what had the keyboard goes out of sight
        self._stack.setCurrentIndex(index)

    def page(self, index: int) -> QWidget | None:
        """Return the page under a tab, if there is such a tab."""
        return self._stack.widget(index)
