"""Makes a vault in three steps: what opens it and whose it is, words on paper, one last look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from ui.actions.care import new_recovery_words
from ui.actions.open_vault import check_owner, create_vault, ground_of
from ui.dialogs.files import ask_for_folder
from ui.dialogs.steps_bar import StepsBar
from ui.look import Face, Ink, Look, Surface
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.owner_form import OwnerForm
from ui.pages.passphrase_pair import PassphrasePair
from ui.pages.recovery_words import RecoveryWords, WordsCheck
from ui.refusals import words_for
from ui.session import Session
from ui.settings import is_vault
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.text import Label
from wallet.clock import Clock
from wallet.errors import Refused, WalletError

OWNER, WORDS, CHECK = range(3)


class CreateVaultPage(QWidget):
    """Three steps; each refusal stands beside what caused it, and nothing is made before the last.

    Attributes:
        next: Leads to the words.
        written: Leads from the words to their check.
        make: Makes the vault.
        without: Makes it without words, once the consequence was read.

    """

    help_topic = "start#vault"

    left = Signal()
    """Back to the doors; nothing was made."""

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock
        self._folder = Path()
        self._ground: tuple[str, ...] = ()
        self._grounds = Latest(self)
        self._drawn = Latest(self)
        self._back = Button(look, "", "arrow-left", Kind.LINK)
        self._bar = StepsBar(look)
        self.steps = QStackedWidget()
        self._first = Panel(look, " ", 3)
        self._second = Panel(look, " ", 3)
        self.pair = PassphrasePair(session, look)
        self.owner = OwnerForm(look)
        self.name, self.lei, self.role = self.owner.name, self.owner.lei, self.owner.role
        self._where = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True, selectable=True)
        self.elsewhere = Button(look, "", "folder-open", Kind.LINK)
        self.next = Button(look, "", "", Kind.PRIMARY, tall=True, trailing="arrow-right")
        self._why_words = Label(look, "", wraps=True)
        self.words = RecoveryWords(session, look)
        self.written = Button(look, "", "", Kind.PRIMARY, tall=True, trailing="arrow-right")
        self.without = Button(look, "", "", Kind.LINK)
        self._asks = Label(look, "", wraps=True)
        self.check = WordsCheck(look)
        self.quick = QCheckBox()
        self._quick_words = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.make = Button(look, "", "lock-keyhole", Kind.PRIMARY, tall=True)
        self._again = Button(look, "", "arrow-left", Kind.LINK)
        self.outcome = Outcome(look)

        self._connect()
        self._lay_out(look)
        look.follow(self._say)

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self.elsewhere.clicked.connect(self._ask_where)
        self.next.clicked.connect(self._to_words)
        self.written.clicked.connect(self._to_check)
        self._again.clicked.connect(lambda: self._show(WORDS))
        self.make.clicked.connect(self._create)
        self.without.clicked.connect(self._create_without)
        self.pair.edited.connect(self._changed)
        self.owner.edited.connect(self._changed)
        self.check.edited.connect(self._changed)
        self._grounds.answered.connect(self._show_ground)
        self._drawn.answered.connect(self._show_words)
        self._drawn.failed.connect(self.outcome.complain)

    # The parts of the page

    def _lay_out(self, look: Look) -> None:
        for step in (self._owner_step(look), self._words_step(look), self._check_step(look)):
            content = Ground(look)
            page = Column(look, 2, 3, content)
            middle = Row(look)
            middle.addStretch(1)
            middle.addWidget(step, 60)
            middle.addStretch(1)
            page.addLayout(middle)
            page.addStretch(1)
            scroll = Scroll(look, content)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
            self.steps.addWidget(scroll)
        whole = Column(look, 0, 0, self)
        top = Ground(look, Surface.PAPER)
        back = Row(look, 1, (2, 0.75), top)
        back.addWidget(self._back)
        back.addStretch()
        whole.addWidget(top)
        whole.addWidget(self._bar)
        whole.addWidget(self.steps, 1)
        said = Ground(look)
        Column(look, 0, (3, 0), said).addWidget(self.outcome)
        whole.addWidget(said)

    def _owner_step(self, look: Look) -> QWidget:
        form, self._form = self._step(look)
        self._first.body.addWidget(self.pair)
        self._first.body.addStretch()
        self._second.body.addWidget(self.owner)
        self._second.body.addStretch()
        parts = Row(look, 2)
        parts.addWidget(self._first, 1)
        parts.addWidget(self._second, 1)
        form.addLayout(parts)
        decide = Row(look, 2)
        decide.addWidget(self.next)
        place = Column(look, 0)
        place.addWidget(self._where)
        aside = Row(look)
        aside.addWidget(self.elsewhere)
        aside.addStretch()
        place.addLayout(aside)
        decide.addLayout(place, 1)
        form.addLayout(decide)
        return self._form

    def _words_step(self, look: Look) -> QWidget:
        form, step = self._step(look)
        form.addWidget(self._why_words)
        form.addWidget(self.words)
        decide = Row(look, 2)
        decide.addWidget(self.written)
        decide.addWidget(self.without)
        decide.addStretch()
        form.addLayout(decide)
        self._words_form = step
        return step

    def _check_step(self, look: Look) -> QWidget:
        form, step = self._step(look)
        asked = Panel(look, padding=3)
        asked.body.addWidget(self._asks)
        asked.body.addWidget(self.check)
        form.addWidget(asked)
        quick = Panel(look, padding=3)
        quick.body.addWidget(self.quick)
        quick.body.addWidget(self._quick_words)
        form.addWidget(quick)
        decide = Row(look, 2)
        decide.addWidget(self.make)
        decide.addWidget(self._again)
        decide.addStretch()
        form.addLayout(decide)
        self._check_form = step
        return step

    @staticmethod
    def _step(look: Look) -> tuple[Column, QWidget]:
        step = QWidget()
        return Column(look, 2, 0, step), step

    # What happens

    def begin(self, folder: Path) -> None:
        """Ask for a vault that is to lie in `folder`."""
        self.pair.clear()
        self.words.show_words((), "")
        self.quick.setChecked(False)
        self.outcome.clear()
        self._lie_in(folder)
        self._show(OWNER)
        self._changed()
        self.pair.first.field.setFocus()

    @property
    def folder(self) -> Path:
        """Where the vault is to lie."""
        return self._folder

    def _lie_in(self, folder: Path) -> None:
        self._folder, self._ground = folder, ()
        self._grounds.ask(ground_of(self._session, folder))
        self._say()

    def _ask_where(self) -> None:
        title = self.tr("In which folder shall the vault be made?")
        ask_for_folder(self.window(), title, lambda chosen: self._lie_in(chosen / "Ladewell vault"))

    def _show_ground(self, found: tuple[str, ...]) -> None:
        self._ground = found
        self._say()

    def _changed(self) -> None:
        self.pair.know((self.owner.owner.name, "Ladewell"))
        self.next.setEnabled(self.pair.is_ready and bool(self.owner.owner.name.strip()))
        self.make.setEnabled(self.check.is_filled)

    def _to_words(self) -> None:
        if is_vault(self._folder):
            self._refused(Refused("vault-exists", folder=str(self._folder)))
            return
        job = check_owner(self._session, self.owner.owner)
        job.failed.connect(self._refused)
        job.succeeded.connect(self._draw_words)

    def _draw_words(self) -> None:
        self.outcome.clear()
        if self.words.words:  # the same as before, should they be on paper already
            self._show(WORDS)
        else:
            self._drawn.ask(new_recovery_words(self._session))

    def _show_words(self, words: tuple[str, ...]) -> None:
        self.words.show_words(words, self.owner.owner.name)
        self._show(WORDS)

    def _to_check(self) -> None:
        self.check.ask(self.words.words)
        self._show(CHECK)
        self._changed()
        self.check.fields[0].field.setFocus()

    def _create(self) -> None:
        if self.check.is_right():
            self._make(self.words.words)

    def _create_without(self) -> None:
        self._make(())

    def _make(self, words: tuple[str, ...]) -> None:
        job = create_vault(
            self._session,
            self._folder,
            self.pair.passphrase,
            self.owner.owner,
            self._clock,
            words=words,
            quick_unlock=self.quick.isChecked(),
        )
        self._enable(False)
        self.outcome.watch_quietly(job, self.tr("Making the vault"))
        job.failed.connect(self._refused)
        job.succeeded.connect(self._forget)
        job.finished.connect(self._enable)

    def _forget(self) -> None:
        self.pair.clear()
        self.words.show_words((), "")
        self._show(OWNER)

    def _enable(self, is_on: bool = True) -> None:
        for button in (self.make, self.without, self._back, self._again):
            button.setEnabled(is_on)

    def _refused(self, error: Exception) -> None:
        words = words_for(error, self._look.speech.language)
        code = error.code if isinstance(error, WalletError) else ""
        if self.owner.complain(code, words):
            self._show(OWNER)
        elif code.startswith("passphrase-"):
            self.pair.first.complain(words)
            self._show(OWNER)
        else:
            self.outcome.complain(error)

    def _go_back(self) -> None:
        here = self.steps.currentIndex()
        self.outcome.clear()
        if here == OWNER:
            self.left.emit()
        else:
            self._show(here - 1)

    def _show(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self._say()

    # Words

    def _say(self) -> None:
        for form in (self._form, self._words_form, self._check_form):
            form.setMaximumWidth(self._look.metrics.ems(62))
        steps = (self.tr("Passphrase"), self.tr("Recovery words"), self.tr("Check"))
        self._bar.say(self.tr("Create my vault"), "")
        self._bar.show_steps(steps, self.steps.currentIndex())
        self._back.setText(
            self.tr("Start") if self.steps.currentIndex() == OWNER else self.tr("Back")
        )
        self._first.call(self.tr("What opens it"))
        self._second.call(self.tr("Who you are"))
        self.next.setText(self.tr("To the recovery words"))
        place = self.tr(
            "It will lie in {folder}. Your name and role stand on your card, which you "
            "give to those you deal with."
        ).format(folder=self._folder)
        grounds = [self._look.speech.say("ground", code) for code in self._ground]
        glue = "" if self._look.speech.is_chinese else " "
        self._where.say(glue.join([*grounds, place]))
        self._where.write_in(Ink.WAIT if grounds else Ink.TEXT2)
        self.elsewhere.setText(self.tr("Another folder"))
        self._why_words.say(
            self.tr(
                "Write these 24 words on paper, in this order, or print them. They open the vault "
                "when the passphrase is lost or forgotten. They are shown only now, and nobody "
                "else has them."
            )
        )
        self.written.setText(self.tr("They are on paper"))
        self.without.setText(self.tr("Create it without: nobody can help if I forget"))
        self._asks.say(
            self.tr("Take the paper and type these words. The first four letters are enough.")
        )
        self.quick.setText(self.tr("&Quick unlock by the keyring of this computer, for 12 hours"))
        self._quick_words.say(
            self.tr(
                "For looking, without the passphrase; to sign, it is asked for. Not where others "
                "use your login."
            )
        )
        self.make.setText(self.tr("Create my vault"))
        self._again.setText(self.tr("Show the words again"))
