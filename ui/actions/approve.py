"""Four eyes: what waits for a second person, approved or struck off."""

from __future__ import annotations

from dataclasses import dataclass

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Request, Rule, read_card
from wallet.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whether two have to agree, who sits here, and what waits."""

    rule: Rule
    person: str
    requests: tuple[Request, ...]
    whom: dict[str, str]
    """By the digest of a request, for whom it is, where its arguments name a card."""


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
