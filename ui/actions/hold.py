"""Puts an offer aside: nothing is signed, and the inbox says since when it waits.

The hold belongs to one entry, named by its phrase: the next offer of the same
bill is not on hold.
"""

from __future__ import annotations

from datetime import datetime

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book
from wallet.clock import read_time, write_time


def hold(session: Session, bill: str, phrase: tuple[str, ...], now: datetime) -> Job:
    """Remember that the entry of `bill` with this phrase was put aside."""
    words = f"{write_time(now)} {'-'.join(phrase)}"
    return session.write(lambda book, _progress: book.set(_name(bill), words))


def held_since(book: Book, bill: str, phrase: tuple[str, ...] | None = None) -> datetime | None:
    """Return since when the newest entry of `bill` is on hold, or nothing."""
    said = book.setting(_name(bill))
    if not said:
        return None
    since, _, entry = said.partition(" ")
    if phrase is not None and entry != "-".join(phrase):
        return None
    return read_time(since)


def _name(bill: str) -> str:
    return f"hold/{bill}"
