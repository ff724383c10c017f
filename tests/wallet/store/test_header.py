"""The header: what opens a vault, and that no byte of it can change unnoticed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.canonical import canonical
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.keys.words_recovery import new_recovery_words
from wallet.store import header
from wallet.store.header import Header
from wallet.store.openers import Passphrase, PersonsPassphrase, QuickKey, RecoveryWords, VaultKey

KEY = VaultKey("ab" * 16, bytes(range(32)))
CREATED = "2026-11-22T08:15:30.123Z"
PASSPHRASE = Passphrase("eight ch", LEAST_KDF)
ANOTHER = Passphrase("another passphrase", LEAST_KDF)
ANNA = PersonsPassphrase("anna packs the containers", "ab" * 8, LEAST_KDF)
WORDS = RecoveryWords.read(new_recovery_words())


@pytest.fixture(scope="module")
def made():
    return Header.make(KEY, CREATED, [PASSPHRASE])


def changed(made, **members):
    return canonical({**made.members, **members})


def test_it_opens_with_its_passphrase_and_no_other(made):
    read = Header.read(made.to_bytes())
    assert read == made
    assert read.unlock(PASSPHRASE) == KEY
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        read.unlock(Passphrase("eight Ch"))


def test_neither_key_nor_passphrase_can_be_read_in_it(made):
    text = made.to_bytes()
    assert KEY.secret.hex().encode() not in text
    assert PASSPHRASE.text.encode() not in text
    assert repr(KEY.secret) not in repr(KEY)
    assert "eight" not in repr(PASSPHRASE)
    assert repr(WORDS.secret) not in repr(WORDS)


def test_the_form_is_the_documented_one(made):
    members = json.loads(made.to_bytes())
    assert sorted(members) == ["created", "format", "mac", "revision", "slots", "vault"]
    (slot,) = members["slots"]
    assert sorted(slot) == ["id", "kdf", "type", "wrapped"]
    assert slot["kdf"].keys() == {"alg", "salt", "memory_kib", "passes", "lanes"}


@pytest.mark.parametrize("short", ["", "7 chars", "u\u0308" * 7])
def test_a_short_passphrase_is_refused(short):
    with pytest.raises(Refused, match="passphrase-too-short") as refused:
        Header.make(KEY, CREATED, [Passphrase(short, LEAST_KDF)])
    assert refused.value.facts == {"least": 8}


def test_a_passphrase_is_changed_without_changing_the_key(made):
    again = made.with_opener(KEY, ANOTHER, revision=1)
    assert (again.revision, again.unlock(ANOTHER)) == (1, KEY)
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        again.unlock(PASSPHRASE)
    with pytest.raises(Refused, match="passphrase-too-short"):
        made.with_opener(KEY, Passphrase("short", LEAST_KDF), revision=1)


def test_every_change_of_who_opens_it_has_the_number_it_was_given(made):
    with_anna = made.with_person(KEY, ANNA, revision=4)
    assert (with_anna.revision, with_anna.unlock_as(ANNA)) == (4, (KEY, "ab" * 8))
    for later in (
        with_anna.without_person(KEY, "ab" * 8, revision=5),
        with_anna.without(KEY, "person", revision=5),
    ):
        assert Header.read(later.to_bytes()).revision == 5
        assert later.slots == made.slots


def test_nobody_is_let_in_who_would_make_it_unreadable(made):
    """One slot too many, and no key in the world opens the vault again."""
    slot = made.slots[0]
    others = [{**slot, "type": "person", "person": str(n)} for n in range(14)]
    almost = Header({**made.members, "slots": [slot, *others]})
    last = almost.with_person(KEY, ANNA, revision=1)
    assert Header.read(last.to_bytes()).unlock(PASSPHRASE) == KEY
    with pytest.raises(Refused, match="too-many-people"):
        last.with_person(KEY, replace(ANNA, person="cd" * 8), revision=2)
    assert len(last.with_person(KEY, ANNA, revision=2).slots) == 16, "her own is replaced"


def test_each_opener_has_a_slot_of_its_own(made):
    quick = QuickKey(bytes(32), until=CREATED)
    grown = made.with_opener(KEY, WORDS, revision=1).with_opener(KEY, quick, revision=2)
    grown = Header.read(grown.to_bytes())
    for opener in (PASSPHRASE, WORDS, quick):
        assert grown.unlock(opener) == KEY
    assert grown.slot("keyring")["until"] == CREATED
    for stranger in (RecoveryWords(bytes(32)), QuickKey(bytes(31) + b"1", until=CREATED)):
        with pytest.raises(CouldNotLook, match=r"recovery-words-wrong|quick-unlock-wrong"):
            grown.unlock(stranger)
    shrunk = grown.without(KEY, "keyring", revision=3)
    assert shrunk.slot("keyring") is None
    assert shrunk.unlock(WORDS) == KEY
    with pytest.raises(CouldNotLook, match="quick-unlock-wrong"):
        shrunk.unlock(quick)


def test_a_quick_key_cannot_be_given_more_time_by_whoever_has_no_key(made):
    grown = made.with_opener(KEY, QuickKey(bytes(32), until=CREATED), revision=1)
    first, quick = grown.members["slots"]
    longer = changed(grown, slots=[first, {**quick, "until": "2099-01-01T00:00:00.000Z"}])
    with pytest.raises(CouldNotLook, match="quick-unlock-wrong"):
        Header.read(longer).unlock(QuickKey(bytes(32), until=CREATED))


def test_slots_of_other_kinds_are_left_as_they_are(made):
    other = {"id": "cd" * 8, "type": "fido2", "wrapped": "00"}
    grown = Header._signed(KEY, {**made.members, "slots": [other, *made.members["slots"]]})
    grown = Header.read(grown.to_bytes())
    assert grown.unlock(PASSPHRASE) == KEY
    again = grown.with_opener(KEY, ANOTHER, revision=1)
    assert again.members["slots"][0] == other
    assert again.unlock(ANOTHER) == KEY


def test_a_header_of_the_first_days_has_no_revision(made):
    members = {name: value for name, value in made.members.items() if name != "revision"}
    old = Header.read(Header._signed(KEY, members).to_bytes())
    assert (old.revision, old.unlock(PASSPHRASE)) == (0, KEY)


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
        {"vault": None}, {"revision": -1}, {"revision": True},
        {"slots": []}, {"slots": [1]}, {"slots": {}}, {"slots": [{}] * 17},
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
        header.unlock(tmp_path, Passphrase("mistyped"))
    (tmp_path / "header.json.bak").unlink()
    with pytest.raises(Unreadable, match="vault-damaged"):
        header.unlock(tmp_path, PASSPHRASE)


def test_an_older_copy_never_takes_the_place_of_a_later_format(tmp_path, made):
    header.write(tmp_path, made)
    (tmp_path / "header.json").write_bytes(changed(made, format=2))
    with pytest.raises(CouldNotLook, match="vault-newer"):
        header.unlock(tmp_path, PASSPHRASE)
