"""Takes a card into the address book, and out of it again."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Card, News, card_in, card_of


def open_card(session: Session, path: Path) -> Job:
    """Read the card in a file without pinning it; the job brings `wallet.book.Card`."""
    return session.without_vault(lambda _progress: card_in(path))


def read_shown_card(session: Session, message: bytes | News, name: str) -> Job:
    """Read the card that came by light, without pinning it; the job brings `wallet.book.Card`."""
    data = message if isinstance(message, bytes) else b""
    return session.without_vault(lambda _progress: card_of(data, name))


def pin_card(session: Session, card: Card, source: str) -> Job:
    """Pin a card: its key is that party's from now on. The job brings the stored card."""
    return session.write(lambda book, _progress: book.pin(card, source))


def find_namesakes(session: Session, card: Card) -> Job:
    """Look for other cards that go by a code or the name of `card`; the job brings a tuple."""
    return session.read(lambda book: book.namesakes(card))


def unpin_card(session: Session, did: str) -> Job:
    """Unpin the card of `did`: its key is nobody's from now on."""
    return session.write(lambda book, _progress: book.unpin(did))
