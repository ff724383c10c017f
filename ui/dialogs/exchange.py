"""Saves a bill as one of the files that platforms exchange, and says what each of them is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.actions.save_exchange import save_exchange
from ui.actions.save_many import file_stem
from ui.dialogs.files import ask_to_save
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.way import Way
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Hairline, Panel
from ui.widgets.text import Label
from wallet.book import BillView, Exchange
from wallet.errors import Refused

_KINDS = tuple(Exchange)


class ExchangeDialog(PaperDialog):
    """The files of DCSA's standards about one bill.

    Args:
        session: The open vault.
        look: How to draw.
        view: The bill.
        parent: The window it stands before.

    """

    def __init__(
        self, session: Session, look: Look, view: BillView, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, gap=2)
        self._session = session
        self._view = view
        self._group = QButtonGroup(self)
        self._ways = {kind: Way(look) for kind in _KINDS}
        self.outcome = Outcome(look)
        self.save = Button(look, self.tr("Save"), "file-output", Kind.PRIMARY, tall=True)
        self.back = Button(look, self.tr("Close"), tall=True)

        self.setWindowTitle(self.tr("For a platform"))
        for kind, (title, means) in self._words().items():
            self._group.addButton(self._ways[kind].button, _KINDS.index(kind))
            self._ways[kind].say(title, means, self._refusal(kind))
        self._ways[Exchange.PINT].button.setChecked(True)
        self.save.clicked.connect(self._ask_place)
        self.back.clicked.connect(self.reject)
        self._lay_out()
        look.follow(self._fit)

    def choose(self, kind: Exchange) -> None:
        """Choose a file, as a click on it does."""
        self._ways[kind].button.setChecked(True)

    def _lay_out(self) -> None:
        look = self._look
        title = self.tr("{number} for a platform").format(number=self._view.holding.number)
        self.body.addWidget(Label(look, title, Face.TITLE, wraps=True))
        about = self.tr(
            "Files as DCSA’s standards write them. Each only tells what was signed: none gives "
            "the bill away. What a platform sends you, drop on the page Audit."
        )
        self.body.addWidget(Label(look, about, ink=Ink.TEXT2, wraps=True))
        ways = Panel(look, padding=0)
        ways.body.setSpacing(0)
        for place, way in enumerate(self._ways.values()):
            if place:
                ways.body.addWidget(Hairline(look))
            ways.body.addWidget(way)
        self.body.addWidget(ways)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.decide_by(self.back, self.save)

    def _words(self) -> dict[Exchange, tuple[str, str]]:
        return {
            Exchange.PINT: (
                self.tr("Envelope (PINT 3.0)"),
                self.tr("The signed bill with its whole chain, which any platform can verify."),
            ),
            Exchange.ISSUANCE: (
                self.tr("Issuance request (ISS 3.0)"),
                self.tr("The bill as the carrier signed it, to whom, with the carrier’s PDF."),
            ),
            Exchange.SURRENDER: (
                self.tr("Surrender request (SUR 3.0)"),
                self.tr("What the holder asks of the carrier, with every act before it."),
            ),
            Exchange.ENDORSEMENTS: (
                self.tr("Endorsement chain (END 3.0)"),
                self.tr("Every act in order. It carries no signatures and proves nothing alone."),
            ),
        }

    def _refusal(self, kind: Exchange) -> Refused | None:
        status = self._view.verdict.status
        if kind is not Exchange.SURRENDER or (status is not None and status.awaits_carrier):
            return None
        return Refused("exchange-not-surrendered", number=self._view.holding.number)

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(40))

    def _ask_place(self) -> None:
        kind = _KINDS[self._group.checkedId()]
        name = f"{file_stem(self._view.holding.number)}-{kind.value}.json"
        ask_to_save(self, self.tr("Save for a platform"), name, lambda path: self._save(kind, path))

    def _save(self, kind: Exchange, path: Path) -> None:
        job = save_exchange(self._session, self._view.holding.bill, kind, path)
        said = self.tr("Saved as {path}.").format(path=path)
        self.outcome.watch(job, self.tr("Writing the file"), said)
