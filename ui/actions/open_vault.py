"""Opens a vault, or makes one, on the worker: its key takes half a second on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.jobs import Job
from ui.session import Session
from wallet.clock import Clock
from wallet.progress import Progress
from wallet.titles.parties import Role

if TYPE_CHECKING:  # the book takes longer to import than the first page may take to appear
    from wallet.book import Book


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a new vault belongs to."""

    name: str
    role: Role
    lei: str = ""


def unlock(session: Session, folder: Path, passphrase: str, clock: Clock) -> Job:
    """Open the vault in `folder`; `Session.opened` fires when it is."""

    def work(_progress: Progress) -> Book:
        from wallet.book import Book

        return Book.open(folder, passphrase, clock=clock)

    return session.open(work)


def create_vault(
    session: Session, folder: Path, passphrase: str, owner: Owner, clock: Clock
) -> Job:
    """Make a vault in `folder` for `owner`; `Session.opened` fires when it is made and open."""

    def work(_progress: Progress) -> Book:
        from wallet.book import Book

        return Book.create(
            folder,
            passphrase,
            name=owner.name,
            lei=owner.lei,
            role=owner.role,
            clock=clock,
        )

    return session.open(work)


def change_passphrase(session: Session, old: str, new: str) -> Job:
    """Let `new` open the vault instead of `old`."""
    return session.read(lambda book: book.change_passphrase(old, new))
