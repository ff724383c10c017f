"""Answers of the world: kept, dropped, shown to others, and looked up only when asked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import (
    RESOLVER,
    Book,
    LookUp,
    Pin,
    TitleView,
    ask,
    document_of,
    pins_in,
    questions_of,
    read_file,
    renewal_of,
    write_evidence,
)
from wallet.clock import Clock
from wallet.errors import WalletError
from wallet.progress import Progress


@dataclass(frozen=True, slots=True)
class Kept:
    """What the vault relies on of the world beyond signatures."""

    pins: tuple[Pin, ...]
    titles: tuple[TitleView, ...]
    """Titles a snapshot is kept of."""
    resolver: str


@dataclass(frozen=True, slots=True)
class ToAsk:
    """What could be asked, and of whom."""

    questions: tuple[LookUp, ...]
    resolver: str
    """For names of the DNS; none is asked without one."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of asking."""

    pins: tuple[Pin, ...]
    failed: tuple[tuple[LookUp, Exception], ...]


def kept(session: Session) -> Job:
    """Bring what is kept: `Kept`. Nobody is asked."""

    def work(book: Book) -> Kept:
        titles = book.titles
        views = (titles.show(line.ref) for line in titles.all())
        known = tuple(view for view in views if view.record is not None)
        return Kept(book.evidence(), known, book.setting(RESOLVER) or "")

    return session.read(work)


def keep(session: Session, pins: Sequence[Pin]) -> Job:
    """Keep answers, each in the place of an older one; the job brings how many."""
    return session.write(lambda book, _progress: book.pin_evidence(pins))


def drop(session: Session, pin: Pin) -> Job:
    """Rely on an answer no longer."""
    return session.write(lambda book, _progress: book.drop_evidence(pin))


def forget_snapshot(session: Session, view: TitleView) -> Job:
    """Rely on the snapshot of a title no longer."""
    return session.write(lambda book, _progress: book.titles.forget(view.line.ref))


def read_evidence_files(session: Session, paths: Sequence[Path], clock: Clock) -> Job:
    """Read files of evidence, to be looked at before they are kept; the job brings pins."""

    def work(_progress: Progress) -> tuple[Pin, ...]:
        return tuple(pin for path in paths for pin in pins_in(path, clock.now()))

    return session.without_vault(work)


def evidence_file(pin: Pin) -> tuple[bytes, str]:
    """Return an answer as the file it is given on as, and what to call that."""
    safe = "".join(one if one.isalnum() or one in "-." else "-" for one in pin.subject)[-60:]
    return write_evidence(pin), f"{pin.kind.value}-{safe.strip('-.')}.json"


def questions_for_bill(session: Session, bill: str, resolver: str | None) -> Job:
    """Bring what could be asked about a document in the vault: `ToAsk`."""

    def work(book: Book) -> ToAsk:
        named = (book.setting(RESOLVER) or "") if resolver is None else resolver
        return ToAsk(book.questions_about(bill, named), named)

    return session.read(work)


def questions_for_file(session: Session, path: Path, resolver: str | None) -> Job:
    """Bring what could be asked about a document in a file: `ToAsk`; no vault is needed."""

    def work(_progress: Progress) -> ToAsk:
        document = document_of(read_file(path), path.name)
        return ToAsk(questions_of(document, resolver or ""), resolver or "")

    return session.without_vault(work)


def questions_to_renew(session: Session, pins: Sequence[Pin], resolver: str | None) -> Job:
    """Bring how to ask anew for what is kept: `ToAsk`."""

    def work(book: Book) -> ToAsk:
        named = (book.setting(RESOLVER) or "") if resolver is None else resolver
        found = (renewal_of(pin, named, book.node_of) for pin in pins)
        return ToAsk(tuple(one for one in found if one is not None), named)

    return session.read(work)


def ask_for_vault(session: Session, asked: ToAsk) -> Job:
    """Ask each, and nobody else: it goes on record, and what comes is kept. Brings `Answers`."""

    def work(book: Book, progress: Progress) -> Answers:
        if asked.resolver != (book.setting(RESOLVER) or ""):
            book.set(RESOLVER, asked.resolver)
        return _ask_each(asked, progress, lambda one: book.look_up([one])[0])

    return session.write(work)


def ask_aside(session: Session, clock: Clock, asked: ToAsk) -> Job:
    """Ask each, and nobody else; nothing is kept, no vault is needed. Brings `Answers`."""

    def work(progress: Progress) -> Answers:
        return _ask_each(asked, progress, lambda one: ask(one, clock.now()))

    return session.aside(work)


def _ask_each(asked: ToAsk, progress: Progress, of: Callable[[LookUp], Pin]) -> Answers:
    pins: list[Pin] = []
    failed: list[tuple[LookUp, Exception]] = []
    for at, question in enumerate(asked.questions):
        progress.step(at, len(asked.questions), question.host)
        try:
            pins.append(of(question))
        except WalletError as wrong:
            failed.append((question, wrong))
    return Answers(tuple(pins), tuple(failed))
