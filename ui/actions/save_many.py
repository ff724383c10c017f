"""Writes one file for each of several bills into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import SUFFIX, Book, write_file
from wallet.progress import Progress
from wallet.titles.holding import Holding
from wallet.words import Language


def file_stem(number: str) -> str:
    """Return the number of a bill as a file may be called."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in number) or "bill"


def save_copies(session: Session, bills: Sequence[Holding], folder: Path, mark: str) -> Job:
    """Write the parcel of each bill, `mark` in its name; the job brings how many."""

    def make(book: Book, holding: Holding) -> tuple[str, bytes]:
        parcel = book.parcel(holding.bill).parcel
        return f"{file_stem(holding.number)}-{mark}{SUFFIX}", parcel

    return session.write(_each(bills, folder, make))


def save_pdfs(session: Session, bills: Sequence[Holding], folder: Path, language: Language) -> Job:
    """Write the PDF of each bill, sealed; the job brings how many. One that fails stops no other.

    Raises, at the end:
        WalletError: Why the first of those that could not be printed was not.

    """

    def work(book: Book, progress: Progress) -> int:
        done = book.render_many(
            [holding.bill for holding in bills],
            lambda name, pdf: write_file(_free(folder / name), pdf),
            language,
            progress,
            sealed=True,
        )
        wrong = next((one.wrong for one in done if one.wrong is not None), None)
        if wrong is not None:
            raise wrong
        return len(done)

    return session.write(work)


def _each(
    bills: Sequence[Holding], folder: Path, make: Callable[[Book, Holding], tuple[str, bytes]]
) -> Callable[[Book, Progress], int]:
    def work(book: Book, progress: Progress) -> int:
        for place, holding in enumerate(bills):
            progress.step(place, len(bills), holding.number)
            name, data = make(book, holding)
            write_file(_free(folder / name), data)
        return len(bills)

    return work


def _free(path: Path) -> Path:
    """Return `path`, or the same with a number where something lies there already."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem} ({number})")
    return free
