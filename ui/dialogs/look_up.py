"""Says whom it would ask about what, before anybody is asked; asks, and says what came."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.actions.evidence import Answers, ToAsk
from ui.dialogs.paper_dialog import PaperDialog
from ui.jobs import Job
from ui.look import Face, Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import LookUp, Pin


class LookUpDialog(PaperDialog):
    """One row for each question: of whom, about what, and then what came of it.

    Args:
        session: The vault, or none.
        look: How to draw.
        find: Brings `ToAsk`, with the resolver that was named, or None at first.
        ask: Asks, and brings `Answers`; a vault keeps them.
        parent: The window.

    """

    help_topic = "tradetrust#check"

    found = Signal(object)
    """`Answers`: something came."""

    def __init__(
        self,
        session: Session,
        look: Look,
        find: Callable[[str | None], Job],
        ask: Callable[[ToAsk], Job],
        parent: QWidget,
    ) -> None:
        super().__init__(look, parent)
        self._find, self._carry_out = find, ask
        self._asked: ToAsk | None = None
        self._answers = Answers((), ())
        self._finding, self._asking = Latest(self), Latest(self)
        self._title = Label(look, "", Face.TITLE, wraps=True)
        self.said = Label(look, "", wraps=True)
        self._model = RowsModel(self)
        self.table = Table(look, "", 2.6)
        self.resolver = QLineEdit()
        self._resolver = LabelledField(look, "", self.resolver)
        self._promise = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.outcome = Outcome(look)
        self.back = Button(look, "", tall=True)
        self.ask = Button(look, "", "radio-tower", Kind.PRIMARY, tall=True)

        self.table.setModel(self._model)
        self.resolver.editingFinished.connect(self._name_resolver)
        self._finding.answered.connect(self._show)
        self._finding.failed.connect(self.outcome.complain)
        self._asking.answered.connect(self._came)
        self._asking.failed.connect(self.outcome.complain)
        self.back.clicked.connect(self.reject)
        self.ask.clicked.connect(self._ask)
        session.locked.connect(self.reject)

        for part in (self._title, self.said, self.table, self._resolver, self._promise,
                     self.outcome):  # fmt: skip
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.decide_by(self.back, self.ask)
        look.follow(self._say)
        self.back.setFocus()
        self._finding.ask(find(None))

    def _name_resolver(self) -> None:
        named = self.resolver.text().strip()
        if self._asked is not None and named != self._asked.resolver:
            self._finding.ask(self._find(named))

    def _show(self, asked: ToAsk) -> None:
        self._asked = asked
        if not self.resolver.hasFocus():
            self.resolver.setText(asked.resolver)
        self._say()

    def _ask(self) -> None:
        if self._asked is not None and self._asked.questions:
            self._answers = Answers((), ())
            self.ask.setEnabled(False)
            job = self._carry_out(self._asked)
            job.finished.connect(self._may_ask_again)
            self.outcome.watch_quietly(job, self.tr("Asking"))
            self._asking.ask(job)

    def _may_ask_again(self) -> None:
        self.ask.setEnabled(True)

    def _came(self, answers: Answers) -> None:
        self._answers = answers
        self._say()
        count = len(answers.pins)
        if count:
            self.outcome.tell(
                self.tr("%n answer(s) came, each with its date and source.", "", count)
            )
            self.found.emit(answers)
        elif answers.failed:
            self.outcome.complain(answers.failed[0][1])

    # Words

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Look up"))
        self._title.say(self.tr("Look up"))
        questions = self._asked.questions if self._asked is not None else ()
        self.said.say(
            self.tr(
                "These would be asked when you press the button, and nobody else. Each learns that "
                "somebody asks, and about what."
            )
            if questions
            else self.tr("Nothing can be looked up here.")
        )
        self._promise.say(self.tr("Nobody was asked yet, and nothing is asked by itself."))
        self._promise.setVisible(not self._answers.pins and not self._answers.failed)
        self._resolver.call(self.tr("&Resolver for DNS names (DNS over HTTPS)"))
        self._resolver.hint(
            self.tr("https://… as its operator says. Without one, no DNS name is asked about.")
        )
        self.back.setText(self.tr("Close"))
        hosts = dict.fromkeys(one.host for one in questions)
        self.ask.setText(self.tr("Ask {hosts}").format(hosts=", ".join(hosts)))
        self.ask.setVisible(bool(questions))
        self.table.setAccessibleName(self.tr("Who would be asked"))
        self.table.setVisible(bool(questions))
        heads = (
            Head("host", self.tr("Who is asked")),
            Head("what", self.tr("About what")),
            Head("came", self.tr("What came of it")),
        )
        self._model.show(heads, [self._row(one) for one in questions])
        m = self._look.metrics
        rows = min(max(len(questions), 1), 6)
        self.table.setFixedHeight(m.head + rows * m.inner_row + 2)
        self.setMinimumWidth(m.ems(50))

    def _row(self, one: LookUp) -> tuple[Cell, ...]:
        what = self._look.speech.say("evidence-kind", one.kind.value)
        return (Cell(one.host, is_strong=True), Cell(what, one.subject), self._result(one))

    def _result(self, one: LookUp) -> Cell:
        speech = self._look.speech
        pin = next((pin for pin in self._answers.pins if _answers(pin, one)), None)
        if pin is not None:
            at = self.tr("As of {time}").format(time=speech.time(pin.at))
            return Cell(at, pin.source, icon="circle-check", icon_ink=Ink.GOOD)
        for question, error in self._answers.failed:
            if question == one:
                words = words_for(error, speech.language)
                return Cell(words, icon="circle-x", icon_ink=Ink.BAD)
        return Cell(self.tr("not asked"), ink=Ink.TEXT2)


def _answers(pin: Pin, question: LookUp) -> bool:
    return (pin.kind, pin.subject) == (question.kind, question.subject)
