"""Rejects what was offered: signs the rejection, with its reason."""

from __future__ import annotations

from ui.jobs import Job
from ui.session import Session


def reject(session: Session, bill: str, reason: str) -> Job:
    """Sign the rejection of the newest entry of `bill`; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.reject(bill, reason))
