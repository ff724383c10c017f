"""Copies of the vault that its owner wants: backups, and the one that moves to another machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.care import BACKUP_SUFFIX, CareState, back_up, check_backup, hand_over
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.files import ask_for_backup, ask_to_save
from ui.look import Ink, Look
from ui.pages.care_row import CareRow
from ui.pages.outcome import Outcome
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Hairline, Panel
from wallet.clock import Clock
from wallet.errors import WalletError
from wallet.words import run_on

if TYPE_CHECKING:
    from wallet.book import BackupFound


class CopiesPanel(Panel):
    """The last backup, a look into one, and the way to another machine."""

    changed = Signal()
    """A backup was made, or the vault was handed over."""

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._session = session
        self._copies_look = look
        self._clock = clock
        self._state: CareState | None = None
        self.make = Button(look, "", "archive")
        self.check = Button(look, "", "file-check")
        self.move_away = Button(look, "", "send")
        self.backup = CareRow(look, "archive", (self.make, self.check))
        self.outcome = Outcome(look)
        self.moving = CareRow(look, "send", (self.move_away,))
        self.move_outcome = Outcome(look)

        self.make.clicked.connect(self.ask_where)
        self.check.clicked.connect(self._ask_which)
        self.move_away.clicked.connect(self._ask_to_move)

        self.body.addWidget(self.backup)
        self.body.addWidget(self.outcome)
        self.body.addWidget(Hairline(look))
        self.body.addWidget(self.moving)
        self.body.addWidget(self.move_outcome)
        look.follow(self._say)

    def show_state(self, state: CareState) -> None:
        """Show how it stands."""
        self._state = state
        self._say()

    def ask_where(self) -> None:
        """Ask where the backup is to lie, and make it."""
        title = self.tr("Where shall the backup lie?")
        ask_to_save(self.window(), title, self._file_name("backup"), self._back_up)

    def _file_name(self, what: str) -> str:
        card = self._session.card
        name = card.party.name if card is not None else "Ladewell"
        plain = "".join(sign if sign.isalnum() else "-" for sign in name).strip("-")
        return f"{plain}-{what}-{self._clock.now():%Y-%m-%d}{BACKUP_SUFFIX}"

    def _back_up(self, path: Path) -> None:
        job = back_up(self._session, path)
        self.outcome.watch(job, self.tr("Backing up"))
        job.lead_to(self, partial(self._backed_up, path))

    def _backed_up(self, path: Path, damaged: tuple[WalletError, ...]) -> None:
        if damaged:
            self.outcome.complain(damaged[0])
        else:
            said = self.tr("Written to {path} and read again: all of it is there.")
            self.outcome.tell(said.format(path=path))
        self.changed.emit()

    def _ask_which(self) -> None:
        ask_for_backup(self.window(), self.tr("Which backup?"), self._check)

    def _check(self, path: Path) -> None:
        job = check_backup(self._session, path)
        self.outcome.watch(job, self.tr("Reading the backup"))
        job.succeeded.connect(self._checked)

    def _checked(self, found: BackupFound) -> None:
        said = [self.tr("This backup is whole, with %n document(s).", "", found.documents)]
        if found.is_older_header:
            said.append(self.tr("It is opened by what opened the vault when it was made."))
        self.outcome.tell(("" if self._copies_look.speech.is_chinese else " ").join(said))

    def _ask_to_move(self) -> None:
        dialog = ConfirmDialog(
            self._copies_look,
            self.tr("Let this vault go on living on another machine?"),
            (
                self.tr("A file is written that holds everything and your signature about it."),
                self.tr("From that moment nothing is signed here any more: this copy freezes."),
                self.tr("Restore the file on the other machine within a week; it goes on at once."),
            ),
            self.tr("Choose the file and hand over"),
            "send",
            parent=self.window(),
        )
        dialog.confirmed.connect(self._ask_where_to_move)
        dialog.open()

    def _ask_where_to_move(self) -> None:
        title = self.tr("Where shall the file lie that is carried over?")
        ask_to_save(self.window(), title, self._file_name("move"), self._hand_over)

    def _hand_over(self, path: Path) -> None:
        job = hand_over(self._session, path)
        said = self.tr("Carry {path} to the other machine and restore it there within a week.")
        self.move_outcome.watch(job, self.tr("Handing over"), said.format(path=path))
        job.finished.connect(self.changed)

    def _say(self) -> None:
        self.call(self.tr("Copies"))
        self.make.setText(self.tr("Back up…"))
        self.check.setText(self.tr("Check a backup…"))
        self.move_away.setText(self.tr("Move this vault…"))
        state, speech = self._state, self._copies_look.speech
        is_due = state is not None and state.backup.is_due
        self.make.be(Kind.PRIMARY if is_due else Kind.PLAIN)
        if state is None:
            words = ""
        elif state.backup.at is None:
            words = self.tr("Never made. If this computer is lost, so are the bills.")
        else:
            at = speech.short_time(state.backup.at, self._clock.now())
            words = self.tr("The last one: {time}.").format(time=at)
            since = state.backup.acts_since
            nothing, some = (
                self.tr("Nothing done since."),
                self.tr("%n thing(s) done since.", "", since),
            )
            words = run_on(words, some if since else nothing)
        self.backup.say(
            self.tr("Backup: one encrypted file"), words, Ink.WAIT if is_due else Ink.TEXT2
        )
        self.moving.say(
            self.tr("Move to another machine"),
            self.tr("The vault goes on there without being frozen, and signs nothing here."),
        )
        can = state is not None and not state.is_read_only
        self.move_away.setEnabled(can)
        self.make.setEnabled(state is not None)
        reasons = state.guard.reasons if state is not None else ()
        if can and reasons and reasons != ("handed-over",):
            self.move_away.refuse(words_for(WalletError("titles-frozen")))
            self.move_away.setEnabled(False)
        else:
            self.move_away.refuse("")
