"""Proof of control by file, and approvals: what their pages ask and do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import (
    Book,
    Challenge,
    Request,
    Rule,
    question_in,
    read_card,
    read_file,
    write_file,
)
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whether two have to agree, who sits here, and what waits."""

    rule: Rule
    person: str
    requests: tuple[Request, ...]
    whom: dict[str, str]
    """By the digest of a request, for whom it is, where its arguments name a card."""


def ask_control(session: Session, name: str, path: Path) -> Job:
    """Write a question who controls a bill; the job brings the `Challenge`."""

    def work(book: Book, _progress: Progress) -> Challenge:
        challenge = book.challenge(name)
        write_file(path, challenge.text.encode("ascii") + b"\n")
        return challenge

    return session.write(work)


def read_question(session: Session, path: Path) -> Job:
    """Read such a question; the job brings `Asked`."""
    return session.read(lambda book: _bills(book, question_in(read_file(path))))


def bills_for(session: Session, challenge: Challenge) -> Job:
    """Ask for which bills a question could be answered; the job brings `Asked`."""
    return session.read(lambda book: _bills(book, challenge))


def _bills(book: Book, challenge: Challenge) -> Asked:
    mine = [one for kind in _MINE for one in book.holdings(standing=kind, limit=_MOST)]
    return Asked(challenge, tuple(mine))


def prove(session: Session, bill: str, challenge: Challenge, path: Path) -> Job:
    """Answer it for a bill and write the answer; the job brings `wallet.book.Done`."""

    def work(book: Book, _progress: Progress) -> object:
        done = book.prove(bill, challenge)
        write_file(path, done.parcel)
        return done

    return session.write(work)


def take_proof(session: Session, path: Path) -> Job:
    """Take an answer in; the job brings `wallet.book.Received`.

    Raises, at the end:
        Refused: ``not-a-proof``: the file proves nothing of that kind.

    """

    def work(book: Book, _progress: Progress) -> object:
        received = book.receive(path)
        if received.proven is None:
            raise Refused("not-a-proof", name=path.name)
        return received

    return session.write(work)


def ask_waiting(session: Session) -> Job:
    """Ask what waits for approval; the job brings `Waiting`."""

    def work(book: Book) -> Waiting:
        requests = book.waiting()
        whom = {request.digest: _whom(request) for request in requests}
        return Waiting(book.two_people(), book.person, requests, whom)

    return session.read(work)


def _whom(request: Request) -> str:
    for argument in request.arguments.get("args", ()):
        if isinstance(argument, dict) and "card" in argument:
            try:
                return read_card(argument["card"]).party.name
            except Unreadable:  # approving it says so
                return ""
    return ""


def approve(session: Session, request: str) -> Job:
    """Approve and carry out; the job brings what the verb returns, mostly `wallet.book.Done`."""
    return session.write(lambda book, _progress: book.approve(request))


def drop(session: Session, request: str) -> Job:
    """Take a request off the list without doing it."""
    return session.write(lambda book, _progress: book.drop(request))
