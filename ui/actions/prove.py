"""Asks who controls a bill, reads such a question, and answers it."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Challenge, News, question_in, read_file
from wallet.errors import Unreadable


def ask_control(session: Session) -> Job:
    """Sign a question in my name; the job brings `wallet.book.Challenge`."""
    return session.write(lambda book, _progress: book.challenge())


def read_question(session: Session, path: Path) -> Job:
    """Read the question in a file; the job brings `wallet.book.Challenge`."""
    return session.without_vault(lambda _progress: question_in(read_file(path)))


def read_shown_question(session: Session, message: bytes | News) -> Job:
    """Read the question that came by light; the job brings `wallet.book.Challenge`."""

    def work(_progress: object) -> Challenge:
        if not isinstance(message, bytes):
            raise Unreadable("challenge-malformed", why="kind")
        return question_in(message)

    return session.without_vault(work)


def prove(session: Session, bill: str, challenge: Challenge) -> Job:
    """Sign that I control `bill` now, for who asked; the job brings `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.prove(bill, challenge))
