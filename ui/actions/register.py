"""What a registrar asks and does: the register, a day's post, freezes, and the proof of a fork."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Done, Filed, RegisterLine, Wanted, Why, write_file
from wallet.errors import Refused
from wallet.progress import Progress


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register, and how many bills there are of each sort."""

    lines: tuple[RegisterLine, ...]
    counts: dict[Wanted, int]
    unissuable: Refused | None = None
    """Why the owner issues no bills at all."""


@dataclass(frozen=True, slots=True)
class DaysPost:
    """What came of a folder of parcels."""

    filed: tuple[Filed, ...]
    answers: tuple[Path, ...]
    """Where the answers lie."""


def ask_register(session: Session, wanted: Wanted, most: int) -> Job:
    """Ask for the register; the job brings a `RegisterPage`."""

    def work(book: Book) -> RegisterPage:
        counts = {one: book.register_count(one) for one in Wanted}
        lines = book.register(wanted=wanted, limit=most)
        return RegisterPage(lines, counts, book.refusal_to_issue)

    return session.read(work)


def record_post(session: Session, paths: Sequence[Path]) -> Job:
    """Rule on every parcel among `paths` and write the answers beside; brings `DaysPost`."""

    def work(book: Book, progress: Progress) -> DaysPost:
        filed, answers = book.record_parcels(paths, progress)
        folder = paths[0] if paths[0].is_dir() else paths[0].parent
        written = [_write(folder, done, number) for number, done in enumerate(answers)]
        return DaysPost(filed, tuple(written))

    return session.write(work)


def confirm(session: Session, bill: str) -> Job:
    """Say anew that a bill stands as recorded; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.confirm_record(bill))


def freeze(session: Session, bill: str, why: Why, reference: str) -> Job:
    """Hold a bill still; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.freeze(bill, why, reference))


def unfreeze(session: Session, bill: str, reference: str) -> Job:
    """Lift the freeze of a bill; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.unfreeze(bill, reference))


def save_fork(session: Session, bill: str, path: Path) -> Job:
    """Write the proof that somebody signed a bill twice."""

    def work(book: Book) -> Path:
        write_file(path, book.proof_of_fork(bill))
        return path

    return session.read(work)


def _write(folder: Path, done: Done, number: int) -> Path:
    what = "refused" if done.refused else "record"
    stem = done.file_name.rpartition("-")[0]
    path = folder / f"{stem}-{what}.ebl"
    if path.exists():
        path = folder / f"{stem}-{number + 1}-{what}.ebl"
    write_file(path, done.parcel)
    return path
