"""Keeps a copy of a bill as a file outside the vault; packs what its registrar is to record."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Purpose, write_file


def keep_copy(session: Session, bill: str, path: Path) -> Job:
    """Write the whole bill as it stands into a parcel file; the job brings the path."""

    def work(book: Book) -> Path:
        write_file(path, book.parcel(bill, Purpose.COPY).parcel)
        return path

    return session.read(work)


def pack_to_record(session: Session, bill: str) -> Job:
    """Pack what the registrar of `bill` is to record; the job brings `wallet.book.Done`."""
    return session.read(lambda book: book.parcel(bill, Purpose.RECEIPT))
