"""Judges files without keeping them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.session import Session


class AuditPage(QWidget):
    """Files and folders that were dropped, each with its answer; works without a vault."""

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

    def judge(self, paths: list[Path]) -> None:
        """Judge these files, and every bill in these folders."""
