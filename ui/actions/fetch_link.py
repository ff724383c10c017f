"""Fetches the document that a link leads to; the one verb that a link from outside can lead to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.actions.open_elsewhere import own_folder
from ui.jobs import Job
from ui.links import link_to, target_of
from ui.session import Session
from wallet.book import fetch_link, link_in, read_link, write_file, write_link
from wallet.errors import CouldNotLook

_NAME = "document.tt"


def host_of(link: str) -> str:
    """Return whose server would be asked.

    Raises:
        Unreadable: ``link-unreadable``.

    """
    return read_link(target_of(link)).host


def is_about_a_link(error: Exception) -> bool:
    """Say whether pictures were refused only because their code is a TradeTrust document's."""
    return isinstance(error, CouldNotLook) and error.code == "light-link"


def find(session: Session, paths: Sequence[Path]) -> Job:
    """Look for the link of a TradeTrust code in pictures; the job brings it, and asks nobody."""
    return session.aside(lambda _progress: link_to(write_link(link_in(*paths))))


def fetch(session: Session, link: str) -> Job:
    """Ask that server; the job brings the path of the document, opened with the link's key."""

    def work(_progress: object) -> Path:
        path = own_folder() / _NAME
        write_file(path, fetch_link(read_link(target_of(link))))
        return path

    return session.without_vault(work)
