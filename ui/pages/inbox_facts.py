"""What waits: fetched on the worker from the list of bills, mine to do first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ui.actions.hold import held_since
from wallet.book import Book
from wallet.titles.holding import Holding, Position, Standing
from wallet.titles.state import Degree

MOST = 100
"""So many rows of a kind are shown; the rest stands in Bills."""
_PAGE = 200


class Due(Enum):
    """What a bill waits for."""

    ANSWER = "answer"
    """My answer to an offer."""
    ANSWER_SURRENDER = "answer-surrender"
    """My answer, as carrier, to a surrender."""
    RECORD = "record"
    """My record, as registrar."""
    RECEIPT = "receipt"
    """The receiver's answer to my offer."""
    RECORDED = "recorded"
    """The registrar's record of a transfer of mine."""
    SURRENDER = "surrender"
    """The carrier's answer to my surrender."""

    @property
    def is_mine(self) -> bool:
        """Whether I am the one who is waited for."""
        return self in (Due.ANSWER, Due.ANSWER_SURRENDER, Due.RECORD)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row of the inbox."""

    due: Due
    holding: Holding
    held: datetime | None = None
    """Since when I put it aside."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """Everything that waits."""

    rows: tuple[Waiting, ...]
    mine: int
    """How many wait for me, shown or not."""
    more: int
    """How many are not shown."""


def look_up(book: Book) -> Inbox:
    """Fetch what waits, newest first within each kind."""
    counts = book.counts()
    rows = [
        *_of(book, Standing.OFFERED_TO_ME),
        *_of(book, Standing.SURRENDERED),
        *(Waiting(Due.RECORD, holding) for holding in _to_record(book)),
        *_of(book, Standing.OFFERED_BY_ME),
        *_of(book, Standing.AGREED),
    ]
    rows.sort(key=lambda row: list(Due).index(row.due))
    offered = counts[Standing.OFFERED_TO_ME]
    counted = (Standing.OFFERED_TO_ME, Standing.OFFERED_BY_ME, Standing.AGREED)
    more = sum(max(0, counts[standing] - MOST) for standing in counted)
    mine = sum(row.due.is_mine for row in rows) + max(0, offered - MOST)
    return Inbox(tuple(rows), mine, more)


def _of(book: Book, standing: Standing) -> Iterator[Waiting]:
    for holding in book.holdings(standing=standing, limit=MOST):
        due = _due(holding)
        held = held_since(book, holding.bill) if due is Due.ANSWER else None
        if held is not None and held < holding.changed_at:
            held = None  # something came since
        yield Waiting(due, holding, held)


def _due(holding: Holding) -> Due:
    match holding.standing:
        case Standing.OFFERED_TO_ME:
            return Due.ANSWER
        case Standing.OFFERED_BY_ME:
            return Due.RECEIPT
        case Standing.AGREED:
            return Due.RECORDED
        case _:
            is_carrier = holding.position is Position.CARRIER
            return Due.ANSWER_SURRENDER if is_carrier else Due.SURRENDER


def _to_record(book: Book) -> Iterator[Holding]:
    """Return the agreed transfers of bills I issued: in order of degree, so few are read."""
    offset, found = 0, 0
    while found < MOST:
        page = book.holdings(
            standing=Standing.COPY, order="degree", descending=False, offset=offset, limit=_PAGE
        )
        for holding in page:
            if holding.degree is Degree.RECORDED:
                return
            if holding.degree is Degree.AGREED and holding.position is Position.CARRIER:
                found += 1
                yield holding
        if len(page) < _PAGE:
            return
        offset += _PAGE
