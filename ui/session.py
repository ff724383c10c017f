"""The vault as the window sees it: one book, worked on by one worker, never by the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from ui.clipboard import SecretClipboard
from ui.jobs import Job, Jobs
from ui.patience import Patience
from wallet.errors import CouldNotLook
from wallet.progress import Progress

if TYPE_CHECKING:  # the book takes longer to import than the first page may take to appear
    from wallet.book import Book, Card


LONG_S = 10
"""Nobody waits longer in front of a window, so what takes longer is told when it is done."""


class LightHabit(Protocol):
    """How this user's codes are best shown: what was chosen last holds for the next code too."""

    density: int | None
    """The version of the codes; none while the program chooses."""
    speed: int | None
    """Codes a second; none until the user chose."""


@dataclass(slots=True)
class LightOfThisRun:
    """A habit that nobody writes down."""

    density: int | None = None
    speed: int | None = None


class Session(QObject):
    """Holds the open book and lends it to work on the worker thread.

    The window never touches the book: it asks with `read` or `write` and is
    told by the `Job`. What was asked of one vault is never done in another that
    is open by the time the worker comes to it. After a `write` that succeeded,
    `changed` fires, so that every page asks again for what it shows.

    Attributes:
        patience: How long to wait after wrong passphrases.
        clipboard: Where a secret may be copied; it is taken back when the vault is locked.
        light: How codes are shown.

    """

    opened = Signal()
    locked = Signal()
    changed = Signal()
    worked = Signal()
    """A piece of work that took so long that one may have gone away is done."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._book: Book | None = None
        self._card: Card | None = None
        self.patience = Patience()
        self.clipboard = SecretClipboard(self)
        self.light: LightHabit = LightOfThisRun()

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self._book is not None

    @property
    def card(self) -> Card | None:
        """The owner's card while a vault is open."""
        return self._card

    def open(self, make: Callable[[Progress], Book]) -> Job:
        """Open a vault with `make` on the worker; `opened` fires when it is."""

        def work(progress: Progress) -> tuple[Book, Card]:
            book = make(progress)
            return book, book.card

        job = self._jobs.run(work)
        job.succeeded.connect(self._take)
        return job

    def lock(self) -> None:
        """Close the vault; `locked` fires at once, the store is closed after what still runs."""
        self.clipboard.clear()
        book, self._book, self._card = self._book, None, None
        if book is not None:
            self._jobs.run(lambda _progress: book.close())
            self.locked.emit()

    def read(self, work: Callable[[Book], object]) -> Job:
        """Ask the book something."""
        return self._run(lambda book, _progress: work(book))

    def look(self, work: Callable[[Book, Progress], object]) -> Job:
        """Ask the book something that takes long enough to be told how far it is."""
        return self._timed(self._run(work))

    def write(self, work: Callable[[Book, Progress], object]) -> Job:
        """Do something to the book; `changed` fires if it was done."""
        job = self._timed(self._run(work))
        job.succeeded.connect(lambda _result: self.changed.emit())
        return job

    def _timed(self, job: Job) -> Job:
        began = monotonic()

        def tell() -> None:
            if monotonic() - began >= LONG_S:
                self.worked.emit()

        job.finished.connect(tell)
        return job

    def without_vault(self, work: Callable[[Progress], object]) -> Job:
        """Do something that needs no vault, on the same worker."""
        return self._jobs.run(work)

    def aside(self, work: Callable[[Progress], object]) -> Job:
        """Do something that needs no vault and must not wait for it, on the second worker."""
        return self._jobs.aside.run(work)

    def _take(self, result: tuple[Book, Card]) -> None:
        if self._book is not None:
            self.lock()
        self._book, self._card = result
        self.opened.emit()

    def _run(self, work: Callable[[Book, Progress], object]) -> Job:
        asked = self._book

        def with_book(progress: Progress) -> object:
            if asked is None or self._book is not asked:
                raise CouldNotLook("vault-locked")
            return work(asked, progress)

        return self._jobs.run(with_book)
