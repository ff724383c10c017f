"""Asks for the passphrase before something that only the owner may do, and for a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.open_vault import change_passphrase
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.jobs import Job
from ui.look import Face, Look
from ui.pages.outcome import Outcome
from ui.pages.passphrase import passphrase_field
from ui.pages.passphrase_pair import PassphrasePair
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Label
from wallet.errors import WalletError


class PassphraseDialog(PaperDialog):
    """A question, what follows from it, the passphrase, and one button.

    Args:
        session: The vault that is open.
        look: How to draw.
        folder: Where it lies: wrong guesses are counted for it.
        question: What is asked, as a title.
        consequences: One sentence each.
        act: The words of the button.
        does: What is done with the passphrase.
        parent: The window it stands before.
        is_final: Whether it takes away what cannot be had again: Enter then leads to the button
            and does not press it.

    """

    succeeded = Signal()
    """It was done, and the dialog is closed."""

    def __init__(
        self,
        session: Session,
        look: Look,
        folder: Path,
        question: str,
        consequences: Sequence[str],
        act: str,
        does: Callable[[str], Job],
        parent: QWidget | None = None,
        *,
        is_final: bool = False,
    ) -> None:
        super().__init__(look, parent)
        self._session = session
        self._folder = folder
        self._does = does
        self.call(question)
        self._counting = QTimer(self, interval=1000)
        self.line = passphrase_field()
        self.field = LabelledField(look, self.tr("&Passphrase"), self.line)
        self.outcome = Outcome(look)
        self.act = Button(look, act, "", Kind.REJECT if is_final else Kind.PRIMARY, tall=True)
        self.back = Button(look, self.tr("Back"), tall=True)

        self.act.clicked.connect(self._act)
        self.back.clicked.connect(self.reject)
        self.line.returnPressed.connect(self.act.setFocus if is_final else self._act)
        self.line.textEdited.connect(self._changed)
        self._counting.timeout.connect(self._count)

        self.body.addWidget(Label(look, question, Face.TITLE, wraps=True))
        for sentence in consequences:
            self.body.addWidget(Point(look, "arrow-right", sentence))
        self.body.addWidget(self.field)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.decide_by(self.back, self.act)
        look.follow(self._fit)
        self._changed()
        self._count()
        self.line.setFocus()

    @property
    def is_ready(self) -> bool:
        """Whether everything is filled in."""
        return bool(self.line.text())

    def _changed(self) -> None:
        self.field.complain("")
        self.act.setEnabled(self.is_ready and not self._session.patience.left(self._folder))

    def _act(self) -> None:
        if not self.act.isEnabled():
            return
        self.act.setEnabled(False)
        job = self._does(self.line.text())
        self.outcome.watch_quietly(job, self.windowTitle())
        job.succeeded.connect(self._succeeded)
        job.failed.connect(self._refused)

    def _succeeded(self) -> None:
        self._session.patience.right(self._folder)
        self.line.clear()
        self.accept()
        self.succeeded.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, WalletError) and error.code == "passphrase-wrong":
            self._session.patience.wrong(self._folder)
            self.field.complain(words_for(error, self._look.speech.language))
            self.line.selectAll()
            self.line.setFocus()
            self.act.setEnabled(self.is_ready)
            self._count()
        else:
            self.act.setEnabled(True)
            self.outcome.complain(error)

    def _count(self) -> None:
        left = self._session.patience.left(self._folder)
        if left:
            self.act.setEnabled(False)
            said = self.tr("Too many wrong passphrases. Try again in %n second(s).", "", left)
            self.field.complain(said)
            self._counting.start()
        elif self._counting.isActive():
            self._counting.stop()
            self._changed()

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(38))


class ChangePassphraseDialog(PassphraseDialog):
    """The passphrase of now, and the one to come, twice."""

    def __init__(
        self,
        session: Session,
        look: Look,
        folder: Path,
        known: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        self.pair = PassphrasePair(session, look)
        super().__init__(
            session,
            look,
            folder,
            self.tr("Change the passphrase"),
            (
                self.tr("Nothing is encrypted again but one key; it takes a second."),
                self.tr("Backups made before are still opened by the passphrase of now."),
            ),
            self.tr("Change the passphrase"),
            lambda old: change_passphrase(session, old, self.pair.passphrase),
            parent,
        )
        self.field.call(self.tr("Passphrase &now"))
        self.pair.first.call(self.tr("New &passphrase"))
        self.pair.know(known)
        self.pair.edited.connect(self._changed)
        self.body.insertWidget(self.body.indexOf(self.outcome), self.pair)
        keep_order(self.line, self.pair.controls)

    @property
    def is_ready(self) -> bool:
        """Whether everything is filled in."""
        return super().is_ready and self.pair.is_ready
