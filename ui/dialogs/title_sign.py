"""Shows a request that came from another machine in plain words, signs it, and shows the answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.titles import Drafted, sign_request
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.title_codes import TitleCodesDialog
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.pages.title_words import draft_facts, draft_sentence, draft_warning
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import FieldGrid
from ui.widgets.text import Label
from wallet.errors import Refused


class TitleSignDialog(PaperDialog):
    """What is asked for, what will be so then, what it costs; nothing is signed unseen.

    The transaction is made here of what is shown, never of bytes that came.
    """

    signed = Signal(bytes)
    """The answer."""

    def __init__(self, session: Session, look: Look, drafted: Drafted, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._session, self._drafted = session, drafted
        self._title = Label(look, "", Face.TITLE, wraps=True)
        self.sentence = Label(look, "", Face.STRONG, wraps=True)
        self._facts = FieldGrid(look, 2)
        self._warning = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.outcome = Outcome(look)
        self.back = Button(look, "", tall=True)
        self.sign = Button(look, "", "pen-line", Kind.PRIMARY, tall=True)

        self.back.clicked.connect(self.reject)
        self.sign.clicked.connect(self._sign)
        session.locked.connect(self.reject)

        for part in (self._title, self.sentence, self._facts, self._warning, self.outcome):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.decide_by(self.back, self.sign)
        self.sign.setEnabled(drafted.mine)
        if not drafted.mine:
            facts = {"wanted": drafted.draft.move.by, "mine": drafted.me or "—"}
            code = "title-other-key" if drafted.me else "chain-key-missing"
            self.outcome.complain(Refused(code, **facts))
        look.follow(self._say)
        self.back.setFocus()

    def _sign(self) -> None:
        self.sign.setEnabled(False)
        job = sign_request(self._session, self._drafted)
        job.succeeded.connect(self._signed)
        job.failed.connect(self._could_not)
        self.outcome.watch(job, self.tr("Signing"))

    def _could_not(self) -> None:
        self.sign.setEnabled(True)

    def _signed(self, answer: bytes) -> None:
        self.signed.emit(answer)
        dialog = TitleCodesDialog(
            self._session,
            self._look,
            self.tr("The signed answer"),
            self.tr(
                "Let the machine with the network scan it, or take it there as a file. It sends "
                "the move; what the chain says of it comes back the same way."
            ),
            answer,
            f"{self._drafted.draft.move.act.value}.answer",
            self.parentWidget(),
        )
        dialog.open()
        self.accept()

    def _say(self) -> None:
        act = self._look.speech.say("title-act", self._drafted.draft.move.act.value)
        title = self.tr("Sign this? {act}").format(act=act)
        self.setWindowTitle(title)
        self._title.say(title)
        self.sentence.say(draft_sentence(self._look, self._drafted))
        self._facts.show_facts(draft_facts(self._look, self._drafted))
        self._warning.say(draft_warning(self._drafted))
        self.back.setText(self.tr("Back"))
        self.sign.setText(self.tr("Sign, and show the answer"))
        m = self._look.metrics
        self.setMinimumSize(m.ems(44), m.ems(30))
