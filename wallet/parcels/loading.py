"""Lets a library with native code load undisturbed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let an interrupt wait until the body is through.

    zxing-cpp aborts the whole process, with a dump of its stack, where Ctrl-C comes while it loads:
    its C++ throws what Python raised, and nobody catches it there.
    """
    if sys.platform == "win32":  # knows no such mask; there the console's own thread asks
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
