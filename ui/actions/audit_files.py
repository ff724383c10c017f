"""Judges files without keeping them, by what the open vault knows, or by nobody's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import SUFFIX, Question, verify
from wallet.clock import Clock
from wallet.errors import WalletError
from wallet.progress import Progress
from wallet.proof.verdict import Verdict

MOST_FILES = 20_000
_MEMBERS = (
    b'"envelopeManifestSignedContent"', b'"transportDocument"', b"schema.openattestation.com/",
    b"/credentials/v", b'"OPEN-ATTESTATION-TYPE-1"',
)  # fmt: skip
"""A PINT envelope or a TradeTrust document begins with one of them; other JSON in a folder is none
of our business."""
_OF_TRADETRUST = (".tt", ".oa", ".opencert", ".jsonld")
_PEEK = 4096


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one file: a verdict, or why there is none."""

    path: Path
    verdict: Verdict | None = None
    error: WalletError | None = None


def find_files(session: Session, paths: Sequence[Path]) -> Job:
    """Find every bill in files and folders; the job brings a tuple of paths."""

    def work(progress: Progress) -> tuple[Path, ...]:
        found: dict[Path, None] = {}
        for path in paths:
            for file in _inside(path):
                progress.step(len(found), 0, file.name)
                found[file] = None
                if len(found) == MOST_FILES:
                    return tuple(found)
        return tuple(found)

    return session.without_vault(work)


def judge_files(session: Session, paths: Sequence[Path], clock: Clock) -> Job:
    """Judge each of `paths`; the job brings a tuple of `Judged`, one for each."""
    plain = Question(as_of=clock.now())
    if session.is_open:
        return session.read(
            lambda book: tuple(_judged(path, book.question(plain)) for path in paths)
        )
    return session.without_vault(lambda _progress: tuple(_judged(path, plain) for path in paths))


def _inside(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and _may_be_bill(file):
            yield file


def _may_be_bill(file: Path) -> bool:
    if file.suffix.lower() in (SUFFIX, *_OF_TRADETRUST):
        return True
    if file.suffix.lower() != ".json":
        return False
    try:
        with file.open("rb") as opened:
            start = opened.read(_PEEK)
    except OSError:
        return True  # whoever judges it says why
    return any(member in start for member in _MEMBERS)


def _judged(path: Path, question: Question) -> Judged:
    try:
        return Judged(path, verify(path, question))
    except WalletError as error:
        return Judged(path, error=error)
