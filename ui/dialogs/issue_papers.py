"""First step of issuing: the transport document, and what goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.actions.issue import Looked, Papers, look_over
from ui.dialogs.files import ask_to_open
from ui.dialogs.points import Point
from ui.look import Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Column, Flow, empty
from ui.widgets.buttons import Button
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from wallet.book import Defect, DraftBill

_MOST_FAULTS = 20
"""So many faults are shown; mending those brings the next."""


class PapersStep(QWidget):
    """What is chosen is looked at by the worker at once; what is wrong stands below with its place.

    Attributes:
        papers: What is chosen, once there is a document.

    """

    looked = Signal()
    """What is chosen was looked at, or something else is."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.papers: Papers | None = None
        self._found: Looked | None = None
        self._looking = Latest(self)
        self.zone = DropZone(look, self.tr("Drop the transport document here (DCSA, JSON)"))
        self.open = Button(look, self.tr("Open the document"), "folder-open")
        self.pdf = Button(look, self.tr("Add your PDF"), "file-text")
        self.attach = Button(look, self.tr("Add attachments"), "file-text")
        self.paper = Button(look, self.tr("It replaces paper"), "printer")
        self.bare = Button(look, self.tr("Take these off"), "x")
        self.outcome = Outcome(look)
        self._faults = QWidget()
        self._lines = Column(look, 0.5, 0, self._faults)
        self._files, self._facts = FieldGrid(look, 2), FieldGrid(look, 2)
        self._chosen = Panel(look)

        self.open.clicked.connect(self._ask_document)
        self.pdf.clicked.connect(self._ask_pdf)
        self.attach.clicked.connect(self._ask_attachments)
        self.paper.clicked.connect(self._ask_paper)
        self.bare.clicked.connect(self._take_off)
        self.zone.dropped.connect(self.choose)
        self._looking.answered.connect(self._show)
        self._looking.failed.connect(self._could_not)

        self.zone.buttons.addWidget(self.open)
        beside = QWidget()
        buttons = Flow(look, beside)
        for button in (self.pdf, self.attach, self.paper, self.bare):
            buttons.addWidget(button)
        for grid in (self._facts, self._files):
            grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._chosen.body.addWidget(self._facts)
        self._chosen.body.addWidget(self._files)
        self._chosen.body.addWidget(beside)
        column = Column(look, 1.5, (3, 2), self)
        column.addWidget(Label(look, self.tr("Which bill is to be issued?"), Face.SECTION))
        for part in (self.zone, self.outcome, self._faults, self._chosen):
            column.addWidget(part)
        column.addStretch()
        self._faults.hide()
        self._chosen.hide()

    @property
    def draft(self) -> DraftBill | None:
        """The bill the papers would make, once they were looked at and nothing forbids it."""
        return self._found.draft if self._found is not None else None

    # What is chosen

    def choose(self, paths: list[Path]) -> None:
        """Take the first file for the transport document, and any further as attachments."""
        beside = replace(self.papers, document=paths[0]) if self.papers else Papers(paths[0])
        self._take(replace(beside, attachments=(*beside.attachments, *paths[1:])))

    def _ask_document(self) -> None:
        ask_to_open(self, self.tr("Open the transport document"), self.choose)

    def _ask_pdf(self) -> None:
        title = self.tr("Open your PDF")
        self._ask(title, lambda papers, paths: replace(papers, pdf=paths[0]))

    def _ask_attachments(self) -> None:
        self._ask(
            self.tr("Open the attachments"),
            lambda papers, paths: replace(papers, attachments=(*papers.attachments, *paths)),
        )

    def _ask_paper(self) -> None:
        title = self.tr("Open what was written down of the paper originals (JSON)")
        self._ask(title, lambda papers, paths: replace(papers, from_paper=paths[0]))

    def _ask(self, title: str, add: Callable[[Papers, list[Path]], Papers]) -> None:
        def then(paths: list[Path]) -> None:
            if self.papers is not None:
                self._take(add(self.papers, paths))

        ask_to_open(self, title, then)

    def _take_off(self) -> None:
        if self.papers is not None:
            self._take(Papers(self.papers.document))

    def _take(self, papers: Papers) -> None:
        self.papers, self._found = papers, None
        job = look_over(self._session, papers)
        self.outcome.watch_quietly(job, self.tr("Looking at it"))
        self._looking.ask(job)
        self._say()

    # What came of it

    def _show(self, found: Looked) -> None:
        self._found = found
        if found.refusal is not None:
            self.outcome.complain(found.refusal)
        self._say()

    def _could_not(self, error: Exception) -> None:
        self.outcome.complain(error)
        self._say()

    def _say(self) -> None:
        faults = self._found.faults if self._found is not None else ()
        empty(self._lines)
        for fault in faults[:_MOST_FAULTS]:
            self._lines.addWidget(Point(self._look, "circle-x", self._fault(fault), Ink.BAD))
        self._faults.setVisible(bool(faults))
        if (papers := self.papers) is not None:
            self._say_files(papers)
            self._chosen.show()
        self._facts.show_facts(self._particulars())
        self._facts.setVisible(self.draft is not None)
        self.looked.emit()

    def _fault(self, fault: Defect) -> str:
        where = fault.where or "/"
        return f"{where}: {self._look.speech.say('defect', fault.code, fault.facts)}"

    def _say_files(self, papers: Papers) -> None:
        has_more = bool(papers.pdf or papers.attachments or papers.from_paper)
        files = (
            (self.tr("Transport document"), papers.document.name),
            (self.tr("Your PDF"), papers.pdf.name if papers.pdf else ""),
            (self.tr("Attachments"), "\n".join(path.name for path in papers.attachments)),
            (self.tr("Paper it replaces"), papers.from_paper.name if papers.from_paper else ""),
        )
        self._files.show_facts([fact for fact in files if fact[1]])
        self.bare.setVisible(has_more)

    def _particulars(self) -> list[tuple[str, str]]:
        if self.draft is None:
            return []
        say, said = self._look.speech.say, self.draft.particulars
        named = self.draft.terms.named
        ports = (said.port_of_loading, said.port_of_discharge)
        facts = (
            (self.tr("Bill"), said.number),
            (self.tr("Kind"), say("kind", self.draft.terms.kind.value)),
            (say("paper", "shipper"), said.shipper.name),
            (self.tr("Made out to"), named.name if named is not None else ""),
            (self.tr("Route"), " → ".join(port.name or port.unlocode for port in ports)),
            (say("paper", "vessel"), " · ".join(p for p in (said.vessel, said.voyage) if p)),
        )
        return [fact for fact in facts if fact[1]]
