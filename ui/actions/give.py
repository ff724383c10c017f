"""Gives a bill on, gives it back to its carrier, and packs the same parcel again."""

from __future__ import annotations

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Card, Done
from wallet.errors import CouldNotLook
from wallet.titles.acts import Ask, How


def give(session: Session, bill: str, to: Card, how: How, *, seal: bool, remark: str = "") -> Job:
    """Sign the entry that gives `bill` to `to`; the job brings `wallet.book.Done`."""
    return session.write(
        lambda book, _progress: book.offer(bill, to, how, remark=remark, seal=seal)
    )


def surrender(session: Session, bill: str, what_for: Ask, words: str = "") -> Job:
    """Sign the surrender, for delivery, amendment or paper; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.surrender(bill, what_for, comments=words))


def send_again(session: Session, bill: str) -> Job:
    """Pack once more what was signed, sealed where the receiver's card is pinned."""
    return session.read(lambda book: _packed(book, bill))


def _packed(book: Book, bill: str) -> Done:
    try:
        return book.again(bill, seal=True)
    except CouldNotLook:  # the card was unpinned since
        return book.again(bill)
