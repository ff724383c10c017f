"""The recovery words: shown once, to be written on paper or printed, and asked for again."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.look import Face, Ink, Look
from ui.pages.recovery_sheet import Sheet, print_sheet
from ui.session import Session
from ui.widgets.boxes import Column, Row, empty
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Panel
from ui.widgets.printing import ask_printer
from ui.widgets.text import Label

_COLUMNS = 4
ASKED = 3
"""How many words are asked for."""
_LETTERS = 4
"""So many letters of a word are enough: no two words begin alike."""


class RecoveryWords(QWidget):
    """Twenty-four words in four columns, read downwards; print and copy below."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.words: tuple[str, ...] = ()
        self._owner = ""
        self._panel = Panel(look, padding=2)
        self._grid = QGridLayout()
        self.print = Button(look, "", "printer")
        self.copy = Button(look, "", "copy", Kind.LINK)
        self._copied = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)

        self.print.clicked.connect(self._print)
        self.copy.clicked.connect(self._copy)
        session.clipboard.cleared.connect(self._copied.hide)

        self._copied.hide()
        self._panel.body.addLayout(self._grid)
        column = Column(look, 1.5, 0, self)
        column.addWidget(self._panel)
        acts = Row(look, 1.5)
        acts.addWidget(self.print)
        acts.addWidget(self.copy)
        acts.addWidget(self._copied, 1)
        acts.addStretch()
        column.addLayout(acts)
        look.follow(self._say)

    def show_words(self, words: Sequence[str], owner: str) -> None:
        """Show the words of the vault of `owner`; none takes them off the screen."""
        self.words, self._owner = tuple(words), owner
        self._say()

    def _print(self) -> None:
        if (printer := ask_printer(self)) is not None:
            print_sheet(self.sheet(), printer)

    def sheet(self) -> Sheet:
        """Return what is printed."""
        return Sheet(
            self.tr("Recovery words"),
            self.tr("Vault of {owner}").format(owner=self._owner),
            self.words,
            (
                self.tr("These words open the vault when its passphrase is lost."),
                self.tr("Whoever has them and the vault, or a backup of it, can open it."),
                self.tr("Keep this sheet where you keep originals: not beside the computer."),
                self.tr("A vault opened with them signs nothing until you have said why."),
            ),
        )

    def _copy(self) -> None:
        self._session.clipboard.copy(" ".join(self.words))
        self._copied.say(self.tr("On the clipboard for 30 seconds, for your password manager."))
        self._copied.show()

    def _say(self) -> None:
        self.print.setText(self.tr("Print the sheet…"))
        self.copy.setText(self.tr("Copy for 30 seconds"))
        u = self._look.metrics.u
        self._grid.setHorizontalSpacing(2 * u)
        self._grid.setVerticalSpacing(u)
        empty(self._grid)
        rows = max(1, len(self.words) // _COLUMNS)
        for place, word in enumerate(self.words):
            column, row = divmod(place, rows)
            cell = QWidget()
            line = Row(self._look, 1, 0, cell)
            number = Label(self._look, f"{place + 1}", Face.CAPTION, Ink.TEXT2)
            number.setMinimumWidth(self._look.metrics.ems(1.4))
            line.addWidget(number)
            line.addWidget(Label(self._look, word, Face.SECTION))
            line.addStretch()
            cell.setAccessibleName(f"{place + 1} {word}")
            self._grid.addWidget(cell, row, column)


class WordsCheck(QWidget):
    """Asks for some of the words, by their numbers, so that they are on paper for certain."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.places: tuple[int, ...] = ()
        self.fields = tuple(LabelledField(look, "", QLineEdit()) for _ in range(ASKED))

        row = Row(look, 2, 0, self)
        for field in self.fields:
            row.addWidget(field, 1)
            self._line(field).textEdited.connect(self._edited)
        look.follow(self._say)

    def ask(self, words: Sequence[str], places: Sequence[int] | None = None) -> None:
        """Ask for some of `words`: drawn by chance, where their places are not given."""
        self._words = tuple(words)
        drawn = random.SystemRandom().sample(range(len(self._words)), ASKED)
        self.places = tuple(sorted(drawn if places is None else places))
        for field in self.fields:
            self._line(field).clear()
            field.complain("")
        self._say()

    @property
    def is_filled(self) -> bool:
        """Whether something stands in each field."""
        return all(self._line(field).text().strip() for field in self.fields)

    def is_right(self) -> bool:
        """Say whether all are right; a field that is not says so, and takes the keyboard."""
        wrong = [
            field
            for place, field in zip(self.places, self.fields, strict=True)
            if not _matches(self._line(field).text(), self._words[place])
        ]
        for field in wrong:
            field.complain(self.tr("This is not the word on your paper."))
        if wrong:
            wrong[0].field.setFocus()
        return not wrong

    def _edited(self) -> None:
        for field in self.fields:
            field.complain("")
        self.edited.emit()

    @staticmethod
    def _line(field: LabelledField) -> QLineEdit:
        line = field.field
        if not isinstance(line, QLineEdit):
            raise TypeError(line)
        return line

    def _say(self) -> None:
        for place, field in zip(self.places, self.fields, strict=False):
            field.call(self.tr("Word {number}").format(number=place + 1))


def _matches(typed: str, word: str) -> bool:
    plain = typed.strip().casefold()
    return len(plain) >= min(_LETTERS, len(word)) and word.startswith(plain)
