"""Plays a desktop that locks its screen, on a D-Bus of its own; run by ``test_screen_watch.py``.

``dbus-run-session -- python -m tests.ui.screen_session``
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["XDG_SESSION_ID"] = "2"
# There is no logind here: its signals are played on the same bus.
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]

from PySide6.QtCore import SLOT, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from ui.screen_watch import ScreenWatch

_SIGNALS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
     "org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
     "org.freedesktop.ScreenSaver", "ActiveChanged", (False,)),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver",
     "org.gnome.ScreenSaver", "ActiveChanged", (True,)),
    ("org.freedesktop.login1", "/org/freedesktop/login1",
     "org.freedesktop.login1.Manager", "PrepareForSleep", (True,)),
    ("org.freedesktop.login1", "/org/freedesktop/login1/session/_32",
     "org.freedesktop.login1.Session", "Lock", ()),
    ("org.freedesktop.login1", "/org/freedesktop/login1/session/_33",
     "org.freedesktop.login1.Session", "Lock", ()),
)  # fmt: skip


class _End(QObject):
    @Slot()
    def come(self) -> None:
        QTimer.singleShot(0, QCoreApplication.quit)


def main() -> None:
    application = QCoreApplication([])
    desktop = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "desktop")
    for name in {service for service, *_rest in _SIGNALS}:
        desktop.registerService(name)
    watch, heard = ScreenWatch(), []
    watch.went_away.connect(lambda: heard.append(1))
    watch.start()
    for _service, path, interface, name, arguments in _SIGNALS:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        desktop.send(message)
    # The bus keeps the order: this one comes after all of them.
    end = _End()
    QDBusConnection.sessionBus().connect("", "/end", "end.End", "End", end, SLOT("come()"))
    desktop.send(QDBusMessage.createSignal("/end", "end.End", "End"))
    QTimer.singleShot(20_000, application.quit)
    application.exec()
    print(len(heard))


if __name__ == "__main__":
    main()
