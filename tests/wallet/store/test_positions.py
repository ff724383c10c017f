"""The first one stands: signed, seen, recorded."""

from __future__ import annotations

import pytest

from wallet.errors import Refused
from wallet.store import Registration


def test_a_position_is_signed_once(vault):
    assert vault.spent("b", 1) is None
    vault.spend("b", 1, "first")
    vault.spend("b", 1, "first")
    with pytest.raises(Refused, match="already-signed") as refused:
        vault.spend("b", 1, "second")
    assert refused.value.facts == {"refusal": 7, "bill": "b", "position": 1, "signed": "first"}
    assert vault.spent("b", 1) == "first"
    vault.spend("b", 2, "second")
    vault.spend("c", 1, "second")


def test_what_was_signed_is_remembered_by_a_vault_opened_again(open_vault):
    with open_vault() as vault:
        vault.spend("b", 1, "first")
    with pytest.raises(Refused, match="already-signed"):
        open_vault().spend("b", 1, "second")


def test_a_rejection_lets_another_entry_be_signed(vault):
    vault.spend("b", 1, "first")
    vault.release_position("b", 1, "rejection")
    assert vault.spent("b", 1) is None
    vault.spend("b", 1, "second")
    with pytest.raises(Refused, match="already-signed"):
        vault.spend("b", 1, "first")


def test_one_rejection_releases_once(vault):
    vault.spend("b", 1, "first")
    vault.release_position("b", 1, "rejection")
    vault.spend("b", 1, "second")
    vault.release_position("b", 1, "rejection")
    assert vault.spent("b", 1) == "second"


def test_what_was_released_stays_on_record(vault):
    vault.spend("b", 1, "first")
    vault.release_position("b", 1, "rejection")
    assert vault._db.rows("SELECT bill, position, rejection, digest FROM released") == [
        ("b", 1, "rejection", "first")
    ]


def test_nothing_signed_is_nothing_to_release(vault):
    with pytest.raises(Refused, match="nothing-signed"):
        vault.release_position("b", 1, "rejection")


def test_the_entry_seen_first_is_remembered(vault):
    assert vault.first_seen("b", 1, "first") == "first"
    assert vault.first_seen("b", 1, "second") == "first"
    assert vault.first_seen("b", 2, "second") == "second"


def test_the_first_record_at_a_position_stands(vault):
    assert vault.register("b", 1, "first", "record of first") == "record of first"
    assert vault.register("b", 1, "first", "another record of first") == "record of first"
    assert vault.register("b", 1, "second", "record of second") == "record of first"
    vault.register("b", 0, "issue", "record of issue")
    vault.register("c", 0, "other", "record of other")
    assert vault.registered("b") == (
        Registration(0, "issue", "record of issue"),
        Registration(1, "first", "record of first"),
    )
