"""What opens a vault or its backup: the passphrase, or the recovery words in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.look import Look
from ui.pages.passphrase import passphrase_field
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField

_ROWS = 4


class OpenWords(QWidget):
    """One of two fields, and a link to the other."""

    edited = Signal()

    def __init__(
        self, look: Look, *, by_words: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.by_words = by_words
        self.line = passphrase_field()
        self.text = QPlainTextEdit(tabChangesFocus=True)
        self.passphrase = LabelledField(look, "", self.line)
        self.words = LabelledField(look, "", self.text)
        self.other = Button(look, "", "", Kind.LINK)

        self.line.textEdited.connect(self._edited)
        self.text.textChanged.connect(self._edited)
        self.other.clicked.connect(self._switch)

        column = Column(look, 0.5, 0, self)
        column.addWidget(self.passphrase)
        column.addWidget(self.words)
        aside = Row(look)
        aside.addWidget(self.other)
        aside.addStretch()
        column.addLayout(aside)
        look.follow(self._say)

    @property
    def is_filled(self) -> bool:
        """Whether something was typed."""
        return bool(self.typed_words if self.by_words else self.line.text())

    @property
    def typed_words(self) -> tuple[str, ...]:
        """The recovery words as they were typed, numbers and commas between them left out."""
        plain = "".join(sign if sign.isalpha() else " " for sign in self.text.toPlainText())
        return tuple(plain.split())

    def complain(self, words: str) -> None:
        """Say below the field what is wrong."""
        field = self.words if self.by_words else self.passphrase
        field.complain(words)
        field.field.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self.text.clear()

    def _edited(self) -> None:
        self.passphrase.complain("")
        self.words.complain("")
        self.edited.emit()

    def _switch(self) -> None:
        self.by_words = not self.by_words
        self._say()
        (self.text if self.by_words else self.line).setFocus()
        self.edited.emit()

    def _say(self) -> None:
        self.passphrase.call(self.tr("&Passphrase"))
        self.words.call(self.tr("The 24 recovery &words, in their order"))
        self.other.setText(
            self.tr("Use the passphrase") if self.by_words else self.tr("Use the recovery words")
        )
        self.passphrase.setVisible(not self.by_words)
        self.words.setVisible(self.by_words)
        self.text.setFixedHeight(self._look.metrics.ems(1.36 * _ROWS + 1))
