"""Gives a bill: to whom, what, confirm; then the parcel, and the receipt back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.look import Look
from ui.session import Session
from wallet.titles.verbs import Verb


class GiveDialog(QDialog):
    """Three steps in one window, then the parcel to hand over.

    Args:
        session: The open vault.
        look: How to draw.
        bill: Which, by digest.
        verb: `Verb.ENDORSE` or `Verb.HAND_OVER`: what the second step begins with;
            `Verb.SURRENDER` gives it back to the carrier; `Verb.SEND_AGAIN` shows the same bytes.
        parent: The window.

    """

    given = Signal(object)
    """`wallet.book.Done`, once it is signed."""

    def __init__(
        self,
        session: Session,
        look: Look,
        bill: str,
        verb: Verb = Verb.ENDORSE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._bill = bill
        self._verb = verb
        self.setWindowModality(Qt.WindowModality.WindowModal)
