"""Gives an open vault new recovery words: shown once, printed, and asked for again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from ui.actions.care import check_passphrase, give_recovery_words, new_recovery_words
from ui.dialogs.steps_bar import StepsBar
from ui.look import Face, Ink, Look, Surface
from ui.pages.outcome import Outcome
from ui.pages.passphrase import passphrase_field
from ui.pages.recovery_words import RecoveryWords, WordsCheck
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Ground, Scroll
from ui.widgets.text import Label
from wallet.errors import WalletError

PASSPHRASE, WORDS, CHECK = range(3)


class NewWordsDialog(QDialog):
    """Passphrase, words, check; the old words open the vault until the last step is done."""

    help_topic = "backup#lost"

    given = Signal()
    """The new words open the vault, the old ones no longer."""

    def __init__(
        self, session: Session, look: Look, folder: Path, owner: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._folder = folder
        self._owner = owner
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("New recovery words"))
        self._bar = StepsBar(look)
        self.steps = QStackedWidget()
        self.line = passphrase_field()
        self.field = LabelledField(look, self.tr("&Passphrase"), self.line)
        self.words = RecoveryWords(session, look)
        self.check = WordsCheck(look)
        self.outcome = Outcome(look)
        self.next = Button(look, "", "", Kind.PRIMARY, tall=True)
        self.back = Button(look, self.tr("Back"), tall=True)

        self.line.returnPressed.connect(self._go_on)
        self.line.textEdited.connect(self._changed)
        self.check.edited.connect(self._changed)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)

        self._add(
            self.tr("Words made before open the vault no longer once the new ones are checked."),
            self.field,
        )
        self._add(
            self.tr(
                "Write these 24 words on paper, in this order, or print them. They are shown only "
                "now, and nobody else has them."
            ),
            self.words,
        )
        self._add(
            self.tr("Take the paper and type these words. The first four letters are enough."),
            self.check,
        )
        foot = FootBar(look)
        foot.right.addWidget(self.back)
        foot.right.addWidget(self.next)
        column = Column(look, 0, 0, self)
        column.addWidget(self._bar)
        column.addWidget(self.steps, 1)
        said = Ground(look, Surface.PAPER)
        Column(look, 0, (3, 1), said).addWidget(self.outcome)
        column.addWidget(said)
        column.addWidget(foot)
        look.follow(self._fit)
        self._show(PASSPHRASE)
        self.line.setFocus()

    def _add(self, words: str, part: QWidget) -> None:
        paper = Ground(self._look, Surface.PAPER)
        column = Column(self._look, 1.5, 3, paper)
        column.addWidget(Label(self._look, words, Face.BODY, Ink.TEXT2, wraps=True))
        column.addWidget(part)
        column.addStretch()
        self.steps.addWidget(Scroll(self._look, paper, Surface.PAPER))

    def _go_on(self) -> None:
        if not self.next.isEnabled():
            return
        match self.steps.currentIndex():
            case 0:
                job = check_passphrase(self._session, self.line.text())
                job.succeeded.connect(self._draw)
                job.failed.connect(self._refused)
                self.outcome.watch_quietly(job, self.windowTitle())
                self.next.setEnabled(False)
            case 1:
                self.check.ask(self.words.words)
                self._show(CHECK)
                self.check.fields[0].field.setFocus()
            case _:
                if self.check.is_right():
                    self._give()

    def _draw(self) -> None:
        self._session.patience.right(self._folder)
        job = new_recovery_words(self._session)
        job.succeeded.connect(self._show_words)
        job.failed.connect(self._refused)

    def _show_words(self, words: tuple[str, ...]) -> None:
        self.words.show_words(words, self._owner)
        self._show(WORDS)

    def _give(self) -> None:
        job = give_recovery_words(self._session, self.line.text(), self.words.words)
        self.next.setEnabled(False)
        self.outcome.watch_quietly(job, self.windowTitle())
        job.succeeded.connect(self._given)
        job.failed.connect(self._refused)

    def _given(self) -> None:
        self.line.clear()
        self.words.show_words((), "")
        self.accept()
        self.given.emit()

    def _refused(self, error: Exception) -> None:
        self._changed()
        if isinstance(error, WalletError) and error.code == "passphrase-wrong":
            wait = self._session.patience.wrong(self._folder)
            said = words_for(error, self._look.speech.language)
            self._show(PASSPHRASE)
            self.field.complain(said)
            if wait:
                self.reject()  # the page behind says how long to wait
        else:
            self.outcome.complain(error)

    def _go_back(self) -> None:
        here = self.steps.currentIndex()
        if here == CHECK:
            self._show(WORDS)
        else:
            self.reject()

    def _changed(self) -> None:
        self.field.complain("")
        here = self.steps.currentIndex()
        is_ready = (bool(self.line.text()), True, self.check.is_filled)[here]
        self.next.setEnabled(is_ready and not self._session.patience.left(self._folder))

    def _show(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.outcome.clear()
        names = (self.tr("Passphrase"), self.tr("Recovery words"), self.tr("Check"))
        self._bar.say(self.windowTitle(), "")
        self._bar.show_steps(names, step)
        says = (
            self.tr("Show new words"),
            self.tr("They are on paper"),
            self.tr("Let these words open the vault"),
        )
        self.next.setText(says[step])
        self._changed()

    def _fit(self) -> None:
        m = self._look.metrics
        self.resize(m.ems(60), m.ems(38))
