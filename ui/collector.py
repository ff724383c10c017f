"""Collects Python's cyclic garbage in the window's thread and in no other.

Python collects wherever it happens to allocate. On the worker that would delete
widgets which nobody holds any more from a thread that must not touch them, and
Qt crashes. So the automatic collection is off, and a timer does it here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collector(QObject):
    """Stands for Python's automatic collection as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that has reached Python's own threshold."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give the collection back to Python; called when no worker runs any more."""
        self._timer.stop()
        gc.enable()
