"""The picture that is looked at, or in its place why there is none and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.look import Look
from ui.widgets.boxes import Column
from ui.widgets.notices import EmptyState
from ui.widgets.panels import Panel
from ui.widgets.viewfinder import Viewfinder


class Sight(QWidget):
    """A viewfinder over which something may float, or a notice with buttons.

    Attributes:
        finder: The viewfinder.
        buttons: Add what helps when there is no picture.
        over: A plate in a corner of the picture: add what belongs to it to its body. On the
            picture itself a ring of focus would be lost.

    """

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.finder = Viewfinder(look)
        self._notice = EmptyState(look, icon, "")
        self.buttons = self._notice.buttons
        self.over = Panel(look, padding=0.75, parent=self.finder)
        place = Panel(look, padding=0)
        place.body.addWidget(self._notice, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.finder)
        self._stack.addWidget(place)
        look.follow(self._name)
        corner = Column(look, 0, 2, self.finder)
        corner.addWidget(self.over, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        corner.addStretch()

    def _name(self) -> None:
        self.finder.setAccessibleName(self.tr("What the program looks at"))

    @property
    def notice(self) -> str:
        """Why there is no picture, or nothing where there is one."""
        return "" if self._stack.currentIndex() == 0 else self._notice.words

    def show_finder(self) -> None:
        """Show the picture."""
        self._stack.setCurrentIndex(0)

    def say(self, why: str) -> None:
        """Say why there is no picture."""
        self._notice.say(why)
        self._stack.setCurrentIndex(1)
