"""Looks after the vault that is open: ways in, copies, health, and frozen titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.jobs import Job
from ui.session import Session
from wallet.errors import WalletError
from wallet.progress import Progress
from wallet.proof.verdict import Headline

if TYPE_CHECKING:  # the book takes longer to import than the first page may take to appear
    from wallet.book import BackupFound, BackupState, Book, Guard, Presence, WayIn

BACKUP_SUFFIX = ".ladewell-backup"

_PAGE = 100
_MOST_NAMED = 200
"""Bills that are not good, named in a report; all are counted."""


@dataclass(frozen=True, slots=True)
class CareState:
    """How it stands with the vault."""

    guard: Guard
    backup: BackupState
    ways: tuple[WayIn, ...]
    is_read_only: bool
    needs_passphrase: bool
    """Whether quick unlock opened it, which is for looking."""
    left_open: Presence | None

    @property
    def has_words(self) -> bool:
        """Whether recovery words open it."""
        return any(way.kind == "recovery" for way in self.ways)


def look_after(session: Session) -> Job:
    """Bring the `CareState` of the open vault."""

    def work(book: Book) -> CareState:
        return CareState(
            book.guard(),
            book.backup_state(),
            book.ways_in(),
            book.is_read_only,
            book.needs_passphrase,
            book.left_open,
        )

    return session.read(work)


def back_up(session: Session, path: Path) -> Job:
    """Write everything to one encrypted file; brings the documents that could not be taken."""
    return session.write(lambda book, progress: book.back_up(path, progress))


def check_backup(session: Session, path: Path) -> Job:
    """Read a backup from front to back; brings what it holds."""

    def work(book: Book, progress: Progress) -> BackupFound:
        return book.check_backup(path, progress)

    return session.look(work)


def hand_over(session: Session, path: Path) -> Job:
    """Write the file in which the vault goes on living elsewhere; here it freezes."""
    return session.write(lambda book, progress: book.hand_over(path, progress))


def lift_freeze(session: Session, declaration: str | None) -> Job:
    """Let titles be signed again, by fresh records or by what the owner declares."""
    return session.write(lambda book, _progress: book.lift_freeze(declaration))


def other_copies(session: Session) -> Job:
    """Bring the names of the copies beside the vault that know something it does not."""
    return session.read(lambda book: [twin.name for twin in book.twins() if twin.has_more])


def confirm(session: Session, passphrase: str) -> Job:
    """Show that the owner is here, after quick unlock."""
    return session.write(lambda book, _progress: book.confirm(passphrase))


def allow_quick_unlock(session: Session, passphrase: str) -> Job:
    """Let the keyring of the system open the vault for some hours."""
    return session.write(lambda book, _progress: book.allow_quick_unlock(passphrase))


def forbid_quick_unlock(session: Session) -> Job:
    """Let the keyring open it no longer."""
    return session.write(lambda book, _progress: book.forbid_quick_unlock())


def give_recovery_words(session: Session, passphrase: str, words: Sequence[str]) -> Job:
    """Let `words` open the vault, and those given before no longer."""
    return session.write(lambda book, _progress: book.give_recovery_words(passphrase, words))


def withdraw_recovery_words(session: Session, passphrase: str) -> Job:
    """Let no words on paper open it any more."""
    return session.write(lambda book, _progress: book.withdraw_recovery_words(passphrase))


def check_recovery_words(session: Session, words: Sequence[str]) -> Job:
    """See whether the words on somebody's paper open the vault."""
    return session.read(lambda book: book.check_recovery_words(words))


def check_passphrase(session: Session, passphrase: str) -> Job:
    """See whether it is the vault's."""
    return session.read(lambda book: book.confirm(passphrase))


def new_recovery_words(session: Session) -> Job:
    """Draw 24 words, of which nobody knows yet."""

    def work(_progress: Progress) -> tuple[str, ...]:
        from wallet.book import Book

        return Book.new_recovery_words()

    return session.without_vault(work)


@dataclass(frozen=True, slots=True)
class CheckUp:
    """What a check of everything has found."""

    wrong: tuple[WalletError, ...]
    """What is not as it was written; best nothing."""
    bills: int
    """How many were judged."""
    bad: tuple[tuple[str, str, str], ...]
    """Bill, number and headline code of those that are not good, the first of them."""
    bad_count: int


def check_vault(session: Session) -> Job:
    """Read everything in the vault and judge every bill; brings a `CheckUp`."""

    def work(book: Book, progress: Progress) -> CheckUp:
        wrong = book.check(progress)
        total = sum(book.counts().values())
        judged, bad_count = 0, 0
        bad: list[tuple[str, str, str]] = []
        while page := book.holdings(offset=judged, limit=_PAGE, order="number", descending=False):
            for holding in page:
                progress.step(judged, total, "bills")
                judged += 1
                try:
                    verdict = book.show(holding.bill).verdict
                except WalletError:  # what is damaged was said above; the others are judged
                    headline = Headline.NOT_CHECKED
                else:
                    if verdict.is_good:
                        continue
                    headline = verdict.headline
                bad_count += 1
                if len(bad) < _MOST_NAMED:
                    bad.append((holding.bill, holding.number, headline.value))
        return CheckUp(wrong, judged, tuple(bad), bad_count)

    return session.look(work)
