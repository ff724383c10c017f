"""What opens the vault: the passphrase, words on paper, and for a while the keyring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.care import (
    CareState,
    allow_quick_unlock,
    forbid_quick_unlock,
    withdraw_recovery_words,
)
from ui.dialogs.new_words import NewWordsDialog
from ui.dialogs.passphrase import ChangePassphraseDialog, PassphraseDialog
from ui.jobs import Job
from ui.look import Ink, Look
from ui.pages.care_row import CareRow
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Hairline, Panel

_KIB = 1024


class WaysPanel(Panel):
    """A row for each way in, there or not."""

    changed = Signal()
    """A way in was added, changed or taken away."""

    def __init__(
        self, session: Session, look: Look, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._session = session
        self._ways_look = look
        self._folder = folder
        self._state: CareState | None = None
        self.change = Button(look, "", "key-round")
        self.renew = Button(look, "", "file-text")
        self.withdraw = Button(look, "", "", Kind.LINK)
        self.allow = Button(look, "", "lock-open")
        self.forbid = Button(look, "", "lock-keyhole")
        self.passphrase = CareRow(look, "key-round", (self.change,))
        self.words = CareRow(look, "file-text", (self.renew, self.withdraw))
        self.quick = CareRow(look, "lock-open", (self.allow, self.forbid))
        self.outcome = Outcome(look)

        self.change.clicked.connect(self._change)
        self.renew.clicked.connect(self._renew)
        self.withdraw.clicked.connect(self._withdraw)
        self.allow.clicked.connect(self._allow)
        self.forbid.clicked.connect(self._forbid)

        for row in (self.passphrase, self.words, self.quick):
            if row is not self.passphrase:
                self.body.addWidget(Hairline(look))
            self.body.addWidget(row)
        self.body.addWidget(self.outcome)
        look.follow(self._say)

    def show_state(self, state: CareState) -> None:
        """Show how it stands."""
        self._state = state
        self._say()

    @property
    def _owner(self) -> str:
        card = self._session.card
        return card.party.name if card is not None else ""

    def _change(self) -> None:
        dialog = ChangePassphraseDialog(
            self._session, self._ways_look, self._folder, (self._owner, "Ladewell"), self.window()
        )
        said = self.tr("From now on the new passphrase opens this vault.")
        dialog.succeeded.connect(lambda: self._tell(said))
        dialog.open()

    def _renew(self) -> None:
        dialog = NewWordsDialog(
            self._session, self._ways_look, self._folder, self._owner, self.window()
        )
        said = self.tr("From now on the words on your paper open this vault.")
        dialog.given.connect(lambda: self._tell(said))
        dialog.open()

    def _withdraw(self) -> None:
        self._ask(
            self.tr("Withdraw the recovery words"),
            (
                self.tr("The words on paper open this vault no longer."),
                self.tr("If the passphrase is lost then, nobody can open it."),
                self.tr("Backups made before are still opened by them."),
            ),
            self.tr("Withdraw the words"),
            lambda passphrase: withdraw_recovery_words(self._session, passphrase),
            self.tr("No words on paper open this vault any more."),
            is_final=True,
        )

    def _allow(self) -> None:
        self._ask(
            self.tr("Allow quick unlock"),
            (
                self.tr("For 12 hours the keyring of this computer opens the vault for looking."),
                self.tr("Before something is signed, the passphrase is asked for."),
                self.tr("Whoever can use your login can look too."),
            ),
            self.tr("Allow it for 12 hours"),
            lambda passphrase: allow_quick_unlock(self._session, passphrase),
            self.tr("Quick unlock is allowed for 12 hours."),
        )

    def _ask(
        self,
        question: str,
        consequences: tuple[str, ...],
        act: str,
        does: Callable[[str], Job],
        said: str,
        *,
        is_final: bool = False,
    ) -> None:
        dialog = PassphraseDialog(
            self._session, self._ways_look, self._folder, question, consequences, act, does,
            self.window(), is_final=is_final,
        )  # fmt: skip
        dialog.succeeded.connect(lambda: self._tell(said))
        dialog.open()

    def _forbid(self) -> None:
        job = forbid_quick_unlock(self._session)
        self.outcome.watch(job, self.tr("Turning quick unlock off"))
        job.succeeded.connect(self.changed)

    def _tell(self, said: str) -> None:
        self.outcome.tell(said)
        self.changed.emit()

    def _say(self) -> None:
        speech = self._ways_look.speech
        self.call(self.tr("What opens this vault"))
        self.change.setText(self.tr("Change it…"))
        self.withdraw.setText(self.tr("Withdraw them"))
        self.allow.setText(self.tr("Allow it for 12 hours…"))
        self.forbid.setText(self.tr("Turn it off"))
        state = self._state
        ways = {way.kind: way for way in state.ways} if state is not None else {}
        cost = ways["passphrase"].cost if "passphrase" in ways else None
        costs = self.tr("Each guess costs a thief {memory} MiB of memory, {passes} times over.")
        self.passphrase.say(
            self.tr("Passphrase"),
            costs.format(memory=cost.memory_kib // _KIB, passes=cost.passes) if cost else "",
        )
        has_words = "recovery" in ways
        self.renew.setText(self.tr("Make new words…") if has_words else self.tr("Make words…"))
        self.withdraw.setVisible(has_words)
        self.words.say(
            self.tr("Recovery words"),
            self.tr("24 words on paper open it too.")
            if has_words
            else self.tr("None. If the passphrase is lost, nobody can open this vault."),
            Ink.TEXT2 if has_words else Ink.WAIT,
        )
        quick = ways.get("keyring")
        self.forbid.setVisible(quick is not None)
        self.allow.setVisible(quick is None)
        no_keyring = state.guard.keyring if state is not None else None
        if quick is not None and quick.until is not None:
            until = self.tr("Until {time}, for looking; to sign, the passphrase is asked for.")
            said = until.format(time=speech.time(quick.until))
        elif no_keyring is not None:
            said = speech.say("refusal", no_keyring)
        else:
            said = self.tr("Off. The keyring of this computer could open it for looking.")
        self.quick.say(self.tr("Quick unlock"), said)
        self.allow.setEnabled(no_keyring is None)
        is_read_only = state is not None and state.is_read_only
        for button in (self.change, self.renew, self.withdraw, self.forbid):
            button.setEnabled(state is not None and not is_read_only)
