"""Keeps the screen from going dark while somebody else's camera looks at it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal, Slot

_BUS = "ladewell-awake"
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2  # of SetThreadExecutionState


class Awake(QObject):
    """A wish that the screen stay on, told to the system as it wants to be told.

    On Linux by the session bus, on Windows by the thread's execution state, on macOS by
    `caffeinate`, which ends with us. Where nobody listens the screen goes dark as ever.
    """

    changed = Signal()
    """The system has answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_wanted = False
        self._is_kept = False
        self._helper: QProcess | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the system agreed to keep the screen on."""
        return self._is_kept

    def keep(self, reason: str) -> None:
        """Ask for the screen to stay on, until `let_go`."""
        if self._is_wanted:
            return
        self._is_wanted = True
        if sys.platform == "win32":
            self._answer(_execution_state(_CONTINUOUS | _SYSTEM | _DISPLAY))
        elif sys.platform == "darwin":
            self._start_helper()
        else:
            self._inhibit(reason)

    def let_go(self) -> None:
        """Let the screen go dark when the system wants it to."""
        if not self._is_wanted:
            return
        self._is_wanted = self._is_kept = False
        if sys.platform == "win32":
            _execution_state(_CONTINUOUS)
        elif self._helper is not None:
            self._helper.terminate()
            self._helper = None
        elif sys.platform != "darwin":
            from PySide6.QtDBus import QDBusConnection

            # Who leaves the bus wishes nothing any more.
            QDBusConnection.disconnectFromBus(_BUS)

    def _answer(self, is_kept: bool) -> None:
        self._is_kept = is_kept and self._is_wanted
        self.changed.emit()

    def _inhibit(self, reason: str) -> None:
        from PySide6.QtDBus import (  # only where it is shown
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        kind = QDBusConnection.BusType.SessionBus
        bus = QDBusConnection.connectToBus(kind, _BUS)  # one of our own, so that we can leave it
        if not bus.isConnected():
            return
        message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        message.setArguments(["Ladewell", reason])
        waiting = QDBusPendingCallWatcher(bus.asyncCall(message), self)
        waiting.finished.connect(self._bus_answered)

    @Slot("QDBusPendingCallWatcher*")
    def _bus_answered(self, waiting: QObject) -> None:
        self._answer(not waiting.isError())  # type: ignore[attr-defined]  # imported elsewhere
        waiting.deleteLater()

    def _start_helper(self) -> None:
        self._helper = QProcess(self)
        self._helper.started.connect(lambda: self._answer(True))
        me = str(QCoreApplication.applicationPid())
        self._helper.start("/usr/bin/caffeinate", ["-d", "-w", me])


def _execution_state(state: int) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.SetThreadExecutionState(state))
