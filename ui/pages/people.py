"""The address book: my own card, and those I pinned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.session import Session


class PeoplePage(QWidget):
    """Cards as a table, with what can be done with the chosen one."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
