"""Writes a bill as platforms exchange it."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Exchange, write_file


def save_exchange(session: Session, bill: str, kind: Exchange, path: Path) -> Job:
    """Write `bill` as a file of this kind to `path`; the job brings the path."""

    def work(book: Book) -> Path:
        write_file(path, book.export(bill, kind))
        return path

    return session.read(work)
