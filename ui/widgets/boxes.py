"""Layouts whose gaps and margins are counted in grid units, so that they grow with the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.look import Look


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and throw its widgets away."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
        if (inner := item.layout()) is not None:
            empty(inner)


def let_wrap(widget: QWidget, *, expands: bool = False) -> None:
    """Let `widget` be as high as its words are at the width it gets; it may take all there is."""
    across = QSizePolicy.Policy.Expanding if expands else QSizePolicy.Policy.Preferred
    policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class _Box(QBoxLayout):
    def __init__(
        self,
        direction: QBoxLayout.Direction,
        look: Look,
        gap: float,
        margin: float | tuple[float, float],
        parent: QWidget | None,
    ) -> None:
        super().__init__(direction)
        if parent is not None:
            parent.setLayout(self)
        self._look = look
        self._gap = gap
        self._margin = margin if isinstance(margin, tuple) else (margin, margin)
        self._lent = 0
        look.follow(self._dress)

    def lend(self, pixels: int) -> None:
        """Let a scroll bar of this width stand in the right margin, as far as there is one."""
        if pixels != self._lent:
            self._lent = pixels
            self._dress()

    def setSpacing(self, spacing: int) -> None:
        """Take another gap, and keep it when the text grows."""
        self._gap = spacing / self._look.metrics.u
        super().setSpacing(spacing)

    def _dress(self) -> None:
        u = self._look.metrics.u
        across, down = (round(side * u) for side in self._margin)
        super().setSpacing(round(self._gap * u))
        self.setContentsMargins(across, down, max(0, across - self._lent), down)


class Column(_Box):
    """Parts below each other.

    Args:
        look: Gives the grid unit.
        gap: Between the parts, in units.
        margin: Around them, in units: all sides, or (across, down).
        parent: The widget it is to lay out, if any.

    """

    def __init__(
        self,
        look: Look,
        gap: float = 1,
        margin: float | tuple[float, float] = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, look, gap, margin, parent)


class Row(_Box):
    """Parts beside each other; arguments as in `Column`."""

    def __init__(
        self,
        look: Look,
        gap: float = 1,
        margin: float | tuple[float, float] = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, look, gap, margin, parent)


class Flow(QLayout):
    """Parts beside each other that wrap into as many rows as they need, gap one unit."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__()
        self._look = look
        self._items: list[QLayoutItem] = []
        if parent is not None:
            parent.setLayout(self)
        look.follow(self._dress)

    def _dress(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(self._look.metrics.u)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def rows(self, widths: Sequence[int], width: int) -> int:
        """Return into how many rows parts of these widths would wrap at `width`."""
        count, x = 1, 0
        for part in widths:
            if x > 0 and x + part > width:
                count, x = count + 1, 0
            x += part + self.spacing()
        return count

    def setGeometry(self, where: QRect) -> None:
        is_wider = where.width() != self.geometry().width()
        super().setGeometry(where)
        self._arrange(where, moves=True)
        if is_wider and (parent := self.parentWidget()) is not None:
            parent.updateGeometry()

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        if self.geometry().width() > 0:  # whoever scrolls asks for no height at a width
            size.setHeight(max(size.height(), self.heightForWidth(self.geometry().width())))
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, where: QRect, *, moves: bool) -> int:
        x, y, tallest = where.x(), where.y(), 0
        for item in self._shown():
            hint = item.sizeHint()
            if x > where.x() and x + hint.width() > where.x() + where.width():
                x, y, tallest = where.x(), y + tallest + self.spacing(), 0
            if moves:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            tallest = max(tallest, hint.height())
        return y + tallest - where.y()
