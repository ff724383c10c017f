"""One bill: the answer over it, what can be done, its paper, and everything behind the answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from ui.actions.evidence import ask_for_vault, questions_for_bill
from ui.actions.save_paper import save_paper
from ui.dialogs.files import ask_to_save
from ui.dialogs.look_up import LookUpDialog
from ui.look import Look
from ui.pages.bill_acts import BillActs
from ui.pages.bill_body import BillBody
from ui.pages.bill_facts import ParticularsTab
from ui.pages.bill_papers import PapersTab
from ui.pages.latest import Latest
from ui.pages.page import Page
from ui.pages.title_words import chain_words
from ui.session import Session
from ui.widgets.boxes import Column
from wallet.book import BillView, PaperView, TitleView
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.holding import Holding
from wallet.titles.state import Degree
from wallet.words import Language


class BillPage(Page):
    """A bill of the vault, judged anew each time it is shown."""

    help_topic = "verdict"

    left = Signal()
    """Back to where the user came from."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self._bill = ""
        self._view: BillView | None = None
        self._title: TitleView | None = None
        self._printed: tuple[str, Language] | None = None
        self._latest = Latest(self)
        self.acts = BillActs(session, look)
        self.body = BillBody(look, self.acts)
        self.particulars = ParticularsTab(look)
        self.papers = PapersTab(look)
        self._facts_tab = self.body.tabs.add(self.particulars, "…")
        self._papers_tab = self.body.tabs.add(self.papers, "…")

        self.body.left.connect(self.left)
        self.acts.sheet_wanted.connect(self.sheet_wanted)
        self.acts.look_up_wanted.connect(self.look_up)
        self._latest.answered.connect(self._show)
        self._latest.failed.connect(self.body.outcome.complain)
        self.papers.save_wanted.connect(self._ask_paper)
        self.papers.show_wanted.connect(self._show_paper)
        self._opened = Latest(self)
        self._opened.answered.connect(lambda shown: self.papers.show_pdf(*shown))
        self._opened.failed.connect(self.body.outcome.complain)
        self.body.offer_prints(session, lambda: self._view.holding.number if self._view else "")

        whole = Column(look, 0, 0, self)
        whole.addWidget(self.body)
        look.follow(self._say)
        look.changed.connect(self._show_in_language)

    def show_bill(self, bill: str, back: str) -> None:
        """Show the bill with this digest; `back` names where the way back leads."""
        self.body.lead_back(back)
        if bill != self._bill:
            self._bill, self._view, self._printed = bill, None, None
            self._opened.drop()
            self.body.clear()
        self.refresh()

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        if bill := self._bill:
            self._latest.ask(
                self._session.read(lambda book: (book.show(bill), book.titles.of_bill(bill)))
            )

    def _show(self, shown: tuple[BillView, TitleView | None]) -> None:
        view, title = shown
        self._view, self._title = view, title
        card = self._session.card
        me = card.party if card is not None else None
        self.acts.show_view(view, title)
        self.particulars.show_particulars(view.particulars)
        self.papers.show_papers(view.papers)
        self.body.tabs.bar.count_in(self._papers_tab, len(view.papers) or None)
        said = sources(self._look, view.verdict)
        if title is not None and title.record is not None:
            said = (chain_words(self._look, title.record), *said[1:])
        self.body.show_verdict(view.verdict, me, *said, rejection=view.rejection)
        self._say()
        self._print(view)

    def look_up(self) -> None:
        """Say whom one could ask what this document rests on, and ask if the user agrees."""
        session, bill = self._session, self._bill
        LookUpDialog(
            session,
            self._look,
            lambda resolver: questions_for_bill(session, bill, resolver),
            partial(ask_for_vault, session),
            self.window(),
        ).open()

    def _print(self, view: BillView) -> None:
        """Print the bill, unless that is the paper that lies there already."""
        language, bill = self._look.speech.language, view.holding.bill
        state = f"{view.phrase} {view.verdict.headline} {view.verdict.degree}"
        if self._printed != (state, language):
            self._printed = (state, language)
            self.body.print(self._session.read(lambda book: book.render(bill, language)))

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
        self.body.outcome.watch(job, self.tr("Saving the document"), said)

    def _show_paper(self, paper: PaperView) -> None:
        bill = self._bill
        job = self._session.read(lambda book: (paper, book.strangers_pdf(bill, paper.digest)))
        self.body.outcome.watch_quietly(job, self.tr("Looking at the document"))
        self._opened.ask(job)

    def _say(self) -> None:
        self.body.tabs.rename(self._facts_tab, self.tr("Particulars"))
        self.body.tabs.rename(self._papers_tab, self.tr("Papers"))
        if (view := self._view) is not None:
            self.body.call(view.holding.number, summary_words(self._look, view.holding))

    def _show_in_language(self) -> None:
        """Say the caption and print the paper anew in another language."""
        printed, spoken = self._printed, self._look.speech.language
        if self._view is not None and printed is not None and printed[1] is not spoken:
            self._show((self._view, self._title))


def summary_words(look: Look, holding: Holding) -> str:
    """Return kind, carrier, route and ship in one line."""
    route = " → ".join(place for place in (holding.from_place, holding.to_place) if place)
    ship = " ".join(part for part in (holding.vessel, holding.voyage) if part)
    kind = look.speech.say("kind", holding.kind.value)
    return " · ".join(part for part in (kind, holding.carrier, route, ship) if part)


def sources(look: Look, verdict: Verdict) -> tuple[str, ...]:
    """Return what the answer rests on, in words for the banner's caption."""
    say, own = look.speech.say, look.speech.say("source", "own-vault")
    if verdict.headline in (Headline.CHANGED, Headline.NOT_CHECKED, Headline.DISPUTED):
        return (own,)
    match verdict.degree:
        case Degree.RECORDED:
            return say("source", "record"), own
        case Degree.AGREED:
            return say("source", "receipt"), own
        case _:
            return (own,)
