"""Proves control of a bill to one who asked: take the question, sign, show the answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from ui.actions.prove import prove, read_question, read_shown_question
from ui.dialogs.files import ask_to_open
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.dialogs.scan.dialog import ScanDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.look import ACTS, Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop_zone import DropZone
from ui.widgets.text import Label
from wallet.book import Challenge, Done, News


class ProveDialog(PaperDialog):
    """Waits for the question, says who asks, and signs the answer when told to.

    Args:
        session: The open vault.
        look: How to draw.
        bill: Which, by digest.
        number: What it is called.
        parent: The window.

    """

    help_topic = "office#proof"

    def __init__(
        self, session: Session, look: Look, bill: str, number: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, gap=2)
        self._session = session
        self._bill = bill
        self._number = number
        self._challenge: Challenge | None = None
        self.shown: ShowCodesDialog | None = None
        self._reading, self._signing = Latest(self), Latest(self)
        title = self.tr("Prove control of {number}").format(number=number)
        self.setWindowTitle(title)
        self._who = Label(look, "", Face.SECTION, wraps=True)
        self.zone = DropZone(look, self.tr("or drop the file with the question here"))
        scanning = self.tr("Scan the question")
        self.scan = Button(look, scanning, "scan-qr-code", Kind.PRIMARY)
        self.file = Button(look, self.tr("Open a file"), "folder-open")
        self.outcome = Outcome(look)
        self.back = Button(look, self.tr("Cancel"), tall=True)
        signing = self.tr("Sign the answer")
        self.sign = Button(look, signing, ACTS["prove"], Kind.PRIMARY, tall=True)

        self.scan.clicked.connect(self.scan_question)
        self.file.clicked.connect(self._ask)
        self.zone.dropped.connect(self._open)
        self.back.clicked.connect(self.reject)
        self.sign.clicked.connect(self._sign)
        self._reading.answered.connect(self.show_question)
        self._reading.failed.connect(self.outcome.complain)
        self._signing.answered.connect(self._signed)
        self._signing.failed.connect(self.outcome.complain)
        session.locked.connect(self._locked)

        self.zone.buttons.addWidget(self.scan)
        self.zone.buttons.addWidget(self.file)
        self.body.addWidget(Label(look, title, Face.TITLE, wraps=True))
        self.body.addWidget(self._who)
        self.body.addWidget(self.zone)
        for sentence in (
            self.tr("The answer says: you control this bill now. It counts for who asked, once."),
            self.tr("It gives nothing away. You keep the bill, and may give it on at any time."),
        ):
            self.body.addWidget(Point(look, "arrow-right", sentence))
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.decide_by(self.back, self.sign)
        look.follow(self._say)

    def _say(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(46))
        challenge = self._challenge
        said = self.tr("Who asks shows you a code, or sends a file: a question with a number.")
        if challenge is not None:
            said = self.tr("{name} asks, since {time}").format(
                name=challenge.name, time=self._look.speech.time(challenge.at)
            )
        self._who.say(said)
        self._who.write_in(Ink.TEXT if challenge is not None else Ink.TEXT2)
        self.zone.setVisible(challenge is None)
        self.sign.setEnabled(challenge is not None)

    def scan_question(self) -> ScanDialog:
        """Take the question by light."""
        title = self.tr("Scan the question")
        dialog = ScanDialog(self._session, self._look, title, self)
        dialog.arrived.connect(self.take_question)
        dialog.files_chosen.connect(self._open)
        dialog.open()
        return dialog

    def take_question(self, message: bytes | News, _name: str) -> None:
        """Read the question that came by light."""
        self.outcome.clear()
        self._reading.ask(read_shown_question(self._session, message))

    def show_question(self, challenge: Challenge) -> None:
        """Say who asks."""
        self._challenge = challenge
        self._say()
        self.resize(self.sizeHint())

    def _ask(self) -> None:
        ask_to_open(self, self.tr("Open the question"), self._open)

    def _open(self, paths: list[Path]) -> None:
        self.outcome.clear()
        self._reading.ask(read_question(self._session, paths[0]))

    def _sign(self) -> None:
        if self._challenge is not None and not self._signing.is_waiting:
            job = prove(self._session, self._bill, self._challenge)
            self._signing.ask(job)
            self.outcome.watch_quietly(job, self.tr("Signing"))

    def _signed(self, done: Done) -> None:
        if self._challenge is None:
            return
        title = self.tr("You control {number}").format(number=self._number)
        words = self.tr(
            "Show this answer to {name}, or send the file. Where they have the bill already, "
            "choose that under For whom: then it is one code."
        ).format(name=self._challenge.name)
        window = self.parentWidget()
        self.shown = ShowCodesDialog(self._session, self._look, title, words, (), window)
        self.shown.show_done(done)
        self.shown.open()
        self.accept()

    def _locked(self) -> None:
        """Show nothing of a vault that is closed."""
        self.done(QDialog.DialogCode.Rejected)
