"""What a process holds: memory, open files, objects of Qt."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def megabytes() -> float:
    """Return what of this process lies in memory now; zero where that cannot be told."""
    gc.collect()
    if sys.platform != "linux":
        return 0.0
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 2**20


def open_files() -> int:
    """Return how many files this process has open; zero where that cannot be told."""
    gc.collect()
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
