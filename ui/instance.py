"""One window for one user: a second start hands what it was asked to the first and goes away."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.links import Wanted

_PATIENCE_MS = 1000
_MOST_BYTES = 64 * 1024


class Instance(QObject):
    """The place where a second start knocks.

    Args:
        vault: The vault that was named outright: another one may have a window of its own.
        parent: As everywhere.

    """

    called = Signal(object)
    """Somebody started the program again, and wants this (`Wanted`)."""

    def __init__(self, vault: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        who = f"{getpass.getuser()} {Path.home()} {vault.absolute() if vault else ''}"
        self._name = f"ladewell-{hashlib.sha256(who.encode()).hexdigest()[:20]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self, wanted: Wanted = Wanted()) -> bool:
        """Say whether no other window is there; if one is, it has been told what is `wanted`.

        Where nobody can be asked, this one is the first: two windows do no harm, the vault's own
        lock lets one of them in.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(wanted.to_bytes())
            socket.flush()
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # left behind by one that was killed
        self._server.listen(self._name)
        return True

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(lambda it=socket: self._heard(it))
            if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._heard(socket)

    def _heard(self, socket: QLocalSocket) -> None:
        said = bytes(socket.read(_MOST_BYTES).data())
        socket.deleteLater()
        wanted = Wanted.from_bytes(said)
        if wanted is not None:
            self.called.emit(wanted)
