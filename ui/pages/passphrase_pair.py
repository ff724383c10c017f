"""A new passphrase, typed twice, with a word on how well it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.actions.strength import judge_passphrase, suggest_passphrase
from ui.look import Face, Look
from ui.pages.latest import Latest
from ui.pages.passphrase import LEAST, StrengthMeter, passphrase_field
from ui.session import Session
from ui.widgets.boxes import Column, Flow
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.text import Label


class PassphrasePair(QWidget):
    """Two fields that must agree; `is_ready` once they do and the first is long enough."""

    edited = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._known: tuple[str, ...] = ()
        self._strength = Latest(self)
        self._suggestion = Latest(self)
        self._first = passphrase_field()
        self._second = passphrase_field()
        self.first = LabelledField(look, "", self._first)
        self.second = LabelledField(look, "", self._second)
        self.meter = StrengthMeter(look)
        self.shows = QCheckBox()
        self.suggest = Button(look, "", "key-round", Kind.LINK)
        self.copy = Button(look, "", "copy", Kind.LINK)
        self.whole = Label(look, face=Face.STRONG, wraps=True)

        self._first.textEdited.connect(self._edited)
        self._second.textEdited.connect(self._edited)
        self.shows.toggled.connect(self._show)
        self.suggest.clicked.connect(lambda: self._suggestion.ask(suggest_passphrase(session)))
        self.copy.clicked.connect(lambda: session.clipboard.copy(self.passphrase))
        self._strength.answered.connect(self.meter.show_strength)
        self._suggestion.answered.connect(self._take)

        self.whole.hide()
        self.copy.hide()
        column = Column(look, 1.5, 0, self)
        top = Column(look, 0.75)
        top.addWidget(self.first)
        top.addWidget(self.meter)
        column.addLayout(top)
        column.addWidget(self.second)
        helps = QWidget()
        beside = Flow(look, helps)
        for part in (self.shows, self.suggest, self.copy):
            beside.addWidget(part)
        column.addWidget(helps)
        column.addWidget(self.whole)
        look.follow(self._say)

    @property
    def controls(self) -> list[QWidget]:
        """What takes the keyboard, as one reads."""
        return [self._first, self._second, self.shows, self.suggest, self.copy]

    @property
    def passphrase(self) -> str:
        """What was typed first."""
        return self._first.text()

    @property
    def is_ready(self) -> bool:
        """Whether both agree and nothing is missing."""
        return len(self._first.text()) >= LEAST and self._first.text() == self._second.text()

    def know(self, words: Sequence[str]) -> None:
        """Count these names as ones that a thief tries first."""
        known = tuple(word for word in words if word)
        if known != self._known:
            self._known = known
            self._measure()

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()
        self.shows.setChecked(False)
        self.first.complain("")
        self._edited()

    def _edited(self) -> None:
        self._measure()
        self.first.complain("")
        is_begun = self._first.text().startswith(self._second.text())
        self.second.complain("" if is_begun else self.tr("Both must be the same."))
        self._show_whole()
        self.edited.emit()

    def _measure(self) -> None:
        if len(self.passphrase) < LEAST:
            self._strength.drop()
            self.meter.wait(len(self.passphrase))
        else:
            self._strength.ask(judge_passphrase(self._session, self.passphrase, self._known))

    def _take(self, suggestion: str) -> None:
        self._first.setText(suggestion)
        self._second.setText(suggestion)
        self.shows.setChecked(True)
        self._edited()

    def _show(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self._first.setEchoMode(mode)
        self._second.setEchoMode(mode)
        self._show_whole()

    def _show_whole(self) -> None:
        """Show what the field may be too narrow for, and offer to copy it."""
        is_shown = self.shows.isChecked() and bool(self.passphrase)
        self.copy.setVisible(is_shown)
        self.whole.setVisible(is_shown)
        self.whole.say(self.passphrase if is_shown else "")

    def _say(self) -> None:
        self.shows.setMinimumHeight(self._look.metrics.button)  # on one line with the links
        self.first.call(self.tr("&Passphrase"))
        self.second.call(self.tr("The same &again"))
        self.shows.setText(self.tr("&Show what I type"))
        self.suggest.setText(self.tr("Suggest one"))
        self.copy.setText(self.tr("Copy for 30 seconds"))
        self._measure()
