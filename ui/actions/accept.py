"""Accepts what was offered: signs the receipt."""

from __future__ import annotations

from ui.jobs import Job
from ui.session import Session


def accept(session: Session, bill: str) -> Job:
    """Sign the receipt for the newest entry of `bill`; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.accept(bill))
