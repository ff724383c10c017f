"""Takes a document that belongs to a bill out of the vault."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, write_file


def save_paper(session: Session, bill: str, digest: str, path: Path) -> Job:
    """Write the document with this digest to `path`; the job brings the path."""

    def work(book: Book) -> Path:
        write_file(path, book.paper(bill, digest))
        return path

    return session.read(work)
