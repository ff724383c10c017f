"""Benchmarks print a number beside its yardstick, both taken in one run; none of them can fail."""

from __future__ import annotations

import gc
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROUNDS = 7
RUN = Path(__file__).resolve().parents[2] / "build" / "benchmarks"
"""Where a run leaves its lines, a file for each family, for `summary`."""
_LINES: dict[str, list[dict[str, object]]] = defaultdict(list)


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


@pytest.fixture(autouse=True)
def _nothing_from_before() -> Iterator[None]:
    """Let the collector of garbage leave alone what earlier benchmarks still hold."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def report(capsys, request):
    """Return a function that prints one line of the table."""

    def line(what: str, measured: str, yardstick: str, ratio: float) -> None:
        _LINES[request.path.stem].append(
            {"what": what, "measured": measured, "yardstick": yardstick, "ratio": round(ratio, 3)}
        )
        with capsys.disabled():
            print(f"\n{what:<44} {measured:>18}   {yardstick:<34} {ratio:6.2f} x")

    return line


def pytest_sessionfinish() -> None:
    """Leave the lines of this run as JSON."""
    command = os.environ.get("LADEWELL_BENCH_COMMAND", "python -m tests.benchmarks")
    for family, lines in _LINES.items():
        RUN.mkdir(parents=True, exist_ok=True)
        found = json.dumps({"command": command, "lines": lines}, indent=1)
        (RUN / f"{family}.json").write_text(found, "utf-8")
