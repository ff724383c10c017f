"""Keeps what is in this process's memory out of files: no core dump, and no look from beside.

A process that crashes may leave a copy of its memory on the disk, with every key it holds. Called
once, before any secret is read; children inherit the limit.
"""

from __future__ import annotations

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
"""Linux, ``prctl(2)``: also forbids other programs of the same user to attach and read."""


def keep_memory_private() -> None:
    """Forbid core dumps and, on Linux, looks into this process; where it cannot be, go on.

    On Windows, crash dumps are a setting of the system, off unless an administrator asks for them.
    """
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # 5 ms

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
