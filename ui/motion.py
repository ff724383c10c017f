"""Hears from the system that nothing should move by itself, for those whom motion makes ill.

Linux is asked over D-Bus (the settings portal, which answers in and out of a sandbox), Windows and
macOS by a call; Qt tells it only from 6.12 on. Where nobody answers, things move.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_PORTAL, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_STILL = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): 0,
}
"""Which settings say it, and with which value; GNOME's is older than the standard one."""
_ANIMATES = 0x1042
"""SPI_GETCLIENTAREAANIMATION."""


class Motion(QObject):
    """What the system wants of motion, now and whenever it changes its mind."""

    changed = Signal(bool)
    """Whether nothing should move by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: dict[tuple[str, str], bool] = {}

    @property
    def is_unwanted(self) -> bool:
        """Whether the system has said that nothing should move by itself."""
        return any(self._said.values())

    def start(self) -> None:
        """Ask, and go on listening where one is told."""
        if sys.platform in ("win32", "darwin"):
            self._hear(("system", "motion"), _is_reduced())
        else:
            self._ask_portal()

    def _hear(self, key: tuple[str, str], is_unwanted: bool) -> None:
        before = self.is_unwanted
        self._said[key] = is_unwanted
        if self.is_unwanted is not before:
            self.changed.emit(self.is_unwanted)

    def _ask_portal(self) -> None:
        try:
            from PySide6.QtDBus import (  # only where it is asked
                QDBusConnection,
                QDBusMessage,
                QDBusPendingCallWatcher,
            )
        except ImportError:
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        slot = SLOT("_portal_changed(QString,QString,QDBusVariant)")
        listening: Any = bus  # PySide's stubs want bytes where it gives a text
        listening.connect(_PORTAL, _PATH, _SETTINGS, "SettingChanged", self, slot)
        for key in _STILL:
            question = QDBusMessage.createMethodCall(_PORTAL, _PATH, _SETTINGS, "ReadOne")
            question.setArguments(list(key))
            waiting = QDBusPendingCallWatcher(bus.asyncCall(question), self)
            waiting.finished.connect(self._portal_answered)
            waiting.setProperty("key", list(key))

    @Slot("QDBusPendingCallWatcher*")
    def _portal_answered(self, waiting: QObject) -> None:
        answer = waiting.reply()  # type: ignore[attr-defined]  # a watcher: the import is elsewhere
        namespace, name = waiting.property("key")
        if arguments := answer.arguments():  # of an error it is a text, which says nothing here
            self._take(namespace, name, arguments[0])
        waiting.deleteLater()

    @Slot(str, str, "QDBusVariant")
    def _portal_changed(self, namespace: str, name: str, value: object) -> None:
        self._take(namespace, name, value)

    def _take(self, namespace: str, name: str, value: object) -> None:
        found = value.variant() if hasattr(value, "variant") else value
        key = (namespace, name)
        if key in _STILL and isinstance(found, int):
            self._hear(key, int(found) == _STILL[key])


def _is_reduced() -> bool:
    """Ask Windows or macOS, which tell only programs written for them when it changes."""
    import ctypes

    if sys.platform == "win32":
        animates = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_ANIMATES, 0, ctypes.byref(animates), 0)
        return not animates.value
    from ctypes.util import find_library

    runtime = ctypes.CDLL(find_library("objc"))
    for find in (runtime.objc_getClass, runtime.sel_registerName):
        find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    pointers = (ctypes.c_void_p, ctypes.c_void_p)
    ask_for = ctypes.CFUNCTYPE(ctypes.c_void_p, *pointers)(("objc_msgSend", runtime))
    ask_whether = ctypes.CFUNCTYPE(ctypes.c_bool, *pointers)(("objc_msgSend", runtime))
    kind = runtime.objc_getClass(b"NSWorkspace")
    workspace = ask_for(kind, runtime.sel_registerName(b"sharedWorkspace"))
    asked = runtime.sel_registerName(b"accessibilityDisplayShouldReduceMotion")
    return bool(workspace and ask_whether(workspace, asked))
