"""One bill: the answer over it, what can be done, its paper, and everything behind the answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.save_paper import save_paper
from ui.dialogs.files import ask_to_save
from ui.look import Face, Ink, Look
from ui.pages.answer import answer_for
from ui.pages.bill_acts import BillActs
from ui.pages.bill_control import ControlTab
from ui.pages.bill_facts import ParticularsTab
from ui.pages.bill_papers import PapersTab
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_list import CheckList
from ui.widgets.panels import Ground, Scroll
from ui.widgets.pdf import PdfPane
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from wallet.book import BillView, PaperView
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.holding import Holding
from wallet.titles.state import Degree
from wallet.words import Language

_LEAST_EMS = 20
"""The paper and the tabs are never lower than this; a smaller window scrolls."""


class BillPage(QWidget):
    """A bill of the vault, judged anew each time it is shown."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""
    left = Signal()
    """Back to where the user came from."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._bill = ""
        self._view: BillView | None = None
        self._from = ""
        self._printed: tuple[str, Language] | None = None
        self._views = Latest(self)
        self._prints = Latest(self)
        self._back = Button(look, "", "arrow-left", Kind.LINK)
        self._number = Label(look, "", Face.TITLE, selectable=True)
        self._summary = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.banner = Banner(look)
        self.acts = BillActs(session, look)
        self.outcome = Outcome(look)
        self.pdf = PdfPane(look)
        self._printing = Outcome(look)
        self.tabs = Tabs(look)
        self.checks = CheckList(look)
        self.control = ControlTab(look)
        self.particulars = ParticularsTab(look)
        self.papers = PapersTab(look)

        self._back.clicked.connect(self.left)
        self.acts.sheet_wanted.connect(self.sheet_wanted)
        self._views.answered.connect(self._show)
        self._views.failed.connect(self.outcome.complain)
        self._prints.answered.connect(self._load)
        self._prints.failed.connect(self._printing.complain)
        self.pdf.unfold_asked.connect(lambda: self.pdf.fold(False))
        self.tabs.bar.currentChanged.connect(self._turned)
        self.control.view.opened.connect(self._show_evidence)
        self.papers.save_wanted.connect(self._ask_paper)

        self._lay_out(look)
        look.follow(self._say)

    def _lay_out(self, look: Look) -> None:
        for page in (self.checks, self.control, self.particulars, self.papers):
            self.tabs.add(page, "…")
        content = Ground(look)
        page = Column(look, 1, (3, 1), content)
        crumb = Row(look, 1.5)
        crumb.addWidget(self._back)
        crumb.addWidget(self._number)
        crumb.addWidget(self._summary, 1)
        page.addLayout(crumb)
        for part in (self.outcome, self.banner, self.acts):
            page.addWidget(part)
        self._halves = QWidget()
        halves = Row(look, 2, 0, self._halves)
        paper = Column(look, 0.5)
        paper.addWidget(self._printing)
        paper.addWidget(self.pdf, 1)
        halves.addLayout(paper, 11)
        halves.addWidget(self.tabs, 9)
        page.addWidget(self._halves, 1)
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, content))

    # What is shown

    def show_bill(self, bill: str, back: str) -> None:
        """Show the bill with this digest; `back` names where the way back leads."""
        self._from = back
        if bill != self._bill:
            self._bill, self._view, self._printed = bill, None, None
            self.outcome.clear()
            self._printing.clear()
            self.pdf.clear()
            self._halves.setVisible(False)
            self.banner.setVisible(False)
            self.acts.setVisible(False)
            self._number.say("")
            self._summary.say("")
            self.tabs.show_tab(0)
        self._say()
        self.refresh()

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        if bill := self._bill:
            self._views.ask(self._session.read(lambda book: book.show(bill)))

    def _show(self, view: BillView) -> None:
        self._view = view
        me = self._session.card
        self.acts.show_view(view)
        self.checks.show_checks(view.verdict.checks)
        self.control.show_control(view.verdict, me.party if me is not None else None)
        self.particulars.show_particulars(view.particulars)
        self.papers.show_papers(view.papers)
        self.tabs.bar.count_in(3, len(view.papers) or None)
        self._say()
        for part in (self._halves, self.banner, self.acts):
            part.setVisible(True)
        self._print(view)

    def _print(self, view: BillView) -> None:
        """Print the bill if what was printed is not what is shown."""
        language, bill = self._look.speech.language, view.holding.bill
        state = f"{view.phrase}{view.verdict.degree}{view.verdict.headline}"
        if self._printed != (state, language):
            self._printed = (state, language)
            job = self._session.read(lambda book: book.render(bill, language))
            self._printing.watch_quietly(job, self.tr("Printing the bill"))
            self._prints.ask(job)

    def _load(self, pdf: bytes) -> None:
        self.pdf.load(pdf)

    # What the user does

    def _turned(self, tab: int) -> None:
        self.pdf.fold(tab == 1)

    def _show_evidence(self, _position: int) -> None:
        self.tabs.show_tab(0)
        self.checks.open_check("control.record")

    def _ask_paper(self, paper: PaperView) -> None:
        ask_to_save(
            self.window(),
            self.tr("Save {name}").format(name=paper.name),
            Path(paper.name).name or paper.digest[:16],
            lambda path: self._save_paper(paper, path),
        )

    def _save_paper(self, paper: PaperView, path: Path) -> None:
        job = save_paper(self._session, self._bill, paper.digest, path)
        said = self.tr("Saved as {path}.").format(path=path)
        self.outcome.watch(job, self.tr("Saving the document"), said)

    # Words

    def _say(self) -> None:
        self._halves.setMinimumHeight(self._look.metrics.ems(_LEAST_EMS))
        self.tabs.setMinimumWidth(self._look.metrics.ems(24))
        self._back.setText(self._from or self.tr("Bills"))
        words = (self.tr("Checks"), self.tr("Control"), self.tr("Particulars"), self.tr("Papers"))
        for tab, word in enumerate(words):
            self.tabs.rename(tab, word)
        if (view := self._view) is None:
            return
        self._number.say(view.holding.number)
        self._summary.say(summary_words(self._look, view.holding))
        self.banner.show_answer(answer_for(self._look, view.verdict, *sources(self._look, view.verdict)))
        if self._printed is not None and self._printed[1] is not self._look.speech.language:
            self._print(view)


def summary_words(look: Look, holding: Holding) -> str:
    """Return kind, carrier, route and ship in one line."""
    route = " → ".join(place for place in (holding.from_place, holding.to_place) if place)
    ship = " ".join(part for part in (holding.vessel, holding.voyage) if part)
    kind = look.speech.say("kind", holding.kind.value)
    return " · ".join(part for part in (kind, holding.carrier, route, ship) if part)


def sources(look: Look, verdict: Verdict) -> tuple[str, ...]:
    """Return what the answer rests on, in words for the banner's caption."""
    say, headline = look.speech.say, verdict.headline
    own = say("source", "own-vault")
    if headline in (Headline.CHANGED, Headline.NOT_CHECKED, Headline.DISPUTED):
        return (own,)
    if verdict.degree is Degree.RECORDED:
        return (say("source", "record"), own)
    if verdict.degree is Degree.AGREED:
        return (say("source", "receipt"), own)
    return (own,)


