"""Fetches the document that a link leads to; the one verb that a link from outside can lead to."""

from __future__ import annotations

from pathlib import Path

from ui.actions.open_elsewhere import own_folder
from ui.jobs import Job
from ui.links import target_of
from ui.session import Session
from wallet.book import fetch_link, read_link, write_file

_NAME = "document.tt"


def host_of(link: str) -> str:
    """Return whose server would be asked.

    Raises:
        Unreadable: ``link-unreadable``.

    """
    return read_link(target_of(link)).host


def fetch(session: Session, link: str) -> Job:
    """Ask that server; the job brings the path of the document, opened with the link's key."""

    def work(_progress: object) -> Path:
        path = own_folder() / _NAME
        write_file(path, fetch_link(read_link(target_of(link))))
        return path

    return session.without_vault(work)
