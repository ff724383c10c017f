"""Benchmarks print a number beside its yardstick, both taken in one run; none of them can fail."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROUNDS = 7
RUN = Path(__file__).resolve().parents[2] / "build" / "benchmarks.json"
"""Where a run leaves its lines, for `summary`."""
_LINES: list[dict[str, object]] = []


def cost(work: Callable[[], object], times: int, rounds: int = ROUNDS) -> float:
    """Return the CPU seconds of one `work`, the best of some rounds."""
    work()
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        for _ in range(times):
            work()
        best = min(best, (time.process_time() - started) / times)
    return best


@pytest.fixture
def report(capsys):
    """Return a function that prints one line of the table."""

    def line(what: str, measured: str, yardstick: str, ratio: float) -> None:
        _LINES.append(
            {"what": what, "measured": measured, "yardstick": yardstick, "ratio": round(ratio, 3)}
        )
        with capsys.disabled():
            print(f"\n{what:<44} {measured:>18}   {yardstick:<34} {ratio:6.2f} x")

    return line


def pytest_sessionfinish() -> None:
    """Leave the lines of this run as JSON."""
    if not _LINES:
        return
    command = os.environ.get("LADEWELL_BENCH_COMMAND", "pytest tests/benchmarks")
    RUN.parent.mkdir(exist_ok=True)
    RUN.write_text(json.dumps({"command": command, "lines": _LINES}, indent=1), "utf-8")
