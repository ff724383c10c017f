"""The header: what opens a vault, and that no byte of it can change unnoticed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.canonical import canonical
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import header
from wallet.store.header import Header, VaultKey

KEY = VaultKey("ab" * 16, bytes(range(32)))
CREATED = "2026-11-22T08:15:30.123Z"
PASSPHRASE = "eight ch"


@pytest.fixture(scope="module")
def made():
    return Header.make(KEY, CREATED, PASSPHRASE, LEAST_KDF)


def changed(made, **members):
    return canonical({**made.members, **members})


def test_it_opens_with_its_passphrase_and_no_other(made):
    read = Header.read(made.to_bytes())
    assert read == made
    assert read.unlock(PASSPHRASE) == KEY
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        read.unlock("eight Ch")


def test_neither_key_nor_passphrase_can_be_read_in_it(made):
    text = made.to_bytes()
    assert KEY.secret.hex().encode() not in text
    assert PASSPHRASE.encode() not in text
    assert repr(KEY.secret) not in repr(KEY)


def test_the_form_is_the_documented_one(made):
    members = json.loads(made.to_bytes())
    assert sorted(members) == ["created", "format", "mac", "slots", "vault"]
    (slot,) = members["slots"]
    assert sorted(slot) == ["id", "kdf", "type", "wrapped"]
    assert slot["kdf"].keys() == {"alg", "salt", "memory_kib", "passes", "lanes"}


@pytest.mark.parametrize("short", ["", "7 chars", "u\u0308" * 7])
def test_a_short_passphrase_is_refused(short):
    with pytest.raises(Refused, match="passphrase-too-short") as refused:
        Header.make(KEY, CREATED, short, LEAST_KDF)
    assert refused.value.facts == {"least": 8}


def test_a_passphrase_is_changed_without_changing_the_key(made):
    again = made.with_passphrase(PASSPHRASE, "another passphrase", LEAST_KDF)
    assert again.unlock("another passphrase") == KEY
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        again.unlock(PASSPHRASE)
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        again.with_passphrase(PASSPHRASE, "a third passphrase", LEAST_KDF)
    with pytest.raises(Refused, match="passphrase-too-short"):
        made.with_passphrase(PASSPHRASE, "short", LEAST_KDF)


def test_slots_of_other_kinds_are_left_as_they_are(made):
    other = {"id": "cd" * 8, "type": "recovery", "wrapped": "00"}
    grown = Header._signed(KEY, {**made.members, "slots": [other, *made.members["slots"]]})
    grown = Header.read(grown.to_bytes())
    assert grown.unlock(PASSPHRASE) == KEY
    again = grown.with_passphrase(PASSPHRASE, "another passphrase", LEAST_KDF)
    assert again.members["slots"][0] == other
    assert again.unlock("another passphrase") == KEY


def test_a_slot_added_by_whoever_has_no_key_is_noticed(made):
    slots = [*made.members["slots"], {"id": "00", "type": "recovery", "wrapped": "00"}]
    with pytest.raises(Unreadable, match="vault-damaged"):
        Header.read(changed(made, slots=slots)).unlock(PASSPHRASE)
    with pytest.raises(Unreadable, match="vault-damaged"):
        Header.read(changed(made, created="2027-01-01T00:00:00.000Z")).unlock(PASSPHRASE)


def test_a_slot_does_not_open_in_another_vault(made):
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        Header.read(changed(made, vault="00" * 16)).unlock(PASSPHRASE)


def test_a_later_format_is_refused_as_later(made):
    with pytest.raises(CouldNotLook, match="vault-newer"):
        Header.read(changed(made, format=2))


@pytest.mark.parametrize(
    "members",
    [
        {"format": 0}, {"format": True}, {"format": "1"}, {"mac": 1}, {"vault": "AB" * 16},
        {"vault": None}, {"slots": []}, {"slots": [1]}, {"slots": {}}, {"slots": [{}] * 17},
    ],
)  # fmt: skip
def test_any_other_form_is_damage(made, members):
    with pytest.raises(Unreadable, match="vault-damaged"):
        Header.read(changed(made, **members))


@pytest.mark.parametrize(
    "kdf",
    [
        None, 7, "x", [], {}, {"alg": "scrypt"}, {"salt": "zz"}, {"salt": "00"}, {"passes": 0},
        {"passes": True}, {"memory_kib": 1024}, {"memory_kib": 2**40}, {"lanes": 1.5},
    ],
)  # fmt: skip
def test_a_derivation_that_cannot_be_done_is_damage(made, kdf):
    (slot,) = made.members["slots"]
    kdf = {**slot["kdf"], **kdf} if isinstance(kdf, dict) and kdf else kdf
    with pytest.raises(Unreadable, match="vault-damaged"):
        Header.read(changed(made, slots=[{**slot, "kdf": kdf}])).unlock(PASSPHRASE)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(WalletError):
        Header.read(data)


def test_the_copy_opens_a_vault_whose_header_is_lost(tmp_path, made):
    header.write(tmp_path, made)
    assert header.unlock(tmp_path, PASSPHRASE).is_whole
    (tmp_path / "header.json").unlink()
    unlocked = header.unlock(tmp_path, PASSPHRASE)
    assert unlocked.header == made
    assert not unlocked.is_whole


def test_a_mistyped_passphrase_is_said_even_where_one_copy_is_damaged(tmp_path, made):
    header.write(tmp_path, made)
    (tmp_path / "header.json").write_bytes(b"")
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        header.unlock(tmp_path, "mistyped")
    (tmp_path / "header.json.bak").unlink()
    with pytest.raises(Unreadable, match="vault-damaged"):
        header.unlock(tmp_path, PASSPHRASE)


def test_an_older_copy_never_takes_the_place_of_a_later_format(tmp_path, made):
    header.write(tmp_path, made)
    (tmp_path / "header.json").write_bytes(changed(made, format=2))
    with pytest.raises(CouldNotLook, match="vault-newer"):
        header.unlock(tmp_path, PASSPHRASE)
