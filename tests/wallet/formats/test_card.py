"""A card proves that whoever made it holds its key, and is refused where it proves less."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import BANK, CARRIER, MALLORY, SHIPPER, START, sealing_key, signing_key
from tests.wallet.platforms import Platform
from wallet.errors import Unreadable, WalletError
from wallet.formats.card import MOST_BYTES, TYPE, is_card, read_card, sign_card
from wallet.keys import jws
from wallet.keys.canonical import canonical
from wallet.titles.parties import DID, Code, Role


def payload_of(text: str) -> dict:
    return json.loads(jws.read(text).payload)


def signed(changes: dict, *, key=BANK.key, typ: str | None = TYPE, without: str = "") -> str:
    """Return the bank's card with members changed, signed again."""
    payload = payload_of(BANK.card.text) | changes
    payload.pop(without, None)
    return jws.sign(canonical(payload), key, typ=typ)


def refusal_of(text: str | bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_card(text)
    return caught.value.code


@settings(max_examples=40)
@given(
    st.from_regex(r"\A[A-Za-z](?:[ -~]{0,60}[A-Za-z])?\Z"),
    st.sampled_from(Role),
    st.lists(st.builds(Code, st.just("ZZZ"), st.text("ABC", max_size=9)), max_size=4),
)
def test_what_is_signed_is_read_again(name, role, codes):
    card = sign_card(
        name,
        tuple(codes),
        role,
        platform="LDWL",
        key=BANK.key,
        sealing_jwk=BANK.sealing.public_jwk,
        issued=START,
    )
    again = read_card(card.text.encode())
    assert again == card
    assert (again.party.name, again.role, again.issued) == (name, role, START)
    assert again.party.codes == (Code("W3C", BANK.did, DID), *codes)
    assert again.did == BANK.did == BANK.key.public.did


def test_a_card_looks_like_one_and_other_texts_do_not():
    assert is_card(BANK.card.text)
    assert not is_card(jws.sign(b"{}", BANK.key, typ="ladewell-record+jws"))
    assert not is_card("not a card")
    assert not is_card(b"\xff\xfe")


def test_a_card_signed_by_another_key_is_refused():
    assert refusal_of(signed({}, key=MALLORY.key)) == "card-signature"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (signed({}, typ=None), "card-malformed"),
        (signed({}, typ="ladewell-record+jws"), "card-malformed"),
        (signed({"version": 2}), "card-malformed"),
        (signed({}, without="version"), "card-malformed"),
        (signed({"role": "captain"}), "member-malformed"),
        (signed({"partyName": "x" * 71}), "member-malformed"),
        (signed({"eblPlatform": "LADEWELL"}), "member-malformed"),
        (signed({"issued": "yesterday"}), "time-unreadable"),
        (signed({"identifyingCodes": []}), "member-malformed"),
        (signed({}, without="signingKey"), "member-malformed"),
        (signed({}, without="sealingKey"), "member-malformed"),
        (signed({"signingKey": CARRIER.key.to_jwk()}), "key-unusable"),
        (signed({"sealingKey": CARRIER.sealing.to_jwk()}), "member-malformed"),
        (signed({"sealingKey": BANK.sealing.public_jwk | {"x": 1}}), "member-malformed"),
        (signed({"sealingKey": BANK.sealing.public_jwk | {"x": "AAAA"}}), "key-unusable"),
        (signed({"sealingKey": {"kty": "EC", "crv": "P-256"}}), "key-unusable"),
    ],
)
def test_a_card_that_is_not_as_it_must_be_is_refused(text, code):
    assert refusal_of(text) == code


def test_the_first_code_is_the_key_and_no_other_code_names_a_key():
    codes = payload_of(BANK.card.text)["identifyingCodes"]
    for wrong in (
        codes[::-1],
        codes[1:],
        [*codes, {"codeListProvider": "W3C", "partyCode": CARRIER.did}],
        [codes[0] | {"partyCode": CARRIER.did}, *codes[1:]],
    ):
        assert refusal_of(signed({"identifyingCodes": wrong})) == "member-malformed"


def test_a_key_that_has_no_did_makes_no_card():
    platform = Platform("WAVE", "PS256")
    codes = [{"codeListProvider": "W3C", "partyCode": "None", "codeListName": "DID"}]
    payload = payload_of(BANK.card.text) | {
        "signingKey": platform.jwk,
        "identifyingCodes": codes,
    }
    assert refusal_of(platform.sign(payload, typ=TYPE)) == "member-malformed"


def test_one_key_does_not_both_sign_and_seal():
    both = {name: BANK.key.public.jwk[name] for name in ("kty", "crv", "x", "y")}
    assert refusal_of(signed({"sealingKey": both})) == "member-malformed"


def test_a_card_is_small():
    assert refusal_of("e" * (MOST_BYTES + 1)) == "jws-malformed"


def test_no_changed_character_of_a_card_is_accepted():
    text = BANK.card.text
    for index in range(0, len(text), 3):
        other = "A" if text[index] != "A" else "B"
        with pytest.raises(WalletError):
            read_card(text[:index] + other + text[index + 1 :])


def test_keys_of_the_builders_differ():
    people = (CARRIER, SHIPPER, BANK, MALLORY)
    assert len({one.did for one in people}) == len(people)
    assert signing_key("a").public != signing_key("b").public
    assert sealing_key("a").thumbprint != sealing_key("b").thumbprint
