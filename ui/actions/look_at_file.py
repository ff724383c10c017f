"""Judges and prints a file for somebody who has no vault; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Pin, Question, is_for_audit, render_file, trust_from, verify
from wallet.clock import Clock
from wallet.errors import CouldNotLook
from wallet.progress import Progress
from wallet.proof.verdict import Verdict
from wallet.words import Language


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody without a vault relies on while he looks at a file."""

    files: tuple[Path, ...] = ()
    """Cards, and files of evidence."""
    pins: tuple[Pin, ...] = ()
    """What was looked up just now."""


def is_alone(session: Session, paths: Sequence[Path]) -> Job:
    """Look whether this is one file with a page of its own, and not a list; brings a `bool`.

    On the second worker: a slow drive keeps neither the window nor the vault waiting.
    """

    def work(_progress: Progress) -> bool:
        first = paths[0]
        is_list = len(paths) > 1 or first.is_dir() or (first.is_file() and is_for_audit(first))
        return not is_list

    return session.aside(work)


def judge_file(session: Session, path: Path, known: Known, clock: Clock) -> Job:
    """Judge the file at `path`, relying on what is `known`; the job brings the verdict."""

    def work(_progress: Progress) -> Verdict:
        return verify(path, _question(known, clock))

    return session.without_vault(work)


def print_file(
    session: Session, path: Path, known: Known, clock: Clock, language: Language, shown: Verdict
) -> Job:
    """Print the file at `path`, judged so; the job brings the PDF.

    The answer that is `shown` above it must not be about what lay there a moment before.
    """

    def work(_progress: Progress) -> bytes:
        verdict, pdf = render_file(path, _question(known, clock), language)
        if _bill_of(verdict) != _bill_of(shown):
            raise CouldNotLook("file-replaced", path=path.name)
        return pdf

    return session.without_vault(work)


def _bill_of(verdict: Verdict) -> tuple[str, ...]:
    return verdict.digest, *(moment.entry for moment in verdict.timeline)


def _question(known: Known, clock: Clock) -> Question:
    now = clock.now()
    return Question(as_of=now, trust=trust_from(known.files, now).with_pins(known.pins))
