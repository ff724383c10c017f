"""The registrar's tab: every bill whose order of transfers is kept here, and the day's post."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from ui.actions.issue import Issued
from ui.actions.register import (
    DaysPost,
    RegisterPage,
    ask_register,
    confirm,
    freeze,
    record_post,
    save_fork,
    unfreeze,
)
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.files import ask_for_folder, ask_to_save
from ui.dialogs.issue import IssueDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.jobs import Job
from ui.look import Ink, Look, state_sign
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.parcel_panel import ParcelPanel
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Filter, FilterChips
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import LabelledField
from ui.widgets.notices import EmptyState
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Done, Purpose, RegisterLine, Wanted, Why
from wallet.clock import Clock
from wallet.errors import Refused
from wallet.titles.holding import Standing

_MOST = 500


class RegisterPane(QWidget):
    """Bills as a table, a place to drop the post, and what can be done with the chosen bill."""

    bill_wanted = Signal(str)
    counted = Signal(int)
    """How many wait for the registrar's word."""
    left = Signal()
    """A dialog was closed that may have left something for approval."""

    def __init__(
        self, session: Session, look: Look, parent: QWidget | None = None, *, clock: Clock
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock
        self._wanted = Wanted.ALL
        self._shown: RegisterPage | None = None
        self._asking, self._working = Latest(self), Latest(self)
        self._model = RowsModel(self)
        self.outcome = Outcome(look)
        self.parcel = ParcelPanel(session, look)
        self.filters = FilterChips(look, "")
        self.issue = Button(look, "", "stamp", Kind.PRIMARY)
        self.post = Button(look, "", "folder-open")
        self.table = Table(look, "", selects=True)
        self._none = EmptyState(look, "stamp", "")
        self._stack = QStackedWidget()
        self.zone = DropZone(look, "")
        self._said = Label(look, "", ink=Ink.TEXT2, wraps=True, selectable=True)
        self.open = Button(look, "", kind=Kind.LINK)
        self.confirm = Button(look, "", "badge-check")
        self.freeze = Button(look, "", "snowflake")
        self.unfreeze = Button(look, "")
        self.fork = Button(look, "", "git-fork")

        self.table.setModel(self._model)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._turn())
        self.filters.chosen.connect(self._filter)
        self.issue.clicked.connect(self.ask_to_issue)
        self.post.clicked.connect(self.ask_for_post)
        self.zone.dropped.connect(self.work_through)
        self.open.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.confirm.clicked.connect(self._ask_confirm)
        self.freeze.clicked.connect(self._ask_freeze)
        self.unfreeze.clicked.connect(self._ask_unfreeze)
        self.fork.clicked.connect(self._ask_fork)
        self._asking.answered.connect(self._show)
        self._asking.failed.connect(self.outcome.complain)
        self._working.answered.connect(self._worked)

        self._lay_out()
        look.follow(self._say)

    def _lay_out(self) -> None:
        look = self._look
        page = Column(look, 1, (2, 1.5), self)
        head = Row(look, 1)
        head.addWidget(self.filters, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.post)
        head.addWidget(self.issue)
        page.addLayout(head)
        page.addWidget(self.outcome)
        page.addWidget(self.parcel)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        page.addWidget(self._stack, 1)
        acts = Row(look, 1)
        for button in (self.open, self.confirm, self.freeze, self.unfreeze, self.fork):
            acts.addWidget(button)
        acts.addStretch()
        page.addLayout(acts)
        page.addWidget(self._said)
        page.addWidget(self.zone)

    # What is shown

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        if self._session.is_open:
            self._asking.ask(ask_register(self._session, self._wanted, _MOST))

    def _filter(self, key: str) -> None:
        self._wanted = Wanted(key)
        self.refresh()

    def _show(self, page: RegisterPage) -> None:
        self._shown = page
        self.counted.emit(page.counts[Wanted.WAITING])
        self._say()

    def _say(self) -> None:
        self.filters.setAccessibleName(self.tr("Filter the register"))
        self.issue.setText(self.tr("Issue a bill…"))
        self.post.setText(self.tr("Work through a folder"))
        self.table.setAccessibleName(self.tr("Register"))
        self._none.say(self.tr("No bill here. Whoever issues bills is their registrar."))
        self.zone.say(self.tr("Drop a folder of parcels here, to record all of them in one go"))
        self.open.setText(self.tr("Open"))
        self.confirm.setText(self.tr("Confirm as recorded"))
        self.freeze.setText(self.tr("Freeze"))
        refusal = self._unissuable
        self.issue.refuse(words_for(refusal, self._look.speech.language) if refusal else "")
        self.unfreeze.setText(self.tr("Lift the freeze"))
        self.fork.setText(self.tr("Save the proof of double dealing"))
        counts = self._shown.counts if self._shown is not None else {}
        words = {
            Wanted.ALL: self.tr("All bills"),
            Wanted.WAITING: self.tr("Waiting for you"),
            Wanted.CONFLICT: self.tr("In conflict"),
        }
        chips = [Filter(one.value, words[one], counts.get(one)) for one in Wanted]
        self.filters.show_filters(chips, self._wanted.value)
        columns = (
            Head("number", self.tr("Bill"), elides=False),
            Head("state", self.tr("State"), elides=False),
            Head("holder", self.tr("Who has it")),
            Head("recorded", self.tr("Recorded")),
            Head("conflicts", self.tr("Conflicts")),
            Head("changed", self.tr("Last change"), leaves=1),
        )
        self._model.show(columns, [self._row(line) for line in self._lines])
        self._stack.setCurrentWidget(self.table if self._lines else self._none)
        self._turn()

    @property
    def _lines(self) -> tuple[RegisterLine, ...]:
        return self._shown.lines if self._shown is not None else ()

    def _row(self, line: RegisterLine) -> tuple[Cell, ...]:
        speech, holding = self._look.speech, line.holding
        state = speech.say("standing", holding.standing.value)
        entries = self.tr("issue recorded")
        if line.recorded > 0:  # acts are counted from 1, as on the time line
            entries = self.tr("recorded up to act {number}").format(number=line.recorded + 1)
        conflicts = []
        if line.forks:
            conflicts.append(self.tr("%n entries signed twice", "", line.forks))
        if line.refusals:
            conflicts.append(self.tr("%n refusals signed", "", line.refusals))
        return (
            Cell(holding.number, speech.say("kind", holding.kind.value), is_strong=True),
            Cell(state, chip=state_sign(holding)),
            Cell(holding.counterparty, entries),
            Cell(speech.say("degree", holding.degree.value), degree=holding.degree),
            Cell(conflicts[0] if conflicts else "", ", ".join(conflicts[1:])),
            Cell(
                speech.say("change", holding.change.value),
                speech.short_time(holding.changed_at, self._clock.now()),
            ),
        )

    @property
    def _chosen(self) -> RegisterLine | None:
        row = self.table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _turn(self) -> None:
        line = self._chosen
        ended = line is not None and line.holding.standing is Standing.ENDED
        self.open.setEnabled(line is not None)
        frozen = line is not None and line.holding.standing is Standing.FROZEN
        self.confirm.setEnabled(line is not None and not ended and not frozen)
        self.freeze.setEnabled(line is not None and not ended)
        self.unfreeze.setEnabled(frozen)
        self.fork.setEnabled(line is not None and line.forks > 0)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self.bill_wanted.emit(self._lines[row].holding.bill)

    # New bills

    @property
    def _unissuable(self) -> Refused | None:
        return self._shown.unissuable if self._shown is not None else None

    def ask_to_issue(self) -> IssueDialog | None:
        """Let a carrier issue a bill; anybody else is told why not."""
        if (refusal := self._unissuable) is not None:
            self.outcome.complain(refusal)
            return None
        dialog = IssueDialog(self._session, self._look, self.window())
        dialog.issued.connect(self._show_issued)
        dialog.finished.connect(self.left)  # what waits for approval stands in another tab
        dialog.open()
        return dialog

    def _show_issued(self, made: Issued) -> None:
        dialog = ShowCodesDialog(
            self._session,
            self._look,
            self.tr("{number} is issued").format(number=made.done.number),
            self.tr("It is signed and recorded. Show this to whom it goes, or send the file."),
            made.phrase,
            self.window(),
        )
        dialog.show_done(made.done)
        dialog.open()

    # The day's post

    def ask_for_post(self) -> None:
        """Let the user choose a folder of parcels."""
        ask_for_folder(
            self, self.tr("Work through a folder"), lambda path: self.work_through([path])
        )

    def work_through(self, paths: list[Path]) -> None:
        """Record everything in these files and folders; it can be stopped."""
        job = record_post(self._session, paths)
        self.outcome.watch(job, self.tr("Recording the post"))
        self._said.say("")
        self._working.ask(job)

    def _worked(self, result: object) -> None:
        if isinstance(result, DaysPost):
            self._tell(result)
        elif isinstance(result, Done):
            self._hand_over(result)

    def _hand_over(self, done: Done) -> None:
        if done.purpose is Purpose.RECORD:
            said = self.tr("You confirmed how {number} is recorded")
            what_for = self.tr("Hand this to its holder, whose restored vault then signs again.")
        elif done.label:
            said = self.tr("You signed that the freeze of {number} is over")
            what_for = self.tr("Hand this to whoever has the bill: its holder can act again then.")
        else:
            said = self.tr("You signed the freeze of {number}")
            what_for = self.tr(
                "Hand this to whoever has the bill: a wallet that gets it signs nothing for it."
            )
        self.parcel.show_done(done, said.format(number=done.number), what_for)

    def _tell(self, post: DaysPost) -> None:
        speech = self._look.speech
        new = sum(one.is_new and not one.is_late for one in post.filed)
        late = sum(one.is_late for one in post.filed)
        wrong = [one for one in post.filed if one.wrong is not None]
        self.outcome.tell(
            self.tr("Files: {files}. Recorded: {new}, refused: {late}, left: {wrong}. Answers that"
                    " lie beside them: {answers}.").format(
                files=len(post.filed), new=new, late=late, wrong=len(wrong),
                answers=len(post.answers),
            )
        )  # fmt: skip
        self._said.say(
            "\n".join(
                f"{one.path.name}: {speech.say('refusal', one.wrong.code, one.wrong.facts)}"
                for one in wrong[:20]
                if one.wrong is not None
            )
        )

    # Freezes and forks

    def _ask_confirm(self) -> None:
        if (line := self._chosen) is None:
            return
        bill = line.holding.bill
        dialog = ConfirmDialog(
            self._look,
            self.tr("Confirm how {number} is recorded?").format(number=line.holding.number),
            (
                self.tr("You sign today what you recorded last; nothing of it changes."),
                self.tr("A holder who restored a backup needs that to sign again."),
            ),
            self.tr("Sign the confirmation"),
            "badge-check",
            parent=self.window(),
        )
        dialog.confirmed.connect(lambda: self._do(confirm(self._session, bill)))
        dialog.open()

    def _ask_freeze(self) -> None:
        if (line := self._chosen) is None:
            return
        bill, why = line.holding.bill, QComboBox()
        for one in Why:
            why.addItem(self._look.speech.say("freeze", one.value), one)
        why.setCurrentIndex(why.findData(Why.FORK if line.forks else Why.COURT_ORDER))
        self._ask_ground(
            self.tr("Freeze {number}?").format(number=line.holding.number),
            (
                self.tr("Nothing more is recorded of it until you lift the freeze."),
                self.tr("Every wallet that gets your statement signs nothing for it."),
            ),
            (self.tr("Sign the freeze"), "snowflake", Kind.REJECT),
            lambda ground: freeze(self._session, bill, Why(why.currentData()), ground),
            LabelledField(self._look, self.tr("&Because of"), why),
        )

    def _ask_unfreeze(self) -> None:
        if (line := self._chosen) is None:
            return
        bill = line.holding.bill
        self._ask_ground(
            self.tr("Lift the freeze of {number}?").format(number=line.holding.number),
            (self.tr("Its holder can act again as soon as your statement arrives."),),
            (self.tr("Sign that it is over"), "", Kind.PRIMARY),
            lambda ground: unfreeze(self._session, bill, ground),
        )

    def _ask_ground(
        self,
        question: str,
        consequences: tuple[str, ...],
        act: tuple[str, str, Kind],
        then: Callable[[str], Job],
        first: LabelledField | None = None,
    ) -> None:
        """Ask on what it rests, after what `first` asks, and do `then` with that."""
        ground = QLineEdit()
        label = self.tr("On what it rests: the order, the proof, the letter")
        field = QWidget()
        column = Column(self._look, 1.5, 0, field)
        for one in (first, LabelledField(self._look, label, ground)):
            if one is not None:
                column.addWidget(one)
        dialog = ConfirmDialog(self._look, question, consequences, *act, self.window(), field=field)
        dialog.confirmed.connect(lambda: self._do(then(ground.text())))
        dialog.open()

    def _do(self, job: Job) -> None:
        self.outcome.watch(job, self.tr("Signing"))
        self._working.ask(job)

    def _ask_fork(self) -> None:
        if (line := self._chosen) is None:
            return
        bill, name = line.holding.bill, f"{line.holding.number}.fork.json"

        def save(path: Path) -> None:
            saved = self.tr("Saved as {name}. Anybody can verify it.").format(name=path.name)
            self.outcome.watch(save_fork(self._session, bill, path), self.tr("Saving"), saved)

        ask_to_save(self, self.tr("Save the proof of double dealing"), name, save)
