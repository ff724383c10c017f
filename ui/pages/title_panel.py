"""One title on a chain: who has it, how it came to that, and what can be done with it now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.titles import look_up, save_request, save_snapshot, send
from ui.dialogs.files import ask_to_save
from ui.dialogs.title_move import TitleMoveDialog
from ui.look import Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.outcome import Outcome
from ui.pages.title_words import called, named, offered, title_answer
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column, Flow, Row
from ui.widgets.buttons import Button
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Panel
from ui.widgets.table import Table
from wallet.book import Sent, TaskState, TitleTask, TitleView
from wallet.titles.escrow import TitleAct

_ICONS = {
    TitleAct.MINT: "stamp", TitleAct.NOMINATE: "user-check", TitleAct.TRANSFER_HOLDER: "send",
    TitleAct.TRANSFER_OWNER: "pen-line", TitleAct.TRANSFER_BOTH: "arrow-right-left",
    TitleAct.RETURN: "anchor", TitleAct.RESTORE: "undo-2", TitleAct.BURN: "flag",
}  # fmt: skip


class TitlePanel(QWidget):
    """Banner, roles, acts, moves under way, and the endorsement chain."""

    changed = Signal(object)
    """The title as it is shown now, after the chain was asked."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._view: TitleView | None = None
        self.banner = Banner(look)
        self.outcome = Outcome(look)
        self.ask = Button(look, "", "radio-tower")
        self.export = Button(look, "", "save")
        self.acts: list[Button] = []
        self._acts = QWidget()
        self._acts_row = Flow(look, self._acts)
        self._roles = FieldGrid(look, 2)
        self._tasks = Panel(look, " ")
        self._tasks_column = Column(look, 1)
        self._model = RowsModel(self)
        self.chain = Table(look, "", 2.6)
        self._history = Panel(look, " ", 2)

        self.chain.setModel(self._model)
        self.ask.clicked.connect(self._ask)
        self.export.clicked.connect(self._ask_where)

        column = Column(look, 1.5, 0, self)
        column.addWidget(self.banner)
        column.addWidget(self.outcome)
        asking = Row(look)
        asking.addWidget(self.ask)
        asking.addWidget(self.export)
        asking.addStretch()
        column.addLayout(asking)
        column.addWidget(self._acts)
        self._tasks.body.addLayout(self._tasks_column)
        column.addWidget(self._tasks)
        self._history.body.addWidget(self._roles)
        self._history.body.addWidget(self.chain, 1)
        column.addWidget(self._history, 1)
        look.follow(self._say)

    def show_title(self, view: TitleView) -> None:
        """Show a title."""
        self._view = view
        self._say()

    def _ask(self) -> None:
        if self._view is not None:
            job = look_up(self._session, self._view.line.ref)
            job.succeeded.connect(self._take)
            host = self._view.network.host or self._view.network.name
            self.outcome.watch(job, self.tr("Asking {host}").format(host=host))

    def _take(self, view: TitleView) -> None:
        self.show_title(view)
        self.changed.emit(view)

    def _ask_where(self) -> None:
        if (view := self._view) is not None:
            title = self.tr("Save the snapshot")
            name = f"{view.line.label or 'title'}.title"
            ask_to_save(self.window(), title, name, lambda path: self._saved(
                save_snapshot(self._session, view, path)
            ))  # fmt: skip

    def _saved(self, job: object) -> None:
        self.outcome.watch(job, self.tr("Saving"), self.tr("Saved."))  # type: ignore[arg-type]

    def _begin(self, act: TitleAct, by: str) -> None:
        if self._view is None:
            return
        dialog = TitleMoveDialog(self._session, self._look, self._view, act, by, self.window())
        dialog.request_wanted.connect(self._save_request)
        dialog.sent.connect(self._tell)
        dialog.open()

    def _save_request(self, task: TitleTask) -> None:
        title = self.tr("Save the request")
        ask_to_save(self.window(), title, f"{task.draft.move.act.value}.request", lambda path: (
            self._saved(save_request(self._session, task, path))
        ))  # fmt: skip

    def _send(self, task: TitleTask) -> None:
        job = send(self._session, task)
        job.succeeded.connect(self._tell)
        self.outcome.watch(job, self.tr("Waiting for the chain"))

    def _tell(self, sent: Sent) -> None:
        speech = self._look.speech
        if sent.successor is not None:
            why = speech.say("refusal", sent.task.why)
            self.outcome.tell(self.tr("{why} It was drafted anew: sign it again.").format(why=why))
        elif sent.task.why:
            self.outcome.tell(speech.say("refusal", sent.task.why))
        elif sent.task.state is TaskState.SENT:
            self.outcome.tell(self.tr("It is with the chain, and not yet in a block."))
        else:
            said = self.tr("The chain has recorded it, in block {block}.")
            self.outcome.tell(said.format(block=sent.task.block))

    # Words

    def _say(self) -> None:
        self.ask.setText(self.tr("Ask the chain"))
        self.export.setText(self.tr("Save a snapshot for others"))
        self._history.call(self.tr("Endorsement chain"))
        self._tasks.call(self.tr("Moves under way"))
        self.chain.setAccessibleName(self.tr("Endorsement chain"))
        if (view := self._view) is None:
            return
        self.banner.show_answer(title_answer(self._look, view))
        self.export.setEnabled(view.record is not None)
        self._say_acts(view)
        self._say_tasks(view)
        self._say_roles(view)
        self._say_chain(view)

    def _say_acts(self, view: TitleView) -> None:
        for old in self.acts:
            old.setParent(None)
            old.deleteLater()
        self.acts = []
        for act, by in offered(view):
            words = self._look.speech.say("title-act", act.value)
            button = Button(self._look, words, _ICONS.get(act, "x"))
            button.clicked.connect(partial(self._begin, act, by))
            self._acts_row.addWidget(button)
            self.acts.append(button)
        self._acts.setVisible(bool(self.acts))

    def _say_tasks(self, view: TitleView) -> None:
        while (item := self._tasks_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        speech = self._look.speech
        ended = (TaskState.DONE, TaskState.STALE, TaskState.FAILED)
        open_tasks = [task for task in view.tasks if task.state not in ended]
        for task in open_tasks:
            act = speech.say("title-act", task.draft.move.act.value)
            state = speech.say("title-task", task.state.value)
            if task.raw:
                words = self.tr("{act}: {state}. Send it").format(act=act, state=state)
                button = Button(self._look, words, "send")
                button.clicked.connect(partial(self._send, task))
            else:
                words = self.tr("{act}: {state}. Save the request").format(act=act, state=state)
                button = Button(self._look, words, "save")
                button.clicked.connect(partial(self._save_request, task))
            self._tasks_column.addWidget(button)
        self._tasks.setVisible(bool(open_tasks))

    def _say_roles(self, view: TitleView) -> None:
        line, record = view.line, view.record
        facts = [
            (self.tr("Chain"), view.network.name),
            (self.tr("Node that is asked"), view.network.host or self.tr("none named")),
            (self.tr("Token"), f"{line.ref.token_hex[:12]}…{line.ref.token_hex[-8:]}"),
            (self.tr("Registry"), line.ref.registry),
        ]
        if record is not None and record.state.owner:
            state, names, me = record.state, view.names, view.me
            facts += [
                (self.tr("Owner"), named(state.owner, names, me)),
                (self.tr("Holder"), named(state.holder, names, me)),
                (self.tr("Nominee"), called(state.nominee, names, me)),
                (self.tr("Key of this vault"), view.me),
            ]
        self._roles.show_facts(facts)

    def _say_chain(self, view: TitleView) -> None:
        heads = (
            Head("at", self.tr("Time"), elides=False),
            Head("what", self.tr("What was done")),
            Head("owner", self.tr("Owner after it")),
            Head("holder", self.tr("Holder after it")),
        )
        record, speech = view.record, self._look.speech
        lines = () if record is None else record.endorsements
        unread = self.tr("a remark this vault cannot read")
        rows = [
            (
                Cell(speech.time(line.at), self.tr("block {number}").format(number=line.block)),
                Cell(
                    speech.say("title-done", line.act.value),
                    unread if remark is None else remark,
                    is_strong=True,
                ),
                Cell(called(line.owner, view.names, view.me)),
                Cell(called(line.holder, view.names, view.me)),
            )
            for line, remark in zip(lines, view.remarks, strict=True)
        ]
        self._model.show(heads, rows)
        self._history.setVisible(True)
        self.chain.setVisible(bool(rows))
