"""Says who has a vault open, for a second program to tell its user; it locks nothing.

The lock is SQLite's, and goes with its process. This note only names the one who holds it, so it is
believed only where that lock says no. Left behind by another machine, in a folder that a cloud
carries around, it is a hint that the vault may be open there: the lock does not travel.

``vault.open``, canonical JSON: ``{"host": text, "process": number, "since": time}``.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wallet.clock import read_time, write_time
from wallet.errors import WalletError
from wallet.keys.canonical import canonical, read_object
from wallet.store import files

NAME = "vault.open"

_MOST = 1024
_MOST_HOST = 200


@dataclass(frozen=True, slots=True)
class Presence:
    """A program that has a vault open, or had it when its machine went away."""

    host: str
    """The name of its machine."""
    process: int
    since: datetime
    """UTC."""

    @property
    def is_here(self) -> bool:
        """Whether it is a program of this machine."""
        return self.host == _host()


def present(folder: Path) -> Presence | None:
    """Return who says to have the vault in `folder` open; nothing if nobody does, in our form."""
    try:
        data = files.read(folder / NAME, most=_MOST)
        said = read_object(data) if data is not None else {}
        host, process = said["host"], said["process"]
        if not isinstance(host, str) or type(process) is not int or len(host) > _MOST_HOST:
            return None
        return Presence(host, process, read_time(said["since"]))
    except (WalletError, LookupError, TypeError):
        return None


def arrive(folder: Path, now: datetime) -> None:
    """Say that this process has the vault in `folder` open; a note that fails harms nothing."""
    said = {"host": _host(), "process": os.getpid(), "since": write_time(now)}
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | files.BINARY
    with suppress(OSError), os.fdopen(os.open(folder / NAME, flags, 0o600), "wb") as note:
        note.write(canonical(said))


def leave(folder: Path) -> None:
    """Take the note back."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def _host() -> str:
    return socket.gethostname()[:_MOST_HOST]
