"""Asks once before an act of law, in words that say the consequence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.look import Face, Look
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.text import Label
from wallet.words import run_on


class ConfirmDialog(PaperDialog):
    """One question. Nothing is chosen beforehand: Enter does nothing, Esc goes back.

    The keyboard is at first where something must be filled in, else on the way back.

    Args:
        look: How to draw.
        question: What is asked, as a title.
        consequences: What will be so then, one sentence each.
        act: The words of the button: the consequence, not "OK".
        icon: The icon of the act.
        kind: `Kind.REJECT` where something is struck or refused.
        parent: The window it stands before.
        field: What must be filled in first, if anything.

    """

    confirmed = Signal()

    def __init__(
        self,
        look: Look,
        question: str,
        consequences: Sequence[str],
        act: str,
        icon: str = "",
        kind: Kind = Kind.PRIMARY,
        parent: QWidget | None = None,
        *,
        field: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self.call(question)
        self.setAccessibleDescription(run_on(*consequences))
        self.act = Button(look, act, icon, kind, tall=True)
        self.back = Button(look, self.tr("Back"), tall=True)

        self.act.clicked.connect(self._confirm)
        self.back.clicked.connect(self.reject)

        self.body.addWidget(Label(look, question, Face.TITLE, wraps=True))
        for sentence in consequences:
            self.body.addWidget(Point(look, "arrow-right", sentence))
        self.field = field.field if isinstance(field, LabelledField) else None
        if field is not None:
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.decide_by(self.back, self.act)
        look.follow(self._fit)
        (self.field or self.back).setFocus()

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(38))

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()
