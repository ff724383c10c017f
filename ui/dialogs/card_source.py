"""Takes the card of somebody new, from a file or by light; nothing is pinned by that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.pin_card import open_card, read_shown_card
from ui.dialogs.card import CardDialog
from ui.dialogs.files import ask_to_open
from ui.dialogs.scan.dialog import ScanDialog
from ui.look import Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from wallet.book import Card, News


class CardSource(QObject):
    """Where a page gets cards from; one that cannot be read is complained of in its outcome.

    Args:
        session: The open vault.
        look: How to draw.
        outcome: Where what went wrong is said.
        over: What the dialogs stand before.

    """

    read = Signal(object)
    """The `wallet.book.Card`; its signature holds."""

    def __init__(self, session: Session, look: Look, outcome: Outcome, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._look = look
        self._outcome = outcome
        self._over = over
        self._called = ""
        self._reading = Latest(self)
        self._reading.answered.connect(self.read)
        self._reading.failed.connect(outcome.complain)

    def ask(self) -> None:
        """Let the user choose a card's file."""
        title = self.tr("Open a card")
        ask_to_open(self._over, title, lambda paths: self.open(paths[0]), cards_only=True)

    def scan(self) -> ScanDialog:
        """Let the user take a card by light."""
        dialog = ScanDialog(self._session, self._look, self.tr("Scan a card"), self._over.window())
        dialog.arrived.connect(self.take)
        dialog.files_chosen.connect(lambda paths: self.open(paths[0]))
        dialog.open()
        return dialog

    def take(self, message: bytes | News, name: str) -> None:
        """Read the card that came by light."""
        self._called = name
        self._outcome.clear()
        self._reading.ask(read_shown_card(self._session, message, name))

    def open(self, path: Path) -> None:
        """Read the card in a file."""
        self._called = path.name
        self._outcome.clear()
        self._reading.ask(open_card(self._session, path))

    def show(self, card: Card, source: str = "") -> CardDialog:
        """Show a card, to be pinned; `source` is where it came from, if it was not read here."""
        dialog = CardDialog(
            self._session, self._look, card, source or self._called, self._over.window()
        )
        dialog.open()
        return dialog
