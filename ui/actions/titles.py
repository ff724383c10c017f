"""What is done to titles on chains: each verb as one piece of work for the worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import (
    Book,
    Draft,
    News,
    TitleFile,
    Titles,
    TitleTask,
    TitleView,
    read_file,
    sort_of,
)
from wallet.progress import Progress
from wallet.titles.escrow import Move, TitleRecord, TitleRef


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
    me: str
    """The address of this vault's key; empty without one."""
    network: str

    @property
    def mine(self) -> bool:
        """Whether the key of this vault is the one to sign."""
        return bool(self.me) and self.draft.move.by == self.me


@dataclass(frozen=True, slots=True)
class TitleNews:
    """Something about a title that came in."""

    sort: TitleFile
    view: TitleView
    """The title, as the vault knows it now."""
    drafted: Drafted | None = None
    """Of a request: what is to be signed."""
    task: TitleTask | None = None
    """Of an answer: the move that can be sent now."""


def look_up(session: Session, ref: TitleRef) -> Job:
    """Ask the node of the chain; the job brings a `TitleView`."""
    return session.write(lambda book, progress: book.titles.look_up(ref, progress))


def vouch(session: Session, record: TitleRecord, source: str) -> Job:
    """Vouch for the contract of a title from now on; the job brings the `Pin`."""
    chain, factory = record.ref.chain_id, record.factory
    return session.write(lambda book, _progress: book.titles.trust_contract(chain, factory, source))


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


def drafted_of(session: Session, task: TitleTask) -> Job:
    """Bring a move that was drafted before as a `Drafted` to look at."""
    return session.read(lambda book: _drafted(book.titles, task.draft, task))


def hurry(session: Session, task: TitleTask) -> Job:
    """Draft a move that waits too long once more, for a higher fee; the job brings the new task."""
    return session.write(lambda book, _progress: book.titles.hurry(task))


def take_in(book: Book, data: bytes, name: str) -> TitleNews | None:
    """Take in whatever is about titles: a request is only read, an answer and a snapshot are kept.

    Raises:
        WalletError: It claims to be one of them, and is refused or damaged.

    """
    titles, sort = book.titles, sort_of(data)
    match sort:
        case TitleFile.REQUEST:
            draft = titles.review(data)
            drafted = replace(_drafted(titles, draft, None), data=data)
            return TitleNews(sort, titles.show(draft.ref), drafted)
        case TitleFile.ANSWER:
            task = titles.take_answer(data)
            return TitleNews(sort, titles.show(task.draft.ref), task=task)
        case TitleFile.SNAPSHOT:
            return TitleNews(sort, titles.pin(data, name))
        case None:
            return None


def open_answer(session: Session, path: Path) -> Job:
    """Take in the answer in a file and nothing else; the job brings the `TitleTask`, or none."""
    return session.write(lambda book, _progress: _answer(book, read_file(path)))


def take_shown_answer(session: Session, message: bytes | News) -> Job:
    """Take in the answer that came by light and nothing else; brings the `TitleTask`, or none."""

    def work(book: Book, _progress: Progress) -> TitleTask | None:
        return _answer(book, message if isinstance(message, bytes) else book.complete(message))

    return session.write(work)


def _answer(book: Book, data: bytes) -> TitleTask | None:
    return book.titles.take_answer(data) if sort_of(data) is TitleFile.ANSWER else None


def sign_request(session: Session, drafted: Drafted) -> Job:
    """Sign somebody's request; the job brings the answer as a file."""
    return session.write(lambda book, _progress: book.titles.sign(drafted.data))


def request_of(session: Session, task: TitleTask) -> Job:
    """Bring the request of a task as a file."""
    return session.read(lambda book: book.titles.request(task))


def snapshot_of(session: Session, ref: TitleRef) -> Job:
    """Bring my snapshot of a title as a file, signed."""
    return session.read(lambda book: book.titles.export(ref))


def _drafted(titles: Titles, draft: Draft, task: TitleTask | None) -> Drafted:
    return Drafted(
        task=task,
        draft=draft,
        cost=titles.cost_of(draft),
        names=dict(titles.names()),
        data=titles.request(task) if task is not None else b"",
        me=titles.address,
        network=titles.network(draft.ref.chain_id).name,
    )
