"""The screen stays on while a code is shown, where somebody listens; else nothing breaks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.awake import Awake

_SERVER = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection

class Saver(QObject):
    @Slot(str, str, result="uint")
    def Inhibit(self, who, why):
        print("inhibit", who, why, flush=True)
        return 7

Saver = ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})(Saver)
app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
saver = Saver()
assert bus.registerService("org.freedesktop.ScreenSaver")
every = QDBusConnection.RegisterOption.ExportAllSlots
bus.registerObject("/org/freedesktop/ScreenSaver", saver, every)
print("ready", flush=True)
app.exec()
"""

_CLIENT = """
from PySide6.QtCore import QCoreApplication, QTimer
from ui.awake import Awake

app = QCoreApplication([])
awake = Awake()
awake.changed.connect(lambda: (print(awake.is_kept, flush=True), awake.let_go(), app.quit()))
QTimer.singleShot(20000, app.quit)
awake.keep("a code is shown")
app.exec()
print(awake.is_kept)
"""


def test_without_a_bus_nothing_is_kept_and_nothing_breaks(monkeypatch, qapp):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    awake = Awake()
    awake.let_go()
    awake.keep("a code is shown")
    awake.keep("a code is shown")
    assert not awake.is_kept
    awake.let_go()


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-run-session") is None,
    reason="needs a session bus of its own",
)
def test_the_screen_saver_is_told_by_the_bus(tmp_path):
    (tmp_path / "server.py").write_text(_SERVER)
    (tmp_path / "client.py").write_text(_CLIENT)
    run = f"{sys.executable} server.py > said & while ! grep -q ready said; do sleep 0.05; done; "
    run += f"{sys.executable} client.py; kill %1; cat said"
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", run],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.stdout.split("\n")[:2] == ["True", "False"], done.stderr
    assert "inhibit Ladewell a code is shown" in done.stdout
