"""Whether the vault is whole and the newest of its kind; and a check of everything in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.care import CareState, CheckUp, check_vault
from ui.look import Face, Ink, Look
from ui.pages.care_row import CareRow
from ui.pages.outcome import Outcome
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.boxes import Column, Row, empty
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Hairline, Panel
from ui.widgets.text import Label

_MOST = 10
"""Findings shown; the rest is counted."""


class HealthPanel(Panel):
    """What guards the vault, and the check-up with what it found."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    freeze_wanted = Signal()
    """Say why titles are frozen, and how they are freed."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._session = session
        self._health_look = look
        self._state: CareState | None = None
        self._found: CheckUp | None = None
        self.free = Button(look, "", "snowflake")
        self.check = Button(look, "", "list-checks")
        self.guard = CareRow(look, "shield-check", (self.free,))
        self.checking = CareRow(look, "list-checks", (self.check,))
        self.outcome = Outcome(look)
        self.list = QWidget()
        self._findings = Column(look, 0.5, 0, self.list)

        self.free.clicked.connect(self.freeze_wanted)
        self.check.clicked.connect(self._check)

        self.body.addWidget(self.guard)
        self.body.addWidget(Hairline(look))
        self.body.addWidget(self.checking)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.list)
        look.follow(self._say)

    def show_state(self, state: CareState) -> None:
        """Show how it stands."""
        self._state = state
        self._say()

    def _check(self) -> None:
        job = check_vault(self._session)
        self.check.setEnabled(False)
        self._found = None
        self._list()
        self.outcome.watch(job, self.tr("Reading everything"))
        self._session.locked.connect(job.cancel)
        job.succeeded.connect(self._checked)
        job.finished.connect(self._may_check_again)

    def _may_check_again(self) -> None:
        self.check.setEnabled(True)

    def _checked(self, found: CheckUp) -> None:
        self._found = found
        if not found.wrong and not found.bad_count:
            said = self.tr("Everything is as it was written, and all %n bill(s) are in order.", "",
                           found.bills)  # fmt: skip
            self.outcome.tell(said)
        self._list()

    def _list(self) -> None:
        empty(self._findings)
        found, look = self._found, self._health_look
        if found is None:
            return
        for wrong in found.wrong[:_MOST]:
            said = words_for(wrong, look.speech.language)
            self._findings.addWidget(Label(look, said, Face.STRONG, Ink.BAD, wraps=True))
        self._count(len(found.wrong))
        if found.bad_count:
            said = self.tr("%n bill(s) to look at:", "", found.bad_count)
            self._findings.addWidget(Label(look, said, Face.STRONG, wraps=True))
        for bill, number, headline in found.bad[:_MOST]:
            row = QWidget()
            line = Row(look, 1, 0, row)
            link = Button(look, number, "", Kind.LINK)
            link.clicked.connect(lambda _=False, it=bill: self.bill_wanted.emit(it))
            line.addWidget(link)
            words = look.speech.say("headline", headline, {})
            line.addWidget(Label(look, words, Face.CAPTION, Ink.TEXT2, elides=True), 1)
            self._findings.addWidget(row)
        self._count(found.bad_count)

    def _count(self, count: int) -> None:
        if count > _MOST:
            said = self.tr("and %n more", "", count - _MOST)
            look = self._health_look
            self._findings.addWidget(Label(look, said, Face.CAPTION, Ink.TEXT2))

    def _say(self) -> None:
        self.call(self.tr("Health"))
        self.free.setText(self.tr("Why, and what to do…"))
        self.check.setText(self.tr("Check everything"))
        state, speech = self._state, self._health_look.speech
        said = speech.say("guard-state", state.guard.state) if state is not None else ""
        is_frozen = state is not None and state.guard.is_restored
        self.guard.say(
            self.tr("Guard against older copies"), said, Ink.WAIT if is_frozen else Ink.TEXT2
        )
        self.free.setVisible(is_frozen)
        self.checking.say(
            self.tr("Check-up"),
            self.tr(
                "Reads every page, document and line of the log, and judges every bill. With "
                "many bills it takes some minutes; it can be stopped."
            ),
        )
        self._list()
