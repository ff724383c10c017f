"""Has a stranger's PDF opened in a process apart, with limits of memory, time and reach.

PDF readers have bugs, and a file may be made to find them. So nothing that a stranger made is
parsed in the process that holds the keys: a child is started for it, told what to do, and ended.
What it answers is only data: facts as JSON and files as bytes, both bounded.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from wallet.errors import Unreadable
from wallet.places import process_of

Task = Literal["read", "inspect", "pictures"]

MOST_BYTES = 64 * 2**20
"""The largest PDF that is opened at all."""
_MOST_ANSWER = 512 * 2**20
_SECONDS = 30.0
_CHILD = Path(__file__).with_name("inside.py")
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out of a file."""

    facts: Mapping[str, Any]
    files: tuple[bytes, ...] = ()


def ask(task: Task, pdf: bytes, *, seconds: float = _SECONDS, **options: object) -> Answer:
    """Have `task` done to `pdf` apart, and return what came of it.

    Args:
        task: ``read`` (files inside and seals), ``inspect`` (what a page should not do) or
            ``pictures`` (of its pages).
        pdf: Anybody's bytes.
        seconds: How long it may take, by the clock on the wall.
        options: What else the task wants to know; JSON values.

    Raises:
        Unreadable: ``pdf-too-large``; ``pdf-too-costly``: it took more time or memory than it may;
            ``pdf-unreadable``.

    """
    if len(pdf) > MOST_BYTES:
        raise Unreadable("pdf-too-large", most=MOST_BYTES)
    # -I: neither the folder it is started in nor the environment can bring in other modules.
    child = subprocess.Popen(  # noqa: S603  (our own program, with arguments of ours)
        process_of("wallet.papers.inside", ["-I", str(_CHILD)]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    end = threading.Timer(seconds, child.kill)
    end.start()
    try:
        head = json.dumps({"task": task, "size": len(pdf), **options}).encode() + b"\n"
        giving = threading.Thread(target=_give, args=(child.stdin, head, pdf), daemon=True)
        giving.start()
        answer = _take(child.stdout)
    finally:
        end.cancel()
        child.kill()
        child.wait()
        giving.join()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                # What was not given before the child ended is given to nobody.
                with contextlib.suppress(OSError):
                    pipe.close()
    if answer is None:
        # Killed by a limit, or crashed: for whoever asked it is the same.
        raise Unreadable("pdf-too-costly", seconds=seconds)
    if "error" in answer.facts:
        raise Unreadable(str(answer.facts["error"]), **dict(answer.facts.get("because", {})))
    return answer


def _give(pipe: IO[bytes] | None, head: bytes, pdf: bytes) -> None:
    if pipe is None:
        return
    # A child may end before it has read everything; its answer, or none, tells.
    with contextlib.suppress(OSError):
        pipe.write(head)
        pipe.write(pdf)
        pipe.close()


def _take(pipe: IO[bytes] | None) -> Answer | None:
    """Return the child's answer, or nothing if it ended or said too much before it was complete."""
    if pipe is None:
        return None
    line = pipe.readline(16 * 2**20)
    try:
        facts = json.loads(line)
        sizes = [int(size) for size in facts.pop("sizes")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if any(size < 0 for size in sizes) or sum(sizes) > _MOST_ANSWER:
        return None
    files = tuple(pipe.read(size) for size in sizes)
    if [len(file) for file in files] != sizes:
        return None
    return Answer(facts, files)
