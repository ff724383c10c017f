"""Codes identify, names describe, and nobody becomes another by what it says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.titles.law import BUYER, CARRIER, SHIPPER
from wallet.errors import Refused
from wallet.titles.acts import Step
from wallet.titles.bill import Kind
from wallet.titles.lifecycle import take
from wallet.titles.parties import DID, Code, Party
from wallet.titles.state import State, Status

LEI = Code("GLEIF", "999900STRAITSMB00252", "LEI")
KEY = Code("W3C", "did:key:zDnaeBank", DID)
OTHER_KEY = Code("W3C", "did:key:zDnaeOther", DID)

CODES = st.builds(
    Code,
    st.sampled_from(["GLEIF", "ZZZ", "W3C"]),
    st.sampled_from(["", " ", "A", "B", "did:key:zA", "did:key:zB"]),
    st.none() | st.sampled_from(["LEI", "DID"]),
)
PARTIES = st.builds(Party, st.sampled_from(["One", "Two"]), st.lists(CODES, max_size=3).map(tuple))


def party(*codes: Code, name: str = "Straits Merchant Bank Ltd") -> Party:
    return Party(name, codes)


def test_a_list_name_counts_only_where_both_give_one():
    assert LEI.means(Code("GLEIF", "999900STRAITSMB00252"))
    assert not LEI.means(Code("GLEIF", "999900STRAITSMB00252", "BIC"))
    assert not LEI.means(Code("ZZZ", "999900STRAITSMB00252", "LEI"))


def test_a_blank_code_names_nobody():
    assert not Code("GLEIF", "").means(Code("GLEIF", ""))
    assert not party(Code("ZZZ", " ")).is_same_as(party(Code("ZZZ", " ")))


def test_one_code_in_common_makes_one_party_whatever_the_names():
    assert party(LEI).is_same_as(party(Code("SMDG", "SMB"), LEI, name="SMB"))
    assert not party(LEI).is_same_as(party(Code("SMDG", "SMB")))


def test_the_same_name_makes_nobody_the_same():
    assert not party(LEI).is_same_as(party())
    assert not party().is_same_as(party())


def test_where_both_have_a_key_a_borrowed_code_does_not_help():
    assert not party(OTHER_KEY, LEI).is_same_as(party(KEY, LEI))


def test_to_be_surely_the_same_takes_one_key_or_one_name_and_code():
    assert party(KEY).is_surely(party(KEY, LEI, name="another name"))
    assert party(LEI).is_surely(party(LEI))
    assert not party(LEI).is_surely(party(LEI, name="Straits, Rotterdam desk"))
    assert not party(LEI).is_surely(party(KEY, LEI))


@given(PARTIES, PARTIES)
def test_sameness_goes_both_ways_and_surely_implies_it(one, two):
    assert one.is_same_as(two) == two.is_same_as(one)
    assert one.is_surely(two) == two.is_surely(one)
    if one.is_surely(two):
        assert one.is_same_as(two)
    if one.did is None or two.did is None:
        pairs = [(mine, its) for mine in one.codes for its in two.codes]
        assert one.is_same_as(two) == any(mine.means(its) for mine, its in pairs)


def test_nobody_is_its_own_namesake():
    assert party(LEI).is_namesake_of(party(KEY))
    assert not party(LEI).is_namesake_of(party(LEI))
    assert not party(LEI).is_namesake_of(party(KEY, name="Straits Merchant Bank"))
    assert party(LEI).platform == ""


def test_a_holder_of_the_order_partys_name_without_its_code_is_told_that_codes_decide():
    namesake = Party(f" {SHIPPER.name.upper()} ", BUYER.codes)
    for order_party, is_told in ((SHIPPER, True), (replace(SHIPPER, codes=()), False)):
        state = State(Status.IN_FORCE, Kind.TO_ORDER, namesake, order_party, CARRIER)
        for step in (Step.ENDORSE_TO_ORDER, Step.SURRENDER_FOR_DELIVERY):
            with pytest.raises(Refused) as refusal:
                take(state, step, namesake, CARRIER)
            assert (refusal.value.code == "order-party-by-code") is is_told
            assert ("LEI-Shipper" in str(refusal.value.facts.get("codes"))) is is_told
