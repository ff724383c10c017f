"""What is done to one title: its acts for a row of buttons, and the moves that are under way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.titles import drafted_of, hurry, look_up, request_of, send, snapshot_of
from ui.dialogs.title_codes import TitleCodesDialog
from ui.dialogs.title_move import TitleMoveDialog
from ui.look import Look
from ui.pages.outcome import Outcome
from ui.pages.title_words import Offered, offered
from ui.session import Session
from ui.widgets.acts_row import Choice
from ui.widgets.boxes import Column, Flow
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Panel
from wallet.book import Sent, TaskState, TitleTask, TitleView
from wallet.titles.escrow import TitleAct

ASK, RESULT = "ask-chain", "show-result"
_REJECTS = (TitleAct.REJECT_HOLDER, TitleAct.REJECT_OWNER, TitleAct.REJECT_BOTH)
_USUAL = (
    TitleAct.MINT, TitleAct.TRANSFER_BOTH, TitleAct.TRANSFER_HOLDER, TitleAct.TRANSFER_OWNER,
    TitleAct.NOMINATE, TitleAct.RESTORE,
)  # fmt: skip
"""The first of these that is possible is the likeliest next act."""
_ENDED = (TaskState.DONE, TaskState.STALE, TaskState.FAILED)


class TitleWork(QWidget):
    """Outcome and moves under way; the buttons of the acts stand where the page wants them.

    The page shows `choices` in its row and hands what is chosen to `begin`.
    """

    looked = Signal(object)
    """The title as it is now, after its chain was asked."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._view: TitleView | None = None
        self._acts: dict[str, Offered] = {}
        self.outcome = Outcome(look)
        self.tasks: list[Button] = []
        self._panel = Panel(look, " ")
        self._row = QWidget()
        self._flow = Flow(look, self._row)

        column = Column(look, 1, 0, self)
        column.addWidget(self.outcome)
        self._panel.body.addWidget(self._row)
        column.addWidget(self._panel)
        look.follow(self._say)

    def show_title(self, view: TitleView | None) -> None:
        """Work on this title; on none where there is none."""
        before = self._view.line.ref if self._view is not None else None
        if view is None or view.line.ref != before:
            self.outcome.clear()
        self._view = view
        self._say()

    # What the page offers

    def choices(self) -> Iterator[Choice]:
        """Say what can be done now, and of the rest why not."""
        self._acts.clear()
        if (view := self._view) is None:
            return
        speech = self._look.speech
        yield Choice(ASK, self.tr("Ask the chain"))
        for one in offered(view):
            key, why = one.act.value, ""
            self._acts[key] = one
            if one.refused is not None:
                why = speech.say("refusal", one.refused.code, one.refused.facts)
            yield Choice(
                key,
                speech.say("title-act", key),
                why,
                is_quiet=bool(why) and one.act in _REJECTS,
            )
        if view.record is not None:
            yield Choice(RESULT, self.tr("Show to another machine"))

    @property
    def primary(self) -> str:
        """The key of the likeliest next act; empty where there is none."""
        if self._view is None:
            return ""
        if self._view.record is None:
            return ASK
        may = (act.value for act in _USUAL if act.value in self._acts)
        return next((key for key in may if self._acts[key].refused is None), "")

    def begin(self, key: str) -> bool:
        """Begin what was chosen; say whether it was a matter of titles."""
        if key == ASK:
            self.ask_chain()
        elif key == RESULT:
            self.show_result()
        elif key in self._acts:
            self._ask_move(self._acts[key])
        else:
            return False
        return True

    # Doing it

    def ask_chain(self) -> None:
        """Ask the node of the chain, which is named while it is asked."""
        if (view := self._view) is not None:
            job = look_up(self._session, view.line.ref)
            job.succeeded.connect(self.looked)
            host = view.network.host or view.network.name
            self.outcome.watch(job, self.tr("Asking {host}").format(host=host))

    def show_result(self) -> None:
        """Show what the chain says, signed, to a machine that never asks it."""
        if (view := self._view) is not None:
            job = snapshot_of(self._session, view.line.ref)
            self.outcome.watch(job, self.tr("Signing what the chain said"))
            job.lead_to(self, partial(self._show_snapshot, view))

    def _show_snapshot(self, view: TitleView, data: bytes) -> None:
        TitleCodesDialog(
            self._session,
            self._look,
            self.tr("What the chain says of {title}").format(title=_name(view)),
            self.tr(
                "Let the other machine scan it, or take it there as a file. It is signed by this "
                "vault: who has your card sees who took it from the chain, and when."
            ),
            data,
            f"{_name(view)}.title",
            self.window(),
        ).open()

    def _ask_move(self, one: Offered) -> None:
        if self._view is not None:
            self._dialog(self._view, one.act, one.by, one.among).open()

    def _ask_signature(self, task: TitleTask) -> None:
        """Show a move that was drafted before, or drafted anew, before it is signed here."""
        if (view := self._view) is None:
            return
        dialog = self._dialog(view, task.draft.move.act, task.draft.move.by)
        job = drafted_of(self._session, task)
        job.succeeded.connect(dialog.show_draft)
        dialog.outcome.watch(job, self.tr("Reading the draft"))
        dialog.open()

    def _dialog(
        self, view: TitleView, act: TitleAct, by: str, among: tuple[str, ...] = ()
    ) -> TitleMoveDialog:
        parts = (self._session, self._look, view, act, by, self.window())
        dialog = TitleMoveDialog(*parts, among=among)
        dialog.request_wanted.connect(self.show_request)
        dialog.sent.connect(self.tell)
        return dialog

    def show_request(self, task: TitleTask) -> None:
        """Show the request of a move to the machine with the key."""
        job = request_of(self._session, task)
        self.outcome.watch_quietly(job, self.tr("Writing the request"))
        job.failed.connect(self.outcome.complain)
        job.lead_to(self, partial(self._show_request, task))

    def _show_request(self, task: TitleTask, data: bytes) -> None:
        act = self._look.speech.say("title-act", task.draft.move.act.value)
        dialog = TitleCodesDialog(
            self._session,
            self._look,
            self.tr("To be signed: {act}").format(act=act),
            self.tr(
                "Let the machine with the key scan it, or take it there as a file. It shows there "
                "in words what would be signed. Then scan the answer here."
            ),
            data,
            f"{task.draft.move.act.value}.request",
            self.window(),
            awaits=task.digest,
        )
        dialog.answered.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.outcome.tell(self.tr("The answer is signed and fits its request. Send it now."))

    def send(self, task: TitleTask) -> None:
        """Hand a signed move to its chain and wait for what comes of it."""
        job = send(self._session, task)
        job.succeeded.connect(self.tell)
        self.outcome.watch(job, self.tr("Waiting for the chain"))

    def tell(self, sent: Sent) -> None:
        """Say what came of a move that was sent."""
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
        self._panel.call(self.tr("Moves under way"))
        for old in self.tasks:
            self._flow.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        tasks = self._view.tasks if self._view is not None else ()
        self.tasks = [self._button(task) for task in tasks if task.state not in _ENDED]
        for task in tasks:
            if task.state is TaskState.SENT:
                self.tasks.append(self._hurry_button(task))
        self._panel.setVisible(bool(self.tasks))

    def _button(self, task: TitleTask) -> Button:
        speech = self._look.speech
        act = speech.say("title-act", task.draft.move.act.value)
        state = speech.say("title-task", task.state.value)
        if task.raw:
            words = self.tr("{act}: {state}. Send it").format(act=act, state=state)
            button = Button(self._look, words, "send", Kind.PRIMARY)
            button.clicked.connect(partial(self.send, task))
        elif self._view is not None and task.draft.move.by == self._view.me:
            words = self.tr("{act}: {state}. Sign it").format(act=act, state=state)
            button = Button(self._look, words, "pen-line")
            button.clicked.connect(partial(self._ask_signature, task))
        else:
            words = self.tr("{act}: {state}. Show the request").format(act=act, state=state)
            button = Button(self._look, words, "scan-qr-code")
            button.clicked.connect(partial(self.show_request, task))
        self._flow.addWidget(button)
        return button

    def _hurry_button(self, task: TitleTask) -> Button:
        button = Button(self._look, self.tr("It waits too long: draft it for a higher fee"))
        button.clicked.connect(partial(self._hurry, task))
        self._flow.addWidget(button)
        return button

    def _hurry(self, task: TitleTask) -> None:
        job = hurry(self._session, task)
        said = self.tr("Drafted for a higher fee: sign it. The chain takes one of the two.")
        self.outcome.watch(job, self.tr("Asking what the chain takes now"), said)


def _name(view: TitleView) -> str:
    return view.line.label or f"{view.line.ref.token_hex[:10]}…"
