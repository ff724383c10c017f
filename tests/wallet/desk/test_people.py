"""The address book: whose key is whose, and who claims to be somebody else."""

from __future__ import annotations

from datetime import UTC, datetime

from wallet.desk.people import lei_code
from wallet.formats.card import sign_card
from wallet.keys.sealing import SealingKey
from wallet.keys.signing import SigningKey
from wallet.titles.parties import Code, Role

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


def stranger(name: str, *codes: Code):
    return sign_card(
        name, codes, Role.CARRIER, platform="LDWL", key=SigningKey.generate(),
        sealing_jwk=SealingKey.generate().public_jwk, issued=NOW,
    )  # fmt: skip


def names_of(trade, card) -> list[str]:
    return [other.name for other in trade["bank"].namesakes(card)]


def test_a_card_under_the_code_of_a_pinned_one_is_told(trade):
    carrier = trade["carrier"].card
    lei = next(code.code for code in carrier.party.codes if code.provider == "GLEIF")
    assert names_of(trade, stranger("Somebody Else Ltd", lei_code(lei))) == [carrier.party.name]


def test_a_card_under_the_name_of_a_pinned_one_is_told_however_it_is_spaced(trade):
    name = trade["carrier"].card.party.name
    assert names_of(trade, stranger(name.upper().replace(" ", "  "))) == [name]


def test_a_card_under_my_own_name_is_told(trade):
    own = trade["bank"].card
    assert names_of(trade, stranger(own.party.name)) == [own.party.name]


def test_the_card_itself_and_a_stranger_of_an_own_name_have_no_namesakes(trade):
    assert names_of(trade, trade["carrier"].card) == []
    assert names_of(trade, stranger("Nobody Like It", Code("ZZZ", " "), Code("ZZZ", "1"))) == []
