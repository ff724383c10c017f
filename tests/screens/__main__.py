"""Write the pictures."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from datetime import timedelta, timezone
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget  # after the platform is chosen

from tests.screens import (
    acts,
    audits,
    care,
    chains,
    gallery,
    giving,
    helping,
    pages,
    rare,
    scanning,
    worlds,
)
from tests.screens.dresses import DRESSES, HEIGHT, WIDTH
from tests.ui.pages.desk import settle
from tests.ui.walking import settled
from ui.look import Look, Theme

_PDF_MS, _TRIES = 50, 60
"""Pages of a PDF are drawn in the background; after three seconds nobody waits any more."""


def screens() -> Iterator[tuple[str, Callable[[Look], QWidget]]]:
    """Yield every page by name; pages of the window are added here."""
    yield from gallery.SHEETS.items()
    yield from giving.PAGES.items()
    yield from audits.PAGES.items()
    yield from scanning.PAGES.items()
    yield from acts.PAGES.items()
    yield from pages.PAGES.items()
    yield from care.PAGES.items()
    yield from chains.PAGES.items()
    yield from worlds.PAGES.items()
    yield from helping.PAGES.items()
    yield from rare.PAGES.items()


def main(folder: Path, wanted: tuple[str, ...] = ()) -> None:
    """Draw every page in every dress into `folder`, or only those whose name has a wanted word."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    look = Look(application, Theme.LIGHT, zone=timezone(timedelta(hours=8)))
    for dress, (theme, size, language) in DRESSES.items():
        look.wear(theme=theme, size=size, language=language)
        for name, make in screens():
            title = f"{name}-{dress}"
            if wanted and not any(word in title for word in wanted):
                continue
            page = make(look)
            page.resize(WIDTH, HEIGHT)
            page.show()
            settled(page)
            wait_for_paper(page)
            page.grab().save(str(folder / f"{title}.png"))
            put_away(page)


def put_away(page: QWidget) -> None:
    """Close a page, and the window behind it: it would go on following the look."""
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.close()
            if (jobs := getattr(window, "jobs", None)) is not None:
                settle(jobs)  # samples that were played are removed by the worker
            window.deleteLater()
    settled(page)


def wait_for_paper(page: QWidget) -> None:
    """Wait until something is drawn on every page of a PDF that is shown."""
    for view in page.findChildren(QPdfView):
        for _try in range(_TRIES):
            if not view.isVisible() or _is_drawn(view):
                break
            QTest.qWait(_PDF_MS)


def _is_drawn(view: QPdfView) -> bool:
    """Say whether a shown page holds ink: other colours than paper and what lies around it."""
    picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    middle = picture.width() // 2
    lines = range(middle - middle // 2, middle + middle // 2, 3)
    seen = {picture.pixel(x, y) for x in lines for y in range(0, picture.height(), 3)}
    return len(seen) > 8  # letters have soft edges


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m tests.screens", description=main.__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("wanted", nargs="*")
    wish = asked.parse_args()
    main(wish.folder, tuple(wish.wanted))
