"""Fields to fill in, each with its label; the search field; the grid of facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.look import Face, Ink, Look, box
from ui.widgets.announce import announce
from ui.widgets.boxes import Column, empty
from ui.widgets.text import Label

_NO_TERMS: Mapping[str, str] = MappingProxyType({})


class LabelledField(QWidget):
    """A control with its label above, and a line below for help or for what is wrong.

    Args:
        look: How to draw.
        label: The label's words; ``&`` before the letter that leads to the field.
        field: The control; the label becomes its buddy and names it.
        hint: What to know before filling it in, or empty.
        parent: As everywhere.

    """

    def __init__(
        self,
        look: Look,
        label: str,
        field: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self._label = Label(look, label, Face.CAPTION_STRONG, Ink.TEXT2)
        self._line = Label(look, hint, Face.CAPTION, Ink.TEXT2, wraps=True)
        self._label.setBuddy(field)
        column = Column(look, 0.5, 0, self)
        column.addWidget(self._label)
        column.addWidget(field)
        column.addWidget(self._line)
        self.call(label)
        self.complain("")

    def call(self, label: str) -> None:
        """Say the label in other words."""
        self._label.say(label)
        self.field.setAccessibleName(label.replace("&", ""))

    def hint(self, words: str) -> None:
        """Say in other words what to know before filling it in."""
        self._hint = words
        self.complain("")

    def complain(self, wrong: str) -> None:
        """Say what is wrong with what was filled in; "" takes it back."""
        said = wrong or self._hint
        is_new = bool(wrong) and wrong != self._line.whole
        self._line.write_in(Ink.BAD if wrong else Ink.TEXT2)
        self._line.say(said)
        self._line.setVisible(bool(said))
        self.field.setAccessibleDescription(said)
        if is_new and self.isVisible():
            announce(self.field, wrong)


class SearchField(QLineEdit):
    """A field to search with: magnifier before, the key that leads here after.

    Esc empties it.

    Args:
        look: How to draw.
        placeholder: What can be found here; also its name for a screen reader.
        key: The shortcut to show, such as ``Ctrl+K``; whoever owns the window sets it up.
        parent: As everywhere.

    """

    searched = Signal(str)
    """The text, each time it changes."""

    def __init__(
        self,
        look: Look,
        placeholder: str,
        key: QKeySequence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._key = key.toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self.textChanged.connect(self.searched)
        self.call(placeholder)
        look.follow(self._dress)

    def call(self, placeholder: str) -> None:
        """Say what can be found, in other words."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def _dress(self) -> None:
        m = self._look.metrics
        right = self._key_width() + m.u if self._key else 0
        self.setTextMargins(m.icon + m.u, 0, right, 0)  # inside what every field leaves free
        self.setMinimumHeight(m.button)
        self.update()

    def _key_width(self) -> int:
        self.ensurePolished()
        return (
            self.fontMetrics().horizontalAdvance(self._key) if self._key else 0
        ) + self._look.metrics.u

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t, m = self._look.tokens, self._look.metrics
        with QPainter(self) as painter:
            icon = QRectF(round(1.25 * m.u), (self.height() - m.icon) / 2, m.icon, m.icon)
            self._look.icons.paint(painter, icon, "search", t.text2)
            if self._key and not self.text():
                height = m.ems(1.25)
                width = self._key_width()
                right = self.width() - round(1.25 * m.u)
                where = QRectF(right - width, (self.height() - height) / 2, width, height)
                box(painter, where, fill=t.sunken, border=t.line, radius=m.chip_radius)
                painter.setFont(self._look.font(Face.CAPTION))
                painter.setPen(t.text2)
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_look"):
            self._dress()


class FieldGrid(QWidget):
    """Facts in columns: the label small above, the value below; values can be marked and copied.

    A label can lead to what its word means.

    Args:
        look: How to draw.
        columns: How many beside each other.
        shares: How the width is shared among them; all alike where nothing is given.
        gap: Between two rows, in units.
        parent: As everywhere.

    """

    term_asked = Signal(str)
    """Where the label leads that the user chose."""

    def __init__(
        self,
        look: Look,
        columns: int = 3,
        shares: Sequence[int] = (),
        gap: float = 1.25,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._columns = columns
        self._shares = tuple(shares) or (1,) * columns
        self._gap = gap
        self._grid = QGridLayout(self)
        look.follow(self._dress)

    def _dress(self) -> None:
        u = self._look.metrics.u
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * u)
        self._grid.setVerticalSpacing(round(self._gap * u))

    def show_facts(
        self,
        facts: Sequence[tuple[str, str] | tuple[str, str, bool]],
        terms: Mapping[str, str] = _NO_TERMS,
    ) -> None:
        """Show (label, value) pairs, row by row; a third member True marks the answer.

        Args:
            facts: The pairs.
            terms: Where a label leads; of most, nowhere.

        """
        empty(self._grid)
        for place, (label, value, *strong) in enumerate(facts):
            face = Face.STRONG if any(strong) else Face.BODY
            cell = QWidget(self)
            column = Column(self._look, 0, 0, cell)
            side = Qt.AlignmentFlag.AlignLeft
            column.addWidget(self._label(label, terms.get(label, "")), 0, side)
            said = Label(self._look, value or "—", face, wraps=True, selectable=True)
            said.setAccessibleName(f"{label}: {value or '—'}")
            column.addWidget(said)
            column.addStretch()
            self._grid.addWidget(cell, *divmod(place, self._columns))
        for index, share in enumerate(self._shares):
            self._grid.setColumnStretch(index, share)
        for row in range(self._grid.rowCount()):  # those of facts that were shown before
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(-(-len(facts) // self._columns), 1)

    def _label(self, words: str, term: str) -> Label:
        label = Label(self._look, words, Face.CAPTION, Ink.TEXT2)
        if term:
            label.say_as_link(words, term)
            label.linkActivated.connect(self.term_asked)
        return label
