"""What every test of the window stands on: one look over one application."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta, timezone
from itertools import count

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.look import Look, TextSize, Theme
from wallet.words import Language

_TESTS = count(1)
SINGAPORE = timezone(timedelta(hours=8))


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Collect garbage between tests and never on a worker, as the program does."""
    gc.disable()
    yield
    gc.collect() if next(_TESTS) % 40 == 0 else gc.collect(1)


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> Look:
    return Look(qapp, Theme.LIGHT, zone=SINGAPORE)


@pytest.fixture
def look(_look: Look) -> Iterator[Look]:
    """Return the look as a new user has it, whatever the test before has worn."""
    # Widgets of the test before wait for an event loop to be deleted in.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _look.wear(theme=Theme.LIGHT, size=TextSize.MEDIUM, language=Language.ENGLISH, typeface="")
    yield _look
    if _look.speech.is_chinese:  # what needs no look would hear it too
        _look.wear(language=Language.ENGLISH)
