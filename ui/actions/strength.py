"""Judges a passphrase on the worker: the lists of words that are known take long to load."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.jobs import Job
from ui.session import Session
from wallet.progress import Progress

if TYPE_CHECKING:  # the book takes longer to import than the first page may take to appear
    from wallet.book import Strength


def judge_passphrase(session: Session, passphrase: str, known_words: Sequence[str]) -> Job:
    """Bring the `Strength` of a passphrase against one who knows the owner's names."""

    def work(_progress: Progress) -> Strength:
        from wallet.book import Book

        return Book.passphrase_strength(passphrase, known_words)

    return session.without_vault(work)


def suggest_passphrase(session: Session) -> Job:
    """Bring a passphrase of words drawn by the machine."""

    def work(_progress: Progress) -> str:
        from wallet.book import Book

        return Book.suggested_passphrase()

    return session.without_vault(work)
