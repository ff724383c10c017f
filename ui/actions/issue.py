"""The carrier's new bill: looked at first, as its reader will see it, then signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Book, Card, Defect, Done, DraftBill, faults
from wallet.errors import Refused
from wallet.progress import Progress
from wallet.titles.bill import OfflinePolicy
from wallet.words import Language

UNISSUABLE = "document-not-issuable"


@dataclass(frozen=True, slots=True)
class Papers:
    """The files a bill is made of."""

    document: Path
    """The DCSA transport document."""
    pdf: Path | None = None
    """The carrier's own rendering."""
    attachments: tuple[Path, ...] = ()
    from_paper: Path | None = None
    """What the clerk wrote down of the paper originals it takes the place of."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at the papers: a draft, or why there is none."""

    draft: DraftBill | None
    refusal: Refused | None = None
    faults: tuple[Defect, ...] = ()
    """Each fault of the document with its place, where it has any."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The bill as its reader will see it."""

    draft: DraftBill
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Issued:
    """What came of signing: the parcel, and the words that stand on both screens."""

    done: Done
    phrase: tuple[str, str, str, str]


def look_over(session: Session, papers: Papers) -> Job:
    """Hold the papers against the rules; the job brings `Looked`."""

    def work(book: Book) -> Looked:
        try:
            return Looked(_draft(book, papers))
        except Refused as refusal:
            found = faults(papers.document) if refusal.code == UNISSUABLE else ()
            return Looked(None, refusal, found)

    return session.read(work)


def preview(session: Session, papers: Papers, to: Card, language: Language) -> Job:
    """Print the draft for `to`; the job brings a `Preview`."""

    def work(book: Book) -> Preview:
        return Preview(_draft(book, papers, to), book.print_draft(papers.document, to, language))

    return session.read(work)


def issue(session: Session, papers: Papers, to: Card, policy: OfflinePolicy, *, seal: bool) -> Job:
    """Sign the bill and give it to `to`; the job brings `Issued`."""

    def work(book: Book, _progress: Progress) -> Issued:
        done = book.issue(
            papers.document,
            to,
            pdf=papers.pdf,
            attachments=papers.attachments,
            policy=policy,
            from_paper=papers.from_paper,
            seal=seal,
        )
        return Issued(done, book.show(done.bill).phrase)

    return session.write(work)


def _draft(book: Book, papers: Papers, to: Card | None = None) -> DraftBill:
    return book.draft(
        papers.document,
        to,
        pdf=papers.pdf,
        attachments=papers.attachments,
        from_paper=papers.from_paper,
    )
