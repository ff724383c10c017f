"""The carrier's word on a surrender."""

from __future__ import annotations

from ui.jobs import Job
from ui.session import Session


def answer_surrender(
    session: Session,
    bill: str,
    *,
    accept: bool,
    void: bool = False,
    comments: str = "",
    originals: int | None = None,
) -> Job:
    """Accept the surrender, which ends the bill, or refuse it; the job brings `Done`."""
    return session.write(
        lambda book, _progress: book.answer_surrender(
            bill, accept=accept, void=void, comments=comments, originals=originals
        )
    )
