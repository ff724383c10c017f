"""Judges and prints a file for somebody who has no vault; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Question, render_file, trust_from, verify
from wallet.clock import Clock
from wallet.progress import Progress
from wallet.proof.verdict import Verdict
from wallet.words import Language


def judge_file(session: Session, path: Path, cards: Sequence[Path], clock: Clock) -> Job:
    """Judge the file at `path`, trusting whom `cards` name; the job brings the verdict."""

    def work(_progress: Progress) -> Verdict:
        return verify(path, _question(cards, clock))

    return session.without_vault(work)


def print_file(
    session: Session, path: Path, cards: Sequence[Path], clock: Clock, language: Language
) -> Job:
    """Print the file at `path`, judged so; the job brings the PDF."""

    def work(_progress: Progress) -> bytes:
        return render_file(path, _question(cards, clock), language)[1]

    return session.without_vault(work)


def _question(cards: Sequence[Path], clock: Clock) -> Question:
    now = clock.now()
    return Question(as_of=now, trust=trust_from(cards, now))
