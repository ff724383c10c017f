"""A hand scanner at a serial port: what it reads, one text at a time."""

from __future__ import annotations

from PySide6.QtCore import QIODeviceBase, QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

MOST_TEXT = 8192
"""No code holds more; whatever sends more is no scanner."""

_PAUSE_MS = 150
"""Some scanners end a text with nothing: so long nothing more comes after it."""


class SerialScanner(QObject):
    """One port at a time. Texts end with a line, or with a pause."""

    read = Signal(str)
    """The text of one code."""
    failed = Signal()
    """The port cannot be used, or is gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port: QSerialPort | None = None
        self._came = b""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._flush)

    @staticmethod
    def ports() -> tuple[tuple[str, str], ...]:
        """Return the ports there are: the system's name for each, and one for people."""
        return tuple(
            (port.systemLocation(), f"{port.description() or port.portName()} ({port.portName()})")
            for port in QSerialPortInfo.availablePorts()
        )

    @property
    def is_open(self) -> bool:
        """Whether something listens."""
        return self._port is not None

    def open(self, name: str) -> None:
        """Listen at the port called `name`, with what scanners are set to: 9600 baud, 8N1."""
        self.close()
        port = QSerialPort(self)
        port.setPortName(name)
        port.setBaudRate(QSerialPort.BaudRate.Baud9600)
        if not port.open(QIODeviceBase.OpenModeFlag.ReadOnly):
            port.deleteLater()
            self.failed.emit()
            return
        port.readyRead.connect(self._take)
        port.errorOccurred.connect(self._wrong)
        self._port = port

    def close(self) -> None:
        """Listen no more."""
        self._pause.stop()
        self._came = b""
        if self._port is not None:
            self._port.close()
            self._port.deleteLater()
            self._port = None

    def _take(self) -> None:
        if self._port is None:
            return
        self._came += bytes(self._port.readAll().data())
        *lines, rest = self._came.replace(b"\r", b"\n").split(b"\n")
        self._came = rest[:MOST_TEXT]
        for line in lines:
            self._say(line[:MOST_TEXT])
        self._pause.start()

    def _flush(self) -> None:
        line, self._came = self._came, b""
        self._say(line)

    def _say(self, line: bytes) -> None:
        text = line.decode("latin-1").strip("\0\x02\x03\t ")
        if text:
            self.read.emit(text)

    def _wrong(self, error: QSerialPort.SerialPortError) -> None:
        if error is QSerialPort.SerialPortError.ResourceError:
            self.close()
            self.failed.emit()
