"""Writes a parcel to a file that somebody else will take in."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Done, write_file
from wallet.progress import Progress


def save_parcel(session: Session, done: Done, path: Path) -> Job:
    """Write the parcel of `done` to `path`, whole or not at all; the job brings the path."""

    def work(_progress: Progress) -> Path:
        write_file(path, done.parcel)
        return path

    return session.without_vault(work)
