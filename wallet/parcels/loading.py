"""Lets a library with native code load undisturbed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let an interrupt wait until the body is through.

    zxing-cpp aborts the whole process, with a dump of its stack, where Ctrl-C comes while it loads:
    its C++ throws what Python raised, and nobody catches it there.
    """
    if threading.current_thread() is not threading.main_thread():  # no other one is interrupted
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
    if came:
        signal.raise_signal(signal.SIGINT)
