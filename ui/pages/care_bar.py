"""The strip over every page that says what the vault needs, the most urgent thing only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.actions.care import CareState
from ui.look import Face, Ink, Look, Tone, hairline
from ui.widgets.boxes import Row, let_wrap
from ui.widgets.buttons import Button
from ui.widgets.text import Icon, Label
from wallet.clock import Clock
from wallet.words import run_on

FROZEN, CONFIRM, BACKUP, WORDS = "frozen", "confirm", "backup", "words"
"""What its button leads to."""
_LOOKING, _TWO_MACHINES = "looking", "two-machines"
"""What it only says, without a button that leads anywhere."""
_PUT_OFF = (BACKUP, WORDS, _TWO_MACHINES)

_FEW = 5
"""Things done before a vault that was never backed up is worth a reminder."""


class CareBar(QWidget):
    """One sentence, one button, and for a reminder one that puts it off until the next time."""

    wanted = Signal(str)
    """What the button leads to: one of the words above."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._state: CareState | None = None
        self._is_sample = False
        self._put_off: set[str] = set()
        self.kind = ""
        self._tone = Tone.NOTE
        self._icon = Icon(look, "info", Ink.NOTE, 1.3)
        self._words = Label(look, "", Face.STRONG, wraps=True)
        self.act = Button(look, "")
        self.later = Button(look, "")

        self.act.clicked.connect(lambda: self.wanted.emit(self.kind))
        self.later.clicked.connect(self._later)

        row = Row(look, 1.5, (3, 0.75), self)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.act)
        row.addWidget(self.later)
        let_wrap(self, expands=True)
        self.hide()
        look.follow(self._say)

    def show_state(self, state: CareState, *, is_sample: bool = False) -> None:
        """Show what is most urgent; of a sample, only what keeps it from working."""
        self._state, self._is_sample = state, is_sample
        self._say()

    @property
    def words(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._words.whole

    def _later(self) -> None:
        self._put_off.add(self.kind)
        self._say()

    def _say(self) -> None:
        state = self._state
        found = self._most_urgent(state) if state is not None else None
        self.setVisible(found is not None)
        if found is None:
            return
        self.kind, self._tone, icon, words, act = found
        ink = {Tone.WAIT: Ink.WAIT, Tone.NOTE: Ink.NOTE}[self._tone]
        self._icon.show_icon(icon, ink)
        self._words.say(words)
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self.later.setText(self.tr("Not now"))
        self.later.setVisible(self.kind in _PUT_OFF)
        self.setAccessibleName(words)
        self.update()

    def _most_urgent(self, state: CareState) -> tuple[str, Tone, str, str, str] | None:
        speech = self._look.speech
        if state.is_read_only:
            said = self.tr("Opened only to look: nothing can be written where this vault lies.")
            return _LOOKING, Tone.NOTE, "eye", said, ""
        if state.guard.is_restored:
            why = speech.say("guard", state.guard.reasons[0])
            said = self.tr("Nothing is signed in this vault. {why}").format(why=why)
            return FROZEN, Tone.WAIT, "snowflake", said, self.tr("What to do…")
        if state.needs_passphrase:
            said = self.tr("Opened by quick unlock, for looking. To sign, give the passphrase.")
            return CONFIRM, Tone.NOTE, "key-round", said, self.tr("Give the passphrase…")
        if state.left_open is not None and _TWO_MACHINES not in self._put_off:
            said = self.tr(
                "This vault was not closed on {host}, where it was open since {time}. Close it "
                "there: two machines that both go on contradict each other."
            ).format(host=state.left_open.host, time=speech.time(state.left_open.since))
            return _TWO_MACHINES, Tone.WAIT, "git-fork", said, ""
        if self._is_sample:
            return None
        backup = state.backup
        is_worth = backup.at is not None or backup.acts_since > _FEW
        if backup.is_due and is_worth and BACKUP not in self._put_off:
            if backup.at is None:
                said = self.tr("No backup yet. If this computer is lost, so are the bills.")
            else:
                at = speech.short_time(backup.at, self._clock.now())
                said = self.tr("The last backup is of {time}.").format(time=at)
                done = self.tr("%n thing(s) done since.", "", backup.acts_since)
                said = run_on(said, done)
            return BACKUP, Tone.NOTE, "archive", said, self.tr("Back up…")
        if not state.has_words and WORDS not in self._put_off:
            said = self.tr("No recovery words. If the passphrase is lost, nobody can open it.")
            return WORDS, Tone.NOTE, "file-text", said, self.tr("Make them…")
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        status = self._look.tokens.status(self._tone)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), status.soft)
            hairline(painter, self.rect(), status.ink)
