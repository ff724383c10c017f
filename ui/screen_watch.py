"""Hears from the system that the screen was locked or that the machine goes to sleep.

Linux tells over D-Bus (logind and the screen saver's interfaces), Windows by messages to a window;
macOS is asked every few seconds, as it tells only programs written for it. Where none of it works,
`ui.auto_lock` still notices on waking that the machine has slept.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)

_LOGIND, _LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)
_ASK_EVERY_MS = 5000


class ScreenWatch(QObject):
    """Tells when nobody can be at the screen any more."""

    went_away = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter: QAbstractNativeEventFilter | None = None

    def start(self, window: int = 0) -> None:
        """Begin to listen; `window` is the native handle of one that lives as long as we do."""
        if sys.platform == "win32":
            self._filter = _Messages(window, self.went_away.emit)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._filter)
        elif sys.platform == "darwin":
            timer = QTimer(self, interval=_ASK_EVERY_MS)
            timer.timeout.connect(self._ask)
            timer.start()
        else:
            self._listen()

    def _listen(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection  # only here
        except ImportError:
            return
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            manager = f"{_LOGIND}.Manager"
            self._connect(system, (_LOGIND, _LOGIND_PATH, manager, "PrepareForSleep"), "_changed")
            if own := os.environ.get("XDG_SESSION_ID"):
                path = f"{_LOGIND_PATH}/session/{escaped(own)}"
                self._connect(system, (_LOGIND, path, f"{_LOGIND}.Session", "Lock"), "_left")
        if session.isConnected():
            for name, path in _SAVERS:
                self._connect(session, (name, path, name, "ActiveChanged"), "_changed")

    def _connect(self, bus: Any, signal: tuple[str, str, str, str], slot: str) -> None:
        arguments = "bool" if slot == "_changed" else ""
        bus.connect(*signal, self, SLOT(f"{slot}({arguments})"))

    @Slot(bool)
    def _changed(self, begins: bool) -> None:
        if begins:
            self.went_away.emit()

    @Slot()
    def _left(self) -> None:
        self.went_away.emit()

    @Slot()
    def _ask(self) -> None:
        if sys.platform == "darwin" and _is_screen_locked():
            self.went_away.emit()


def escaped(name: str) -> str:
    """Return `name` as systemd writes it in a path of D-Bus: ``2`` is ``_32``."""
    return "".join(
        sign if sign.isascii() and sign.isalnum() and (place or not sign.isdigit())
        else "".join(f"_{byte:02x}" for byte in sign.encode())
        for place, sign in enumerate(name)
    )  # fmt: skip


if sys.platform == "win32":
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    _POWER, _SUSPENDS = 0x0218, 4
    """WM_POWERBROADCAST with PBT_APMSUSPEND."""
    _SESSION, _LOCKED, _SWITCHED = 0x02B1, 7, 2
    """WM_WTSSESSION_CHANGE with WTS_SESSION_LOCK or WTS_CONSOLE_DISCONNECT."""

    class _Messages(QAbstractNativeEventFilter):
        """Looks at the messages Windows sends to the program."""

        def __init__(self, window: int, tell: Callable[[], None]) -> None:
            super().__init__()
            self._tell = tell
            if window:
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), 0)

        def nativeEventFilter(
            self, kind: QByteArray | bytes | bytearray | memoryview, message: int
        ) -> object:
            said = wintypes.MSG.from_address(int(message))
            if (said.message == _POWER and said.wParam == _SUSPENDS) or (
                said.message == _SESSION and said.wParam in (_LOCKED, _SWITCHED)
            ):
                self._tell()
            return False, 0


if sys.platform == "darwin":
    import ctypes
    from ctypes.util import find_library

    _UTF8 = 0x08000100

    def _is_screen_locked() -> bool:
        """Ask the window server whether this session's screen is locked."""
        graphics = ctypes.CDLL(find_library("ApplicationServices"))
        core = ctypes.CDLL(find_library("CoreFoundation"))
        graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = [
            ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32,
        ]  # fmt: skip
        core.CFDictionaryGetValue.restype = ctypes.c_void_p
        core.CFDictionaryGetValue.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        core.CFBooleanGetValue.argtypes = [ctypes.c_void_p]
        core.CFRelease.argtypes = [ctypes.c_void_p]
        session = graphics.CGSessionCopyCurrentDictionary()
        if not session:
            return False
        name = core.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", _UTF8)
        try:
            value = core.CFDictionaryGetValue(session, name)
            return bool(value and core.CFBooleanGetValue(value))
        finally:
            core.CFRelease(name)
            core.CFRelease(session)
