"""Tells what looks into files on the window's own thread, where a slow drive stops the window.

Whatever the way: by a core function, a path's method or a plain `open`. What a test does itself is
its own affair.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_UI, _TESTS = f"{_ROOT / 'ui'}{os.sep}", f"{_ROOT / 'tests'}{os.sep}"
_OURS = (f"{_ROOT / 'resources'}{os.sep}", sys.prefix, sys.base_prefix)
"""What is installed with the program."""
_EVENTS = frozenset(
    {"open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "sqlite3.connect"}
)

MAY = {
    "actions/look_around.py": "the samples' folder is gone from this machine before the window is",
    "instance.py": "this machine's own folder for its pipes, asked before there is a window",
    "jobs.py:_deliver": "a mistake of ours is logged, with the lines where it was made",
    "mishaps.py": "as above",
    "logbook.py": "it is written from every thread, and must be before a crash",
    "self_test.py": "it shows nobody a window that could stop",
    "settings.py:is_vault": "the first page is a lock or a door, which is known before it is shown",
    "dialogs/parcel_panel.py:_file": "Qt wants the file while the hand still holds it",
    "dialogs/bundle.py:_file": "as above",
    "pages/bill_body.py:lay_down": "as above",
    "actions/open_elsewhere.py:own_folder": "as above",
    "dialogs/report.py:save_to": "the worker may be what failed",
}
"""Who may, and why."""


class WindowThread:
    """Writes down who looked into a file on the window's thread, since `begin`."""

    def __init__(self) -> None:
        """Hear of everything, as long as this process lives: no hook can be taken back."""
        self.found: list[str] = []
        self._is_on = False
        sys.addaudithook(self._hear)
        self._stat = os.stat
        os.stat = self._heard_stat  # of which Python tells no hook

    def begin(self) -> None:
        """Listen from now on."""
        self.found.clear()
        self._is_on = True

    def end(self) -> list[str]:
        """Listen no more, and return who it was."""
        self._is_on = False
        return self.found

    def _hear(self, event: str, about: tuple[Any, ...]) -> None:
        if self._is_on and event in _EVENTS:
            self._note(about[0] if about else None)

    def _heard_stat(self, path: Any, *more: Any, **named: Any) -> os.stat_result:
        if self._is_on:
            self._note(path)
        return self._stat(path, *more, **named)

    def _note(self, path: Any) -> None:
        if isinstance(path, int) or current_thread() is not main_thread():
            return
        if os.fsdecode(path or "").startswith(_OURS):
            return
        if (who := _who()) is not None:
            self.found.append(f"{who}: {path}")


def _who() -> str | None:
    frame = sys._getframe(3)
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith((_TESTS, "<frozen importlib")) or code.co_name == "<module>":
            return None  # a test does it, or a module is loaded
        if code.co_filename.startswith(_UI):
            name = code.co_filename.removeprefix(_UI).replace(os.sep, "/")
            who = f"{name}:{code.co_name}"
            return None if name in MAY or who in MAY else who
        frame = frame.f_back
    return None


window_thread = cache(WindowThread)
