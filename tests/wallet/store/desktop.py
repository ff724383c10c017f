"""Uses the keyring of a desktop session, and says what came of it; run by ``test_desktop.py``.

``dbus-run-session -- python -m tests.wallet.store.desktop FOLDER`` with gnome-keyring unlocked.
"""

from __future__ import annotations

import shutil
import signal
import sys
import time
from pathlib import Path

from wallet.clock import SystemClock
from wallet.errors import CouldNotLook
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import OsKeyring, Vault

SECRET = "Schauerleute am Kai 7"


def main(folder: Path) -> None:
    ring, clock = OsKeyring(), SystemClock()
    vault, old = folder / "vault", folder / "old"
    with Vault.create(vault, SECRET, clock=clock, kdf=LEAST_KDF, keyring=ring) as made:
        made.note("made", None)
        made.anchor()
        print(made.guard().state)
        made.allow_quick_unlock(SECRET, hours=1)
    shutil.copytree(vault, old)
    with Vault.open_quickly(vault, clock=clock, keyring=ring) as quick:
        quick.note("more", None)
        quick.anchor()
        print(quick.opened_with, quick.guard().state)
    with Vault.open(old, SECRET, clock=clock, keyring=ring) as older:
        print(*older.guard().reasons)
    started = time.perf_counter()
    for _ in range(10):
        ring.put("benchmark", "x" * 180)
    print(f"one write with its reading back: {(time.perf_counter() - started) * 100:.0f} ms",
          file=sys.stderr)  # fmt: skip
    ring.remove("benchmark")
    print(ring.get("benchmark"))
    _lock()
    try:
        OsKeyring(patience=5).get("benchmark")
    except CouldNotLook as wrong:
        print(wrong.code)
    with Vault.open(vault, SECRET, clock=clock, keyring=OsKeyring(patience=5)) as locked:
        print(locked.guard().keyring == locked.guard().reasons[0], locked.check())


def _lock() -> None:
    """Lock every collection, as a desktop does when its owner goes away."""
    import secretstorage

    connection = secretstorage.dbus_init()
    for collection in secretstorage.get_all_collections(connection):
        collection.lock()
    connection.close()
    signal.alarm(60)  # whatever hangs from here on


if __name__ == "__main__":
    main(Path(sys.argv[1]))
