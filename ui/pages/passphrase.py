"""Where a passphrase is typed, and the meter that says honestly how well one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.look import Face, Ink, Look, Tone, box
from ui.widgets.boxes import Column
from ui.widgets.text import Label

if TYPE_CHECKING:  # the book takes longer to import than the first page may take to appear
    from wallet.book import Strength

translate = QCoreApplication.translate  # lupdate finds calls by this very name

LEAST = 8
"""`wallet.store` refuses less; here it is said before one has to ask."""

_CELLS = 4
_TONES = (Tone.BAD, Tone.BAD, Tone.WAIT, Tone.WAIT, Tone.GOOD)
_INKS = (Ink.BAD, Ink.BAD, Ink.WAIT, Ink.WAIT, Ink.GOOD)


def passphrase_field() -> QLineEdit:
    """Return a field that hides what is typed and keeps it out of input helpers."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class _Cells(QWidget):
    """Four cells, as many filled as the passphrase is worth; the words beside say the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.score: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(12), max(5, self._look.metrics.u // 2 + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, u = self._look.tokens, self._look.metrics.u
        gap = u / 2
        wide = (self.width() - gap * (_CELLS - 1)) / _CELLS
        score = self.score or 0
        with QPainter(self) as painter:
            for cell in range(_CELLS):
                where = QRectF(cell * (wide + gap), 0, wide, self.height())
                is_full = self.score is not None and cell < max(1, score)
                fill = t.status(_TONES[score]).ink if is_full else t.line
                box(painter, where, fill=fill, radius=0)


class StrengthMeter(QWidget):
    """How well a passphrase holds against one who knows its owner's names."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cells = _Cells(look)
        self._words = Label(look, "", Face.CAPTION, wraps=True)
        column = Column(look, 0.5, 0, self)
        column.addWidget(self._cells)
        column.addWidget(self._words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.whole

    def wait(self, length: int) -> None:
        """Say what can be said without looking: nothing typed, or too little."""
        if not length:
            said = translate(
                "Passphrase",
                "Several words that make no sense together are strong and easy to type. Nobody "
                "can reset it.",
            )
            self._show(said, None, Ink.TEXT2)
        elif length < LEAST:
            said = translate("Passphrase", "At least {least} characters, {count} so far.")
            self._show(said.format(least=LEAST, count=length), 0, Ink.TEXT2)

    def show_strength(self, strength: Strength) -> None:
        """Say what a passphrase is worth, and what makes it weak."""
        score = strength.score
        if score == _CELLS:
            said = translate("Passphrase", "Strong, unless it is a phrase others know.")
        elif score > 1:
            said = translate("Passphrase", "Allowed, but a thief with a computer could guess it.")
        else:
            said = translate("Passphrase", "Weak: a thief would soon guess it.")
        why = [self._look.speech.say("strength", code) for code in strength.weak]
        glue = "" if self._look.speech.is_chinese else " "
        self._show(glue.join([said, *why]), score, _INKS[score])

    def _show(self, said: str, score: int | None, ink: Ink) -> None:
        self._words.say(said)
        self._words.write_in(ink)
        self._cells.score = score
        self._cells.update()
