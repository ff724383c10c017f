"""Opens a print of ours in whatever program the user reads PDFs with."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.jobs import Job
from ui.session import Session
from wallet.book import print_name, write_file


def open_elsewhere(session: Session, pdf: bytes, number: str) -> Job:
    """Write `pdf` where only this user reads, and hand it over; the job brings the path.

    The file is gone when the program ends: what is to be kept is saved.
    """

    def work(_progress: object) -> Path:
        path = own_folder() / print_name(number)
        write_file(path, pdf)
        return path

    job = session.without_vault(work)
    job.succeeded.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
    return job


@cache
def own_folder() -> Path:
    """Return a folder that only this user reads, and that is gone when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="ladewell-"))  # 0700, by its documentation
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
