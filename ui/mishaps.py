"""What the program says of its own mistakes: where they happened, and never with what.

A report and the log are made to be given away, so nothing in them can be a secret: version and
system, the *kinds* of errors, the places in the program. No message of an error, no value of a
variable, no line of source, no path outside the program. What cannot be told apart from a secret
is left out.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from wallet import __version__
from wallet.errors import WalletError

_log = logging.getLogger(__name__)
_PROGRAM = Path(__file__).resolve().parent.parent
_PYTHON = Path(logging.__file__).resolve().parent.parent
_MOST_FRAMES = 40
_MOST_ERRORS = 6
_MOST_REPORTS = 20
_MOST_KINDS = 500
_ELSEWHERE = "elsewhere"
_AGAIN = frozenset(10**power for power in range(1, 9))
"""At which repetitions of one mistake the log says so: a timer may make it ten times a second."""

_CODE = re.compile(r"[a-z0-9-]{1,60}")

_FAULT_HEAD = re.compile(r"Fatal Python error: ([A-Za-z ]{1,60})$|Windows fatal exception: ")
_FAULT_LINE = re.compile(r'  File "(.*)", line (\d+) in ([\w.<>]{1,80})$')
_MOST_FAULT = 64 * 1024


def report_of(error: BaseException) -> str:
    """Return what may be told to anybody about `error`."""
    return "\n".join([*_head(), "", *told(error)])


def told(error: BaseException) -> list[str]:
    """Return the kind and the places of `error` and of what caused it, a line each.

    Never raises: what fails while it is told of, as an error with a mind of its own may, or one
    near the end of the stack, is told of as far as that went.
    """
    lines: list[str] = []
    try:
        for line in _told(error):
            lines.append("".join(sign if sign.isprintable() else "?" for sign in line))
    except Exception:
        lines.append(_ELSEWHERE)
    return lines


def _told(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen and len(seen) < _MOST_ERRORS:
        yield f"{'caused by ' if seen else ''}{_kind(one)}"
        seen.add(id(one))
        yield from _places(one.__traceback__)
        if isinstance(one, BaseExceptionGroup):
            yield f"  with {', '.join(_kind(inner) for inner in one.exceptions[:_MOST_ERRORS])}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def report_of_fault(text: str) -> str:
    """Return what may be told of what `faulthandler` wrote when the program last ended by itself.

    Returns nothing where there is nothing to tell.
    """
    lines: list[str] = []
    for line in text[:_MOST_FAULT].splitlines():
        if head := _FAULT_HEAD.match(line):
            lines.append(head[1] or "Windows fatal exception")
        elif place := _FAULT_LINE.match(line):
            lines.append(f"  {shown_path(place[1])} {place[2]} in {place[3]}")
        elif "thread" in line.lower() and line.rstrip().endswith("(most recent call first):"):
            lines.append("thread")
    return "\n".join([*_head(), "", *lines[:200]]) if lines else ""


def shown_path(name: str) -> str:
    """Return by what name a file of code is shown: never where it lies on this computer."""
    slashed = name.replace("\\", "/")
    _, is_library, library = slashed.rpartition("/site-packages/")
    if is_library:
        return f"site-packages/{library}"
    for root, word in ((_PROGRAM, ""), (_PYTHON, "python/")):
        with suppress(ValueError, OSError):
            if Path(name).is_absolute():
                return word + Path(name).resolve().relative_to(root).as_posix()
    is_ours = slashed.startswith(("ui/", "wallet/")) and ".." not in slashed
    return slashed if is_ours else _ELSEWHERE  # as a frozen program names its files


def _head() -> Iterator[str]:
    import platform  # nobody waits for it at the start

    yield f"Ladewell {__version__}"
    yield f"Python {platform.python_version()}, Qt {qVersion()}"
    yield f"{platform.system()} {platform.machine()}"


def _kind(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    # A code is a word of ours, and never a secret; its facts may name people.
    is_ours = isinstance(error, WalletError) and _CODE.fullmatch(error.code)
    return f"{kind} {error.code}" if isinstance(error, WalletError) and is_ours else kind


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in deque(traceback.walk_tb(trace), _MOST_FRAMES):
        code = frame.f_code
        yield f"  {shown_path(code.co_filename)} {line} in {code.co_name}"


class Mishaps(QObject):
    """Hears of every error that nobody caught, on whatever thread, and tells the window.

    It lives as long as the program: a sender must outlive its emission.
    """

    happened = Signal(str)
    """The report: once for each mistake, and at most so many in one run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: Counter[str] = Counter()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def listen(self) -> None:
        """Hear from now on, in place of Python, which would write everything to the terminal."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._tell_log(args.exc_value)

    def leave(self) -> None:
        """Let Python hear again."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None or issubclass(kind, SystemExit | KeyboardInterrupt):
            return
        if error.__traceback__ is None:
            error = error.with_traceback(trace)
        # If a hook fails, Python writes everything to the terminal.
        with suppress(Exception):
            if self._tell_log(error) and len(self._heard) <= _MOST_REPORTS:
                self.happened.emit(report_of(error))

    def _tell_log(self, error: BaseException | None) -> bool:
        """Tell the log, in full only once; return whether this is heard for the first time."""
        if error is None:
            return False
        what = "\n".join(told(error))
        if len(self._heard) >= _MOST_KINDS and what not in self._heard:
            return False
        self._heard[what] += 1
        count = self._heard[what]
        with suppress(Exception):  # a log that fails keeps nobody from being told
            if count == 1:
                _log.error("not caught", exc_info=error)
            elif count in _AGAIN:
                _log.error("not caught, ten times as often as was said last", exc_info=error)
        return count == 1
