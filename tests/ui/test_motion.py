"""What the system wants of motion, played on a D-Bus of our own, where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.motion import Motion

ROOT = Path(__file__).parents[2]
_DESKTOP = """
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtGui import QGuiApplication
import threading

from ui.motion import Motion

PATH, NAME = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "desktop")

class Portal(QObject):
    @Slot(str, str, result="QDBusVariant")
    def ReadOne(self, space, name):
        return QDBusVariant(1 if name == "reduced-motion" else True)

Portal = ClassInfo({"D-Bus Interface": NAME})(Portal)
app = QGuiApplication([])
portal = Portal()
assert bus.registerService("org.freedesktop.portal.Desktop")
bus.registerObject(PATH, portal, QDBusConnection.RegisterOption.ExportAllSlots)

def heard(is_unwanted):
    print(is_unwanted, flush=True)
    if not is_unwanted:
        app.quit()
        return
    told = QDBusMessage.createSignal(PATH, NAME, "SettingChanged")
    told.setArguments(["org.freedesktop.appearance", "reduced-motion", QDBusVariant(0)])
    bus.send(told)

motion = Motion()
motion.changed.connect(heard)
motion.start()
app.exec()
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus-run-session")
@pytest.mark.skipif(sys.platform != "linux", reason="needs D-Bus")
def test_the_desktop_is_asked_and_heard_when_it_changes_its_mind():
    pytest.importorskip("PySide6.QtDBus")
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _DESKTOP],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert ran.stdout.split() == ["True", "False"], ran.stderr


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(qapp, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    motion = Motion()
    motion.start()
    assert not motion.is_unwanted


@pytest.mark.parametrize(
    ("space", "name", "value", "unwanted"),
    [
        ("org.freedesktop.appearance", "reduced-motion", 1, True),
        ("org.freedesktop.appearance", "reduced-motion", 0, False),
        ("org.freedesktop.appearance", "reduced-motion", 7, False),  # unknown: no preference
        ("org.freedesktop.appearance", "reduced-motion", "1", False),
        ("org.freedesktop.appearance", "contrast", 1, False),
        ("org.gnome.desktop.interface", "enable-animations", False, True),
        ("org.gnome.desktop.interface", "enable-animations", True, False),
    ],
)
def test_a_setting_is_read_as_the_portal_defines_it(qapp, space, name, value, unwanted):
    motion = Motion()
    motion._take(space, name, value)
    assert motion.is_unwanted is unwanted
