"""What every test of the window stands on: one look over one application."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.disk import _no_disk_is_waited_for  # noqa: F401 - a fixture
from tests.ui.dialogs.trade import Trade
from tests.ui.pages.desk import settle
from tests.ui.window_thread import window_thread
from ui.jobs import Jobs
from ui.look import Look, TextSize, Theme
from ui.session import Session
from wallet.words import Language

_TESTS = count(1)
SINGAPORE = timezone(timedelta(hours=8))


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Collect garbage between tests and never on a worker, as the program does."""
    gc.disable()
    yield
    gc.collect() if next(_TESTS) % 40 == 0 else gc.collect(1)


@pytest.fixture(autouse=True)
def _no_file_is_read_by_the_window() -> Iterator[None]:
    """Fail a test in which the window's own thread looks into a file, or asks whether it is there.

    A drive of a network takes seconds to answer, and a pipe never does.
    """
    watch = window_thread()
    watch.begin()
    yield
    assert watch.end() == [], "ask a job to do it: `session.read`, `without_vault`, `aside`"


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


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def session(jobs: Jobs) -> Iterator[Session]:
    """Return a session without a vault; a test may open one."""
    session = Session(jobs)
    yield session
    session.lock()
    settle(jobs)


@pytest.fixture
def trade(tmp_path: Path, look: Look) -> Iterator[Trade]:
    """Return five parties that trade, with a vault and a window's session for each."""
    trade = Trade(tmp_path)
    yield trade
    trade.close()
