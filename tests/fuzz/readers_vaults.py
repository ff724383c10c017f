"""Readers of the vault's own files, which a thief or a bad disk may have changed."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.fuzz.readers_keys import text_of
from tests.wallet.builders import LATER
from tests.wallet.bundles.many import PASSPHRASE, vault_of
from wallet.clock import FixedClock
from wallet.desk.selecting import Selection, select
from wallet.store import Vault
from wallet.store.anchor import Anchor
from wallet.store.backup import Reader
from wallet.store.header import Header, glance, unlock
from wallet.store.openers import Passphrase, RecoveryWords
from wallet.store.presence import NAME, present

MEMORY = Path("/dev/shm")
"""Where there is one, a disk in memory saves the waiting."""


def new_folder() -> Path:
    """Return an empty folder that is gone when the program ends."""
    made = tempfile.mkdtemp(prefix="ladewell-fuzz-", dir=MEMORY if MEMORY.is_dir() else None)
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


@cache
def place() -> Path:
    """Return the folder this process works in: a vault of two bills, and a backup of it."""
    folder = new_folder()
    with vault_of(folder / "vault", 2, hops=2) as book:
        book.back_up(folder / "backup")
    return folder


def header(data: bytes) -> None:
    """Read a vault's header, as its file and as that of a vault."""
    folder = place() / "header"
    folder.mkdir(exist_ok=True)
    for name in ("header.json", "header.json.bak"):
        (folder / name).write_bytes(data)
    (folder / NAME).write_bytes(data)
    present(folder)
    glance(folder)
    found = Header.read(data)
    assert Header.read(found.to_bytes()) == found
    # What costs memory and time is bounded by the header itself; here nobody waits for it.
    if all(not isinstance(slot.get("memory"), int) for slot in found.slots):
        unlock(folder, Passphrase(PASSPHRASE))


def anchor(data: bytes) -> None:
    """Read the anchor that a keyring holds."""
    found = Anchor.read(text_of(data))
    assert Anchor.read(found.to_text()) == found


def recovery_words(data: bytes) -> None:
    """Read recovery words as somebody types them."""
    RecoveryWords.read(text_of(data).split())


def backup(data: bytes) -> None:
    """Read a backup, with the key it was made with."""
    path = place() / "a-backup"
    path.write_bytes(data)
    with Reader(path) as reader:
        reader.start(reader.unlock(Passphrase(PASSPHRASE)).key)
        for _member in reader.members():
            reader.skip()


def files(data: bytes) -> None:
    """Open and check a vault one of whose files was changed.

    The first byte chooses the file, three more a place in it; the rest is written there.
    """
    folder = place() / "changed"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place() / "vault", folder)
    names = sorted(path for path in folder.rglob("*") if path.is_file())
    path = names[(data[0] if data else 0) % len(names)]
    whole = path.read_bytes()
    at = int.from_bytes(data[1:4]) % (len(whole) + 1)
    path.write_bytes(whole[:at] + data[4:] + whole[at + len(data[4:]) :])
    with Vault.open(folder, PASSPHRASE, clock=FixedClock(LATER)) as vault:
        vault.holdings(limit=20)
        vault.check()
    with Vault.open_to_read(folder, PASSPHRASE, clock=FixedClock(LATER)) as vault:
        vault.holdings(limit=20)


@cache
def _vault() -> Vault:
    shutil.copytree(place() / "vault", place() / "asked")
    vault = Vault.open(place() / "asked", PASSPHRASE, clock=FixedClock(LATER))
    atexit.register(vault.close)
    return vault


def search(data: bytes) -> None:
    """Search the vault, and select bills by a filter, by whatever somebody types."""
    text = text_of(data)
    vault = _vault()
    assert len(vault.holdings(text=text, limit=5)) <= 2
    select(vault, Selection(words=text), lambda number: number)
