"""What waits for an answer, mine or somebody else's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.session import Session


class InboxPage(QWidget):
    """Rows of bills that wait, each with its due act."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""
    waiting = Signal(int)
    """How many wait for an answer of mine: for the rail."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
