"""Asks to whom a title goes, shows what would be signed and what it costs, and only then acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.actions.titles import Drafted, draft, sign_and_send
from ui.dialogs.paper_dialog import PaperDialog
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.pages.title_words import draft_facts, draft_warning
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import FieldGrid, LabelledField
from ui.widgets.text import Label
from wallet.book import TitleView
from wallet.titles.escrow import Move, TitleAct
from wallet.words import visible


class TitleMoveDialog(PaperDialog):
    """First the receiver and a remark, then what will be signed, in words; nothing goes unseen.

    Args:
        session: The vault.
        look: How to draw.
        view: The title.
        act: What is to be done.
        by: Whose key will sign: this vault's, or one elsewhere.
        parent: The window it stands before.
        among: Where several accounts may sign, these: the user chooses, at first `by`.

    """

    help_topic = "tradetrust#offline"

    request_wanted = Signal(object)
    """Save this task's request for the machine with the key."""
    sent = Signal(object)
    """What came of it."""

    def __init__(
        self,
        session: Session,
        look: Look,
        view: TitleView,
        act: TitleAct,
        by: str,
        parent: QWidget,
        *,
        among: Sequence[str] = (),
    ) -> None:
        super().__init__(look, parent)
        self._session = session
        self._view, self._act = view, act
        self._drafted: Drafted | None = None
        self._title = Label(look, "", Face.TITLE, wraps=True)
        self.owner, self.holder = _addresses(view.names), _addresses(view.names)
        self.remark = QLineEdit()
        self.by = QComboBox()
        for account in among or (by,):
            self.by.addItem(f"{visible(view.names.get(account, ''))}  {account}".strip(), account)
        self.by.setCurrentIndex(self.by.findData(by))
        self._owner = LabelledField(look, "", self.owner)
        self._holder = LabelledField(look, "", self.holder)
        self._remark = LabelledField(look, "", self.remark)
        self._by = LabelledField(look, "", self.by)
        self._facts = FieldGrid(look, 2)
        self._warning = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.outcome = Outcome(look)
        self.back = Button(look, "", tall=True)
        self.ask = Button(look, "", "arrow-right", Kind.PRIMARY, tall=True)
        self.save = Button(look, "", "save", tall=True)
        self.act = Button(look, "", "pen-line", Kind.PRIMARY, tall=True)

        self.back.clicked.connect(self.reject)
        self.ask.clicked.connect(self._ask)
        self.save.clicked.connect(self._save)
        self.act.clicked.connect(self._act_now)

        for part in (self._title, self._by, self._owner, self._holder, self._remark,
                     self._facts, self._warning, self.outcome):  # fmt: skip
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.decide_by(self.back, self.save, self.ask, self.act)
        self._by.setVisible(len(among) > 1)
        self._owner.setVisible(act.names_owner)
        self._holder.setVisible(act.names_holder)
        record = view.record
        self._remark.setVisible(record is None or record.state.version >= 5)
        self._show_step()
        look.follow(self._say)

    def _show_step(self) -> None:
        is_drafted = self._drafted is not None
        for field in (self.by, self.owner, self.holder, self.remark):
            field.setEnabled(not is_drafted)
        self._facts.setVisible(is_drafted)
        self._warning.setVisible(is_drafted)
        self.ask.setVisible(not is_drafted)
        self.save.setVisible(is_drafted)
        self.act.setVisible(self._drafted is not None and self._drafted.mine)

    def _ask(self) -> None:
        move = Move(
            self._act,
            by=self.by.currentData(),
            owner=_chosen(self.owner) if self._act.names_owner else "",
            holder=_chosen(self.holder) if self._act.names_holder else "",
            remark=self.remark.text(),
        )
        job = draft(self._session, self._view.line.ref, move)
        job.succeeded.connect(self.show_draft)
        self.outcome.watch(job, self.tr("Asking the chain"))

    def show_draft(self, drafted: Drafted) -> None:
        """Show what would be signed, and what it costs at most."""
        self._drafted = drafted
        self._say()
        self._show_step()
        self.resize(self.sizeHint())
        self.save.setFocus()

    def _save(self) -> None:
        if self._drafted is not None and self._drafted.task is not None:
            self.request_wanted.emit(self._drafted.task)
            self.accept()

    def _act_now(self) -> None:
        if self._drafted is None or self._drafted.task is None:
            return
        self.act.setEnabled(False)
        job = sign_and_send(self._session, self._drafted.task)
        job.succeeded.connect(self._sent)
        job.failed.connect(self._could_not)
        self.outcome.watch(job, self.tr("Waiting for the chain"))

    def _could_not(self) -> None:
        self.act.setEnabled(True)

    def _sent(self, sent: object) -> None:
        self.sent.emit(sent)
        self.accept()

    def _say(self) -> None:
        speech = self._look.speech
        title = speech.say("title-act", self._act.value)
        self.setWindowTitle(title)
        self._title.say(title)
        is_nominee = self._act is TitleAct.NOMINATE
        self._owner.call(self.tr("&Nominee") if is_nominee else self.tr("New &owner"))
        self._holder.call(self.tr("New &holder"))
        self._by.call(self.tr("Whose &key signs"))
        self._by.hint(self.tr("It lies elsewhere: the request is saved and signed there."))
        self._remark.call(self.tr("&Remark"))
        self._remark.hint(
            self.tr("It stands on the chain for ever. Everybody who has the document can read it.")
        )
        self.back.setText(self.tr("Back"))
        self.ask.setText(self.tr("Show what will be signed"))
        self.save.setText(self.tr("Save the request to sign elsewhere"))
        self.act.setText(self.tr("Sign and send"))
        if self._drafted is not None:
            facts = draft_facts(self._look, self._drafted)
            self._facts.show_facts(facts)
            self._warning.say(draft_warning(self._drafted))
        self.setMinimumWidth(self._look.metrics.ems(44))


def _addresses(names: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    for address, name in sorted(names.items(), key=lambda one: one[1]):
        box.addItem(f"{visible(name)}  {address}", address)
    box.setCurrentIndex(-1)
    box.setEditText("")
    return box


def _chosen(box: QComboBox) -> str:
    text = box.currentText().strip()
    at = box.findText(text)
    return str(box.itemData(at)) if at >= 0 else text
