"""Benchmarks print a number beside its yardstick, both taken in one run; none of them can fail."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

ROUNDS = 7


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
        with capsys.disabled():
            print(f"\n{what:<44} {measured:>18}   {yardstick:<34} {ratio:6.2f} x")

    return line
