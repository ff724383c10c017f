"""Search in a document: the field, how many hits, and the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QWidget

from ui.look import Face, Ink, Look
from ui.widgets.boxes import Row
from ui.widgets.buttons import IconButton
from ui.widgets.fields import SearchField
from ui.widgets.text import Label


class FindBar(QWidget):
    """A row that appears under the tools; Enter goes on, Shift+Enter back, Esc leaves.

    Attributes:
        hits: The model that the view marks hits from.

    """

    went = Signal(int)
    """The hit to show, by its index in `hits`."""
    closed = Signal()

    def __init__(self, look: Look, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._here = 0
        self.hits = QPdfSearchModel(self)
        self.hits.setDocument(document)
        self.field = SearchField(look, self.tr("Search in this document"))
        self._count = Label(look, "", Face.CAPTION, Ink.TEXT2)
        self._back = IconButton(look, "chevron-up", self.tr("Previous hit"))
        self._on = IconButton(look, "chevron-down", self.tr("Next hit"))
        self._close = IconButton(look, "x", self.tr("Close search"))

        self.field.searched.connect(self._search)
        self.hits.rowsInserted.connect(self._counted)
        self.hits.modelReset.connect(self._counted)
        self._back.clicked.connect(lambda: self._go(self._here - 1))
        self._on.clicked.connect(lambda: self._go(self._here + 1))
        self._close.clicked.connect(self.leave)

        row = Row(look, 0.5, (1, 0.75), self)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for button in (self._back, self._on, self._close):
            row.addWidget(button)
        self.hide()
        look.follow(self._dress)

    def enter(self) -> None:
        """Appear and take the keyboard."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        """Disappear, and forget the hits."""
        self.hide()
        self.field.clear()
        self.closed.emit()

    @property
    def count(self) -> int:
        """How many hits there are so far."""
        return self.hits.rowCount(QModelIndex())

    def _search(self, text: str) -> None:
        self._here = 0
        self.hits.setSearchString(text.strip())
        self._counted()

    def _counted(self) -> None:
        count = self.count
        for button in (self._back, self._on):
            button.setEnabled(count > 0)
        if not self.field.text().strip():
            self._count.say("")
        elif count:
            self._count.say(self.tr("{here} of {count}").format(here=self._here + 1, count=count))
            if self._here == 0:
                self.went.emit(0)
        else:
            self._count.say(self.tr("no hits"))

    def _go(self, hit: int) -> None:
        if self.count:
            self._here = hit % self.count
            self._counted()
            self.went.emit(self._here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(self._here + (-1 if back else 1))
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.field.call(self.tr("Search in this document"))
        self._back.call(self.tr("Previous hit"))
        self._on.call(self.tr("Next hit"))
        self._close.call(self.tr("Close search"))
        self._counted()
