"""Writes my own card to a file, for somebody to pin."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Card, write_file
from wallet.progress import Progress


def card_file_name(card: Card) -> str:
    """Return a name for the file of `card` that says whose it is."""
    safe = "".join(c if c.isalnum() else "-" for c in card.party.name)
    return "-".join(part for part in ["card", *safe.split("-")] if part) + ".jws"


def export_card(session: Session, card: Card, path: Path) -> Job:
    """Write `card` to `path`; the job brings the path."""

    def work(_progress: Progress) -> Path:
        write_file(path, card.text.encode("ascii"))
        return path

    return session.without_vault(work)
