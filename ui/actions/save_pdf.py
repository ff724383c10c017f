"""Prints a bill as a PDF file: verified, complete, sealed, and marked as a copy on every page."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, print_name, write_file
from wallet.words import Language


def save_pdf(session: Session, bill: str, path: Path, language: Language) -> Job:
    """Write the PDF of `bill`, with the owner's seal, to `path`; the job brings the path."""

    def work(book: Book) -> Path:
        write_file(path, book.render(bill, language, sealed=True))
        return path

    return session.read(work)


def print_originals(session: Session, bill: str, folder: Path, language: Language) -> Job:
    """Carrier: write the paper that takes the place of a closed record into `folder`."""

    def work(book: Book) -> Path:
        papers = book.print_on_paper(bill, language)
        number = book.show(bill).holding.number
        for place, pdf in enumerate(papers, start=1):
            write_file(folder / print_name(f"{number}-{place}-of-{len(papers)}"), pdf)
        return folder

    return session.read(work)


def save_shown(session: Session, data: bytes, path: Path) -> Job:
    """Write what is shown, a PDF or a code's file, to `path`; the job brings the path."""

    def work(_progress: object) -> Path:
        write_file(path, data)
        return path

    return session.without_vault(work)
