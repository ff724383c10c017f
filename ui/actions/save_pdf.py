"""Prints a bill as a PDF file: verified, complete, and marked as a copy on every page."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, write_file
from wallet.words import Language


def save_pdf(session: Session, bill: str, path: Path, language: Language) -> Job:
    """Write the PDF of `bill` to `path`; the job brings the path."""

    def work(book: Book) -> Path:
        write_file(path, book.render(bill, language))
        return path

    return session.read(work)
