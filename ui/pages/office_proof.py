"""Proof of control by file: ask who controls a bill, answer that, and read the answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.actions.prove import Asked, ask_control, bills_for, open_question, prove, take_proof
from ui.dialogs.files import ask_to_open, ask_to_save
from ui.look import Face, Ink, Look, state_sign
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Panel
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Challenge, Done, Received


class ProofPane(QWidget):
    """Left the one who asks, right the one who answers."""

    bill_wanted = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._asked: Asked | None = None
        self._working = Latest(self)
        self._model = RowsModel(self)
        self.outcome = Outcome(look)
        self._asking_title = Label(look, "", Face.SECTION)
        self._asking_words = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.asker = QLineEdit()
        self.name = LabelledField(look, "", self.asker)
        self.ask = Button(look, "", "fingerprint")
        self.take = Button(look, "", "folder-open")
        self.shown = Label(look, "", Face.STRONG, wraps=True, selectable=True)
        self._answering_title = Label(look, "", Face.SECTION)
        self._answering_words = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.open = Button(look, "", "folder-open")
        self.table = Table(look, "", selects=True)
        self.prove = Button(look, "", "fingerprint")

        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._turn())
        self.ask.clicked.connect(self._ask)
        self.take.clicked.connect(self._choose_proof)
        self.open.clicked.connect(self._choose_question)
        self.prove.clicked.connect(self._prove)
        self._working.answered.connect(self._worked)
        self._working.failed.connect(self.outcome.complain)

        self._lay_out()
        look.follow(self._say)

    def _lay_out(self) -> None:
        look = self._look
        page = Column(look, 1, (2, 1.5), self)
        page.addWidget(self.outcome)
        across = Row(look, 1.5)
        left, right = Panel(look), Panel(look)
        for part in (self._asking_title, self._asking_words, self.name):
            left.body.addWidget(part)
        buttons = Row(look, 1)
        buttons.addWidget(self.ask)
        buttons.addWidget(self.take)
        buttons.addStretch()
        left.body.addLayout(buttons)
        left.body.addWidget(self.shown)
        left.body.addStretch()
        for part in (self._answering_title, self._answering_words):
            right.body.addWidget(part)
        line = Row(look, 1)
        line.addWidget(self.open)
        line.addStretch()
        right.body.addLayout(line)
        right.body.addWidget(self.table, 1)
        foot = Row(look, 1)
        foot.addWidget(self.prove)
        foot.addStretch()
        right.body.addLayout(foot)
        across.addWidget(left, 1)
        across.addWidget(right, 1)
        page.addLayout(across, 1)

    def show_question(self, path: Path) -> None:
        """Read a question that somebody sent, and list the bills it could be answered for."""
        self._working.ask(open_question(self._session, path))

    def answer(self, challenge: Challenge) -> None:
        """List the bills that a question, which has been read already, could be answered for."""
        self._working.ask(bills_for(self._session, challenge))

    def take_proof(self, path: Path) -> None:
        """Read the answer that somebody sent."""
        self._working.ask(take_proof(self._session, path))

    def _choose_question(self) -> None:
        ask_to_open(self, self.open.text(), lambda paths: self.show_question(paths[0]))

    def _choose_proof(self) -> None:
        ask_to_open(self, self.take.text(), lambda paths: self.take_proof(paths[0]))

    def _ask(self) -> None:
        def save(path: Path) -> None:
            self._working.ask(ask_control(self._session, self.asker.text(), path))

        ask_to_save(self, self.ask.text(), "challenge.jws", save)

    def _prove(self) -> None:
        row, asked = self.table.currentIndex().row(), self._asked
        if asked is None or not 0 <= row < len(asked.bills):
            return
        holding = asked.bills[row]

        def save(path: Path) -> None:
            self._working.ask(prove(self._session, holding.bill, asked.challenge, path))

        ask_to_save(self, self.prove.text(), f"{holding.number}-proof.ebl", save)

    def _worked(self, result: object) -> None:
        self.outcome.clear()
        if isinstance(result, Asked):
            self._asked = result
            self._say()
        elif isinstance(result, Challenge):
            said = self.tr(
                "The question is written. Send it to whoever says that they hold the bill."
            )
            self.outcome.tell(said)
        elif isinstance(result, Done):
            said = self.tr("The proof for {number} is written. It counts for who asked, and once.")
            self.outcome.tell(said.format(number=result.number))
        elif isinstance(result, Received):
            self._show(result)

    def _show(self, received: Received) -> None:
        speech, proven = self._look.speech, received.proven
        if proven is None or received.verdict is None:
            return
        lines = [
            self.tr("{holder} has control of {number}").format(
                holder=proven.holder.name, number=received.verdict.number
            ),
            self.tr("as of {time}, {degree}").format(
                time=speech.time(proven.at), degree=speech.say("degree", proven.degree.value)
            ),
        ]
        if proven.receiver is not None:
            offered = self.tr("It is offered to {receiver}, who has not answered.")
            lines.append(offered.format(receiver=proven.receiver.name))
        self.shown.say("\n".join(lines))

    def _turn(self) -> None:
        asked = self._asked
        is_one = asked is not None and 0 <= self.table.currentIndex().row() < len(asked.bills)
        self.prove.setEnabled(is_one)

    def _say(self) -> None:
        self._asking_title.say(self.tr("Ask who controls a bill"))
        self._asking_words.say(
            self.tr("Write a question, send it to the holder, and read the answer here.")
        )
        self.name.call(self.tr("Who asks, for the holder to read"))
        self.ask.setText(self.tr("Write a question"))
        self.take.setText(self.tr("Read an answer"))
        self._answering_title.say(self.tr("Prove that you control a bill"))
        asked = self._asked
        if asked is None:
            self._answering_words.say(self.tr("Open the question that somebody sent you."))
        else:
            said = self.tr("{name} asks, on {time}. Choose the bill to prove control of.")
            time = self._look.speech.time(asked.challenge.at)
            self._answering_words.say(said.format(name=asked.challenge.name, time=time))
        self.open.setText(self.tr("Open a question"))
        self.prove.setText(self.tr("Sign the proof"))
        self.table.setAccessibleName(self.tr("Bills that you control"))
        speech = self._look.speech
        rows = [
            (
                Cell(one.number, one.carrier, is_strong=True),
                Cell(speech.say("standing", one.standing.value), chip=state_sign(one)),
            )
            for one in (asked.bills if asked is not None else ())
        ]
        heads = (Head("number", self.tr("Bill"), elides=False), Head("state", self.tr("State")))
        self._model.show(heads, rows)
        self.table.setVisible(asked is not None)
        self.prove.setVisible(asked is not None)
        self._turn()
