"""The process that opens a stranger's PDF: it reads a task, does it within limits, and ends.

Started by `apart`, as a program of its own. Before it looks at the first byte it gives up what it
does not need: memory above a gigabyte, processor time, writing files, core dumps.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

MOST_MEMORY = 1 << 30
"""Bytes the process may take; two 600 MB bombs of a few kilobytes made pdfium take more."""
MOST_SECONDS = 25
"""Seconds of processor time."""
_WATCH_EVERY = 0.05

Outcome = tuple[dict[str, Any], list[bytes]]


def limit() -> None:
    """Give up memory, time and reach, by whatever means the system has."""
    if sys.platform == "win32":
        _limit_by_job()
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        try:
            _, hard = resource.getrlimit(what)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (least, least))
        except (ValueError, OSError):
            # macOS refuses a limit of the address space; the watch below stands in for it.
            continue
    if sys.platform == "darwin":
        threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    """End the process when it has grown too big."""
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= MOST_MEMORY:  # bytes, on macOS
        time.sleep(_WATCH_EVERY)
    os._exit(3)


def _limit_by_job() -> None:
    """Put this process into a Windows job that bounds its memory and time and starts no other."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_set", ctypes.c_size_t),
            ("most_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    limits = Extended()
    # JOB_OBJECT_LIMIT_PROCESS_TIME | ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION
    limits.basic.flags = 0x2 | 0x8 | 0x100 | 0x400
    limits.basic.process_time = MOST_SECONDS * 10_000_000  # in steps of 100 ns
    limits.basic.processes = 1
    limits.process_memory = MOST_MEMORY
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
    done = kernel.SetInformationJobObject(job, 9, ctypes.byref(limits), ctypes.sizeof(limits))
    if not done or not kernel.AssignProcessToJobObject(
        job, wintypes.HANDLE(kernel.GetCurrentProcess())
    ):
        os._exit(3)


def _read(pdf: bytes, _options: dict[str, Any]) -> Outcome:
    from wallet.papers.read import attachments, is_signed
    from wallet.papers.sealed import seals

    found = attachments(pdf)
    signed = seals(pdf) if is_signed(pdf) else ()
    facts = {
        "names": list(found),
        "seals": [
            {
                "is_intact": one.is_intact,
                "is_whole": one.is_whole,
                "certificate": one.certificate.hex(),
                "name": one.name,
                "claimed_at": one.claimed_at.isoformat() if one.claimed_at else None,
                "stamped_at": one.stamped_at.isoformat() if one.stamped_at else None,
                "stamped_by": one.stamped_by,
                "why": one.why,
            }
            for one in signed
        ],
    }
    return facts, list(found.values())


def _inspect(pdf: bytes, _options: dict[str, Any]) -> Outcome:
    from wallet.papers.inspect import inspect

    found = inspect(pdf)
    return {"findings": [[one.code, one.count, one.detail] for one in found]}, []


def _pictures(pdf: bytes, options: dict[str, Any]) -> Outcome:
    from wallet.papers.raster import raster

    first, last = int(options["first"]), int(options["last"])
    return raster(pdf, first, last, float(options["dots_per_inch"]))


_TASKS: dict[str, Callable[[bytes, dict[str, Any]], Outcome]] = {
    "read": _read,
    "inspect": _inspect,
    "pictures": _pictures,
}


def main() -> None:
    """Do the one task that comes in, and answer."""
    sys.dont_write_bytecode = True
    limit()
    logging.disable(logging.CRITICAL)
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from wallet.errors import WalletError

    options = json.loads(sys.stdin.buffer.readline(1 << 20))
    pdf = sys.stdin.buffer.read(int(options["size"]))
    files: list[bytes] = []
    try:
        facts, files = _TASKS[options["task"]](pdf, options)
    except WalletError as wrong:
        facts = {"error": wrong.code, "because": _plain(wrong.facts)}
    except MemoryError:
        facts = {"error": "pdf-too-costly"}
    except Exception as wrong:  # whatever a library lets out on hostile bytes
        facts = {"error": "pdf-unreadable", "because": {"why": type(wrong).__name__}}
    out = sys.stdout.buffer
    out.write(json.dumps({**facts, "sizes": [len(file) for file in files]}).encode() + b"\n")
    for file in files:
        out.write(file)
    out.flush()
    # Nothing is tidied up: what a stranger's file left behind need not be walked again.
    os._exit(0)


def _plain(facts: Any) -> dict[str, Any]:
    return {str(name): value for name, value in facts.items() if isinstance(value, (str, int))}


if __name__ == "__main__":
    main()
