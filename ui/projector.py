"""Shows the codes of a beam one after the other, drawn ahead of time by a worker."""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from ui.pages.latest import Latest
from ui.session import Session
from wallet.book import CODES_PER_SECOND, Beam, Modules
from wallet.progress import Progress

AHEAD = 12
"""Codes that lie ready: more than a second of them."""


class Projector(QObject):
    """A clock that turns over the codes of one beam.

    A code is never drawn while it should be shown: where the worker is late, the code before
    stays, which a camera takes for what it is.
    """

    shown = Signal(int, QImage)
    """The number of a code, from 1, and the code, one pixel a module."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._beam: Beam | None = None
        self._ready: deque[tuple[int, QImage]] = deque()
        self._next = 1
        self._number = 0
        self._steps = 0
        self._is_paused = False
        self._making = Latest(self)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1000 // CODES_PER_SECOND)

        self._timer.timeout.connect(self._tick)
        self._making.answered.connect(self._made)

    @property
    def beam(self) -> Beam | None:
        """What is shown."""
        return self._beam

    @property
    def number(self) -> int:
        """The number of the code that is shown, 0 before the first."""
        return self._number

    @property
    def is_paused(self) -> bool:
        """Whether the same code stays."""
        return self._is_paused

    def project(self, beam: Beam | None) -> None:
        """Show `beam` from its first code, or nothing any more."""
        self._beam = beam
        self._ready.clear()
        self._making.drop()
        self._next, self._number, self._steps = 1, 0, 1
        if beam is None:
            self._timer.stop()
            return
        self._timer.start()
        self._make()

    def run_at(self, codes_per_second: float) -> None:
        """Show so many codes a second from now on."""
        self._timer.setInterval(round(1000 / codes_per_second))

    def pause(self, is_paused: bool) -> None:
        """Let the same code stay, or go on."""
        self._is_paused = is_paused

    def step(self) -> None:
        """Show the next code once, also while paused."""
        self._steps += 1
        self._tick()

    def stop(self) -> None:
        """Show nothing more; what is shown stays."""
        self._timer.stop()
        self._making.drop()

    def _tick(self) -> None:
        if self._beam is None or not self._ready:
            return
        if self._is_paused and not self._steps:
            return
        self._steps = max(0, self._steps - 1)
        self._number, code = self._ready.popleft()
        self.shown.emit(self._number, code)
        if self._beam.is_still:
            self._timer.stop()
        else:
            self._make()

    def _make(self) -> None:
        if self._beam is None or self._making.is_waiting or 2 * len(self._ready) > AHEAD:
            return
        count = 1 if self._beam.is_still else AHEAD
        self._making.ask(self._session.aside(partial(_drawn, self._beam, self._next, count)))
        self._next += count

    def _made(self, codes: list[tuple[int, QImage]]) -> None:
        self._ready.extend(codes)
        if self._number == 0:
            self._tick()  # the first is not waited for
        else:
            self._make()


def _drawn(beam: Beam, first: int, count: int, _progress: Progress) -> list[tuple[int, QImage]]:
    return [(number, as_image(beam.code(number))) for number in range(first, first + count)]


def as_image(code: Modules) -> QImage:
    """Return a code as a picture, one pixel a module, without the quiet zone."""
    size = len(code)
    pixels = bytes(0 if dark else 255 for row in code for dark in row)
    return QImage(pixels, size, size, size, QImage.Format.Format_Grayscale8).copy()
