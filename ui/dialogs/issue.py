"""The carrier issues a bill: the document, to whom, on which terms, confirm; then its parcel.

Nothing is written before it is signed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.address_book import Person, others
from ui.actions.issue import Issued, Preview, issue, preview
from ui.dialogs.give_whom import WhomStep
from ui.dialogs.issue_confirm import ConfirmIssue
from ui.dialogs.issue_papers import PapersStep
from ui.dialogs.issue_terms import TermsStep
from ui.dialogs.steps_dialog import StepsDialog
from ui.look import Look
from ui.pages.latest import Latest
from ui.session import Session
from wallet.book import DraftBill

_PAPERS, _WHOM, _TERMS, _CONFIRM = range(4)


class IssueDialog(StepsDialog):
    """Four steps in one window; each goes on only where the rules allow it.

    Args:
        session: The open vault, the carrier's.
        look: How to draw.
        parent: The window it stands before.

    """

    help_topic = "office#issue"

    issued = Signal(object)
    """`ui.actions.issue.Issued`, once it is signed."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._shown: DraftBill | None = None
        self._asking, self._showing = Latest(self), Latest(self)
        self.papers = PapersStep(session, look)
        self.whom = WhomStep(session, look)
        self.terms = TermsStep(look)
        self.confirm = ConfirmIssue(look)

        self._connect()
        self._add_step(self.papers)
        self._add_step(self.whom)
        self._add_step(self.terms, scrolls=False)
        self._add_step(self.confirm)
        self._turn(_PAPERS)
        self._ask()

    def _connect(self) -> None:
        self._session.changed.connect(self._ask)
        self._asking.answered.connect(self._know)
        self._asking.failed.connect(self.whom.outcome.complain)
        self._showing.answered.connect(self._show)
        self._showing.failed.connect(self._could_not)
        self._signing.answered.connect(self._was_signed)
        self._signing.failed.connect(self._could_not)
        self.papers.looked.connect(self._say)
        self.whom.chosen.connect(self._chose)
        self.whom.settled.connect(self._go_on)
        self.next.clicked.connect(self._go_on)

    # What is shown

    @property
    def _is_busy(self) -> bool:
        return self._showing.is_waiting or self._signing.is_waiting

    def _turn(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._say()
        first = (self.papers.open, self.whom.search, self.terms.rule, self.back)[step]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """Ask the book for the people; a card may have been pinned from here."""
        if self._session.is_open:
            self._asking.ask(self._session.read(others))

    def _know(self, people: tuple[Person, ...]) -> None:
        self.whom.show_people(people)
        self._say()

    def _chose(self) -> None:
        self.whom.outcome.clear()
        self._say()

    def _show(self, found: Preview) -> None:
        self._shown = found.draft
        self.terms.show_preview(found)
        self._turn(_TERMS)

    def _could_not(self, error: Exception) -> None:
        outcome = self.confirm.outcome if self._step == _CONFIRM else self.whom.outcome
        outcome.complain(error)
        self._say()

    def _say(self) -> None:
        step, draft, person = self._step, self.papers.draft, self.whom.person
        title = self.tr("Issue a bill")
        if draft is not None:
            title = self.tr("Issue {number}").format(number=draft.terms.number)
        self.setWindowTitle(title)
        name = person.name if person is not None and step > _PAPERS else ""
        self._head.say(title, self.tr("to {name}").format(name=name) if name else "")
        words = (self.tr("Document"), self.tr("To whom"), self.tr("Terms"), self.tr("Confirm"))
        self._head.show_steps(words, step)
        self.back.setText(self.tr("Cancel") if step == _PAPERS else self.tr("Back"))
        self.next.setText(self.tr("Sign and issue") if step == _CONFIRM else self.tr("Next"))
        self.next.show_icon("stamp" if step == _CONFIRM else "")
        self.next.setEnabled(self._can_go_on)

    @property
    def _can_go_on(self) -> bool:
        if self._is_busy or self.papers.draft is None:
            return False
        return self._step == _PAPERS or self.whom.person is not None

    # What is decided

    def _go_on(self) -> None:
        papers, person, step = self.papers.papers, self.whom.person, self._step
        if papers is None or not self._can_go_on:
            return
        if step == _PAPERS:
            self._turn(_WHOM)
        elif person is not None and step == _WHOM:
            job = preview(self._session, papers, person.card, self._look.speech.language)
            self._showing.ask(job)
            self.whom.outcome.watch_quietly(job, self.tr("Printing the draft"))
            self._say()
        elif person is not None and self._shown is not None and step == _TERMS:
            self.confirm.outcome.clear()
            self.confirm.show_issue(self._shown, papers, self.terms.policy, person.name)
            self._turn(_CONFIRM)
        elif person is not None:
            seal, policy = self.confirm.seal.isChecked(), self.terms.policy
            job = issue(self._session, papers, person.card, policy, seal=seal)
            self._signing.ask(job)
            self.confirm.outcome.watch_quietly(job, self.tr("Signing"))
            self._say()

    def _go_back(self) -> None:
        if self._is_busy:
            return
        if self._step == _PAPERS:
            super()._go_back()
        else:
            self._turn(self._step - 1)

    def _was_signed(self, made: Issued) -> None:
        self.accept()
        self.issued.emit(made)
