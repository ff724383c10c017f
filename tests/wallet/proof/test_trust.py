"""Trust is what somebody pinned: by thumbprint first, by given name only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.wallet.builders import BANK, CARRIER, MALLORY, SHIPPER, trust_in
from wallet.keys.signing import PublicKey
from wallet.proof.pins import Pin, PinKind
from wallet.proof.trust import Trust, TrustedKey
from wallet.titles.parties import Party


def named(person, kid: str) -> TrustedKey:
    """Return the key of `person` under a name of somebody's choosing."""
    return TrustedKey(PublicKey.from_jwk(person.key.public.jwk | {"kid": kid}), "jwk")


def test_a_key_is_found_by_its_thumbprint_and_by_its_own_name():
    trust = Trust([named(CARRIER, "line-2026")])
    assert trust.find("line-2026") is trust.keys[0]
    assert trust.find(CARRIER.key.public.thumbprint) is trust.keys[0]
    assert trust.find("another") is None
    assert trust.find(None) is None


def test_of_two_keys_with_one_name_the_first_counts():
    trust = Trust([named(CARRIER, "main"), named(BANK, "main")])
    assert trust.find("main") is trust.keys[0]


def test_a_name_chosen_after_anothers_thumbprint_hides_nobody():
    thumbprint = CARRIER.key.public.thumbprint
    trust = Trust([named(MALLORY, thumbprint), CARRIER.trusted()])
    found = trust.find(thumbprint)
    assert found is not None
    assert found.party == CARRIER.party


def test_more_keys_yield_to_those_that_are_there():
    trust = trust_in(CARRIER).and_of(
        Trust([replace(CARRIER.trusted(), party=None), BANK.trusted()])
    )
    assert trust.find(CARRIER.key.public.thumbprint) is trust.keys[0]
    assert trust.find(BANK.key.public.thumbprint) is trust.keys[2]
    assert len(trust_in(CARRIER).keys) == 1


def test_a_party_goes_by_its_pinned_card():
    trust = trust_in(CARRIER, SHIPPER)
    spelled = Party("Meridian", CARRIER.party.codes[:1])
    assert trust.card_of(spelled) == CARRIER.party
    assert trust.card_of(BANK.party) is None
    assert trust.card_of(Party(CARRIER.party.name, CARRIER.party.codes[1:])) is None


def test_who_has_no_key_goes_by_nobodys_card():
    nameless = Party("A line", CARRIER.party.codes[1:])
    trust = Trust([replace(CARRIER.trusted(), party=nameless), BANK.trusted()])
    assert trust.card_of(Party("Another line", BANK.party.codes[1:])) is None
    assert trust.card_of(BANK.party) == BANK.party


def test_kept_answers_stay_with_the_keys():
    pin = Pin(PinKind.DNS, "a.example", b"[]", "file", datetime(2026, 1, 1, tzinfo=UTC))
    trust = trust_in(CARRIER).with_pins([pin])
    assert trust.keys == trust_in(CARRIER).keys
    assert trust.pins.all == (pin,)
    assert trust_in(BANK).and_of(trust).pins.all == (pin,)
