"""Opens a vault, or makes one, on the worker: its key takes half a second on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ui.jobs import Job
from ui.session import Session
from wallet.clock import Clock
from wallet.errors import CouldNotLook
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


def unlock_quickly(session: Session, folder: Path, clock: Clock) -> Job:
    """Open the vault in `folder` by the system's keyring, for looking."""

    def work(_progress: Progress) -> Book:
        from wallet.book import Book

        return Book.open_quickly(folder, clock=clock)

    return session.open(work)


def unlock_to_read(session: Session, folder: Path, passphrase: str, clock: Clock) -> Job:
    """Open the vault in `folder` where nothing can be written."""

    def work(_progress: Progress) -> Book:
        from wallet.book import Book

        return Book.open_to_read(folder, passphrase, clock=clock)

    return session.open(work)


def recover(session: Session, folder: Path, words: Sequence[str], new: str, clock: Clock) -> Job:
    """Open the vault in `folder` with its recovery words, and let `new` open it from now on."""

    def work(_progress: Progress) -> Book:
        from wallet.book import Book

        book = Book.open_with_words(folder, words, clock=clock)
        try:
            book.reset_passphrase(words, new)
        except BaseException:
            book.close()
            raise
        return book

    return session.open(work)


def restore(
    session: Session,
    backup: Path,
    folder: Path,
    clock: Clock,
    *,
    passphrase: str | None = None,
    words: Sequence[str] = (),
) -> Job:
    """Make a vault in `folder` of a backup, opened by its passphrase or its recovery words."""

    def work(progress: Progress) -> Book:
        from wallet.book import Book

        return Book.restore(backup, folder, passphrase, clock=clock, words=words, progress=progress)

    return session.open(work)


def ground_of(session: Session, folder: Path) -> Job:
    """Bring what to know of a place before a vault is made there, as codes; mostly nothing."""

    def work(_progress: Progress) -> tuple[str, ...]:
        from wallet.book import Book

        return Book.ground_of(folder)

    return session.without_vault(work)


@dataclass(frozen=True, slots=True)
class Knock:
    """What can be told of a vault before it is opened."""

    folder: Path
    quick_until: datetime | None
    """Until when the system's keyring may open it, if it may."""
    copies: tuple[Path, ...]
    """Other known folders that hold a copy of the same vault."""
    ground: tuple[str, ...] = ()
    """What to know of the place where it lies, as codes."""


def knock(session: Session, folder: Path, others: Sequence[Path]) -> Job:
    """Look at a vault from outside; brings a `Knock`."""

    def work(_progress: Progress) -> Knock:
        from wallet.book import Book

        same = [copies for copies in Book.same_vaults((folder, *others)) if folder in copies]
        copies = [other for other in (same[0] if same else ()) if other != folder]
        return Knock(
            folder, Book.opens_quickly_until(folder), tuple(copies), Book.ground_of(folder)
        )

    return session.without_vault(work)


def check_owner(session: Session, owner: Owner) -> Job:
    """See whether a vault can be made for `owner`."""

    def work(_progress: Progress) -> None:
        from wallet.book import Book

        Book.check_owner(owner.name, owner.lei)

    return session.without_vault(work)


def create_vault(
    session: Session,
    folder: Path,
    passphrase: str,
    owner: Owner,
    clock: Clock,
    *,
    words: Sequence[str] = (),
    quick_unlock: bool = False,
) -> Job:
    """Make a vault in `folder` for `owner`; `Session.opened` fires when it is made and open.

    Quick unlock that cannot be had is no reason to have no vault: the settings say how it stands.
    """

    def work(_progress: Progress) -> Book:
        from wallet.book import Book

        book = Book.create(
            folder,
            passphrase,
            name=owner.name,
            lei=owner.lei,
            role=owner.role,
            clock=clock,
            words=words,
        )
        if quick_unlock:
            with suppress(CouldNotLook):
                book.allow_quick_unlock(passphrase)
        return book

    return session.open(work)


def change_passphrase(session: Session, old: str, new: str) -> Job:
    """Let `new` open the vault instead of `old`."""
    return session.read(lambda book: book.change_passphrase(old, new))
