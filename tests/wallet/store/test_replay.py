"""Old pieces put back: pages, the write-ahead log, whole files. Each is genuine, and each noticed.

Whoever has the files and not the key cannot make pages; but every page that was ever written can be
put back, and reads well. The sums and the log notice pages that do not belong together, the anchor
those that do.
"""

from __future__ import annotations

import itertools
import random
import shutil
import subprocess
import sys

import pytest

from tests.wallet.store.keyrings import MemoryKeyring
from wallet.errors import WalletError
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault
from wallet.store.header import unlock
from wallet.store.openers import Passphrase

SECRET = "Schauerleute am Kai 7"
PAGE = 4096


@pytest.fixture(scope="module")
def lives(tmp_path_factory, clock):
    """Return a folder of a vault before and one after a bill was given away, and its keyring."""
    place, ring = tmp_path_factory.mktemp("replay"), MemoryKeyring()
    with Vault.create(place / "now", SECRET, clock=clock, kdf=LEAST_KDF, keyring=ring) as vault:
        for number in range(30):
            with vault.transaction():
                vault.put(f"head/{number}", "held" * 50)
                vault.spend(f"{number}", 0, "digest")
                vault.note("received", f"{number}")
        vault.keep(b"document")
        vault.anchor()
        vault.note("quiet", None)
    unlocked = unlock(place / "now", Passphrase(SECRET))
    shutil.copytree(place / "now", place / "before")
    with Vault._opened(place / "now", clock, unlocked, keyring=ring) as vault:
        give_away(vault)
        copy = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2])"
        # In another process: to close vault.db in this one would give up its lock.
        subprocess.run(
            [sys.executable, "-c", copy, str(place / "now"), str(place / "open")], check=True
        )
    return place, unlocked, ring


def give_away(vault):
    with vault.transaction():
        vault.spend("7", 1, "to the bank")
        vault.put("head/7", "gone")
        vault.note("offered", "7")
    vault.anchor()


@pytest.fixture
def troubles(lives, tmp_path, clock):
    """Return a function that says what opening, checking and guarding a folder finds."""
    _place, unlocked, ring = lives

    def look(folder):
        copy = tmp_path / "looked at"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        try:
            with Vault._opened(copy, clock, unlocked, keyring=ring) as vault:
                found = {wrong.code for wrong in vault.check()} | set(vault.guard().reasons)
                is_as_it_was = vault.spent("7", 1) is not None and vault.get("head/7") == "gone"
                return found or (set() if is_as_it_was else {"UNNOTICED"})
        except WalletError as wrong:
            return {wrong.code}

    return look


def test_the_vault_of_now_has_no_trouble(lives, troubles):
    place, *_rest = lives
    assert troubles(place / "now") == set()
    assert troubles(place / "open") == set()


def test_any_old_pages_put_back_are_noticed(lives, troubles, tmp_path):
    place, *_rest = lives
    old, new = ((place / name / "vault.db").read_bytes() for name in ("before", "now"))
    pages = range(0, min(len(old), len(new)), PAGE)
    differ = [at for at in pages if old[at : at + PAGE] != new[at : at + PAGE]]
    assert len(differ) >= 4
    several = [chosen for count in range(1, 4) for chosen in itertools.combinations(differ, count)]
    draw = random.Random(5)
    several = [*draw.sample(several, min(len(several), 40)), tuple(differ)]
    several += [tuple(at for at in differ if at != left) for left in differ]
    mixed = shutil.copytree(place / "now", tmp_path / "mixed")
    noticed = 0
    for chosen in dict.fromkeys(several):
        data = bytearray(new)
        for at in chosen:
            data[at : at + PAGE] = old[at : at + PAGE]
        (mixed / "vault.db").write_bytes(data)
        found = troubles(mixed)
        assert "UNNOTICED" not in found, chosen
        noticed += bool(found)
    assert noticed >= len(set(several)) - 2, "a page with nothing of value in it may go back"


def test_an_old_database_put_back_is_noticed(lives, troubles, tmp_path):
    place, *_rest = lives
    mixed = shutil.copytree(place / "now", tmp_path / "mixed")
    shutil.copy(place / "before" / "vault.db", mixed / "vault.db")
    assert "log-behind" in troubles(mixed)
    assert "log-behind" in troubles(place / "before")


def test_without_its_write_ahead_log_a_vault_is_an_older_one(lives, troubles, tmp_path):
    place, *_rest = lives
    cut = shutil.copytree(place / "open", tmp_path / "cut")
    assert (cut / "vault.db-wal").stat().st_size
    (cut / "vault.db-wal").unlink()
    assert "log-behind" in troubles(cut)


def test_every_flipped_bit_of_the_write_ahead_log_is_noticed(lives, troubles, tmp_path):
    place, *_rest = lives
    changed = shutil.copytree(place / "open", tmp_path / "changed")
    path = changed / "vault.db-wal"
    whole, draw = path.read_bytes(), random.Random(9)
    # Frames of the last commit only: earlier ones would be overwritten, or cut off more.
    for at in [*range(0, 32, 5), *(draw.randrange(32, len(whole)) for _ in range(25))]:
        data = bytearray(whole)
        data[at] ^= 1 << draw.randrange(8)
        path.write_bytes(data)
        assert "UNNOTICED" not in troubles(changed), at


def test_an_old_document_put_back_is_noticed(lives, troubles, tmp_path):
    place, *_rest = lives
    mixed = shutil.copytree(place / "now", tmp_path / "mixed")
    (blob,) = (path for path in (mixed / "blobs").rglob("*") if path.is_file())
    data = blob.read_bytes()
    for changed in (data[:-1], data[::-1], b"", data + b"x"):
        blob.write_bytes(changed)
        assert troubles(mixed) == {"blob-damaged"}
    blob.unlink()
    assert troubles(mixed) == {"blob-damaged"}
