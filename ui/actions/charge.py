"""Declares a default on a pledge, asks for an offer's end, strikes a copy."""

from __future__ import annotations

from ui.jobs import Job
from ui.session import Session


def enforce(session: Session, bill: str, default: str) -> Job:
    """Declare that the debt was not paid; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.enforce(bill, default))


def forget(session: Session, bill: str) -> Job:
    """Strike a copy from the list; the job brings its number."""
    return session.write(lambda book, _progress: book.forget(bill))


def withdraw(session: Session, bill: str) -> Job:
    """Pack what the registrar needs to end my lapsed offer; the job brings `Done`."""
    return session.write(lambda book, _progress: book.withdraw(bill))
