"""A vault goes on living on another machine, without freezing anything there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.wallet.desk.conftest import SAMPLES, SteppingClock
from tests.wallet.store.keyrings import MemoryKeyring
from wallet.book import Book, read_card
from wallet.desk import moving
from wallet.errors import Refused
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object
from wallet.keys.signing import SigningKey
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.keys.words_recovery import new_recovery_words
from wallet.titles.parties import Role
from wallet.voyage import PASSPHRASE

MINIMAL = SAMPLES / "straight/minimal.json"


@pytest.fixture
def clock():
    return SteppingClock(datetime(2026, 11, 3, 9, tzinfo=UTC))


@pytest.fixture
def receiver(vaults):
    """Return somebody's card."""
    return read_card((vaults.parent / "card-shipper.jws").read_bytes())


@pytest.fixture
def here():
    return MemoryKeyring()


@pytest.fixture
def words():
    return new_recovery_words()


@pytest.fixture
def carrier(tmp_path, clock, here, words):
    book = Book.create(
        tmp_path / "here", PASSPHRASE, name="Perlfluss Linie", role=Role.CARRIER,
        clock=clock, kdf=LEAST_KDF, keyring=here, words=words,
    )  # fmt: skip
    yield book
    book.close()


def test_it_signs_there_and_no_longer_here(carrier, receiver, clock, tmp_path):
    carrier.issue(MINIMAL, receiver)
    assert carrier.hand_over(tmp_path / "h.backup") == ()
    with pytest.raises(Refused, match="titles-frozen") as refused:
        carrier.issue(SAMPLES / "bearer/minimal.json", receiver)
    assert refused.value.facts["why"] == "handed-over"
    there = MemoryKeyring()
    with Book.restore(
        tmp_path / "h.backup", tmp_path / "there", PASSPHRASE, clock=clock, keyring=there
    ) as book:
        assert book.guard().state == "anchored"
        book.issue(SAMPLES / "bearer/minimal.json", receiver)
        assert book.check() == ()
        assert there.texts


def test_it_may_move_to_another_folder_of_the_same_machine(
    carrier, receiver, clock, tmp_path, here, words
):
    carrier.hand_over(tmp_path / "h.backup")
    with Book.restore(
        tmp_path / "h.backup", tmp_path / "there", clock=clock, words=words, keyring=here
    ) as book:
        assert book.guard().state == "anchored"
        book.issue(MINIMAL, receiver)
    # Found again later, the file is an old backup.
    with Book.restore(
        tmp_path / "h.backup", tmp_path / "twice", PASSPHRASE, clock=clock, keyring=here
    ) as book:
        assert "log-behind" in book.guard().reasons


def test_after_a_week_it_is_an_old_backup(carrier, receiver, clock, tmp_path):
    carrier.hand_over(tmp_path / "h.backup")
    clock.at += timedelta(days=8)
    with Book.restore(
        tmp_path / "h.backup", tmp_path / "there", PASSPHRASE, clock=clock, keyring=None
    ) as book:
        assert "restored" in book.guard().reasons


def test_a_plain_backup_of_a_vault_that_was_handed_over_hands_over_nothing(
    carrier, clock, tmp_path
):
    carrier.hand_over(tmp_path / "h.backup")
    carrier.back_up(tmp_path / "b.backup")
    with Book.restore(
        tmp_path / "b.backup", tmp_path / "there", PASSPHRASE, clock=clock, keyring=None
    ) as book:
        assert set(book.guard().reasons) >= {"restored", "handed-over"}


def test_a_frozen_vault_cannot_be_handed_over(carrier, receiver, clock, tmp_path):
    carrier.back_up(tmp_path / "b.backup")
    with (
        Book.restore(
            tmp_path / "b.backup", tmp_path / "there", PASSPHRASE, clock=clock, keyring=None
        ) as book,
        pytest.raises(Refused, match="titles-frozen"),
    ):
        book.hand_over(tmp_path / "h.backup")


def test_the_owner_may_take_it_back_by_declaration(carrier, receiver, clock, tmp_path):
    carrier.hand_over(tmp_path / "h.backup")
    carrier.lift_freeze("the new machine never arrived")
    carrier.issue(MINIMAL, receiver)
    assert carrier.guard().state == "anchored"


def test_only_the_owners_own_words_about_this_vault_count(carrier, tmp_path):
    carrier.hand_over(tmp_path / "h.backup")
    office, statement = carrier._office, carrier._vault.memory.hand_over
    said = read_object(jws.read(statement).payload)
    assert moving._holds(office, statement)
    for change in (
        {"vault": "00" * 16}, {"size": 99}, {"size": "1"}, {"root": "00" * 32}, {"version": 2},
        {"untilDateTime": "soon"}, {"untilDateTime": None},
    ):  # fmt: skip
        payload = canonical({**said, **change})
        forged = jws.sign(payload, office.signing_key(), typ=moving.HAND_OVER)
        assert not moving._holds(office, forged), change
    payload = jws.read(statement).payload
    assert not moving._holds(office, jws.sign(payload, office.signing_key(), typ="other+jws"))
    assert not moving._holds(office, jws.sign(payload, SigningKey.generate(), typ=moving.HAND_OVER))
    assert not moving._holds(office, "nonsense")
