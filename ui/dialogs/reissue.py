"""The carrier reissues: chooses the new versions, sees what changes, signs once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.actions.reissue import cautions, others_given_back, preview, reissue
from ui.dialogs.files import ask_to_open
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.dialogs.versions import DifferenceList
from ui.look import ACTS, Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Column, empty
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop_zone import DropZone
from ui.widgets.text import Label
from wallet.book import BillView, Caution, Difference, Done
from wallet.titles.holding import Holding
from wallet.titles.verbs import Verb


@dataclass(frozen=True, slots=True)
class _Other:
    """Another bill that its holder gave back, which may go into the same new one."""

    holding: Holding
    box: QCheckBox


class ReissueDialog(PaperDialog):
    """One document amends, several split, several bills and one document combine.

    Args:
        session: The open vault, the carrier's.
        look: How to draw.
        view: The bill that was given back for amendment.
        parent: The window it stands before.

    """

    help_topic = "surrender#carrier"

    reissued = Signal(object)
    """The tuple of `wallet.book.Done`: new bills first, then the answers on the old ones."""

    def __init__(self, session: Session, look: Look, view: BillView, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._session = session
        self._view = view
        self._paths: tuple[Path, ...] = ()
        self._others: list[_Other] = []
        self._asking, self._looking, self._signing = Latest(self), Latest(self), Latest(self)
        self._drafting = Latest(self)
        number = view.holding.number
        self.zone = DropZone(look, self.tr("Drop the new transport documents here"))
        self._open = Button(look, self.tr("Open documents"), "folder-open")
        self._attach = Button(look, self.tr("Attach your PDF"), "file-text")
        self._pdf: Path | None = None
        self._chosen = Label(look, "", Face.STRONG, wraps=True)
        self._with = QWidget()
        self._boxes = Column(look, 0.5, 0, self._with)
        self.warnings = QWidget()
        self._lines = Column(look, 0.5, 0, self.warnings)
        self.found = DifferenceList(look)
        self.outcome = Outcome(look)
        self.back = Button(look, self.tr("Back"), tall=True)
        self.act = Button(
            look, self.tr("Sign the new version"), ACTS[Verb.REISSUE.value], Kind.PRIMARY, tall=True
        )

        self._open.clicked.connect(self._ask)
        self._attach.clicked.connect(self._ask_for_pdf)
        self.zone.dropped.connect(self.choose)
        self._looking.answered.connect(self._show_differences)
        self._looking.failed.connect(self.outcome.complain)
        self._drafting.answered.connect(self._show_cautions)
        self._drafting.failed.connect(self.outcome.complain)
        self._asking.answered.connect(self._offer_others)
        self._asking.failed.connect(self.outcome.complain)
        self._signing.answered.connect(self._was_signed)
        self._signing.failed.connect(lambda _error: self._say())
        self.act.clicked.connect(self._sign)
        self.back.clicked.connect(self.reject)

        title = self.tr("Reissue {number}").format(number=number)
        self.setWindowTitle(title)
        self.zone.buttons.addWidget(self._open)
        self.zone.buttons.addWidget(self._attach)
        self.body.addWidget(Label(look, title, Face.TITLE, wraps=True))
        for sentence in self._consequences(view):
            self.body.addWidget(Point(look, "arrow-right", sentence))
        for part in (self.zone, self._chosen, self.warnings, self._with, self.outcome):
            self.body.addWidget(part)
        self.body.addWidget(self.found, 1)
        self.decide_by(self.back, self.act)
        self.found.hide()
        self._with.hide()
        self.warnings.hide()
        self.setMinimumSize(look.metrics.ems(56), look.metrics.ems(36))
        self._asking.ask(others_given_back(session, view.holding.bill))
        self._say()

    def _consequences(self, view: BillView) -> tuple[str, str]:
        giver = str(view.verdict.facts.get("giver", ""))
        return (
            self.tr("{number} ends. {giver} gets the new bill in its place, and nobody else.")
            .format(number=view.holding.number, giver=giver),
            self.tr("Several documents split the bill: their packages, weights and containers "
                    "must add up to what stands in it now."),
        )  # fmt: skip

    def _ask(self) -> None:
        ask_to_open(self, self.tr("Open the new transport documents"), self.choose)

    def _ask_for_pdf(self) -> None:
        ask_to_open(self, self.tr("Open your PDF"), lambda paths: self.attach(paths[0]))

    def attach(self, path: Path) -> None:
        """Send this rendering along with the new version."""
        self._pdf = path
        self._say()

    def choose(self, paths: list[Path]) -> None:
        """Take these documents for the new versions."""
        self._paths = tuple(paths)
        self.outcome.clear()
        self.found.hide()
        self._looking.drop()
        self.warnings.hide()
        self._drafting.ask(cautions(self._session, self._view.holding.bill, self._paths))
        if len(paths) == 1:
            self._looking.ask(preview(self._session, self._view.holding.bill, paths[0]))
        self._say()

    def _show_differences(self, found: tuple[Difference, ...]) -> None:
        self.found.show_differences(found)
        self.found.show()

    def _show_cautions(self, found: tuple[Caution, ...]) -> None:
        empty(self._lines)
        for one in found:
            words = self._look.speech.say("warning", one.code, one.facts)
            self._lines.addWidget(Point(self._look, "circle-help", words, Ink.NOTE))
        self.warnings.setVisible(bool(found))

    def _offer_others(self, held: tuple[Holding, ...]) -> None:
        if held:
            label = self.tr("Combine it with other bills this holder gave back:")
            self._boxes.addWidget(Label(self._look, label, ink=Ink.TEXT2, wraps=True))
        for holding in held:
            box = QCheckBox(holding.number)
            self._boxes.addWidget(box)
            self._others.append(_Other(holding, box))
        self._with.setVisible(bool(held))

    def _sign(self) -> None:
        if self._signing.is_waiting or not self._paths:
            return
        chosen = [other.holding.bill for other in self._others if other.box.isChecked()]
        bills = (self._view.holding.bill, *chosen)
        job = reissue(self._session, self._paths, bills, self._pdf)
        self._signing.ask(job)
        self.outcome.watch(job, self.tr("Signing"))
        self._say()

    def _was_signed(self, made: tuple[Done, ...]) -> None:
        self.reissued.emit(made)
        self.accept()

    def _say(self) -> None:
        files = (*self._paths, *((self._pdf,) if self._pdf is not None else ()))
        self._chosen.say(", ".join(path.name for path in files))
        self.act.setEnabled(bool(self._paths) and not self._signing.is_waiting)
