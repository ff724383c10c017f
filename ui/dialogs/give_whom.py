"""To whom a bill goes: a step of giving and of issuing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.address_book import Person, found_by
from ui.dialogs.card_source import CardSource
from ui.look import Face, Ink, Look
from ui.models.cells import Cell, Column, RowsModel
from ui.pages.outcome import Outcome
from ui.pages.party_words import ROLE_ICONS, lei_of, role_words
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.boxes import Column as Below
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import SearchField
from ui.widgets.panels import Panel
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Card
from wallet.errors import Refused


class WhomStep(QWidget):
    """The address book as a list, with a search, and a way for a card nobody pinned yet."""

    chosen = Signal()
    """Another person is chosen, or none."""
    settled = Signal()
    """Enter or a click on the chosen row: go on."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._people: tuple[Person, ...] | None = None
        self._refusal: Callable[[Person], Refused | None] = _nothing
        self._shown: tuple[Person, ...] = ()
        self._did = ""
        self.search = SearchField(look, self.tr("Search names and codes"))
        self._model = RowsModel(self)
        self.table = Table(look, self.tr("People"), 2.9, selects=True)
        self._none = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.zone = DropZone(look, self.tr("or drop the card file of somebody new here"))
        self._scan = Button(look, self.tr("Scan a card"), "scan-qr-code")
        self._open = Button(look, self.tr("Open a card file"), "folder-open")
        self.outcome = Outcome(look)
        self.cards = CardSource(session, look, self.outcome, self)

        self.table.setModel(self._model)
        self.search.searched.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        self.table.opened.connect(lambda _row: self.settled.emit())
        self.zone.dropped.connect(lambda paths: self.cards.open(paths[0]))
        self._scan.clicked.connect(self.cards.scan)
        self._open.clicked.connect(self.cards.ask)
        self.cards.read.connect(self._read)

        self.zone.buttons.addWidget(self._scan)
        self.zone.buttons.addWidget(self._open)
        people = Panel(look, padding=0)
        top = Row(look, 1, (1, 1))
        top.addWidget(self.search)
        people.body.addLayout(top)
        people.body.addWidget(self.table, 1)
        people.body.addWidget(self._none)
        column = Below(look, 1.5, (3, 2), self)
        column.addWidget(Label(look, self.tr("Who is to get it?"), Face.SECTION))
        column.addWidget(people, 1)
        column.addWidget(self.outcome)
        column.addWidget(self.zone)
        self.setTabOrder(self.search, self.table)

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        return next((one for one in self._shown if one.card.did == self._did), None)

    def show_people(
        self,
        people: tuple[Person, ...],
        refusal: Callable[[Person], Refused | None] | None = None,
    ) -> None:
        """Show the people of this address book; whoever was chosen stays so.

        `refusal` says why somebody cannot get the bill at all.
        """
        self._people, self._refusal = people, refusal or _nothing
        self._fill()

    def choose(self, did: str) -> None:
        """Choose a person by its key."""
        self._did = did
        self._fill()

    def _fill(self) -> None:
        if self._people is None:
            return
        self._shown = found_by(self.search.text(), self._people)
        did = self._did  # the reset below forgets the row, and with it the choice
        self._model.show(self._columns(), [self._row(one) for one in self._shown])
        place = [one.card.did for one in self._shown].index(did) if self._holds(did) else -1
        if place >= 0:
            self.table.selectRow(place)
        self._did = did if place >= 0 else ""
        empty = self.tr("Nobody is in your address book yet. Open the card they sent you.")
        if self._people:
            empty = self.tr("Nobody in your address book is called that.")
        self._none.say(empty)
        self._none.setVisible(not self._shown)
        self._none.setContentsMargins(*(self._look.metrics.padding,) * 4)
        self.table.setVisible(bool(self._shown))
        self.chosen.emit()

    def _holds(self, did: str) -> bool:
        return any(one.card.did == did for one in self._shown)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Name")),
            Column("role", self.tr("Role"), elides=False),
            Column("lei", self.tr("LEI"), elides=False, leaves=1),
        )

    def _row(self, person: Person) -> tuple[Cell, ...]:
        day = self._look.speech.day(person.stored.pinned_at)
        about = self.tr("pinned {day}, from {source}").format(
            day=day, source=self._look.speech.say("source", person.stored.source)
        )
        refusal = self._refusal(person)
        refused = words_for(refusal, self._look.speech.language) if refusal else ""
        role = person.card.role
        return (
            Cell(person.name, refused or about, is_strong=True),
            Cell(role_words(role), icon=ROLE_ICONS[role]),
            Cell(lei_of(person.card.party)),
        )

    def _turned(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.row()
        self._did = self._shown[row].card.did if 0 <= row < len(self._shown) else ""
        self.chosen.emit()

    # Somebody new

    def _read(self, card: Card) -> None:
        self.search.clear()
        if any(one.card.did == card.did for one in self._people or ()):
            self.choose(card.did)
            return
        self.cards.show(card).pinned.connect(self._pinned)

    def _pinned(self, card: Card) -> None:
        self._did = card.did  # it is there once the address book was asked again


def _nothing(_person: Person) -> None:
    """Refuse nobody."""
