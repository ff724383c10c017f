"""Runs core functions off the window's thread and brings the outcome back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from wallet.errors import WalletError
from wallet.progress import Cancelled, Progress

_log = logging.getLogger(__name__)

REPORT_EVERY_S = 0.05


class Job(QObject):
    """One piece of background work, seen from the window's thread.

    Exactly one of `succeeded`, `failed` or `stopped` fires, then `finished`.
    Nothing fires before the event loop is entered again, so whoever started
    the job may connect to it without a race; nothing fires after `Jobs.close`.
    """

    progressed = Signal(object, object, str)
    """Done, total (ints of any size) and what is being done."""
    succeeded = Signal(object)
    failed = Signal(Exception)
    stopped = Signal()
    finished = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._stop = Event()
        self._last_report = float("-inf")

    def lead_to(self, owner: QObject, then: Callable[[Any], object]) -> None:
        """Call `then` with what came of it, unless `owner` is gone by that time.

        For what needs more than the result. A method is connected to `succeeded` as ever: Qt lets
        go of it with its object, but of no lambda and no `partial` that holds one.
        """
        self.succeeded.connect(lambda result: then(result) if isValid(owner) else None)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Take a report from the worker (`wallet.progress.Progress`)."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if done == total or now - self._last_report >= REPORT_EVERY_S:
            self._last_report = now
            self._jobs.pass_on(partial(self.progressed.emit, done, total, what))

    def settle(self, future: Future[object]) -> None:
        """Take the finished future from the worker."""
        self._jobs.pass_on(partial(self._deliver, future))

    def _deliver(self, future: Future[object]) -> None:
        try:
            result = future.result()
        except (Cancelled, CancelledError):
            self.stopped.emit()
        except WalletError as error:
            self.failed.emit(error)
        except BaseException as error:  # what a Rust library panics with is no Exception
            _log.exception("unforeseen in the background")
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.finished.emit()
        self._jobs.forget(self)


class Jobs(QObject):
    """The application's one queue of background work: one worker, which owns the store.

    The worker emits a signal of this object and never one of a `Job`: a sender
    must outlive its emission, and a job may be deleted as soon as it has told.
    """

    _passed_on = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running: set[Job] = set()  # whoever starts a job need not keep it
        self._is_closed = False
        self._aside: Jobs | None = None
        self._passed_on.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def aside(self) -> Jobs:
        """A second worker, for what must not wait for the store: drawing and reading codes."""
        if self._aside is None:
            self._aside = Jobs(self)
        return self._aside

    @property
    def is_busy(self) -> bool:
        """Whether any work is running or waiting, here or aside."""
        return bool(self._running) or (self._aside is not None and self._aside.is_busy)

    def run(self, work: Callable[[Progress], object]) -> Job:
        """Start `work` on the worker thread and return its `Job`."""
        job = Job(self)
        self._running.add(job)
        self._pool.submit(work, job).add_done_callback(job.settle)
        return job

    def pass_on(self, news: Callable[[], object]) -> None:
        """Let the window's thread call `news`; called from the worker."""
        self._passed_on.emit(news)

    @Slot(object)
    def _tell(self, news: Callable[[], object]) -> None:
        if not self._is_closed:
            news()

    def forget(self, job: Job) -> None:
        """Let go of a job that has told its outcome."""
        self._running.discard(job)
        job.deleteLater()

    def close(self) -> None:
        """Stop everything and wait; called once, when the window closes."""
        self._is_closed = True
        if self._aside is not None:
            self._aside.close()
        for job in self._running:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
