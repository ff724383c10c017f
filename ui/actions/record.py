"""The registrar's record of a transfer."""

from __future__ import annotations

from ui.jobs import Job
from ui.session import Session


def record(session: Session, bill: str) -> Job:
    """Record what was seen first, or sign the refusal; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.record(bill))
