"""The carrier's new versions: looked at first, then signed, all in one step."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book
from wallet.titles.holding import Holding, Position, Standing
from wallet.titles.state import Status


def reissue(
    session: Session, documents: tuple[Path, ...], bills: tuple[str, ...], pdf: Path | None = None
) -> Job:
    """Issue `documents` in the place of `bills`; the job brings a tuple of `Done`."""
    return session.write(lambda book, _progress: book.reissue(documents, bills, pdf=pdf))


def preview(session: Session, bill: str, document: Path) -> Job:
    """Say what `document` would change; the job brings the differences."""
    return session.read(lambda book: book.compare_file(bill, document))


def cautions(session: Session, bill: str, documents: tuple[Path, ...]) -> Job:
    """Say what to know before they take the bill's place; the job brings a tuple of cautions."""
    return session.read(lambda book: book.draft_reissue(documents, (bill,)))


def others_given_back(session: Session, bill: str) -> Job:
    """Find what else this holder gave back for amendment; the job brings holdings."""
    return session.read(lambda book: _others(book, bill))


def _others(book: Book, bill: str) -> tuple[Holding, ...]:
    giver = book.show(bill).verdict.facts.get("giver")
    found = []
    for holding in book.holdings(standing=Standing.SURRENDERED):
        if holding.bill == bill or holding.position is not Position.CARRIER:
            continue
        verdict = book.show(holding.bill).verdict
        is_asked = verdict.status is Status.SURRENDER_PENDING_AMENDMENT
        if is_asked and verdict.facts.get("giver") == giver:
            found.append(holding)
    return tuple(found)
