"""The program's log: when and where something went wrong. Bounded, and no secret can get into it.

Of our own lines the words of the source are kept, never what was put into them; of those of
libraries only which library and function spoke. Errors stand there as `ui.mishaps` tells them.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import time
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from ui.mishaps import report_of_fault, told

_OURS = ("ui", "wallet")
_MOST_BYTES = 256 * 1024
_NOWHERE = logging.NullHandler()
"""Stays when the log is closed: without any handler Python writes all of an error to stderr."""
_LOG, _FAULT = "ladewell.log", "fault.txt"


class PlainFormatter(logging.Formatter):
    """Writes a line without anything that was put into it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and below it what is told of its error."""
        is_ours = record.name.split(".", 1)[0] in _OURS and isinstance(record.msg, str)
        said = record.msg if is_ours else f"in {record.funcName}"
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        lines = [f"{at} {record.levelname} {record.name}: {said}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += told(record.exc_info[1])
        return "\n".join(lines)


class _OwnFile(logging.FileHandler):
    """A file that only its owner can read, and the one before it; both are bounded.

    Where it cannot be written, nobody is told. Python's own that turns over imports what sends
    logs over networks; nobody waits for that at the start.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; begin anew where the file is full."""
        with suppress(OSError, ValueError):  # on a full disk even to ask how long it is may fail
            if (stream := self.stream) is not None and stream.tell() > _MOST_BYTES:
                self.stream = None  # opened again by the next line
                self._turn_over(stream)
            super().emit(record)

    def _turn_over(self, stream: TextIO) -> None:
        with suppress(OSError):
            stream.close()
        try:
            os.replace(self.baseFilename, f"{self.baseFilename}.1")
        except OSError:  # something is in the way; it may not grow without end
            os.truncate(self.baseFilename, 0)

    def close(self) -> None:
        """Close the file; what the disk has no room for is lost."""
        with suppress(OSError):
            super().close()

    def _open(self) -> TextIOWrapper:
        number = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(number, "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:
        """Keep quiet: Python would write the whole record to the terminal."""


class Logbook:
    """Keeps the log, and what is written when the program ends by itself, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handler: _OwnFile | None = None
        self._fault: TextIO | None = None

    @property
    def file(self) -> Path:
        """Where the log lies."""
        return self._folder / _LOG

    def open(self) -> str:
        """Write the log from now on; return the report of how the last run ended by itself, if so.

        Where the folder cannot be written the program runs on without a log; nothing goes to the
        terminal in its place, which a desktop may write down for everybody.
        """
        logging.getLogger().addHandler(_NOWHERE)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fault = self._folder / _FAULT
            last = fault.read_text(encoding="utf-8", errors="replace") if fault.exists() else ""
            self._handler = _OwnFile(self.file, delay=True)
            number = os.open(fault, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._fault = os.fdopen(number, "w", encoding="utf-8")
        except OSError:
            return ""
        self._handler.setFormatter(PlainFormatter())
        self._handler.setLevel(logging.WARNING)
        logging.getLogger().addHandler(self._handler)
        faulthandler.enable(self._fault)
        return report_of_fault(last)

    def close(self) -> None:
        """End the log; called when the program ends as it should."""
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._fault is not None:
            faulthandler.disable()
            self._fault.close()
            self._fault = None
