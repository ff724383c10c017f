"""Reads the file that carries the window's settings; wearing them is the window's affair."""

from __future__ import annotations

from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import read_file


def open_settings(session: Session, path: Path) -> Job:
    """Read the file at `path`, which may be none of settings; the job brings its bytes."""
    return session.aside(lambda _progress: read_file(path))
