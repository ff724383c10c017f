"""The program as a process: it starts, loads late what is heavy, and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.__main__ import _read

ROOT = Path(__file__).resolve().parents[2]

_START_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.__main__ import main

application = QApplication([])
QTimer.singleShot(0, lambda: [window.close() for window in application.topLevelWidgets()])
sys.exit(main(sys.argv[1:]))
"""

_WHAT_WAS_LOADED = """
import sys
import ui.__main__
heavy = ("wallet.book", "cryptography", "typst", "PySide6.QtPdf", "ui.pages.frame")
print([name for name in heavy if name in sys.modules])
"""


def run(code, *arguments):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_program_starts_and_ends_without_a_word(tmp_path):
    done = run(_START_AND_CLOSE, "--vault", str(tmp_path / "vault"))
    assert done.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""
    assert done.returncode == 0


def test_nothing_heavy_is_loaded_before_the_first_page():
    done = run(_WHAT_WAS_LOADED)
    assert done.stdout.strip() == "[]", done.stderr


def test_files_and_the_vault_are_named_on_the_command_line(monkeypatch):
    asked = _read(["--vault", "here", "a.ebl", "b.json"])
    assert asked.vault == Path("here")
    assert asked.files == [Path("a.ebl"), Path("b.json")]
    monkeypatch.setenv("LADEWELL_VAULT", "there")
    assert _read([]).vault == Path("there")


def test_a_wrong_argument_ends_with_a_usage_line(capsys):
    with pytest.raises(SystemExit):
        _read(["--nonsense"])
    assert "usage: ladewell-window" in capsys.readouterr().err
