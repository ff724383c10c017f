"""The address book."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from wallet.store import StoredCard

PINNED = datetime(2026, 11, 1, 10, 0, 0, 5_000, tzinfo=UTC)
BANK = StoredCard("did:key:z1", "kid1", "Löwenbank", "eyJ…", PINNED, "bank.card", False)


def test_cards_come_back_by_name_and_ones_own_first(vault):
    own = StoredCard("did:key:z3", "kid3", "Zimt & Co", "eyJ…", PINNED, "own", True)
    buyer = replace(BANK, did="did:key:z2", name="abendstern Handel")
    for card in (BANK, own, buyer):
        vault.put_card(card)
    assert vault.cards() == (own, buyer, BANK)
    assert vault.card("did:key:z1") == BANK
    assert vault.card("did:key:z9") is None


def test_a_card_takes_the_place_of_an_earlier_one_of_the_same_key(vault):
    vault.put_card(BANK)
    vault.put_card(replace(BANK, name="Löwenbank AG"))
    assert [card.name for card in vault.cards()] == ["Löwenbank AG"]


def test_a_card_can_be_unpinned(vault):
    vault.put_card(BANK)
    vault.remove_card(BANK.did)
    vault.remove_card(BANK.did)
    assert vault.cards() == ()
