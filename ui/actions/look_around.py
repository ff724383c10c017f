"""Plays the sample voyage in a folder that goes away again, and lends its five vaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ui.jobs import Job
from ui.session import Session
from wallet.clock import Clock
from wallet.places import resource
from wallet.progress import Progress

if TYPE_CHECKING:  # the book takes longer to import than the first page may take to appear
    from wallet.book import Book, Card
    from wallet.voyage import Voyage

FIRST = "shipper"
"""Through whose eyes one looks at first."""

_AGO = timedelta(days=25)
_LEG = timedelta(days=3)
_PAUSE = timedelta(minutes=23)


@dataclass(slots=True)
class _SampleClock:
    """A clock that lets the voyage take three weeks: it moves with each look, and each leg."""

    real: Clock
    at: datetime

    def now(self) -> datetime:
        self.at = min(self.at + _PAUSE, self.real.now())
        return self.at

    def sail(self) -> None:
        self.at += _LEG


@dataclass(slots=True)
class _Legs:
    """Passes progress on, and lets days go by with each leg."""

    watch: Progress
    clock: _SampleClock

    def step(self, done: int, total: int, what: str = "") -> None:
        self.watch.step(done, total)
        self.clock.sail()


class Samples:
    """The vaults of one voyage, in a temporary folder; `close` removes them.

    Attributes:
        cards: The card of each party, once the voyage was played.

    """

    def __init__(self, clock: Clock) -> None:
        """Make the folder; nothing is played yet."""
        from tempfile import TemporaryDirectory  # not needed by those who have a vault

        self.cards: Mapping[str, Card] = {}
        self._clock = clock
        self._folder = TemporaryDirectory(prefix="ladewell-samples-", ignore_cleanup_errors=True)

    @property
    def folder(self) -> Path:
        """Where the samples lie: cards, parcels and vaults."""
        return Path(self._folder.name)

    def vault(self, party: str) -> Path:
        """Return the folder of a party's vault."""
        return self.folder / "vaults" / party

    def party_of(self, card: Card | None) -> str | None:
        """Return which party's vault is open, if its owner has `card`; none if it is no sample."""
        dids = {known.did: party for party, known in self.cards.items()}
        return dids.get(card.did) if card is not None else None

    def play(self, session: Session) -> Job:
        """Play the voyage, then open the shipper's vault; `Session.opened` fires at the end."""

        def work(progress: Progress) -> Book:
            self._sail(progress)
            return self._open(FIRST)

        return session.open(work)

    def look_as(self, session: Session, party: str) -> Job:
        """Close the vault that is open and open that of `party`."""
        return session.open(lambda _progress: self._open(party))

    def close(self) -> None:
        """Remove everything."""
        self._folder.cleanup()

    def _open(self, party: str) -> Book:
        from wallet.book import Book
        from wallet.voyage import PASSPHRASE

        return Book.open(self.vault(party), PASSPHRASE, clock=self._clock)

    def _sail(self, progress: Progress) -> None:
        from wallet.voyage import Voyage

        clock = _SampleClock(self._clock, self._clock.now() - _AGO)
        voyage = Voyage(self.folder, clock)
        try:
            voyage.prepare()
            voyage.sail(_Legs(progress, clock))
            clock.at = max(clock.at, self._clock.now() - timedelta(days=2))
            _leave_open(voyage)
            self.cards = {party: book.card for party, book in voyage.books.items()}
        finally:
            voyage.close()


def _leave_open(voyage: Voyage) -> None:
    """Issue two more bills and leave them under way, so that there is something to do."""
    from wallet.titles.acts import How

    books, folder = voyage.books, voyage.folder
    for kind in ("bearer", "straight"):
        document = resource(f"samples/{kind}/typical.json")
        issued = books["carrier"].issue(document, books["shipper"].card)
        _hand(issued.parcel, folder / f"{kind}-issued.ebl", books["shipper"])
    offered = books["shipper"].offer(issued.bill, books["bank"].card, How.POSSESSION)
    _hand(offered.parcel, folder / "straight-offered.ebl", books["bank"])


def _hand(parcel: bytes, path: Path, to: Book) -> None:
    from wallet.book import write_file

    write_file(path, parcel)
    to.receive(path)
