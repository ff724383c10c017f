"""One window for one user: a second start hands what it was asked to the first and goes away."""

from __future__ import annotations

import getpass
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.links import MOST_BYTES, Wanted
from ui.settings import state_folder

_PATIENCE_MS = 1000
_LONGEST_NAME = 100
"""Of a socket, in bytes: the shortest that any system takes, less what Qt adds."""


class Instance(QObject):
    """The place where a second start knocks.

    Args:
        vault: The vault that was named outright: another one may have a window of its own.
        parent: As everywhere.

    The socket lies in a folder of this user's own: whoever could lay one of that name where all
    may write would be handed every path, and no window would ever open.

    """

    called = Signal(object)
    """Somebody started the program again, and wants this (`Wanted`)."""

    def __init__(self, vault: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        who = f"{getpass.getuser()} {Path.home()} {vault.absolute() if vault else ''}"
        stem = f"ladewell-{hashlib.sha256(who.encode()).hexdigest()[:20]}"
        folder = _own_folder()
        place = str(folder / stem) if folder is not None and os.name == "posix" else stem
        self._name = place if len(os.fsencode(place)) <= _LONGEST_NAME else stem
        self._lock = QLockFile(str(folder / f"{stem}.lock")) if folder is not None else None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self, wanted: Wanted = Wanted()) -> bool:
        """Say whether no other window is there; if one is, it has been told what is `wanted`.

        Where nobody can be asked, this one is the first: two windows do no harm, the vault's own
        lock lets one of them in. Of several at once one asks after the other.
        """
        if self._lock is None or not self._lock.tryLock(2 * _PATIENCE_MS):
            return self._stands_alone(wanted)
        try:
            return self._stands_alone(wanted)
        finally:
            self._lock.unlock()

    def _stands_alone(self, wanted: Wanted) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(wanted.to_bytes())
            socket.flush()
            while socket.bytesToWrite() and socket.waitForBytesWritten(_PATIENCE_MS):
                pass
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
        said = bytes(socket.read(MOST_BYTES).data())
        socket.deleteLater()
        wanted = Wanted.from_bytes(said)
        if wanted is not None:
            self.called.emit(wanted)


def _own_folder() -> Path | None:
    """Return a folder where nobody else can lay anything; nothing where there is none."""
    if os.name == "posix" and (said := os.environ.get("XDG_RUNTIME_DIR", "")):
        with suppress(OSError):
            found = os.stat(said)
            if found.st_uid == os.getuid() and not found.st_mode & 0o022:
                return Path(said)
    folder = state_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
