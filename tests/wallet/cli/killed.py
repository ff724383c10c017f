"""Runs the command line in processes that die, or are interrupted, at the n-th call Python makes.

Run as ``python -m tests.wallet.cli.killed`` with one JSON object a line: the ``folder`` to run in,
the ``signal`` and ``nth`` when it comes, and the arguments that are ``typed``. A line that comes to
its end before that writes into the file ``calls`` how many there were, and is killed: nothing after
it is needed for what it did to last. Each line is answered by the exit code, negative for a signal.
What it said is in ``out`` and ``err`` in the folder. The processes are forked off one that has read
all modules, which takes longer than a verb.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from wallet import cli
from wallet.clock import SystemClock

NOW = datetime(2026, 11, 6, tzinfo=UTC)
ROOMS = ("acting", "approving", "bundling", "care", "dealing", "light", "printing", "ruling")


def run(folder: str, typed: list[str], nth: int, number: int) -> int:
    os.chdir(folder)
    for stream, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    calls, is_over = 0, False

    def watch(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls, is_over
        if event in ("call", "c_call", "c_return"):
            calls += 1
            # Behind a call into C, Python itself looks for interrupts; not so when it closes a
            # generator, where nobody would hear of one.
            is_time = number != signal.SIGINT or event == "c_return"
            if calls >= nth and is_time and not is_over:
                is_over = True
                os.kill(os.getpid(), number)

    sys.setprofile(watch)
    code = cli.main(typed)
    sys.setprofile(None)
    if code == 0:
        sys.stdout.flush()
        Path("calls").write_text(f"{calls}", "ascii")
        os.kill(os.getpid(), signal.SIGKILL)
    return code


def serve() -> None:
    SystemClock.now = lambda _clock: NOW  # type: ignore[method-assign]
    for room in ROOMS:
        import_module(f"wallet.cli.{room}")
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 99
            try:
                code = run(asked["folder"], asked["typed"], asked["nth"], asked["signal"])
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            finally:
                os._exit(code)  # and never on to the lines that are its parent's
        _, how = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(how)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
