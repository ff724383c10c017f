"""Whoever has the files but not the passphrase changes nothing unnoticed."""

from __future__ import annotations

import random

import pytest

from wallet.errors import WalletError

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
