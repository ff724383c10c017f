"""A new passphrase, typed twice, with a word on how well it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.look import Face, Look
from ui.pages.passphrase import LEAST, judge, passphrase_field
from ui.widgets.boxes import Column
from ui.widgets.fields import LabelledField
from ui.widgets.text import Label


class PassphrasePair(QWidget):
    """Two fields that must agree; `is_ready` once they do and the first is long enough."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._first = passphrase_field()
        self._second = passphrase_field()
        self.first = LabelledField(look, "", self._first)
        self.second = LabelledField(look, "", self._second)
        self._hint = Label(look, "", Face.CAPTION, wraps=True)
        self._shows = QCheckBox()

        self._first.textEdited.connect(self._edited)
        self._second.textEdited.connect(self._edited)
        self._shows.toggled.connect(self._show)

        column = Column(look, 1.5, 0, self)
        top = Column(look, 0.5)
        top.addWidget(self.first)
        top.addWidget(self._hint)
        column.addLayout(top)
        column.addWidget(self.second)
        column.addWidget(self._shows)
        look.follow(self._say)

    @property
    def passphrase(self) -> str:
        """What was typed first."""
        return self._first.text()

    @property
    def is_ready(self) -> bool:
        """Whether both agree and nothing is missing."""
        return len(self._first.text()) >= LEAST and self._first.text() == self._second.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()
        self._shows.setChecked(False)
        self.first.complain("")
        self._edited()

    def ask_again(self) -> None:
        """Say that both differ, if they do."""
        differs = self._first.text() != self._second.text()
        self.second.complain(self.tr("Both must be the same.") if differs else "")

    def _edited(self) -> None:
        self._say_hint()
        self.first.complain("")
        is_begun = self._first.text().startswith(self._second.text())
        self.second.complain("" if is_begun else self.tr("Both must be the same."))
        self.edited.emit()

    def _say_hint(self) -> None:
        said, ink = judge(self._first.text())
        self._hint.say(said)
        self._hint.write_in(ink)
        self._first.setAccessibleDescription(said)

    def _show(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self._first.setEchoMode(mode)
        self._second.setEchoMode(mode)

    def _say(self) -> None:
        self.first.call(self.tr("&Passphrase"))
        self.second.call(self.tr("The same &again"))
        self._shows.setText(self.tr("&Show what I type"))
        self._say_hint()
