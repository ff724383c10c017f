"""What is done to titles on chains: each verb as one piece of work for the worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Draft, Titles, TitleTask, TitleView, read_file, write_file
from wallet.errors import Unreadable
from wallet.progress import Progress
from wallet.titles.escrow import Move, TitleRef


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft to be looked at before it is signed."""

    task: TitleTask | None
    """Mine, if this vault drafted it; none if somebody else asks for the signature."""
    draft: Draft
    cost: str
    names: dict[str, str]
    data: bytes
    """The request as a file."""
    mine: bool
    """Whether the key of this vault is the one to sign."""
    network: str


def look_up(session: Session, ref: TitleRef) -> Job:
    """Ask the node of the chain; the job brings a `TitleView`."""
    return session.write(lambda book, progress: book.titles.look_up(ref, progress))


def draft(session: Session, ref: TitleRef, move: Move) -> Job:
    """Draft a move; its parties may be names. The job brings a `Drafted` to look at."""

    def work(book: Book, progress: Progress) -> Drafted:
        titles = book.titles
        owner, holder = (titles.address_of(who) if who else "" for who in (move.owner, move.holder))
        task = titles.draft(ref, replace(move, owner=owner, holder=holder), progress)
        return _drafted(titles, task.draft, task)

    return session.write(work)


def sign_and_send(session: Session, task: TitleTask) -> Job:
    """Sign with the key here, send, and wait; the job brings a `Sent`."""

    def work(book: Book, progress: Progress) -> object:
        titles = book.titles
        return titles.send(titles.sign_here(task), progress)

    return session.write(work)


def send(session: Session, task: TitleTask) -> Job:
    """Send what is signed, and wait; the job brings a `Sent`."""
    return session.write(lambda book, progress: book.titles.send(task, progress))


def open_file(session: Session, path: Path) -> Job:
    """Take in whatever a file of titles is.

    The job brings a `Drafted` to be signed, a `TitleTask` whose answer came, or the `TitleView`
    of a snapshot.
    """

    def work(book: Book, _progress: Progress) -> object:
        data, titles = read_file(path), book.titles
        try:
            return replace(_drafted(titles, titles.review(data), None), data=data)
        except Unreadable:
            pass
        try:
            return titles.take_answer(data)
        except Unreadable:
            return titles.pin(data, path.name)

    return session.write(work)


def sign_request(session: Session, drafted: Drafted, target: Path) -> Job:
    """Sign somebody's request and write the answer; the job brings its path."""

    def work(book: Book, _progress: Progress) -> Path:
        write_file(target, book.titles.sign(drafted.data))
        return target

    return session.write(work)


def save_request(session: Session, task: TitleTask, target: Path) -> Job:
    """Write a request for the machine with the key; the job brings its path."""

    def work(book: Book, _progress: Progress) -> Path:
        write_file(target, book.titles.request(task))
        return target

    return session.write(work)


def save_snapshot(session: Session, view: TitleView, target: Path) -> Job:
    """Write my snapshot of a title, signed; the job brings its path."""

    def work(book: Book, _progress: Progress) -> Path:
        write_file(target, book.titles.export(view.line.ref))
        return target

    return session.write(work)


def _drafted(titles: Titles, draft: Draft, task: TitleTask | None) -> Drafted:
    return Drafted(
        task=task,
        draft=draft,
        cost=titles.cost_of(draft),
        names=dict(titles.names()),
        data=titles.request(task) if task is not None else b"",
        mine=draft.move.by == titles.address,
        network=titles.network(draft.ref.chain_id).name,
    )
