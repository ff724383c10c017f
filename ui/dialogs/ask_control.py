"""Asks who controls a bill: shows the question, takes the answer, and says what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.actions.print_codes import Sheet
from ui.actions.prove import ask_control
from ui.actions.receive import Arrival, receive, receive_message
from ui.dialogs.files import ask_to_open
from ui.dialogs.scan.dialog import ScanDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.look import Face, Look, Tone
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from wallet.book import Challenge, News
from wallet.words import run_on


class AskControlDialog(ShowCodesDialog):
    """The question as a code; beside it, the way to take the answer.

    An answer counts for this vault alone, to this question, and once.
    """

    help_topic = "office#proof"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            look,
            self.tr("Who controls the bill?"),
            self.tr(
                "Let the holder scan this question. Their wallet answers with a code of its own: "
                "scan that, and you see who controls the bill, as of when."
            ),
            parent=parent,
        )
        self._session = session
        self._asking, self._taking = Latest(self), Latest(self)
        self.answer = Panel(look, self.tr("The answer"))
        self.said = Label(look, "", Face.SECTION, wraps=True)
        self.more = Label(look, "", wraps=True)
        self.outcome = Outcome(look)
        self.scan = Button(look, self.tr("Scan the answer"), "scan-qr-code", Kind.PRIMARY)
        self._file = Button(look, self.tr("Open a file"), "folder-open")

        self._asking.answered.connect(self._asked)
        self._asking.failed.connect(self.outcome.complain)
        self._taking.answered.connect(self._came)
        self._taking.failed.connect(self.outcome.complain)
        self.scan.clicked.connect(self.scan_answer)
        self._file.clicked.connect(self._ask_file)

        row = Row(look)
        row.addWidget(self.scan)
        row.addWidget(self._file)
        row.addStretch()
        self.answer.body.addWidget(self.said)
        self.answer.body.addWidget(self.more)
        self.answer.body.addWidget(self.outcome)
        self.answer.body.addLayout(row)
        self.said.hide()
        self.more.hide()
        self._put_beside(self.answer, (self.outcome, self.scan, self._file))
        self._asking.ask(ask_control(session))

    def _asked(self, challenge: Challenge) -> None:
        title = self.tr("Who controls the bill? {name} asks").format(name=challenge.name)
        time = self._look.speech.time(challenge.at)
        sheet = Sheet(title, (self.tr("Asked {time}").format(time=time),))
        name = f"challenge-{challenge.nonce[:8]}.jws"
        self.codes.show_file(challenge.text.encode("ascii"), name, sheet)

    def scan_answer(self) -> ScanDialog:
        """Take the answer by light."""
        title = self.tr("Scan the answer")
        dialog = ScanDialog(self._session, self._look, title, self)
        dialog.arrived.connect(self.take_answer)
        dialog.files_chosen.connect(self._open)
        dialog.open()
        return dialog

    def take_answer(self, message: bytes | News, name: str) -> None:
        """Judge the answer that came by light."""
        self.outcome.clear()
        self._taking.ask(receive_message(self._session, message, name))

    def _ask_file(self) -> None:
        ask_to_open(self, self.tr("Open the answer"), self._open)

    def _open(self, paths: list[Path]) -> None:
        self.outcome.clear()
        self._taking.ask(receive(self._session, paths[0]))

    def _came(self, arrival: Arrival) -> None:
        proven, verdict = arrival.received.proven, arrival.received.verdict
        self.said.show()
        self.more.show()
        if proven is None or verdict is None:
            self.answer.be(Tone.WAIT)
            self.said.say(self.tr("This is no answer to your question."))
            self.more.say(self.tr("If it is a bill, it was taken in and stands in your list."))
            return
        speech = self._look.speech
        self.answer.be(Tone.GOOD if proven.receiver is None else Tone.WAIT)
        self.said.say(
            self.tr("{holder} controls {number}").format(
                holder=proven.holder.name, number=verdict.number
            )
        )
        degree = speech.say("degree", proven.degree.value)
        more = self.tr("As of {time}. How firmly: {degree}.").format(
            time=speech.time(proven.at), degree=degree
        )
        if proven.receiver is not None:
            offered = self.tr("It is offered to {name}, who has not answered.")
            more = run_on(more, offered.format(name=proven.receiver.name))
        self.more.say(more)
