"""Takes files in, one after the other, and leads to what each of them is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.session import Session


class Receiver(QObject):
    """Judges files on the worker and says what came of each.

    Connect `sheet_wanted` and `bill_wanted` as those of a page, and
    `changed_wanted` to `SheetPage.show_received`: the receiver knows where a file leads.
    A card is shown for pinning first; pinned, it is told by `received` alone.
    """

    received = Signal(object)
    """`wallet.book.Received`, for each file that could be read."""
    failed = Signal(object, Exception)
    """The path, and why it could not be read. Nothing was kept or changed."""
    sheet_wanted = Signal(str)
    """The file brought a bill that waits for my answer, by digest."""
    bill_wanted = Signal(str)
    """The file brought a receipt, a record or a copy: show the bill, by digest."""
    changed_wanted = Signal(object)
    """The file holds a bill that is changed; it was not kept. `wallet.book.Received`."""

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._window = parent

    def receive_files(self, paths: list[Path]) -> None:
        """Take these files in, in their order."""

    def ask_for_files(self) -> None:
        """Let the user choose files."""
