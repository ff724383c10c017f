"""Whoever has the files but not the passphrase changes nothing unnoticed."""

from __future__ import annotations

import random
import shutil

import pytest

from tests.wallet.store.keyrings import MemoryKeyring
from wallet.errors import Unreadable, WalletError
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault
from wallet.store.database import Database
from wallet.store.header import unlock
from wallet.store.openers import Passphrase
from wallet.store.upgrade import keep_as_it_was

NAMED = {"vault-damaged", "vault-newer", "vault-missing", "passphrase-wrong", "blob-damaged"}


@pytest.fixture
def full(open_vault, folder, make_holding):
    """Return the folder of a closed vault with something of everything in it."""
    with open_vault() as vault:
        with vault.transaction():
            for number in range(60):
                vault.put_holding(make_holding(number, search_text=f"{number}" * 50))
                vault.note("received", f"{number:064x}", {})
        vault.keep(b"document" * 100)
    return folder


def trouble(open_vault):
    """Return the codes of what opening and checking the vault finds."""
    try:
        with open_vault() as vault:
            return {wrong.code for wrong in vault.check()}
    except WalletError as wrong:
        return {wrong.code}


def flipped(data, bit):
    place = bit // 8
    return data[:place] + bytes([data[place] ^ (1 << bit % 8)]) + data[place + 1 :]


def sample(data, count, seed):
    return random.Random(seed).sample(range(len(data) * 8), count)


def test_a_whole_vault_has_no_trouble(full, open_vault):
    assert trouble(open_vault) == set()


def test_every_flipped_bit_of_a_header_is_noticed(full, open_vault):
    (full / "header.json.bak").unlink()
    path = full / "header.json"
    whole = path.read_bytes()
    for bit in sample(whole, 40, seed=1):
        path.write_bytes(flipped(whole, bit))
        found = trouble(open_vault)
        assert found, bit
        assert found <= NAMED


def test_a_flipped_bit_of_a_header_is_mended_from_its_copy(full, open_vault):
    path = full / "header.json"
    whole = path.read_bytes()
    for bit in sample(whole, 8, seed=2):
        path.write_bytes(flipped(whole, bit))
        if trouble(open_vault) != {"vault-newer"}:
            assert path.read_bytes() == whole
        path.write_bytes(whole)


def test_every_flipped_bit_of_the_database_is_noticed(full, open_vault):
    path = full / "vault.db"
    whole = path.read_bytes()
    first_page = [place * 8 + place % 8 for place in range(0, 100, 9)]
    for bit in [*first_page, *sample(whole, 24, seed=3)]:
        path.write_bytes(flipped(whole, bit))
        found = trouble(open_vault)
        assert found, bit
        assert found <= NAMED
        for left in full.glob("vault.db-*"):
            left.unlink()
    path.write_bytes(whole)
    assert trouble(open_vault) == set()


def test_every_flipped_bit_of_the_headers_copy_is_mended_or_said(full, open_vault):
    path = full / "header.json.bak"
    whole = path.read_bytes()
    for bit in sample(whole, 12, seed=4):
        path.write_bytes(flipped(whole, bit))
        if trouble(open_vault) != {"vault-newer"}:
            assert path.read_bytes() == whole
        path.write_bytes(whole)


def test_every_flipped_bit_of_a_document_is_noticed(full, open_vault):
    (path,) = (path for path in (full / "blobs").rglob("*") if path.is_file())
    whole = path.read_bytes()
    for bit in sample(whole, 30, seed=5):
        path.write_bytes(flipped(whole, bit))
        assert trouble(open_vault) == {"blob-damaged"}, bit
    path.write_bytes(whole)
    assert trouble(open_vault) == set()


def test_every_flipped_bit_of_what_an_upgrade_kept_is_noticed(full, open_vault):
    with open_vault() as vault:
        keep_as_it_was(vault._db, full / "vault.db")
        key = vault._key.derive(Database.PURPOSE)
    (path,) = full.glob("vault.db.v*")
    whole = path.read_bytes()
    for bit in [*range(0, 800, 97), *sample(whole, 20, seed=6)]:
        path.write_bytes(flipped(whole, bit))
        with pytest.raises(WalletError, match="vault-damaged"):  # noqa: PT012 - opening or reading
            kept = Database.open_to_read(path, key)
            try:
                if kept.row("PRAGMA integrity_check") != ("ok",):
                    raise Unreadable("vault-damaged")
            finally:
                kept.close()


def test_every_flipped_bit_of_the_anchor_is_noticed(tmp_path, clock):
    keyring = MemoryKeyring()
    folder = tmp_path / "anchored"
    with Vault.create(folder, "long enough", clock=clock, kdf=LEAST_KDF, keyring=keyring) as made:
        made.spend("bill", 0, "digest")
        made.note("offered", "bill")
        made.anchor()
        made.anchor()  # that there is one was a thing to note, and is behind it now
    (name,) = keyring.texts
    whole = keyring.texts[name]
    unlocked = unlock(folder, Passphrase("long enough"))
    for bit in sample(whole.encode(), 60, seed=7):
        keyring.texts[name] = flipped(whole.encode(), bit).decode("latin-1")
        kept = shutil.copytree(folder, tmp_path / f"copy-{bit}")
        with Vault._opened(kept, clock, unlocked, keyring=keyring) as vault:
            assert vault.guard().is_restored, bit


@pytest.mark.parametrize("name", ["vault.db", "header.json", "blob"])
@pytest.mark.parametrize("part", [0.0, 0.3, 0.5, 0.99])
def test_a_truncated_file_is_noticed(full, open_vault, name, part):
    (full / "header.json.bak").unlink()
    path = full / name
    if name == "blob":
        (path,) = (path for path in (full / "blobs").rglob("*") if path.is_file())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    found = trouble(open_vault)
    assert found
    assert found <= NAMED


def test_a_lost_database_is_damage_and_not_a_new_vault(full, open_vault):
    (full / "vault.db").unlink()
    assert trouble(open_vault) == {"vault-damaged"}
    assert not (full / "vault.db").exists()


def test_swapped_pages_are_noticed(full, open_vault):
    path = full / "vault.db"
    whole = path.read_bytes()
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    pages[3], pages[5] = pages[5], pages[3]
    path.write_bytes(b"".join(pages))
    assert trouble(open_vault) == {"vault-damaged"}
