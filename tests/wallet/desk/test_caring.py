"""What an owner does about the vault itself, through the book."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from tests.wallet.desk.conftest import SteppingClock
from tests.wallet.store.keyrings import MemoryKeyring
from wallet.book import Book
from wallet.errors import CouldNotLook
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.titles.parties import Role

SECRET = "Schauerleute am Kai 7"


@pytest.fixture
def clock():
    return SteppingClock(datetime(2026, 11, 3, 9, tzinfo=UTC))


@pytest.fixture
def words():
    return Book.new_recovery_words()


@pytest.fixture
def book(tmp_path, clock, words):
    with Book.create(
        tmp_path / "mine", SECRET, name="Perlfluss Linie", role=Role.SHIPPER, clock=clock,
        kdf=LEAST_KDF, words=words, keyring=MemoryKeyring(),
    ) as made:  # fmt: skip
        yield made


def test_every_way_in_is_there_and_can_be_changed(book, words, tmp_path, clock):
    assert book.has_recovery_words
    book.check_recovery_words(words)
    newer = Book.new_recovery_words()
    book.give_recovery_words(SECRET, newer)
    with pytest.raises(CouldNotLook, match="recovery-words-wrong"):
        book.check_recovery_words(words)
    book.change_passphrase(SECRET, "another passphrase")
    book.reset_passphrase(newer, "a third passphrase")
    book.close()
    with Book.open_with_words(tmp_path / "mine", newer, clock=clock, keyring=None) as again:
        assert "recovered" in again.guard().reasons
    with Book.open_to_read(
        tmp_path / "mine", "a third passphrase", clock=clock, keyring=None
    ) as again:
        assert again.card.party.name == "Perlfluss Linie"


def test_quick_unlock_comes_and_goes(book, tmp_path):
    assert Book.opens_quickly_until(tmp_path / "mine") is None
    book.allow_quick_unlock(SECRET)
    assert Book.opens_quickly_until(tmp_path / "mine") is not None
    book.forbid_quick_unlock()
    assert Book.opens_quickly_until(tmp_path / "mine") is None
    assert not book.needs_passphrase


def test_a_new_vault_is_anchored_and_a_backup_is_due(book, tmp_path):
    assert book.guard().state == "anchored"
    assert book.backup_state().is_due
    assert book.back_up(tmp_path / "b.backup") == ()
    assert not book.backup_state().is_due
    assert book.twins() == ()
    assert book.check() == ()


def test_copies_of_one_vault_are_named_together(book, tmp_path):
    book.close()
    shutil.copytree(tmp_path / "mine", tmp_path / "mine (2)")
    (tmp_path / "none").mkdir()
    folders = [tmp_path / name for name in ("mine", "none", "mine (2)", "nowhere")]
    assert Book.same_vaults(folders) == ((tmp_path / "mine", tmp_path / "mine (2)"),)


def test_a_passphrase_is_measured_by_what_is_known_of_its_owner(book):
    assert Book.passphrase_strength("Perlfluss2026", ["Perlfluss Linie"]).weak
    assert Book.passphrase_strength(Book.suggested_passphrase()).is_enough
