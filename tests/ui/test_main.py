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

_FAIL_AT_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.__main__ as program

class Broken:
    def __init__(self, *_parts):
        raise ValueError("harbour kite amber seven in /srv/anna")

def close():
    box = application.activeModalWidget()
    print(box.text(), box.detailedText())
    box.close()

program.MainWindow = Broken
application = QApplication([])
QTimer.singleShot(0, close)
sys.exit(program.main(sys.argv[1:]))
"""

_HEAVY = (
    "typst", "pyhanko", "pyhanko_certvalidator", "pypdf", "pypdfium2", "zxingcpp", "pyld", "lxml",
    "aiohttp", "coincurve", "py_arkworks_bls12381", "zxcvbn", "keyring", "qrcode",
    "asn1crypto", "cbor2", "PIL.Image", "numpy",
)  # fmt: skip
"""What only some verb needs: a start that does not use it does not wait for it."""
_BEFORE_THE_BOOK = (
    *_HEAVY, "wallet.book", "cryptography", "PySide6.QtPdf", "PySide6.QtDBus", "ui.pages.frame",
)  # fmt: skip
_UNSEEN = ("QAccessible.", "QMessageBox.", "QWizard.")
"""Classes of Qt that no first page needs. Each costs a start the making of its enumerations; and
the last is not ours at all: to see one says that Qt's C++ gave Python a plain `QWidget`, such as a
`viewport()`, and Python went through all the kinds of widgets there are to find which."""

_LOADED = "print([name for name in {heavy} if name in sys.modules], file=sys.stderr)\n"
_START = f"""
import sys
from enum import Enum, Flag, IntEnum, IntFlag
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.__main__ import main

def painted():
    {_LOADED.format(heavy=_BEFORE_THE_BOOK)}
    made = [one.__qualname__ for kind in (Enum, Flag, IntEnum, IntFlag)
            for one in kind.__subclasses__()]
    print([name for name in made if name.startswith({_UNSEEN})], file=sys.stderr)
    [window.close() for window in application.topLevelWidgets()]

application = QApplication([])
QTimer.singleShot(0, painted)
main(sys.argv[1:])
"""
_COMMAND = f"""
import sys
from wallet.__main__ import main
code = main()
{_LOADED.format(heavy=_HEAVY)}
sys.exit(code)
"""


def run(code, *arguments):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=ROOT,
        # Qt says a word where the locale of whoever runs the tests is not UTF-8.
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_program_starts_and_ends_without_a_word(tmp_path):
    done = run(_START_AND_CLOSE, "--vault", str(tmp_path / "vault"))
    assert done.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""
    assert done.returncode == 0


def test_a_start_that_fails_says_so_in_a_box_and_nothing_secret(tmp_path):
    done = run(_FAIL_AT_START, "--vault", str(tmp_path / "vault"))
    assert done.returncode == 1
    assert done.stdout.startswith("The program could not start.")
    for said in (done.stdout, done.stderr):
        assert "ValueError\n" in said
        assert "in _show" in said
        assert "harbour" not in said
        assert "anna" not in said


def test_nothing_heavy_is_loaded_before_the_first_page(tmp_path):
    done = run(_START, "--vault", str(tmp_path / "vault"))
    assert done.stderr.splitlines()[-2:] == ["[]", "[]"], done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["verify", str(ROOT / "tests/vectors/parcel-1.ebl")],
        ["list", "--vault", "nowhere"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_verb_loads_nothing_heavy_that_it_does_not_use(arguments):
    done = run(_COMMAND, *arguments)
    assert done.stderr.splitlines()[-1] == "[]", done.stderr


def test_the_version_is_said_without_loading_the_book():
    code = _COMMAND.replace(str(_HEAVY), str(("wallet.book", "click")))
    done = run(code, "--version")
    assert (done.stdout.split()[0], done.stderr) == ("ladewell", "[]\n")


def test_files_and_the_vault_are_named_on_the_command_line(monkeypatch):
    asked = _read(["--vault", "here", "a.ebl", "b.json"])
    assert asked.vault == Path("here")
    assert asked.files == ["a.ebl", "b.json"]
    monkeypatch.setenv("LADEWELL_VAULT", "there")
    assert _read([]).vault == Path("there")


def test_a_wrong_argument_ends_with_a_usage_line(capsys):
    with pytest.raises(SystemExit):
        _read(["--nonsense"])
    assert "usage: ladewell-window" in capsys.readouterr().err
