"""What a print costs, beside starting Python and Typst with nothing to print."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.benchmarks.conftest import cost
from wallet.clock import SystemClock
from wallet.voyage import Voyage


def cold(code: str) -> float:
    """Return the best wall seconds of a whole Python process that runs `code`."""
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        best = min(best, time.perf_counter() - started)
    return best


def test_print(report, tmp_path):
    voyage = Voyage(tmp_path, SystemClock())
    voyage.prepare()
    bill = voyage.sail()
    book = voyage.books["buyer"]
    warm = cost(lambda: book.render(bill), 5)
    view = cost(lambda: book.show(bill), 20)
    report("PDF of a six-entry bill, warm", f"{warm * 1e3:.0f} ms",
           f"its verdict alone {view * 1e3:.1f} ms", warm / view)  # fmt: skip
    path = tmp_path / "01-carrier-issued.ebl"
    voyage.close()
    start = cold("import typst")
    whole = cold(
        "from pathlib import Path; from datetime import UTC, datetime;"
        "from wallet.book import Question, render_file; from wallet.words import Language;"
        f"render_file(Path({str(path)!r}), Question(datetime.now(UTC)), Language.ENGLISH)"
    )
    report("PDF in a cold process", f"{whole * 1e3:.0f} ms",
           f"import typst alone {start * 1e3:.0f} ms", whole / start)  # fmt: skip
