"""How long the window takes from nothing to its first picture, beside a bare window of Qt."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 5
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(["bare"])
label = QLabel("bare")
label.show()
application.processEvents()
label.grab()
"""
OURS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.main_window, ui.__main__
def painted(window, show=ui.main_window.MainWindow.show):
    show(window)
    QApplication.processEvents()
    window.grab()
    QTimer.singleShot(0, QApplication.quit)
ui.__main__.MainWindow.show = painted
ui.__main__.main([])
"""


def taken(program: str, home: Path) -> float:
    """Return the wall seconds of a whole process, the best of some."""
    variables = os.environ | {
        "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(home),
        "XDG_CONFIG_HOME": str(home), "XDG_RUNTIME_DIR": str(home),
    }  # fmt: skip
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], env=variables, check=True, timeout=120)
        best = min(best, time.perf_counter() - started)
    return best


def test_first_picture(report, tmp_path):
    ours, bare = taken(OURS, tmp_path), taken(BARE, tmp_path)
    report("whole process to first paint", f"{ours * 1e3:.0f} ms",
           f"bare PySide6 window {bare * 1e3:.0f} ms", ours / bare)  # fmt: skip
