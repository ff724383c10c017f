"""A key is looked for among the trusted first; one that came along makes nobody known."""

from __future__ import annotations

from dataclasses import replace

from tests.wallet.builders import BANK, CARRIER, MALLORY, SHIPPER, trust_in
from tests.wallet.platforms import Platform
from wallet.formats.pint.keyring import Found, KeyRing
from wallet.keys import jws
from wallet.keys.jws import Jws
from wallet.proof.trust import Trust, TrustedKey

DIDS = (SHIPPER.did, "did:key:zNonsense", "did:web:bank.example")


def signed(person, **header) -> Jws:
    return jws.read(jws.sign(b"{}", person.key, **header))


def found(part: Jws, trust: Trust = trust_in(CARRIER)) -> Found | None:
    return KeyRing(trust, (BANK.card,), DIDS).find(part)


def test_a_trusted_key_comes_with_its_party():
    one = found(signed(CARRIER))
    assert one is not None
    assert (one.party, one.signer.did, one.signer.kid) == (
        CARRIER.party, CARRIER.did, CARRIER.key.public.thumbprint,
    )  # fmt: skip
    assert one.may_sign_for(CARRIER.party)
    assert not one.may_sign_for(BANK.party)


def test_a_key_of_a_card_or_of_a_did_comes_without_trust_and_without_claims():
    for person in (BANK, SHIPPER):
        one = found(signed(person))
        assert one is not None
        assert one.trusted is None
        assert one.party is not None
        # What a card says of its owner beside the key is not believed.
        assert [code.code for code in one.party.codes] == [person.did]
        assert not one.may_sign_for(person.party)


def test_nobody_knows_a_key_that_nothing_names():
    assert found(signed(MALLORY)) is None
    assert found(jws.read(Platform("WAVE").sign(b"{}"))) is None
    part = signed(CARRIER)
    nameless = replace(part, header={"alg": "ES256"})
    assert found(nameless) is None


def test_a_bare_key_of_somebody_in_the_chain_is_that_partys_own():
    bare = Trust([TrustedKey(SHIPPER.key.public, "jwk")])
    one = found(signed(SHIPPER), bare)
    assert one is not None
    assert one.party is not None
    assert one.party.did == SHIPPER.did


def test_a_platforms_key_signs_for_its_customers_only():
    wave = Platform("WAVE")
    one = found(jws.read(wave.sign(b"{}")), Trust([wave.trusted()]))
    assert one is not None
    assert one.party is None
    assert one.may_sign_for(wave.customer("House"))
    assert not one.may_sign_for(Platform("BOLE").customer("House"))


def test_what_is_no_certificate_names_no_key():
    part = signed(MALLORY, x5c=["AAAA"])
    assert found(part) is None
