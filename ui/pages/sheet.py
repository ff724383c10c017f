"""The clerk's sheet: what is being given, by whom, and the answer to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QWidget

from ui.actions.accept import accept
from ui.actions.answer_surrender import answer_surrender
from ui.actions.hold import hold
from ui.actions.keep_copy import keep_copy
from ui.actions.record import record
from ui.actions.reject import reject
from ui.dialogs.card_source import CardSource
from ui.dialogs.files import ask_to_save
from ui.jobs import Job
from ui.look import Look
from ui.pages.answer import answer_for
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.pages.sheet_facts import Sheet, look_up
from ui.pages.sheet_foot import Decision
from ui.pages.sheet_parts import (
    ArrivalPanel,
    BillPanel,
    ChainPanel,
    ChecksPanel,
    FilePanel,
    GivenPanel,
    PhrasePanel,
    StrangersPanel,
)
from ui.pages.sheet_questions import question
from ui.pages.sheet_result import ResultPanel
from ui.session import Session
from ui.widgets.banner import Answer, Banner
from ui.widgets.boxes import Column, Row
from ui.widgets.panels import Ground, Scroll
from wallet.book import SUFFIX, Card, Done, Received
from wallet.clock import Clock
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.verbs import Verb

_PAGE_ON = QAbstractSlider.SliderAction.SliderPageStepAdd


class SheetPage(Page):
    """One bill that waits for an answer, read in two seconds.

    Args:
        session: The open vault.
        look: How to draw.
        clock: Says since when a bill is on hold.

    """

    help_topic = "receive#sheet"

    done = Signal()
    """Answered or put aside: leave the sheet."""

    def __init__(self, session: Session, look: Look, *, clock: Clock | None = None) -> None:
        super().__init__(session, look, clock=clock)
        self._bill = ""
        self._sheet: Sheet | None = None
        self._refused: Received | None = None
        self._signed: tuple[Verb, Done] | None = None
        self._verb = Verb.ACCEPT
        self._asking, self._signing = Latest(self), Latest(self)
        self._holding = Latest(self)
        self.banner = Banner(look)
        self.given, self.chain, self.facts = GivenPanel(look), ChainPanel(look), BillPanel(look)
        self.phrase, self.checks = PhrasePanel(look), ChecksPanel(look)
        self.arrival, self.strangers = ArrivalPanel(look), StrangersPanel(look)
        self.failed, self.file = ChecksPanel(look), FilePanel(look)
        self.result = ResultPanel(session, look)
        self._aside = QWidget()
        self.outcome = Outcome(look)
        self.cards = CardSource(session, look, self.outcome, self)
        self.decision = Decision(look)

        self._connect()
        self._lay_out()
        look.changed.connect(self._show)
        session.locked.connect(self._forget)

    def _connect(self) -> None:
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self.outcome.complain)
        self._signing.answered.connect(self._was_signed)
        self._signing.failed.connect(self._was_refused)
        self._holding.answered.connect(lambda _nothing: self.done.emit())
        self._holding.failed.connect(self.outcome.complain)
        self.cards.read.connect(self.cards.show)
        self.strangers.card_wanted.connect(self._show_card)
        self.strangers.file_wanted.connect(self.cards.ask)
        self.decision.chosen.connect(self._ask)
        self.decision.rejected.connect(self._reject)
        self.decision.held.connect(self._hold)
        self.decision.left.connect(self.done)
        self.decision.rest_asked.connect(
            lambda: self._scroll.verticalScrollBar().triggerAction(_PAGE_ON)
        )
        self.decision.view_asked.connect(lambda: self.bill_wanted.emit(self._bill))
        self.decision.copy_asked.connect(self._ask_to_keep)

    def _lay_out(self) -> None:
        look = self._look
        left, right = Column(look, 1), Column(look, 1, 0, self._aside)
        left.addWidget(self.file)
        left.addWidget(self.failed)
        for shown in (self.strangers, self.given, self.chain, self.facts):
            left.addWidget(shown)
        left.addStretch()
        for aside in (self.phrase, self.checks, self.arrival):
            right.addWidget(aside)
        right.addStretch()
        across = Row(look, 1)
        across.addLayout(left, 2)
        across.addWidget(self._aside, 1)
        page = Ground(look)
        column = Column(look, 1, (3, 1), page)
        column.addWidget(self.banner)
        column.addWidget(self.result)
        column.addLayout(across)
        column.addStretch()
        whole = Column(look, 0, 0, self)
        beside = Row(look, 0, (3, 0))
        beside.addWidget(self.outcome)
        self._scroll = Scroll(look, page)
        whole.addWidget(self._scroll, 1)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._say_rest)
        bar.rangeChanged.connect(self._say_rest)
        whole.addLayout(beside)
        whole.addWidget(self.decision)
        self._forget()

    # What is shown

    def show_bill(self, bill: str) -> None:
        """Show a bill of the vault."""
        if bill != self._bill:
            self._forget()
            self.decision.reason.clear()
        self._bill, self._refused = bill, None
        self.refresh()

    def show_received(self, received: Received) -> None:
        """Show what came of a file; a bill that is changed is shown read-only, from its verdict."""
        if received.verdict is None:
            return
        if received.is_kept:
            self.show_bill(received.verdict.digest)
            return
        self._forget()
        self._bill, self._refused = "", received
        self._show()

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        if self._bill and self._session.is_open:
            bill = self._bill
            job = self._session.read(lambda book: look_up(book, bill))
            self._asking.ask(job)

    def _say_rest(self) -> None:
        bar = self._scroll.verticalScrollBar()
        self.decision.show_rest(bar.value() < bar.maximum() - 2 * self._look.metrics.u)

    def _forget(self) -> None:
        """Show nothing: another bill is coming, or the vault was locked."""
        self._asking.drop()
        self._bill, self._sheet, self._refused, self._signed = "", None, None, None
        self.outcome.clear()
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def _found(self, sheet: Sheet) -> None:
        is_new = self._signed is not None and self.result.isHidden()
        self._sheet = sheet
        self._show()
        if is_new:  # what was just signed is in sight, and under the keyboard
            self._scroll.verticalScrollBar().setValue(0)
            self.result.parcel.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        sheet = self._sheet
        is_known = sheet is not None
        has_line = sheet is not None and bool(sheet.verdict.timeline)
        self.given.setVisible(has_line)
        self.chain.setVisible(has_line)
        self.facts.setVisible(is_known)
        self.phrase.setVisible(is_known)
        self.arrival.setVisible(False)
        self.strangers.setVisible(sheet is not None and _has_strangers(sheet))
        self.result.setVisible(is_known and self._signed is not None)
        self._aside.setVisible(is_known)
        self.file.setVisible(self._refused is not None)
        self.failed.setVisible(self._refused is not None)
        self.banner.setVisible(is_known or self._refused is not None)
        self.decision.setVisible(is_known or self._refused is not None)
        if sheet is not None:
            self._show_sheet(sheet)
        elif self._refused is not None and self._refused.verdict is not None:
            self._show_refused(self._refused.path, self._refused.verdict)

    def _show_sheet(self, sheet: Sheet) -> None:
        source = self.tr("judged from what this vault holds")
        answer = answer_for(self._look, sheet.verdict, source)
        if sheet.possibility(Verb.REFUSE_SURRENDER) is not None:
            answer = self._for_carrier(sheet, answer)
        self.banner.show_answer(answer)
        for part in (self.given, self.chain, self.facts, self.phrase, self.arrival):
            part.show_sheet(sheet)
        if _has_strangers(sheet):
            self.strangers.show_sheet(sheet)
        self.checks.show_verdict(sheet.verdict)
        self.decision.show_sheet(sheet)
        if self._signed is not None:
            self.result.show_result(*self._signed, sheet.verdict)

    def _for_carrier(self, sheet: Sheet, answer: Answer) -> Answer:
        """Say it to the one who is waited for."""
        verdict = sheet.verdict
        you = self.tr("you")
        waited = {**verdict.facts, "holder": you, "receiver": you}
        giver = str(verdict.facts.get("giver", "…"))
        said = self.tr("{giver} has given the bill back for delivery of the goods. You answer.")
        if sheet.possibility(Verb.REISSUE) is not None:
            said = self.tr(
                "{giver} has given the bill back to have it amended. You answer on its page: "
                "reissue it, make it void, or refuse."
            )
        if sheet.possibility(Verb.ISSUE_PAPER) is not None:
            said = self.tr(
                "{giver} has given the bill back to get it on paper. You answer on its page."
            )
        return replace(
            answer,
            headline=self._look.speech.say("headline", verdict.headline.value, waited),
            sentence=said.format(giver=giver),
        )

    def _show_refused(self, name: str, verdict: Verdict) -> None:
        source = self.tr("from the file alone, which was not kept")
        self.banner.show_answer(answer_for(self._look, verdict, source))
        self.file.show_file(name, verdict)
        self.failed.show_verdict(verdict)
        self.decision.show_nothing(
            self.tr(
                "Nothing was kept and nothing can be signed. Ask the sender for the parcel "
                "as it left their vault."
            )
        )

    # What is decided

    def _ask(self, verb: Verb) -> None:
        """Ask once before signing, with the consequence in words."""
        if self._sheet is None or self._signing.is_waiting:
            return
        compared = self.phrase.compared.isChecked()
        dialog = question(self._look, verb, self._sheet, compared=compared)
        dialog.setParent(self, dialog.windowFlags())
        dialog.confirmed.connect(lambda: self.decide(verb))
        dialog.open()

    def decide(self, verb: Verb) -> None:
        """Sign what was confirmed."""
        match verb:
            case Verb.ACCEPT:
                job = accept(self._session, self._bill)
            case Verb.RECORD:
                job = record(self._session, self._bill)
            case _:
                is_yes = verb is Verb.ACCEPT_SURRENDER
                job = answer_surrender(self._session, self._bill, accept=is_yes)
        self._watch(verb, job)

    def _reject(self, reason: str) -> None:
        if not self._signing.is_waiting:
            self._watch(Verb.REJECT, reject(self._session, self._bill, reason))

    def _watch(self, verb: Verb, job: Job) -> None:
        self._verb = verb
        self.decision.be_busy(True)
        self._signing.ask(job)
        self.outcome.watch(job, self.tr("Signing"))

    def _was_signed(self, done: Done) -> None:
        self.decision.be_busy(False)
        self._signed = (self._verb, done)
        if not self._asking.is_waiting:
            self.refresh()

    def _was_refused(self, _error: Exception) -> None:
        self.decision.be_busy(False)

    def _hold(self) -> None:
        if self._sheet is not None:
            phrase, now = self._sheet.view.phrase, self._clock.now()
            self._holding.ask(hold(self._session, self._bill, phrase, now))

    # What is looked at, kept or pinned

    def _ask_to_keep(self) -> None:
        if self._sheet is None:
            return
        name = f"{self._sheet.verdict.number or 'bill'}-copy{SUFFIX}".replace("/", "-")
        ask_to_save(self, self.tr("Keep a copy"), name, self.keep_copy_at)

    def keep_copy_at(self, path: Path) -> None:
        """Write a copy of the bill to `path`."""
        job = keep_copy(self._session, self._bill, path)
        kept = self.tr("A copy lies at {path}. It gives nobody control.").format(path=path)
        self.outcome.watch(job, self.tr("Writing the copy"), kept)

    def _show_card(self, card: Card) -> None:
        self.cards.show(card, self.tr("with this bill"))


def _has_strangers(sheet: Sheet) -> bool:
    return sheet.verdict.headline is Headline.UNKNOWN_SIGNER
