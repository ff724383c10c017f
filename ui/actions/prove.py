"""Proof of control, by light and by file: asks for it, reads a question, answers, takes answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Challenge, Done, News, Received, question_in, read_file, write_file
from wallet.errors import Refused, Unreadable
from wallet.progress import Progress
from wallet.titles.holding import Holding, Standing

_MINE = (Standing.IN_HANDS, Standing.AGREED, Standing.OFFERED_BY_ME)
_MOST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A question who controls a bill, and the bills I could answer it for."""

    challenge: Challenge
    bills: tuple[Holding, ...]


def ask_control(session: Session, name: str = "", path: Path | None = None) -> Job:
    """Sign a question in my name or another's, and write it if `path` is given.

    The job brings `wallet.book.Challenge`.
    """

    def work(book: Book, _progress: Progress) -> Challenge:
        challenge = book.challenge(name)
        if path is not None:
            write_file(path, challenge.text.encode("ascii") + b"\n")
        return challenge

    return session.write(work)


def read_question(session: Session, path: Path) -> Job:
    """Read the question in a file; the job brings `wallet.book.Challenge`."""
    return session.without_vault(lambda _progress: question_in(read_file(path)))


def read_shown_question(session: Session, message: bytes | News) -> Job:
    """Read the question that came by light; the job brings `wallet.book.Challenge`."""

    def work(_progress: Progress) -> Challenge:
        if not isinstance(message, bytes):
            raise Unreadable("challenge-malformed", why="kind")
        return question_in(message)

    return session.without_vault(work)


def open_question(session: Session, path: Path) -> Job:
    """Read the question in a file, and look for which bills I could answer; brings `Asked`."""
    return session.read(lambda book: _asked(book, question_in(read_file(path))))


def bills_for(session: Session, challenge: Challenge) -> Job:
    """Look for which bills I could answer a question that was read; the job brings `Asked`."""
    return session.read(lambda book: _asked(book, challenge))


def _asked(book: Book, challenge: Challenge) -> Asked:
    mine = [one for kind in _MINE for one in book.holdings(standing=kind, limit=_MOST)]
    return Asked(challenge, tuple(mine))


def prove(session: Session, bill: str, challenge: Challenge, path: Path | None = None) -> Job:
    """Sign that I control `bill` now, for who asked, and write that if `path` is given.

    The job brings `wallet.book.Done`.
    """

    def work(book: Book, _progress: Progress) -> Done:
        done = book.prove(bill, challenge)
        if path is not None:
            write_file(path, done.parcel)
        return done

    return session.write(work)


def take_proof(session: Session, path: Path) -> Job:
    """Take an answer in; the job brings `wallet.book.Received`.

    Raises, at the end:
        Refused: ``not-a-proof``: the file proves nothing of that kind.

    """

    def work(book: Book, _progress: Progress) -> Received:
        received = book.receive(path)
        if received.proven is None:
            raise Refused("not-a-proof", name=path.name)
        return received

    return session.write(work)
