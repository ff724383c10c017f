"""What one version of a bill says otherwise than another, as a list; and a dialog around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.dialogs.paper_dialog import PaperDialog
from ui.look import Face, Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.panels import Panel
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Difference


class DifferenceList(Panel):
    """Field, before, after: nothing else is different."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=0, parent=parent)
        self._look = look
        self._model = RowsModel(self)
        self._said = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.table = Table(look, self.tr("What is different"), 3.2)

        self.table.setModel(self._model)
        self._said.setContentsMargins(*(look.metrics.padding,) * 4)
        self.body.addWidget(self._said)
        self.body.addWidget(self.table, 1)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show them, in the order of the older version."""
        heads = (
            Head("field", self.tr("Field")),
            Head("before", self.tr("Before")),
            Head("after", self.tr("After")),
        )
        rows = [
            (
                Cell(self._look.speech.say("field", one.name), one.where, is_strong=True),
                Cell(one.before or "–"),
                Cell(one.after or "–"),
            )
            for one in found
        ]
        self._model.show(heads, rows)
        self._said.say(self.tr("%n field(s) differ.", "", len(rows)))
        self.table.setVisible(bool(rows))


class CompareDialog(PaperDialog):
    """A bill beside the one whose place it took."""

    def __init__(
        self, session: Session, look: Look, bill: str, number: str, parent: QWidget
    ) -> None:
        super().__init__(look, parent)
        self._asking = Latest(self)
        self.found = DifferenceList(look)
        self.outcome = Outcome(look)
        self.close_ = Button(look, self.tr("Close"))

        self.close_.clicked.connect(self.accept)
        self._asking.answered.connect(self.found.show_differences)
        self._asking.failed.connect(self.outcome.complain)

        title = self.tr("{number}: what the carrier changed").format(number=number)
        self.setWindowTitle(title)
        self.body.addWidget(Label(look, title, Face.TITLE, wraps=True))
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.found, 1)
        self.decide_by(self.close_)
        self.setMinimumSize(look.metrics.ems(56), look.metrics.ems(32))
        self.close_.setFocus()
        self._asking.ask(session.read(lambda book: book.compare(bill)))
