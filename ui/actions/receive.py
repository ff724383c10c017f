"""Takes one file in: a card is only read, everything else is judged and kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Card, Received, read_card, read_file
from wallet.errors import Unreadable
from wallet.progress import Progress
from wallet.titles.verbs import Verb


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one file turned out to be."""

    path: Path
    received: Received
    card_to_pin: Card | None = None
    """A card that the user has yet to look at; nothing was kept."""
    awaits_me: bool = False
    """Whether the bill in it now waits for an answer of mine."""


def receive(session: Session, path: Path) -> Job:
    """Take the file at `path` in; the job brings an `Arrival`."""

    def work(book: Book, _progress: Progress) -> Arrival:
        card = _card(path)
        if card is not None:
            is_pinned = any(stored.did == card.did for stored in book.cards())
            received = Received(path.name, card=card, is_kept=is_pinned)
            return Arrival(path, received, None if is_pinned else card)
        received = book.receive(path)
        if received.verdict is None or not received.is_kept:
            return Arrival(path, received)
        answers = (Verb.ACCEPT, Verb.ACCEPT_SURRENDER)
        possible = book.show(received.verdict.digest).possibilities
        return Arrival(path, received, awaits_me=any(one.verb in answers for one in possible))

    return session.write(work)


def _card(path: Path) -> Card | None:
    """Return the card in the file; whatever is none is for the book to judge."""
    try:
        return read_card(read_file(path).strip())
    except Unreadable:
        return None
