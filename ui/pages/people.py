"""The address book: my own card, and those I pinned."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ui.actions.address_book import Person, everybody, found_by
from ui.actions.pin_card import unpin_card
from ui.dialogs.card_source import CardSource
from ui.dialogs.confirm import ConfirmDialog
from ui.look import Face, Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.card_panel import CardPanel, OwnCardPanel
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.pages.party_words import ROLE_ICONS, lei_of, role_words
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import SearchField
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Card


class PeoplePage(Page):
    """Cards as a table, with what can be done with the chosen one."""

    help_topic = "people"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self._people: tuple[Person, ...] = ()
        self._shown: tuple[Person, ...] = ()
        self._did = ""
        self._asking = Latest(self)
        self._title = Label(look, "", Face.TITLE)
        self._count = Label(look, "", ink=Ink.TEXT2)
        self.scan_card = Button(look, icon="scan-qr-code")
        self.pin = Button(look, icon="user-check")
        self.outcome = Outcome(look)
        self.cards = CardSource(session, look, self.outcome, self)
        self.search = SearchField(look, "")
        self._model = RowsModel(self)
        self.table = Table(look, "", selects=True)
        self._none = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.own = OwnCardPanel(session, look)
        self.card = CardPanel(look)
        self.zone = DropZone(look, "")

        self.table.setModel(self._model)
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self.outcome.complain)
        self.cards.read.connect(self._read)
        self.scan_card.clicked.connect(self.cards.scan)
        self.pin.clicked.connect(self.cards.ask)
        self.zone.dropped.connect(lambda paths: self.cards.open(paths[0]))
        self.search.searched.connect(lambda _text: self._fill())
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        self.card.unpin_asked.connect(self._ask_unpin)
        session.locked.connect(self._forget)

        self._lay_out()
        look.follow(self._say)

    def _lay_out(self) -> None:
        look = self._look
        head = Row(look, 1.5)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.scan_card)
        head.addWidget(self.pin)
        people = Panel(look, padding=0)
        field = Row(look, 1, (1, 1))
        field.addWidget(self.search)
        people.body.addLayout(field)
        people.body.addWidget(self.table, 1)
        self._none.setContentsMargins(*(2 * look.metrics.padding,) * 4)
        people.body.addWidget(self._none)
        aside = QWidget()
        right = Column(look, 1.5, 0, aside)
        right.addWidget(self.own)
        right.addWidget(self.card)
        right.addWidget(self.zone)
        right.addStretch()
        across = Row(look, 1.5)
        across.addWidget(people, 3)
        across.addWidget(aside, 2)
        page = Ground(look)
        column = Column(look, 1.5, (3, 1.5), page)
        top = Column(look, 0)
        top.addLayout(head)
        top.addWidget(self.outcome)
        column.addLayout(top)
        column.addLayout(across, 1)
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, page))

    # What is shown

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        if self._session.is_open:
            self._asking.ask(self._session.read(everybody))

    def _forget(self) -> None:
        self._asking.drop()
        self._people, self._did = (), ""
        self._say()

    def _found(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._say()

    def _say(self) -> None:
        others = [one for one in self._people if not one.stored.is_own]
        self._title.say(self.tr("People"))
        count = len(others)
        said = self.tr("1 card pinned") if count == 1 else self.tr("%n cards pinned", "", count)
        self._count.say(said)
        self.scan_card.setText(self.tr("Scan a card"))
        self.pin.setText(self.tr("Pin a card from a file"))
        self.search.call(self.tr("Search names and codes"))
        self.table.setAccessibleName(self.tr("Pinned cards"))
        self.zone.say(self.tr("Drop the card somebody sent you here, to look at it"))
        own = next((one for one in self._people if one.stored.is_own), None)
        self.own.setVisible(own is not None)
        if own is not None:
            self.own.show_card(own.card)
        self._fill()

    def _fill(self) -> None:
        others = [one for one in self._people if not one.stored.is_own]
        self._shown = found_by(self.search.text(), others)
        did = self._did
        self._model.show(self._heads(), [self._row(one) for one in self._shown])
        places = [one.card.did for one in self._shown]
        if did in places:
            self.table.selectRow(places.index(did))
        else:
            did = ""
        self._did = did
        empty = self.tr("Nobody yet. A bill can be given to, and taken from, those you pin here.")
        if others:
            empty = self.tr("Nobody in your address book is called that.")
        self._none.say(empty)
        self._none.setVisible(not self._shown)
        self.table.setVisible(bool(self._shown))
        self._show_chosen()

    def _heads(self) -> tuple[Head, ...]:
        return (
            Head("name", self.tr("Name")),
            Head("role", self.tr("Role"), elides=False),
            Head("lei", self.tr("LEI"), elides=False, leaves=1),
        )

    def _row(self, person: Person) -> tuple[Cell, ...]:
        role = person.card.role
        pinned = self.tr("pinned {day}, from {source}").format(
            day=self._look.speech.day(person.stored.pinned_at),
            source=self._look.speech.say("source", person.stored.source),
        )
        return (
            Cell(person.name, pinned, is_strong=True),
            Cell(role_words(role), icon=ROLE_ICONS[role]),
            Cell(lei_of(person.card.party) or "—"),
        )

    def _turned(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = current.row()
        self._did = self._shown[row].card.did if 0 <= row < len(self._shown) else ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = next((one for one in self._shown if one.card.did == self._did), None)
        self.card.setVisible(chosen is not None)
        self.zone.setVisible(chosen is None)
        if chosen is not None:
            self.card.show_person(chosen)

    # What is done

    def _read(self, card: Card) -> None:
        if any(one.card.did == card.did and not one.stored.is_own for one in self._people):
            self.search.clear()
            self._did = card.did
            self._fill()
            return
        self.cards.show(card)

    def _ask_unpin(self, person: Person) -> None:
        dialog = ConfirmDialog(
            self._look,
            self.tr("Unpin the card of {name}?").format(name=person.name),
            (
                self.tr("What its key signs is then signed by nobody you know."),
                self.tr("Bills you already hold stay; new ones from it show an unknown signer."),
                self.tr("You can pin the same card again."),
            ),
            self.tr("Unpin this card"),
            "x",
            Kind.REJECT,
            parent=self.window(),
        )
        dialog.confirmed.connect(lambda: self.unpin(person.card.did))
        dialog.open()

    def unpin(self, did: str) -> None:
        """Take a card out of the address book."""
        self.outcome.watch(unpin_card(self._session, did), self.tr("Unpinning the card"))
