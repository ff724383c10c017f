"""Asks once before an act of law, in words that say the consequence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.points import FittingDialog, Point
from ui.look import Face, Look, Surface
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Ground
from ui.widgets.text import Label


class ConfirmDialog(FittingDialog):
    """One question. Nothing is chosen beforehand: Enter does nothing, Esc goes back.

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
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.setAccessibleDescription(" ".join(consequences))
        self.act = Button(look, act, icon, kind, tall=True)
        self.back = Button(look, self.tr("Back"), tall=True)

        self.act.clicked.connect(self._confirm)
        self.back.clicked.connect(self.reject)

        paper = Ground(look, Surface.PAPER)
        words = Column(look, 1.5, 3, paper)
        words.addWidget(Label(look, question, Face.TITLE, wraps=True))
        for sentence in consequences:
            words.addWidget(Point(look, "arrow-right", sentence))
        self.field = field.field if isinstance(field, LabelledField) else None
        if field is not None:
            words.addWidget(field)
        words.addStretch()
        foot = FootBar(look)
        foot.right.addWidget(self.back)
        foot.right.addWidget(self.act)
        column = Column(look, 0, 0, self)
        column.addWidget(paper, 1)
        column.addWidget(foot)
        look.follow(self._fit)
        self.back.setFocus()

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(38))

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()
