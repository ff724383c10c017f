"""What the system tells about its screen: played on a D-Bus of our own, where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.screen_watch import ScreenWatch, escaped

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus-run-session")
@pytest.mark.skipif(sys.platform != "linux", reason="needs D-Bus")
def test_a_locked_screen_sleep_and_ones_own_session_are_heard_and_nothing_else():
    pytest.importorskip("PySide6.QtDBus")
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.screen_session"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    # Screen saver of freedesktop, of GNOME, sleep, the lock of one's own session; not the screen
    # saver's end, and not the lock of somebody else's session.
    assert ran.stdout.strip() == "4", ran.stderr


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(qapp, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    watch, heard = ScreenWatch(), []
    watch.went_away.connect(lambda: heard.append("away"))
    watch.start()
    qapp.processEvents()
    assert heard == []


@pytest.mark.parametrize(("name", "path"), [("2", "_32"), ("c1", "c1"), ("a-b", "a_2db")])
def test_a_session_is_named_as_systemd_names_it(name, path):
    assert escaped(name) == path
