"""Makes a vault again: of a backup in an empty folder, or by recovery words where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.actions.open_vault import recover, restore
from ui.dialogs.files import ask_for_backup, ask_for_folder
from ui.look import Face, Look
from ui.pages.door import point
from ui.pages.open_words import OpenWords
from ui.pages.outcome import Outcome
from ui.pages.passphrase_pair import PassphrasePair
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.text import Label
from wallet.clock import Clock
from wallet.errors import WalletError

_OPENERS = ("passphrase-", "recovery-word")


class _OneForm(QWidget):
    """A title, a form in a panel, what will be so afterwards, and one button."""

    left = Signal()
    """Back to where one came from; nothing was done."""

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock
        self._folder = Path()
        self._back = Button(look, "", "arrow-left", Kind.LINK)
        self._title = Label(look, "", Face.TITLE)
        self._panel = Panel(look, padding=3)
        self._points = tuple(Label(look, "", wraps=True) for _ in range(3))
        self.act = Button(look, "", "", Kind.PRIMARY, tall=True)
        self.outcome = Outcome(look)

        self._back.clicked.connect(self.left)
        self.act.clicked.connect(self._act)

        content = Ground(look)
        page = Column(look, 2, 3, content)
        top = Row(look, 1)
        top.addWidget(self._back)
        top.addWidget(self._title)
        top.addStretch()
        page.addLayout(top)
        page.addStretch(1)
        self._form = QWidget()
        form = Column(look, 2, 0, self._form)
        form.addWidget(self._panel)
        lines = Column(look, 1)
        for icon, label in zip(("snowflake", "lock-keyhole", "info"), self._points, strict=True):
            lines.addLayout(point(look, icon, label))
        form.addLayout(lines)
        form.addWidget(self.outcome)
        decide = Row(look)
        decide.addWidget(self.act)
        decide.addStretch()
        form.addLayout(decide)
        middle = Row(look)
        middle.addStretch(1)
        middle.addWidget(self._form, 60)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(2)
        scroll = Scroll(look, content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        Column(look, 0, 0, self).addWidget(scroll)

    @property
    def folder(self) -> Path:
        """Where the vault lies, or is to lie."""
        return self._folder

    def _act(self) -> None:
        """Do what the button says."""

    def _say_frame(self, title: str, back: str, act: str, points: tuple[str, str, str]) -> None:
        self._form.setMaximumWidth(self._look.metrics.ems(46))
        self._title.say(title)
        self._back.setText(back)
        self.act.setText(act)
        for label, words in zip(self._points, points, strict=True):
            label.say(words)


class RestorePage(_OneForm):
    """A backup, what opens it, and an empty folder."""

    help_topic = "backup#restore"

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, clock, parent)
        self._taken: Path | None = None
        self._backup = QLineEdit(readOnly=True)
        self._place = QLineEdit(readOnly=True)
        self.backup = LabelledField(look, "", self._backup)
        self.place = LabelledField(look, "", self._place)
        self.choose = Button(look, "", "folder-open")
        self.elsewhere = Button(look, "", "folder-open")
        self.opener = OpenWords(look)

        self.choose.clicked.connect(self._ask_backup)
        self.elsewhere.clicked.connect(self._ask_folder)
        self.opener.edited.connect(self._changed)

        for field, button in ((self.backup, self.choose), (self.place, self.elsewhere)):
            row = Row(look, 1)
            row.addWidget(field, 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
            self._panel.body.addLayout(row)
        self._panel.body.addWidget(self.opener)
        look.follow(self._say)

    def begin(self, folder: Path) -> None:
        """Ask for a backup that is to become the vault in `folder`."""
        self._folder = folder
        self._taken = None
        self._backup.clear()
        self._place.setText(str(folder))
        self.opener.clear()
        self.outcome.clear()
        self._changed()
        self.choose.setFocus()

    def take(self, backup: Path) -> None:
        """Use this backup."""
        self._taken = backup
        self._backup.setText(str(backup))
        self.backup.complain("")
        self._changed()
        self.opener.line.setFocus()

    def _ask_backup(self) -> None:
        ask_for_backup(self.window(), self.tr("Which backup?"), self.take)

    def _ask_folder(self) -> None:
        ask_for_folder(self.window(), self.tr("Into which empty folder?"), self._lie_in)

    def _lie_in(self, folder: Path) -> None:
        self._folder = folder
        self._place.setText(str(folder))
        self.place.complain("")

    def _changed(self) -> None:
        self.act.setEnabled(self._taken is not None and self.opener.is_filled)

    def _act(self) -> None:
        opener = self.opener
        if self._taken is None:
            return
        job = restore(
            self._session,
            self._taken,
            self._folder,
            self._clock,
            passphrase=None if opener.by_words else opener.line.text(),
            words=opener.typed_words if opener.by_words else (),
        )
        self.act.setEnabled(False)
        self.outcome.watch_quietly(job, self.tr("Restoring the vault"))
        job.failed.connect(self._refused)
        job.succeeded.connect(self.opener.clear)
        job.finished.connect(self._changed)

    def _refused(self, error: Exception) -> None:
        words = words_for(error, self._look.speech.language)
        code = error.code if isinstance(error, WalletError) else ""
        if code.startswith(_OPENERS):
            self.opener.complain(words)
        elif code in ("backup-damaged", "file-missing", "file-unreadable"):
            self.backup.complain(words)
        elif code == "folder-not-empty":
            self.place.complain(words)
        else:
            self.outcome.complain(error)

    def _say(self) -> None:
        self._say_frame(
            self.tr("Restore a backup"),
            self.tr("Start"),
            self.tr("Restore the vault"),
            (
                self.tr(
                    "Nothing is signed for its bills until their registrars have recorded them "
                    "again or you have said what happened: a bill may have been given away since."
                ),
                self.tr(
                    "A file that was made to move the vault to this machine goes on at once, "
                    "within a week."
                ),
                self.tr("What opens it is what opened the vault when the backup was made."),
            ),
        )
        self.backup.call(self.tr("&Backup"))
        self.place.call(self.tr("&Folder for the vault; nothing is there yet"))
        self.choose.setText(self.tr("Choose…"))
        self.elsewhere.setText(self.tr("Another folder…"))


class RecoverPage(_OneForm):
    """Recovery words and a new passphrase, for a vault whose passphrase is lost."""

    help_topic = "backup#lost"

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, clock, parent)
        self.opener = OpenWords(look, by_words=True)
        self.pair = PassphrasePair(session, look)

        self.opener.edited.connect(self._changed)
        self.pair.edited.connect(self._changed)

        self.opener.other.hide()
        self._panel.body.addWidget(self.opener)
        self._panel.body.addWidget(self.pair)
        look.follow(self._say)

    def begin(self, folder: Path) -> None:
        """Ask for the words of the vault in `folder`."""
        self._folder = folder
        self.opener.clear()
        self.pair.clear()
        self.outcome.clear()
        self._changed()
        self.opener.text.setFocus()

    def _changed(self) -> None:
        self.act.setEnabled(self.opener.is_filled and self.pair.is_ready)

    def _act(self) -> None:
        words, new = self.opener.typed_words, self.pair.passphrase
        job = recover(self._session, self._folder, words, new, self._clock)
        self.act.setEnabled(False)
        self.outcome.watch_quietly(job, self.tr("Opening the vault"))
        job.failed.connect(self._refused)
        job.succeeded.connect(self._forget)
        job.finished.connect(self._changed)

    def _forget(self) -> None:
        self.opener.clear()
        self.pair.clear()

    def _refused(self, error: Exception) -> None:
        code = error.code if isinstance(error, WalletError) else ""
        if code.startswith("recovery-word"):
            self.opener.complain(words_for(error, self._look.speech.language))
        else:
            self.outcome.complain(error)

    def _say(self) -> None:
        self._say_frame(
            self.tr("Open with the recovery words"),
            self.tr("Back"),
            self.tr("Open and change the passphrase"),
            (
                self.tr(
                    "Nothing is signed for its bills until their registrars have recorded them "
                    "again or you have said what happened."
                ),
                self.tr("From then on the new passphrase opens the vault, and the old one not."),
                self.tr("The words stay good. Four letters of each are enough."),
            ),
        )
        self.pair.first.call(self.tr("New &passphrase"))
