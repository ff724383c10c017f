"""Chips: the state of a bill, which says, and the filters of a list, which choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ui.look import Face, Look, Sign, box
from ui.widgets.boxes import Flow, let_wrap
from ui.widgets.tab_order import keep_order


def chip_width(look: Look, words: str) -> int:
    """Return how wide the chip with `words` is."""
    m = look.metrics
    return QFontMetrics(look.font(Face.CHIP)).horizontalAdvance(words) + m.icon + round(2 * m.u)


def paint_chip(painter: QPainter, look: Look, where: QRectF, sign: Sign, words: str) -> None:
    """Draw a state chip at the left of `where`, in its middle, no wider than it."""
    m, colours = look.metrics, look.tokens.status(sign.tone)
    height = m.ems(1.6)
    chip = QRectF(where.left(), 0, min(chip_width(look, words), where.width()), height)
    chip.moveTop(round(where.center().y() - height / 2))
    box(painter, chip, fill=colours.soft, radius=m.chip_radius)
    icon = QRectF(chip.left() + 0.75 * m.u, chip.center().y() - m.icon / 2, m.icon, m.icon)
    look.icons.paint(painter, icon, sign.icon, colours.ink)
    painter.setFont(look.font(Face.CHIP))
    painter.setPen(colours.ink)
    inside = chip.adjusted(1.25 * m.u + m.icon, 0, -0.5 * m.u, -2 * m.rise)
    fitting = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, round(inside.width())
    )
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, fitting)


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a list."""

    key: str
    words: str
    count: int | None = None
    """How many it would show, where somebody counted."""


class _FilterChip(QAbstractButton):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._count = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, for a screen reader
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.follow(self._dress)

    def put(self, words: str, count: int | None) -> None:
        self.setText(words)
        self._count = "" if count is None else f"{count:,}".replace(",", " ")
        self.setAccessibleName(f"{words}, {self._count}" if self._count else words)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font(Face.BODY))
        self.setProperty("focusRadius", self._look.metrics.ems(1) + 4.0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        m = self._look.metrics
        bold = QFontMetrics(self._look.font(Face.STRONG))
        width = bold.horizontalAdvance(self.text()) + round(2.5 * m.u)
        if self._count:
            width += self.fontMetrics().horizontalAdvance(self._count) + m.u
        return QSize(width, m.ems(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        is_on = self.isChecked()
        with QPainter(self) as painter:
            fill = t.accent if is_on else t.sunken if self.underMouse() else t.paper
            border = None if is_on else t.edge
            box(painter, self.rect(), fill=fill, border=border, radius=self.height() / 2)
            face = self._look.font(Face.STRONG if is_on else Face.BODY)
            words = QFontMetrics(face).horizontalAdvance(self.text())
            count = self.fontMetrics().horizontalAdvance(self._count) + m.u if self._count else 0
            inside = QRectF(self.rect()).adjusted(0, 0, 0, -2 * m.rise)
            inside.setLeft((self.width() - words - count) / 2)
            painter.setFont(face)
            painter.setPen(t.on_accent if is_on else t.text)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self.text())
            inside.setLeft(inside.left() + words + m.u)
            painter.setFont(self.font())
            painter.setPen(t.on_accent if is_on else t.text2)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self._count)


class FilterChips(QWidget):
    """Filters of a list, one of them chosen. Tab enters the row, the arrow keys move in it."""

    chosen = Signal(str)
    """The key of the filter the user chose."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chips: dict[str, _FilterChip] = {}
        self._group = QButtonGroup(self)
        self._flow = Flow(look, self)
        self.setAccessibleName(name)
        let_wrap(self)
        self._group.buttonClicked.connect(self._clicked)

    def show_filters(self, filters: Sequence[Filter], chosen: str) -> None:
        """Show these filters, `chosen` among them filled; keeps the keyboard where it is."""
        for key in [key for key in self._chips if key not in {one.key for one in filters}]:
            chip = self._chips.pop(key)
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        for one in filters:
            if one.key not in self._chips:
                chip = _FilterChip(self._look, self)
                self._chips[one.key] = chip
                self._group.addButton(chip)
                self._flow.addWidget(chip)
                chip.show()
            self._chips[one.key].put(one.words, one.count)
            self._chips[one.key].setChecked(one.key == chosen)
        keep_order(self, list(self._chips.values()))
        self._one_stop()

    @property
    def current(self) -> str:
        """The key of the chosen filter."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def _clicked(self) -> None:
        self._one_stop()
        self.chosen.emit(self.current)

    def _one_stop(self) -> None:
        """Let the Tab key stop at the chosen chip only."""
        for chip in self._chips.values():
            stops = Qt.FocusPolicy.StrongFocus if chip.isChecked() else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(stops)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        chips = list(self._chips.values())
        step = steps.get(Qt.Key(event.key()), 0)
        here = next((place for place, chip in enumerate(chips) if chip.isChecked()), 0)
        if step and 0 <= here + step < len(chips):
            chips[here + step].click()
            chips[here + step].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
