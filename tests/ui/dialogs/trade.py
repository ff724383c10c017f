"""Five parties who know each other, with real vaults, for tests and pictures of giving.

Their vaults are made once; each `Trade` works on copies, which takes milliseconds.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

from ui.jobs import Job, Jobs
from ui.session import Session
from wallet.book import Book, Done, write_file
from wallet.parcels.file import read_parcel, write_parcel
from wallet.places import resource
from wallet.titles.acts import How
from wallet.voyage import PASSPHRASE, Voyage

MORNING = datetime(2026, 10, 29, 2, 20, tzinfo=UTC)
"""10:20 in Shenzhen, when the carrier issues."""


class HandClock:
    """A clock that somebody moves."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at


@cache
def _template() -> Path:
    """Return a folder with vaults in which everybody has pinned everybody's card."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    voyage = Voyage(folder, HandClock(MORNING - timedelta(days=30)))
    voyage.prepare()
    voyage.close()
    return folder


class Trade:
    """Copies of the five vaults in `folder`; the books are opened as they are needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "trade"
        shutil.copytree(_template(), self.folder)
        self.clock = HandClock()
        self.desks: list[Desk] = []
        self._books: dict[str, Book] = {}
        self._files = 0

    def book(self, part: str) -> Book:
        """Return the book of a party; a window cannot open it at the same time."""
        if part not in self._books:
            self._books[part] = self.open(part)
        return self._books[part]

    def open(self, part: str) -> Book:
        return Book.open(self.folder / "vaults" / part, PASSPHRASE, clock=self.clock)

    def close_books(self) -> None:
        for book in self._books.values():
            book.close()
        self._books.clear()

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
        self.close_books()

    def at(self, day: int, hour: int, minute: int = 0, month: int = 11) -> None:
        """Move the clock to a time in Shenzhen."""
        self.clock.at = datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)

    def card_file(self, part: str) -> Path:
        name = {"secondBank": "second-bank"}.get(part, part)
        return self.folder / f"card-{name}.jws"

    def forget(self, part: str, *others: str) -> None:
        """Let a party know none of `others` any more."""
        for other in others:
            self.book(part).unpin(self.book(other).card.did)

    def pass_on(self, done: Done, *receivers: str) -> Path:
        """Write a parcel, and let everybody it is for take it in."""
        self._files += 1
        path = self.folder / f"{self._files:02d}-{done.file_name}"
        write_file(path, done.parcel)
        for receiver in receivers:
            self.book(receiver).receive(path)
        return path

    def changed(self, path: Path) -> Path:
        """Write the parcel at `path` again with one word of the bill changed, and return it."""
        parcel = read_parcel(path.read_bytes())
        envelope = parcel.envelope.replace(b"MERIDIAN AURORA", b"MERIDIAN BOREAS")
        assert envelope != parcel.envelope
        other = path.with_name(f"changed-{path.name}")
        write_file(other, write_parcel(replace(parcel, envelope=envelope)))
        return other

    def issue(self, sample: str = "to-order/typical.json") -> str:
        """Let the carrier issue a bill to the shipper."""
        shipper = self.book("shipper").card
        done = self.book("carrier").issue(resource(f"samples/{sample}"), shipper)
        self.pass_on(done, "shipper")
        return done.bill

    def offer(
        self, bill: str, giver: str = "shipper", receiver: str = "bank", how: How = How.TO_ORDER
    ) -> Path:
        """Let one party offer the bill to another, and return the parcel nobody took in yet."""
        return self.pass_on(self.book(giver).offer(bill, self.book(receiver).card, how))

    def transfer(
        self,
        bill: str,
        giver: str,
        receiver: str,
        *,
        recorded: bool = True,
        how: How = How.TO_ORDER,
    ) -> None:
        """Give, accept and (where asked) record."""
        self.book(receiver).receive(self.offer(bill, giver, receiver, how))
        self.pass_on(self.book(receiver).accept(bill), giver, "carrier")
        if recorded:
            self.pass_on(self.book("carrier").record(bill), giver, receiver)

    def desk(self, part: str) -> Desk:
        """Close all books and open a window's session on the vault of a party."""
        self.close_books()
        desk = Desk(self, part)
        self.desks.append(desk)
        return desk


class Desk:
    """A session on one party's vault, as a window has it."""

    def __init__(self, trade: Trade, part: str) -> None:
        self.is_closed = False
        self.jobs = Jobs()
        self.session = Session(self.jobs)
        self.session.open(lambda _progress: trade.open(part))
        self.settle()

    def settle(self) -> None:
        """Let everything that was asked of the worker come back."""
        while self.jobs.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def run(self, job: Job) -> object:
        """Wait for `job` and return what it brought."""
        brought: list[object] = []
        job.succeeded.connect(brought.append)
        self.settle()
        return brought[0]

    def close(self) -> None:
        """Lock the vault and let the worker go, once; a page and its test may both ask."""
        if not self.is_closed:
            self.is_closed = True
            self.session.lock()
            self.settle()
            self.jobs.close()
