"""Says when to lock the vault because nobody is there: idle, the screen locked, or asleep."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from ui.settings import Settings

_TICK_S = 5
_GAP_S = 30
"""A tick that comes so much too late was slept through. It is noticed on waking, on any system,
also where the system itself tells us nothing."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove,
        QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
        QEvent.Type.DragMove, QEvent.Type.Drop,
    }
)  # fmt: skip


def time_gone_by() -> float:
    """Return seconds that never go back, whoever sets the clock, and go on while it sleeps.

    Python's own `monotonic` stands still then on Linux (`CLOCK_MONOTONIC`) and on macOS; Windows
    counts on.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if hasattr(time, "CLOCK_UPTIME_RAW"):  # macOS, where CLOCK_MONOTONIC goes on
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class AutoLock(QObject):
    """Watches the windows of the program for somebody's hand.

    It looks at what the windows get from the system, not at every event of every widget: that
    would cost a frame here and there while a list is scrolled.

    Args:
        settings: After how many minutes, and whether with the screen.
        now: Seconds that never go back, and go on while the machine sleeps.
        parent: As everywhere.

    """

    lock_wanted = Signal()
    """Nobody is there."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], float] = time_gone_by,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._now = now
        self._touched = self._ticked = now()
        self._watched: set[QWindow] = set()
        self._timer = QTimer(self, interval=_TICK_S * 1000)

        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        self._timer.start()

    def look(self) -> None:
        """Lock if it is time to."""
        now = self._now()
        slept = now - self._ticked > _TICK_S + _GAP_S
        self._ticked = now
        idle = now - self._touched
        minutes = self._settings.lock_minutes
        if minutes and idle >= 60 * minutes:
            self._touched = now
            self.lock_wanted.emit()
        elif slept:
            self.went_away()

    def went_away(self) -> None:
        """Lock because the screen was locked or the machine goes to sleep, if that is wanted."""
        if self._settings.locks_with_screen:
            self.lock_wanted.emit()

    def touch(self) -> None:
        """Note that somebody is there."""
        self._touched = self._now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        self.touch()
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(window))
