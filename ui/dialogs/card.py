"""Shows a card before it is pinned: who it says it is, four words to compare, what pinning means.

Pinning is the one act that makes somebody known. The dialog says what the card
claims, never that it is true, and asks for the words to be compared by another way.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.actions.pin_card import find_namesakes, pin_card
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.look import Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.party_words import ROLE_ICONS, codes_of, role_words
from ui.pages.why import WrongPanel
from ui.session import Session
from ui.widgets.boxes import Column, Row, let_wrap
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Panel
from ui.widgets.phrase import Phrase
from ui.widgets.text import Icon, Label, on_control
from wallet.book import Card, StoredCard, card_phrase
from wallet.words import spaced


class CardDialog(PaperDialog):
    """A card that is not known yet.

    Args:
        session: The open vault.
        look: How to draw.
        card: The card; its signature holds.
        source: Where it came from, such as a file's name.
        parent: The window it stands before.

    """

    help_topic = "people#pin"

    pinned = Signal(object)
    """The `wallet.book.Card`, once it is in the address book."""

    def __init__(
        self,
        session: Session,
        look: Look,
        card: Card,
        source: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent, gap=2)
        self._session = session
        self._card = card
        self._source = source
        self._pinning, self._comparing = Latest(self), Latest(self)
        name = card.party.name
        self.setWindowTitle(self.tr("Pin a card"))
        compared = self.tr("I compared the four words with {name}").format(name=on_control(name))
        self.compared = QCheckBox(spaced(compared))
        self.pin = Button(look, self.tr("Pin this card"), "user-check", Kind.PRIMARY, tall=True)
        self.back = Button(look, self.tr("Not now"), tall=True)
        self._error = WrongPanel(look)

        self.compared.toggled.connect(self._say)
        self.pin.clicked.connect(self._pin)
        self.back.clicked.connect(self.reject)
        self._pinning.answered.connect(self._pinned)
        self._pinning.failed.connect(self._failed)
        self._comparing.answered.connect(self._warn)
        self._comparing.failed.connect(self._not_compared)

        self.body.addLayout(self._who(card))
        self.warnings = Column(look, 1)
        self.body.addLayout(self.warnings)
        self.body.addWidget(self._facts(card))
        self.body.addWidget(self._phrase(card))
        for sentence in self._consequences(name):
            self.body.addWidget(Point(look, "arrow-right", sentence))
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self.decide_by(self.back, self.pin)
        look.follow(self._fit)
        self._say()
        self.compared.setFocus()
        self._comparing.ask(find_namesakes(session, card))

    def _say(self) -> None:
        """Let the button say whether anything was compared."""
        is_compared = self.compared.isChecked()
        said = self.tr("Pin this card") if is_compared else self.tr("Pin without comparing")
        self.pin.setText(said)
        self.pin.be(Kind.PRIMARY if is_compared else Kind.PLAIN)

    def _warn(self, others: tuple[StoredCard, ...]) -> None:
        """Say that another key goes by the same name or code: a new key, or an impostor."""
        for other in others:
            said = self.tr(
                "Your own card goes by the same name or code. This one has another key: "
                "do not pin it unless you made it yourself."
            )
            if not other.is_own:
                said = self.tr(
                    "{name}, which you pinned on {day}, goes by the same name or code with another "
                    "key. Either they have a new key or one of the two cards is false: ask them."
                ).format(name=other.name, day=self._look.speech.day(other.pinned_at))
            self.warnings.addWidget(Point(self._look, "users", said, Ink.BAD))
        self.adjustSize()

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(44))

    def _who(self, card: Card) -> Row:
        look = self._look
        words = Column(look, 0)
        words.addWidget(Label(look, card.party.name, Face.TITLE, wraps=True, selectable=True))
        says = self.tr("{role}, as the card says").format(role=role_words(card.role))
        words.addWidget(Label(look, says, ink=Ink.TEXT2))
        row = Row(look, 1.5)
        icon = Icon(look, ROLE_ICONS[card.role], Ink.TEXT, 2.2)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        return row

    def _facts(self, card: Card) -> FieldGrid:
        facts = FieldGrid(self._look, 2)
        codes = [(label, code) for label, code in codes_of(card.party)]
        codes.append((self.tr("Made on"), self._look.speech.day(card.issued)))
        codes.append((self.tr("Came from"), self._source))
        codes.append((self.tr("Key"), card.key.thumbprint))
        facts.show_facts(codes)
        facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return facts

    def _phrase(self, card: Card) -> Panel:
        look = self._look
        panel = Panel(look, self.tr("Say these four words to them, by telephone or face to face"))
        phrase = Phrase(look, card_phrase(card))
        let_wrap(phrase)
        panel.body.addWidget(phrase)
        why = self.tr(
            "They see the same words beside their own card under People. Another card, "
            "even one with the same name, has other words."
        )
        panel.body.addWidget(Label(look, why, Face.CAPTION, Ink.TEXT2, wraps=True))
        panel.body.addWidget(self.compared)
        return panel

    def _consequences(self, name: str) -> tuple[str, ...]:
        return (
            self.tr(
                "If you pin this card, whatever its key signs counts for you as signed by {name}, "
                "and you can give bills to it."
            ).format(name=name),
            self.tr("A card proves who holds a key. That the key is {name}’s is your word.").format(
                name=name
            ),
        )

    def _pin(self) -> None:
        self.pin.setEnabled(False)
        self._pinning.ask(pin_card(self._session, self._card, self._source))

    def _pinned(self, _stored: object) -> None:
        self.pinned.emit(self._card)
        self.accept()

    def _not_compared(self, error: Exception) -> None:
        self._error.show_wrong(
            error, self.tr("Whether another card goes by this name or code could not be looked up.")
        )

    def _failed(self, error: Exception) -> None:
        self.pin.setEnabled(True)
        self._error.show_wrong(
            error,
            self.tr("The card was not pinned."),
        )
