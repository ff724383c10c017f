"""What waits for a second pair of eyes, and who the people are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.actions.approve import Waiting, approve, ask_waiting, drop
from ui.dialogs.confirm import ConfirmDialog
from ui.look import Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.parcel_panel import ParcelPanel
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.notices import EmptyState
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Done, Request, asked_in
from wallet.clock import Clock


class ApprovalsPane(QWidget):
    """Prepared acts as a table; the chosen one is approved, or struck off."""

    bill_wanted = Signal(str)
    counted = Signal(int)
    """How many wait."""

    def __init__(
        self, session: Session, look: Look, parent: QWidget | None = None, *, clock: Clock
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock
        self._shown: Waiting | None = None
        self._asking, self._working = Latest(self), Latest(self)
        self._model = RowsModel(self)
        self.outcome = Outcome(look)
        self.parcel = ParcelPanel(session, look)
        self._who = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.table = Table(look, "", selects=True)
        self._none = EmptyState(look, "users", "")
        self._stack = QStackedWidget()
        self.approve = Button(look, "", "check")
        self.drop = Button(look, "", "x")
        self.open = Button(look, "", kind=Kind.LINK)

        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._turn())
        self.approve.clicked.connect(self._ask_approve)
        self.drop.clicked.connect(self._drop)
        self.open.clicked.connect(self._open)
        self._asking.answered.connect(self._show)
        self._asking.failed.connect(self.outcome.complain)
        self._working.answered.connect(self._worked)

        page = Column(look, 1, (2, 1.5), self)
        page.addWidget(self._who)
        page.addWidget(self.outcome)
        page.addWidget(self.parcel)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        page.addWidget(self._stack, 1)
        acts = Row(look, 1)
        for button in (self.approve, self.drop, self.open):
            acts.addWidget(button)
        acts.addStretch()
        page.addLayout(acts)
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        if self._session.is_open:
            self._asking.ask(ask_waiting(self._session))

    def _show(self, waiting: Waiting) -> None:
        self._shown = waiting
        self.counted.emit(len(waiting.requests))
        self._say()

    @property
    def _requests(self) -> tuple[Request, ...]:
        return self._shown.requests if self._shown is not None else ()

    @property
    def _chosen(self) -> Request | None:
        row = self.table.currentIndex().row()
        return self._requests[row] if 0 <= row < len(self._requests) else None

    def _turn(self) -> None:
        request = self._chosen
        person = self._shown.person if self._shown is not None else ""
        is_mine = request is not None and request.name == person
        self.approve.setEnabled(request is not None and bool(person) and not is_mine)
        self.drop.setEnabled(request is not None)
        self.open.setEnabled(request is not None and bool(request.bill))

    def _open(self) -> None:
        if (request := self._chosen) is not None and request.bill:
            self.bill_wanted.emit(request.bill)

    def _ask_approve(self) -> None:
        if (request := self._chosen) is None:
            return
        what = self._look.speech.say("deed", request.verb)
        dialog = ConfirmDialog(
            self._look,
            f"{what} · {request.number}" if request.number else what,
            (
                *self._said(request),
                self.tr("{name} prepared it. It is signed and carried out now.").format(
                    name=request.name
                ),
                self.tr("Your approval is signed and kept with the bill."),
            ),
            self.tr("Approve and sign"),
            "check",
            Kind.PRIMARY,
            self.window(),
        )
        dialog.confirmed.connect(lambda: self._approve(request))
        dialog.open()

    def _said(self, request: Request) -> list[str]:
        say = self._look.speech.say
        return [say(one.group, one.code, one.facts) for one in asked_in(request)]

    def _approve(self, request: Request) -> None:
        job = approve(self._session, request.digest)
        self.outcome.watch(job, self.tr("Signing"))
        self._working.ask(job)

    def _drop(self) -> None:
        if (request := self._chosen) is not None:
            self.outcome.watch(drop(self._session, request.digest), self.tr("Striking it off"))

    def _worked(self, result: object) -> None:
        if isinstance(result, Done):
            self.parcel.show_done(
                result,
                self.tr("Approved and signed; not handed over yet."),
                self.tr(
                    "The file is safe in the vault. Show its code or save it, and hand it over; "
                    "at the bill, Send again brings the same file at any time."
                ),
            )
        else:
            self.outcome.tell(self.tr("Approved and carried out."))

    def _say(self) -> None:
        speech, shown = self._look.speech, self._shown
        self.approve.setText(self.tr("Approve"))
        self.drop.setText(self.tr("Strike off"))
        self.open.setText(self.tr("Look at the bill"))
        self.table.setAccessibleName(self.tr("What waits for approval"))
        self._none.say(self.tr("Nothing waits for approval."))
        names = ", ".join(person.name for person in shown.rule.people) if shown is not None else ""
        if shown is None or not shown.rule.is_on:
            self._who.say(
                self.tr("One person is enough in this vault. Under Settings, demand two people.")
            )
        elif shown.person:
            said = self.tr("Two people have to agree: {names}. You are {person}.")
            self._who.say(said.format(names=names, person=shown.person))
        else:
            said = self.tr("Two people have to agree: {names}. Open the vault as one of them.")
            self._who.say(said.format(names=names))
        heads = (
            Head("what", self.tr("What was prepared")),
            Head("bill", self.tr("Bill"), elides=False),
            Head("who", self.tr("By whom")),
            Head("at", self.tr("Time"), elides=False),
        )
        now, whom = self._clock.now(), shown.whom if shown is not None else {}
        rows = [
            (
                Cell(speech.say("deed", one.verb), whom.get(one.digest, "")),
                Cell(one.number, is_strong=True),
                Cell(one.name),
                Cell(speech.short_time(one.at, now)),
            )
            for one in self._requests
        ]
        self._model.show(heads, rows)
        self._stack.setCurrentWidget(self.table if rows else self._none)
        self._turn()
