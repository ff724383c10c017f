"""Writes a signed bundle of bills for an auditor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import TIME_STAMP_SERVER, Book, Bundled, Selection, StoredCard, Wish
from wallet.progress import Progress


def save_bundle(
    session: Session, bills: Sequence[str], words: str, target: Path, wish: Wish
) -> Job:
    """Write the bundle of `bills`, or of those that fit `words`; the job brings a `Bundled`.

    A job that was stopped leaves its part beside `target`; the same again goes on.
    """

    def work(book: Book, progress: Progress) -> Bundled:
        chosen = tuple(bills) or book.select(Selection(words=words))
        return book.bundle(chosen, target, wish, progress)

    return session.look(work)


def ask_for_readers(session: Session) -> Job:
    """Ask to whom a bundle could be sealed, and which server stamps; the job brings both."""

    def work(book: Book) -> tuple[tuple[StoredCard, ...], str]:
        others = tuple(card for card in book.cards() if not card.is_own)
        return others, book.setting(TIME_STAMP_SERVER) or ""

    return session.read(work)


def remember_server(session: Session, server: str) -> Job:
    """Keep the address of the time stamp server for the next bundle."""
    return session.write(lambda book, _progress: book.set(TIME_STAMP_SERVER, server))
