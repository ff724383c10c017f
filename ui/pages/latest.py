"""Asks the book for what a page shows, and listens to the newest question only."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job


class Latest(QObject):
    """One question at a time: the answer to an older one is dropped."""

    answered = Signal(object)
    failed = Signal(Exception)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._job is not None

    def ask(self, job: Job) -> None:
        """Listen to `job` from now on."""
        self._job = job
        job.succeeded.connect(self._succeeded)
        job.failed.connect(self._failed)
        job.stopped.connect(self._stopped)

    def drop(self) -> None:
        """Listen to nothing any more."""
        self._job = None

    def cancel(self) -> None:
        """Ask what is under way to stop, and listen to it no more."""
        if self._job is not None:
            self._job.cancel()
        self.drop()

    def _succeeded(self, result: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.answered.emit(result)

    def _failed(self, error: Exception) -> None:
        if self.sender() is self._job:
            self._job = None
            self.failed.emit(error)

    def _stopped(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.stopped.emit()
