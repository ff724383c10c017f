"""A real Secret Service (gnome-keyring) in a session of its own, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")

pytestmark = pytest.mark.skipif(
    not all(shutil.which(name) for name in PROGRAMS), reason="needs gnome-keyring and dbus"
)

UNLOCKED = (
    "printf testpass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
    ' exec "$@"'
)


def in_session(tmp_path, *command, unlocked=True):
    """Run `command` in a D-Bus session of its own, with a home and a keyring of its own."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    unwanted = ("PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    environment |= {"XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT)}
    shell = ["sh", "-c", UNLOCKED, "sh"] if unlocked else []
    return subprocess.run(
        ["dbus-run-session", "--", *shell, *command],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip


def test_the_keyring_of_a_desktop_guards_and_opens_a_vault(tmp_path):
    ran = in_session(tmp_path, sys.executable, "-m", "tests.wallet.store.desktop", str(tmp_path))
    assert ran.stdout.splitlines() == [
        "anchored", "keyring anchored", "log-behind", "None", "keyring-locked", "True ()",
    ], ran.stderr  # fmt: skip


def test_a_session_without_an_unlocked_keyring_degrades(tmp_path):
    code = (
        "from wallet.store import OsKeyring\n"
        "try: print(OsKeyring(patience=20).put('v/anchor', 'text'))\n"
        "except Exception as wrong: print(wrong.code)"
    )
    ran = in_session(tmp_path, sys.executable, "-c", code, unlocked=False)
    assert ran.stdout.strip() in {"keyring-failed", "keyring-locked", "keyring-none"}, ran.stderr
