"""No disk is waited for where nobody cuts the power: a page's test commits a score of times.

What reaches the disk, and when, is asked where the store is (`tests/wallet/store`), on a real one.
"""

from __future__ import annotations

import os
import stat

import apsw
import pytest

from wallet.store import database


@pytest.fixture(autouse=True)
def _no_disk_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what is written in the memory of the system, which outlives the process."""
    sync, prepare = os.fsync, database._prepare

    def instead(file: int) -> None:
        kind = os.fstat(file).st_mode
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            sync(file)  # a pipe refuses it

    def prepared(connection: apsw.Connection) -> None:
        prepare(connection)
        connection.pragma("synchronous", "off")

    monkeypatch.setattr(os, "fsync", instead)
    monkeypatch.setattr(database, "_prepare", prepared)
