"""When the vault locks itself."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ui.look import Face, Ink, Look
from ui.settings import Settings
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Panel
from ui.widgets.text import Label

MINUTES = (1, 5, 10, 30, 60, 0)


class LockPanel(Panel):
    """Minutes without a hand, and the screen."""

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._settings = settings
        self.minutes = QComboBox()
        self._field = LabelledField(look, "", self.minutes)
        self.with_screen = QCheckBox()
        self._words = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)

        self.minutes.activated.connect(self._keep_minutes)
        self.with_screen.toggled.connect(self._keep_screen)

        self.body.addWidget(self._field)
        self.body.addWidget(self.with_screen)
        self.body.addWidget(self._words)
        look.follow(self._say)

    def _keep_minutes(self, place: int) -> None:
        self._settings.lock_minutes = MINUTES[place]

    def _keep_screen(self, locks: bool) -> None:
        self._settings.locks_with_screen = locks

    def _say(self) -> None:
        self.call(self.tr("Locking"))
        self._field.call(self.tr("&Lock when nobody has touched it for"))
        kept = self._settings.lock_minutes
        with QSignalBlocker(self.minutes):
            self.minutes.clear()
            for minutes in MINUTES:
                words = self.tr("%n minute(s)", "", minutes) if minutes else self.tr("Never")
                self.minutes.addItem(words)
            self.minutes.setCurrentIndex(MINUTES.index(kept) if kept in MINUTES else 2)
        with QSignalBlocker(self.with_screen):
            self.with_screen.setChecked(self._settings.locks_with_screen)
        self.with_screen.setText(self.tr("Lock with the scr&een, and when the computer sleeps"))
        self._words.say(self.tr("Ctrl+L locks at once. What is being worked on is finished first."))
