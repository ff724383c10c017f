"""Who can open a vault: a passphrase, words on paper, and for a while the keyring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests.wallet.store.keyrings import MemoryKeyring
from wallet.errors import CouldNotLook, Refused
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.keys.words_recovery import new_recovery_words
from wallet.store import Vault
from wallet.store.doors import quick_until
from wallet.store.header import glance
from wallet.store.openers import cost_of

SECRET = "Schauerleute am Kai 7"


@dataclass
class MovingClock:
    at: datetime = datetime(2026, 11, 22, 8, tzinfo=UTC)

    def now(self):
        return self.at


@pytest.fixture
def clock():
    return MovingClock()


@pytest.fixture
def keyring():
    return MemoryKeyring()


@pytest.fixture
def words():
    return new_recovery_words()


@pytest.fixture
def folder(tmp_path, clock, keyring, words):
    place = tmp_path / "vault"
    Vault.create(place, SECRET, clock=clock, kdf=LEAST_KDF, words=words, keyring=keyring).close()
    return place


@pytest.fixture
def opened(folder, clock, keyring):
    with Vault.open(folder, SECRET, clock=clock, keyring=keyring) as vault:
        yield vault


def test_the_words_are_checked_without_opening_anything(opened, words):
    assert opened.has_recovery_words
    opened.check_recovery_words(words)
    opened.check_recovery_words([" ".join(word[:4].upper() for word in words)])
    with pytest.raises(CouldNotLook, match="recovery-words-wrong"):
        opened.check_recovery_words(new_recovery_words())
    with pytest.raises(CouldNotLook, match="recovery-words-count"):
        opened.check_recovery_words(words[1:])


def test_a_vault_without_words_gets_them_by_its_passphrase(tmp_path, clock, words):
    with Vault.create(tmp_path / "v", SECRET, clock=clock, kdf=LEAST_KDF) as vault:
        assert not vault.has_recovery_words
        with pytest.raises(CouldNotLook, match="passphrase-wrong"):
            vault.give_recovery_words("not the passphrase", words)
        vault.give_recovery_words(SECRET, words)
    with Vault.open_with_words(tmp_path / "v", words, clock=clock) as vault:
        assert vault.is_restored


def test_new_words_replace_the_old_ones(opened, folder, clock, words):
    newer = new_recovery_words()
    opened.give_recovery_words(SECRET, newer)
    opened.check_recovery_words(newer)
    with pytest.raises(CouldNotLook, match="recovery-words-wrong"):
        opened.check_recovery_words(words)


def test_a_passphrase_keeps_its_cost_when_it_is_changed(opened, folder):
    opened.change_passphrase(SECRET, "another passphrase")
    assert cost_of(glance(folder).slot("passphrase")) == LEAST_KDF
    with pytest.raises(Refused, match="passphrase-too-short"):
        opened.change_passphrase("another passphrase", "short")


def test_a_lost_passphrase_is_replaced_by_the_words(opened, folder, clock, words, keyring):
    with pytest.raises(CouldNotLook, match="recovery-words-wrong"):
        opened.reset_passphrase(new_recovery_words(), "a new passphrase")
    opened.reset_passphrase(words, "a new passphrase")
    opened.close()
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        Vault.open(folder, SECRET, clock=clock)
    Vault.open(folder, "a new passphrase", clock=clock, keyring=keyring).close()


def test_quick_unlock_opens_for_looking_until_it_expires(opened, folder, clock, keyring):
    opened.allow_quick_unlock(SECRET, hours=8)
    opened.close()
    assert quick_until(folder) == clock.at + timedelta(hours=8)
    with Vault.open_quickly(folder, clock=clock, keyring=keyring) as vault:
        assert vault.opened_with == "keyring"
        assert not vault.is_confirmed
        with pytest.raises(CouldNotLook, match="passphrase-wrong"):
            vault.confirm("not the passphrase")
        vault.confirm(SECRET)
        assert vault.is_confirmed
    clock.at += timedelta(hours=9)
    with pytest.raises(CouldNotLook, match="quick-unlock-expired"):
        Vault.open_quickly(folder, clock=clock, keyring=keyring)
    assert not any(name.endswith("/unlock") for name in keyring.texts), "and it is forgotten"


def test_quick_unlock_is_off_until_it_is_allowed_and_again_when_forbidden(
    opened, folder, clock, keyring
):
    for _ in range(2):
        opened.close()
        with pytest.raises(CouldNotLook, match="quick-unlock-off"):
            Vault.open_quickly(folder, clock=clock, keyring=keyring)
        opened = Vault.open(folder, SECRET, clock=clock, keyring=keyring)
        opened.allow_quick_unlock(SECRET, hours=8)
        opened.forbid_quick_unlock()
        opened.forbid_quick_unlock()
    opened.close()
    assert [name for name in keyring.texts if "unlock" in name] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [(None, "quick-unlock-off"), ("zz", "quick-unlock-wrong"), ("00" * 32, "quick-unlock-wrong")],
)
def test_what_is_not_the_key_opens_nothing(opened, folder, clock, keyring, text, code):
    opened.allow_quick_unlock(SECRET, hours=8)
    opened.close()
    name = f"{opened.id}/unlock"
    if text is None:
        del keyring.texts[name]
    else:
        keyring.texts[name] = text
    with pytest.raises(CouldNotLook, match=code):
        Vault.open_quickly(folder, clock=clock, keyring=keyring)


@pytest.mark.parametrize("code", ["keyring-none", "keyring-locked", "keyring-forgetful"])
def test_without_a_keyring_quick_unlock_is_refused_and_nothing_changes(
    opened, folder, clock, keyring, code
):
    before = (folder / "header.json").read_bytes()
    keyring.broken = code
    with pytest.raises(CouldNotLook, match=code):
        opened.allow_quick_unlock(SECRET, hours=8)
    assert (folder / "header.json").read_bytes() == before


def test_each_change_is_in_the_log(opened, words):
    opened.change_passphrase(SECRET, "another passphrase")
    opened.give_recovery_words("another passphrase", words)
    opened.allow_quick_unlock("another passphrase", hours=1)
    opened.forbid_quick_unlock()
    assert [act.kind for act in opened.activities()] == [
        "quick-unlock-forbidden", "quick-unlock-allowed", "recovery-words-given",
        "passphrase-changed",
    ]  # fmt: skip


def test_every_way_in_is_told(opened):
    opened.allow_quick_unlock(SECRET, hours=8)
    passphrase, recovery, quick = opened.ways_in()
    assert (passphrase.kind, passphrase.cost, passphrase.until) == ("passphrase", LEAST_KDF, None)
    assert (recovery.kind, recovery.cost, recovery.until) == ("recovery", None, None)
    assert (quick.kind, quick.until) == ("keyring", datetime(2026, 11, 22, 16, tzinfo=UTC))


def test_withdrawn_words_open_nothing_any_more(opened, folder, clock, keyring, words):
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        opened.withdraw_recovery_words("not this one at all")
    opened.withdraw_recovery_words(SECRET)
    opened.withdraw_recovery_words(SECRET)
    assert [way.kind for way in opened.ways_in()] == ["passphrase"]
    opened.close()
    with pytest.raises(CouldNotLook, match="recovery-words-wrong"):
        Vault.open_with_words(folder, words, clock=clock, keyring=keyring)
    Vault.open(folder, SECRET, clock=clock, keyring=keyring).close()
