"""Says over every page that nothing here is real, and lets one see it through other eyes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.look import Face, Ink, Look, Tone, hairline
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button
from ui.widgets.text import Icon, Label


class SampleBar(QWidget):
    """A strip in the colour of a note: SAMPLE, whose vault this is, and the way out."""

    party_wanted = Signal(str)
    """Look through the eyes of this party."""
    play_wanted = Signal()
    """Play the voyage anew."""
    steps_wanted = Signal()
    """Show one around, from the first place on."""
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._word = Label(look, "", Face.STRONG, Ink.NOTE)
        self._words = Label(look, "", elides=True)
        self._whose = Label(look, "", Face.CAPTION_STRONG, Ink.TEXT2)
        self.parties = QComboBox()
        self.around = Button(look, "", "info")
        self.again = Button(look, "", "rotate-ccw")
        self.leave = Button(look, "", "x")

        self._whose.setBuddy(self.parties)
        self.parties.activated.connect(lambda: self.party_wanted.emit(self.parties.currentData()))
        self.around.clicked.connect(self.steps_wanted)
        self.again.clicked.connect(self.play_wanted)
        self.leave.clicked.connect(self.left)

        row = Row(look, 1, (2, 0.5), self)
        row.addWidget(Icon(look, "ship", Ink.NOTE, 1.3))
        row.addWidget(self._word)
        row.addWidget(self._words, 1)
        for part in (self._whose, self.parties, self.around, self.again, self.leave):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self._say)

    def show_parties(self, names: Mapping[str, str], chosen: str) -> None:
        """Offer the vaults of these parties; `chosen` is open."""
        with QSignalBlocker(self.parties):
            self.parties.clear()
            for party, name in names.items():
                self.parties.addItem(name, party)
            self.parties.setCurrentIndex(self.parties.findData(chosen))

    def _say(self) -> None:
        self._word.say(self.tr("SAMPLE"))
        self._words.say(self.tr("Invented parties and goods; all of it is removed when you leave."))
        self._whose.say(self.tr("Vault of"))
        self.parties.setAccessibleName(self.tr("Vault of"))
        self.around.setText(self.tr("Show me around"))
        self.again.setText(self.tr("Play again"))
        self.leave.setText(self.tr("Leave"))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), t.status(Tone.NOTE).soft)
            hairline(painter, self.rect(), t.status(Tone.NOTE).ink)
