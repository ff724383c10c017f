"""Third step of giving: one sentence of what is signed, and what is lost by it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.dialogs.endorsement import EndorsementPaper
from ui.dialogs.gift import Gift, losses_of, sentence_of, surrender_words
from ui.dialogs.give_what import show_on
from ui.dialogs.points import Point
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.widgets.boxes import Column, Row, empty, let_wrap
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Hairline, Panel
from ui.widgets.text import Label, on_control
from wallet.clock import Clock
from wallet.titles.acts import How
from wallet.titles.verbs import Verb
from wallet.words import spaced

MOST_WORDS = 255
"""Characters of a remark: what DCSA's `comments` holds."""


class ConfirmStep(QWidget):
    """What the button below will sign."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._sentence = Label(look, "", Face.TITLE, wraps=True)
        self._losses = QWidget()
        self._lines = Column(look, 1, 0, self._losses)
        let_wrap(self._losses)
        self.seal = QCheckBox()
        self._why = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.words = QLineEdit(maxLength=MOST_WORDS)
        self._words = LabelledField(look, "", self.words)
        self._sealing = QWidget()
        self._paper_side = QWidget()
        self.paper = EndorsementPaper(look)
        self.outcome = Outcome(look)

        self.seal.setChecked(True)
        sealing = Column(look, 0.5, 0, self._sealing)
        sealing.addWidget(Hairline(look))
        sealing.addWidget(self.seal)
        sealing.addWidget(self._why)
        said = Panel(look)
        said.body.addWidget(self._sentence)
        said.body.addWidget(self._losses)
        said.body.addWidget(self._words)
        said.body.addWidget(self._sealing)
        left = Column(look, 1.5)
        left.addWidget(Label(look, self.tr("You are about to sign"), Face.SECTION))
        left.addWidget(said)
        left.addWidget(self.outcome)
        left.addStretch(1)
        right = Column(look, 1.5, 0, self._paper_side)
        right.addWidget(Label(look, self.tr("As it will be printed"), Face.SECTION))
        right.addWidget(self.paper)
        right.addStretch(1)
        row = Row(look, 3, (3, 2), self)
        row.addLayout(left, 1)
        row.addWidget(self._paper_side, 1)

    def show_gift(self, gift: Gift, how: How, name: str) -> None:
        """Show what giving so to `name` means."""
        self._say(sentence_of(gift, how, name), losses_of(gift, name))
        seal = self.tr("Seal the parcel so that only {name} can open it")
        self.seal.setText(spaced(seal.format(name=on_control(name))))
        self._why.say(
            self.tr("Leave it unsealed only where the receiver reads it with another program.")
        )
        self._sealing.show()
        self._ask_words(
            self.tr("&Remark beside the endorsement, if any"),
            self.tr("An endorsement is of the whole bill and without condition."),
        )
        self._paper_side.show()
        show_on(self.paper, self._look, gift, how, name, self._clock)

    def show_surrender(self, gift: Gift, verb: Verb) -> None:
        """Show what giving it back to its carrier means."""
        self._say(*surrender_words(gift, verb))
        self._words.setVisible(verb is not Verb.SURRENDER)
        self._ask_words(
            self.tr("&What {carrier} should change or know").format(
                carrier=gift.carrier.replace("&", "&&")
            ),
            "",
        )
        self._sealing.hide()
        self._paper_side.hide()

    def _ask_words(self, label: str, hint: str) -> None:
        self._words.hint(hint)
        self._words.call(label)

    def _say(self, sentence: str, losses: Sequence[str]) -> None:
        self._sentence.say(sentence)
        empty(self._lines)
        for loss in losses:
            self._lines.addWidget(Point(self._look, "arrow-right", loss))
        self._lines.addStretch(1)
