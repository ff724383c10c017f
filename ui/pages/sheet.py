"""The clerk's sheet: what is being given, by whom, and the answer to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.session import Session
from wallet.book import Received


class SheetPage(QWidget):
    """One bill that waits for an answer, read in two seconds."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""
    done = Signal()
    """Answered or put aside: leave the sheet."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look

    def refresh(self) -> None:
        """Ask the book again for what is shown."""

    def show_bill(self, bill: str) -> None:
        """Show a bill of the vault."""

    def show_received(self, received: Received) -> None:
        """Show what came of a file; a bill that is changed is shown read-only, from its verdict."""
