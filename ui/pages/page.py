"""What the places of the frame have in common: where they lead, and whose time they go by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.session import Session
from wallet.clock import Clock, SystemClock


class Page(QWidget):
    """A place of the program, from which one gets to bills.

    Args:
        session: The vault, if one is open.
        look: How to draw.
        clock: As of when things are told.

    Attributes:
        help_topic: What the guide says of this page.

    """

    help_topic: str

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""

    def __init__(self, session: Session, look: Look, *, clock: Clock | None = None) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self._clock = clock or SystemClock()

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
