"""Says why titles are frozen, and how they can be signed again: by records, or by a declaration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.actions.care import lift_freeze, other_copies
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.look import Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Hairline
from ui.widgets.text import Label
from wallet.errors import WalletError

if TYPE_CHECKING:
    from wallet.book import Guard

MOST = 500
"""Characters of a declaration; the core refuses more."""
_STAYS = ("conflict-copy",)
_MOST_NUMBERS = 8
_ROWS = 4


class ThawDialog(PaperDialog):
    """The reasons above; below, the two ways, of which the better stands first."""

    help_topic = "backup#restore"

    thawed = Signal()
    """Titles can be signed again."""

    def __init__(
        self, session: Session, look: Look, guard: Guard, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._session = session
        title = self.tr("Nothing is signed for the bills of this vault")
        self.call(title)
        self._copies = Latest(self)
        self.ask = Button(look, self.tr("See whether all are recorded"), "stamp")
        self.text = QPlainTextEdit(tabChangesFocus=True)
        self.field = LabelledField(look, self.tr("&What happened"), self.text)
        self.declare = Button(look, self.tr("Sign this declaration"), "pen-line", Kind.PRIMARY)
        self.outcome = Outcome(look)
        self.numbers = Label(look, "", Face.CAPTION, wraps=True, selectable=True)
        self.back = Button(look, self.tr("Back"), tall=True)

        self.ask.clicked.connect(lambda: self._lift(None))
        self.declare.clicked.connect(lambda: self._lift(self.text.toPlainText()))
        self.text.textChanged.connect(self._count)
        self.back.clicked.connect(self.reject)

        self.body.addWidget(Label(look, title, Face.TITLE, wraps=True))
        for reason in guard.reasons:
            self.body.addWidget(
                Point(look, "snowflake", look.speech.say("guard", reason), Ink.WAIT)
            )
        self.body.addWidget(
            Label(
                look,
                self.tr(
                    "In an older copy a bill that was given away since is still in hand. To sign "
                    "it again would be a second transfer, and its proof."
                ),
                ink=Ink.TEXT2,
                wraps=True,
            )
        )
        self.body.addWidget(Hairline(look))
        if any(reason in _STAYS for reason in guard.reasons):
            self._say_copy()
        else:
            self._say_ways()
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.numbers)
        self.body.addStretch(1)
        self.decide_by(self.back)
        look.follow(self._fit)
        self._count()
        self.back.setFocus()

    def _say_copy(self) -> None:
        """Say that this goes by itself when its cause does."""
        look = self._look
        told = self.tr(
            "Decide which copy counts, and move the other out of the folder; no program can know. "
            "Then lock this vault and open it again."
        )
        self.body.addWidget(Label(look, told, Face.STRONG, wraps=True))
        self._copies.answered.connect(lambda names: self.numbers.say(", ".join(names)))
        self._copies.ask(other_copies(self._session))
        for part in (self.ask, self.field, self.declare):
            part.setParent(self)
            part.hide()

    def _say_ways(self) -> None:
        look = self._look
        parts: Sequence[tuple[str, str, tuple[QWidget, ...]]] = (
            (
                self.tr("Fresh records"),
                self.tr(
                    "Ask the registrar of each bill to confirm it. The bill is free as soon as you "
                    "receive what is recorded or confirmed today; when all are, so is the vault."
                ),
                (self.ask,),
            ),
            (
                self.tr("Or your declaration"),
                self.tr(
                    "It goes with the next entry of each bill, and its receiver reads it. If a "
                    "bill was given away before, two entries will stand against you."
                ),
                (self.field, self.declare),
            ),
        )
        for title, told, acts in parts:
            self.body.addWidget(Label(look, title, Face.SECTION, wraps=True))
            self.body.addWidget(Label(look, told, wraps=True))
            for act in acts:
                row = Row(look)
                row.addWidget(act, 1 if act is self.field else 0)
                row.addStretch()
                self.body.addLayout(row)

    def _count(self) -> None:
        length = len(" ".join(self.text.toPlainText().split()))
        is_long = length > MOST
        left = self.tr("At most {most} characters; {count} so far.")
        self.field.complain(left.format(most=MOST, count=length) if is_long else "")
        self.declare.setEnabled(0 < length <= MOST)

    def _lift(self, declaration: str | None) -> None:
        job = lift_freeze(self._session, declaration)
        for button in (self.ask, self.declare):
            button.setEnabled(False)
        self.outcome.watch_quietly(job, self.tr("Looking through the bills"))
        job.succeeded.connect(self._lifted)
        job.failed.connect(self._refused)

    def _lifted(self) -> None:
        self.accept()
        self.thawed.emit()

    def _refused(self, error: Exception) -> None:
        self.ask.setEnabled(True)
        self._count()
        numbers = error.facts.get("numbers") if isinstance(error, WalletError) else None
        if isinstance(numbers, list):
            more = ["…"] if len(numbers) > _MOST_NUMBERS else []
            self.numbers.say(", ".join([*map(str, numbers[:_MOST_NUMBERS]), *more]))
        self.outcome.complain(error)
        self.resize(self.sizeHint())

    def _fit(self) -> None:
        m = self._look.metrics
        self.setMinimumWidth(m.ems(46))
        self.text.setFixedHeight(m.ems(1.36 * _ROWS + 1))
