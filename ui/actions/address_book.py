"""The address book: everybody whose card is pinned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wallet.book import Book, Card, StoredCard, read_card


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose card is pinned, or who owns this vault."""

    stored: StoredCard
    card: Card

    @property
    def name(self) -> str:
        """As the card says."""
        return self.card.party.name


def everybody(book: Book) -> tuple[Person, ...]:
    """Fetch the whole address book, its owner among them."""
    return tuple(Person(stored, read_card(stored.jws)) for stored in book.cards())


def others(book: Book) -> tuple[Person, ...]:
    """Fetch the address book without its owner."""
    return tuple(person for person in everybody(book) if not person.stored.is_own)


def found_by(text: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return those in whose name or codes every word of `text` occurs, in whatever case."""
    wanted = text.casefold().split()
    return tuple(one for one in people if all(word in _searched(one) for word in wanted))


def _searched(person: Person) -> str:
    codes = (code.code for code in person.card.party.codes)
    return " ".join((person.name, *codes)).casefold()
