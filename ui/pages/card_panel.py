"""A card as a panel: mine, to be handed out; somebody's, to be compared again or unpinned."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.actions.address_book import Person
from ui.actions.export_card import card_file_name, export_card
from ui.dialogs.files import ask_to_save
from ui.dialogs.show_codes import ShowCodesDialog
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.pages.party_words import ROLE_ICONS, lei_of, role_words
from ui.session import Session
from ui.widgets.boxes import Column, Flow, Row, let_wrap
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Panel
from ui.widgets.phrase import Phrase
from ui.widgets.text import Icon, Label
from wallet.book import Card, card_phrase


class _CardPanel(Panel):
    """Name, role and codes over the four words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = Icon(look, "user", Ink.TEXT, 1.8)
        self._name = Label(look, "", Face.SECTION, wraps=True, selectable=True)
        self._about = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True, selectable=True)
        self.phrase = Phrase(look)
        self._why = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self._did = ""
        let_wrap(self.phrase)
        words = Column(look, 0.25)
        words.addWidget(self._name)
        words.addWidget(self._about)
        row = Row(look, 1.5)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.phrase)
        self.body.addWidget(self._why)

    def _show(self, card: Card, more: str) -> None:
        self._icon.show_icon(ROLE_ICONS[card.role])
        self._name.say(card.party.name)
        lei = lei_of(card.party)
        about = (role_words(card.role), f"LEI {lei}" if lei else "", more)
        self._about.say(" · ".join(part for part in about if part))
        if self._did != card.did:
            self._did = card.did
            self.phrase.show_words(card_phrase(card))


class OwnCardPanel(_CardPanel):
    """My own card. Others need it before they can give me anything."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._session = session
        self._card: Card | None = None
        self.show_code = Button(look, icon="scan-qr-code", kind=Kind.PRIMARY)
        self.export = Button(look, icon="file-output")
        self.outcome = Outcome(look)
        self.show_code.clicked.connect(self.show_codes)
        self.export.clicked.connect(self._ask)
        buttons = QWidget()
        row = Flow(look, buttons)
        row.addWidget(self.show_code)
        row.addWidget(self.export)
        let_wrap(buttons)
        self.body.addWidget(buttons)
        self.body.addWidget(self.outcome)

    def show_card(self, card: Card) -> None:
        """Show my card."""
        self._card = card
        self.call(self.tr("My card"))
        self._show(card, self.tr("made {day}").format(day=self._look.speech.day(card.issued)))
        self._why.say(self.tr("Whoever pins your card asks you for these four words."))
        self.show_code.setText(self.tr("Show my card"))
        self.export.setText(self.tr("Save my card as a file"))

    def show_codes(self) -> ShowCodesDialog | None:
        """Show my card to somebody's camera."""
        card = self._card
        if card is None:
            return None
        title = self.tr("The card of {name}").format(name=card.party.name)
        words = self.tr("Let them hold their camera to it: then they can give you bills.")
        dialog = ShowCodesDialog(
            self._session, self._look, title, words, card_phrase(card), self.window()
        )
        dialog.show_card(card)
        dialog.open()
        return dialog

    def _ask(self) -> None:
        if self._card is not None:
            title = self.tr("Save my card")
            ask_to_save(self.window(), title, card_file_name(self._card), self.export_to)

    def export_to(self, path: Path) -> None:
        """Write my card to `path`."""
        if self._card is not None:
            job = export_card(self._session, self._card, path)
            said = self.tr("Saved as {path}. It is public: send it to anybody.").format(path=path)
            self.outcome.watch(job, self.tr("Saving the card"), said)


class CardPanel(_CardPanel):
    """The card that is chosen in the list."""

    unpin_asked = Signal(object)
    """The `ui.actions.address_book.Person` whose card it is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._person: Person | None = None
        self._key = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True, selectable=True)
        self.unpin = Button(look, icon="x", kind=Kind.REJECT)
        self.unpin.clicked.connect(lambda: self.unpin_asked.emit(self._person))
        row = Row(look)
        row.addWidget(self.unpin)
        row.addStretch()
        self.body.addWidget(self._key)
        self.body.addLayout(row)

    def show_person(self, person: Person) -> None:
        """Show somebody's card."""
        self._person = person
        self.call(self.tr("The chosen card"))
        day = self._look.speech.day(person.stored.pinned_at)
        pinned = self.tr("pinned {day}, from {source}")
        self._show(
            person.card,
            pinned.format(day=day, source=self._look.speech.say("source", person.stored.source)),
        )
        self._why.say(
            self.tr("The same four words stand under My card on their screen. Compare them aloud.")
        )
        self._key.say(self.tr("Key {key}").format(key=person.card.key.thumbprint))
        self.unpin.setText(self.tr("Unpin this card"))
