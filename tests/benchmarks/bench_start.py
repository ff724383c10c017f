"""What a start costs, from nothing to the first picture of the window, beside a bare window of Qt.

Measured as it is installed, with modules that are compiled already.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
_BARE = """
import time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Ladewell"))
window.resize(1280, 820)
window.show()
window.grab()
print(time.process_time())
"""
_OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.__main__ import main

def painted():
    (window,) = [one for one in application.topLevelWidgets() if one.isVisible()]
    window.grab()
    print(time.process_time(), flush=True)
    window.close()

application = QApplication([])
QTimer.singleShot(0, painted)
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def compiled(tmp_path):
    """Return the environment of a process that keeps what it compiles."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPATH": str(PROJECT),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
    }


def best(code: str, environment: dict[str, str], *arguments: str) -> float:
    """Return the fewest CPU seconds of some processes that run `code`; the first one compiles."""
    taken = []
    for _ in range(8):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=PROJECT, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        taken.append(float(done.stdout))
    return min(taken[1:])


def test_the_window_opens(report, compiled, tmp_path):
    bare = best(_BARE, compiled)
    ours = best(_OURS, compiled, "--vault", str(tmp_path / "vault"))
    report("process to first usable paint (2.5 x)", f"{ours * 1e3:.0f} ms",
           f"a bare window of Qt {bare * 1e3:.0f} ms", ours / bare)  # fmt: skip


def test_the_book_is_imported(report, compiled):
    bare = best("import time; print(time.process_time())", compiled)
    ours = best("import time, wallet.book; print(time.process_time())", compiled)
    report("import of wallet.book", f"{ours * 1e3:.0f} ms",
           f"a bare Python process {bare * 1e3:.0f} ms", ours / bare)  # fmt: skip
