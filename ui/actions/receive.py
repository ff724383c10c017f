"""Takes one thing in: a card is only read, everything else is judged and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.actions.titles import TitleNews, take_in
from ui.jobs import Job
from ui.session import Session
from wallet.book import (
    Book,
    Card,
    News,
    Pin,
    Received,
    documents_in,
    is_for_audit,
    look_at,
    read_card,
)
from wallet.errors import CouldNotLook, Unreadable, WalletError
from wallet.progress import Progress
from wallet.titles.verbs import Verb

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff")
FILMS = (".mp4", ".mov", ".avi", ".mkv", ".webm", ".ogv")
"""What may hold codes and nothing else of ours; a PDF may also carry its bill as an attachment."""

NO_FILE_OF_OURS = ("format-unknown", "pdf-without-source")
"""Why a file is refused that may yet hold codes."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one thing turned out to be."""

    name: str
    """Of its file, or how it came."""
    received: Received
    card_to_pin: Card | None = None
    """A card that the user has yet to look at; nothing was kept."""
    awaits_me: bool = False
    """Whether the bill in it now waits for an answer of mine."""
    title: TitleNews | None = None
    """Something about a title on a chain: a request to sign, an answer to send, a snapshot."""
    evidence: tuple[Pin, ...] = ()
    """Answers of the world that the user has yet to look at; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file of many (a JSON array); nothing was done with it yet."""

    name: str
    """Of the file, and which of it: ``name#1``."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped or chosen, once somebody looked at it."""

    for_audit: tuple[Path, ...]
    """To be judged and not taken in."""
    files: tuple[Path, ...]
    """All others; a folder stands for the files in it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file of many, as a row says it."""

    name: str
    arrival: Arrival | None = None
    error: Exception | None = None


def is_picture(path: Path) -> bool:
    """Say whether the file is, by its name, a picture or a film: for `look`, not for `receive`."""
    return path.suffix.lower() in PICTURES + FILMS


def sort_out(session: Session, paths: Sequence[Path]) -> Job:
    """Look into folders and at how files begin; the job brings `Dropped`.

    On the second worker: a slow drive keeps neither the window nor the vault waiting.

    Raises, at the end:
        CouldNotLook: ``nothing-to-receive``: only folders without files.

    """

    def work(progress: Progress) -> Dropped:
        for_audit, files = list[Path](), list[Path]()
        for path in paths:
            progress.step(len(files), 0, path.name)
            if path.is_file() and is_for_audit(path):
                for_audit.append(path)
            else:
                files += _inside(path)
        if not for_audit and not files:
            raise CouldNotLook("nothing-to-receive", path=paths[0].name)
        return Dropped(tuple(for_audit), tuple(files))

    return session.aside(work)


def receive(session: Session, path: Path) -> Job:
    """Take the file at `path` in; the job brings an `Arrival`.

    A file of many brings each `Document` in it instead: they are to be taken in one by one.
    """

    def work(book: Book, _progress: Progress) -> Arrival | tuple[Document, ...]:
        found = documents_in(path)
        if not found:
            raise CouldNotLook("nothing-to-receive", path=path.name)
        if not found[0][0]:
            return _take(book, found[0][1], path.name)
        return tuple(Document(path.name + suffix, data) for suffix, data in found)

    return session.write(work)


def receive_message(session: Session, message: bytes | News, name: str) -> Job:
    """Take in what came by light; the job brings an `Arrival`."""

    def work(book: Book, _progress: Progress) -> Arrival:
        data = message if isinstance(message, bytes) else book.complete(message)
        return _take(book, data, name)

    return session.write(work)


def receive_some(session: Session, things: Sequence[Path | Document]) -> Job:
    """Take a few files of many in; the job brings a `Taken` for each, whatever came of it.

    A file that is one of many itself brings as many as there are documents in it.
    """

    def work(book: Book, _progress: Progress) -> tuple[Taken, ...]:
        return tuple(_taken(book, one) for thing in things for one in _documents(thing))

    return session.write(work)


def look(session: Session, paths: Iterable[Path]) -> Job:
    """Look for codes in pictures, films and PDFs; the job brings `wallet.book.Seen`."""
    return session.aside(lambda progress: look_at(paths, progress))


def _inside(path: Path) -> list[Path]:
    try:
        return sorted(file for file in path.iterdir() if file.is_file())
    except OSError:  # it is no folder, or one that cannot be looked into: reading it says why
        return [path]


def _documents(thing: Path | Document) -> Iterator[Document | Taken]:
    if isinstance(thing, Document):
        yield thing
        return
    try:
        yield from (Document(thing.name + suffix, data) for suffix, data in documents_in(thing))
    except WalletError as wrong:
        yield Taken(thing.name, error=wrong)


def _taken(book: Book, one: Document | Taken) -> Taken:
    if isinstance(one, Taken):
        return one
    try:
        return Taken(one.name, _take(book, one.data, one.name))
    except WalletError as wrong:
        return Taken(one.name, error=wrong)


def _take(book: Book, data: bytes, name: str) -> Arrival:
    card = _card(data)
    if card is not None:
        is_pinned = any(stored.did == card.did for stored in book.cards())
        received = Received(name, card=card, is_kept=is_pinned)
        return Arrival(name, received, None if is_pinned else card)
    if (title := take_in(book, data, name)) is not None:
        return Arrival(name, Received(name), title=title)
    if evidence := book.evidence_in(data, name):
        return Arrival(name, Received(name), evidence=evidence)
    received = book.receive_bytes(data, name)
    if received.verdict is None or not received.is_kept:
        return Arrival(name, received)
    answers = (Verb.ACCEPT, Verb.ACCEPT_SURRENDER, Verb.RECORD)
    possible = book.show(received.verdict.digest).possibilities
    return Arrival(name, received, awaits_me=any(one.verb in answers for one in possible))


def _card(data: bytes) -> Card | None:
    """Return the card in the file; whatever is none is for the book to judge."""
    try:
        return read_card(data.strip())
    except Unreadable:
        return None
