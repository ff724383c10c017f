"""The law of the bill: every rule provoked, and none broken by any sequence of acts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.wallet.titles.law import (
    BANK,
    BILL,
    BUYER,
    CARRIER,
    SHIPPER,
    act,
    chain_of,
    customer,
    entry,
    hand_over,
    issue,
    someone,
    terms,
)
from wallet.errors import Refused
from wallet.titles.acts import ActCode, Signer
from wallet.titles.bill import Kind
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Party
from wallet.titles.state import Status

FOR_DELIVERY = ActCode.SURRENDER_FOR_DELIVERY
BLANK = ActCode.BLANK_ENDORSE
TO_ORDER = ActCode.ENDORSE_TO_ORDER


def refused(*entries, kind=Kind.TO_ORDER, named=SHIPPER) -> Refused:
    with pytest.raises(Refused) as caught:
        TitleChain.replay(terms(kind, named), entries)
    return caught.value


def code_of(*acts, kind=Kind.TO_ORDER, named=SHIPPER) -> str:
    with pytest.raises(Refused) as caught:
        chain_of(*acts, kind=kind, named=named)
    return caught.value.code


# 1. It speaks of this document, and links to the entry before it


def test_an_entry_of_another_document_is_refused():
    assert refused(replace(issue(), document="c" * 64)).code == "other-document"


@pytest.mark.parametrize(
    "wrong", [{"previous": None}, {"previous": "f" * 64}, {"position": 2}, {"position": 0}]
)
def test_an_entry_that_does_not_follow_the_last_is_refused(wrong):
    second = replace(entry(1, hand_over(SHIPPER, BANK)), **wrong)
    assert refused(issue(), second).code == "link-broken"


def test_entry_0_follows_nothing():
    assert refused(replace(issue(), previous="f" * 64)).code == "link-broken"
    assert refused(replace(issue(), position=1)).code == "link-broken"


def test_there_is_no_chain_without_entry():
    assert refused().code == "chain-empty"


# 2. Registrar in entry 0, acts in every entry


def test_only_entry_0_names_the_registrar():
    late = replace(entry(1, hand_over(SHIPPER, BANK)), registrar="did:key:zBank")
    assert refused(issue(), late).code == "first-entry-only"


def test_an_entry_without_act_is_refused():
    assert refused(entry(0)).code == "entry-empty"
    assert refused(issue(), entry(1)).code == "entry-empty"


# 3. Time does not run backwards


def test_an_act_before_the_last_one_is_refused_but_the_same_moment_is_not():
    late = replace(issue(), acts=(act(ActCode.ISSUE, CARRIER, SHIPPER, minute=5),))
    found = refused(late, entry(1, hand_over(SHIPPER, BANK, minute=4)))
    assert found.code == "time-backwards"
    assert found.facts["position"] == 1
    TitleChain.replay(terms(), [late, entry(1, hand_over(SHIPPER, BANK, minute=5))])


def test_time_does_not_run_backwards_inside_an_entry():
    acts = act(TO_ORDER, SHIPPER, BANK, minute=2), hand_over(SHIPPER, BANK, minute=1)
    assert refused(issue(), entry(1, *acts)).code == "time-backwards"


# 4. ISSUE first and once; recipients where the code wants them


def test_a_bill_is_issued_once_and_first():
    assert refused(entry(0, hand_over(SHIPPER, BANK))).code == "issue-first-and-once"
    assert code_of(act(ActCode.ISSUE, SHIPPER, BANK)) == "issue-first-and-once"
    twice = entry(0, act(ActCode.ISSUE, CARRIER, SHIPPER), act(ActCode.ISSUE, CARRIER, BANK))
    assert refused(twice).code == "issue-first-and-once"


@pytest.mark.parametrize("code", [TO_ORDER, ActCode.ENDORSE, ActCode.TRANSFER, FOR_DELIVERY])
def test_an_act_that_gives_needs_a_recipient(code):
    assert code_of(act(code, SHIPPER)) == "recipient-missing"
    assert refused(entry(0, act(ActCode.ISSUE, CARRIER))).code == "recipient-missing"


@pytest.mark.parametrize("code", [ActCode.SIGN, BLANK])
def test_an_act_for_nobody_has_no_recipient(code):
    assert code_of(act(code, SHIPPER, BANK)) == "recipient-not-expected"
    chain_of(act(code, SHIPPER))


# 5. The end, and the carrier's turn


def test_nothing_follows_an_accepted_surrender():
    ended = (
        act(FOR_DELIVERY, SHIPPER, CARRIER),
        act(ActCode.ACCEPT_SURRENDER, CARRIER, SHIPPER),
    )
    assert chain_of(*ended).state.status is Status.ACCOMPLISHED
    for after in (
        hand_over(CARRIER, BANK),
        hand_over(SHIPPER, BANK),
        act(ActCode.SIGN, CARRIER),
        act(ActCode.REFUSE_SURRENDER, CARRIER, SHIPPER),
    ):
        assert code_of(*ended, after) == "bill-ended"


def test_only_the_carriers_answer_follows_a_surrender():
    surrendered = act(FOR_DELIVERY, SHIPPER, CARRIER)
    assert chain_of(surrendered).state.status is Status.SURRENDER_PENDING_DELIVERY
    for after in (hand_over(CARRIER, BANK), hand_over(SHIPPER, BANK), act(BLANK, SHIPPER)):
        assert code_of(surrendered, after) == "surrender-pending"


def test_only_the_carrier_answers_and_only_a_surrender():
    answer = act(ActCode.ACCEPT_SURRENDER, CARRIER, SHIPPER)
    assert code_of(answer) == "nothing-to-answer"
    surrendered = act(ActCode.SURRENDER_FOR_AMENDMENT, SHIPPER, CARRIER)
    assert code_of(surrendered, replace(answer, actor=SHIPPER)) == "not-the-carrier"
    assert code_of(surrendered, replace(answer, actor=BANK)) == "not-the-carrier"


def test_an_answer_need_not_say_to_whom():
    surrendered = act(FOR_DELIVERY, SHIPPER, CARRIER)
    chain = chain_of(surrendered, act(ActCode.ACCEPT_SURRENDER, CARRIER))
    assert chain.state.status is Status.ACCOMPLISHED


def test_a_refused_surrender_gives_control_back_to_who_surrendered():
    chain = chain_of(
        act(BLANK, SHIPPER),
        hand_over(SHIPPER, BUYER),
        act(FOR_DELIVERY, BUYER, CARRIER),
        act(ActCode.REFUSE_SURRENDER, CARRIER, BUYER),
        hand_over(BUYER, BANK),
    )
    assert [link.state.holder for link in chain.links] == [
        SHIPPER, SHIPPER, BUYER, CARRIER, BUYER, BANK,
    ]  # fmt: skip
    assert chain.links[4].state.status is Status.IN_FORCE
    assert chain.links[4].state.surrendered_by is None


# 6. and 7. Control, and the hand that signs


def test_who_has_no_control_does_nothing():
    for code, to in ((ActCode.TRANSFER, BUYER), (TO_ORDER, BUYER), (BLANK, None),
                     (ActCode.SIGN, None), (FOR_DELIVERY, CARRIER)):  # fmt: skip
        assert code_of(act(code, BANK, to)) == "not-the-holder"
    assert code_of(hand_over(SHIPPER, BANK), hand_over(SHIPPER, BUYER)) == "not-the-holder"


def test_a_borrowed_code_gives_no_control():
    thief = someone("Thief", *SHIPPER.codes[1:])
    assert code_of(hand_over(thief, BANK)) == "not-the-holder"


def test_another_key_than_the_holders_is_refused():
    theft = replace(entry(1, hand_over(SHIPPER, BANK)), signer=Signer("kid Bank", BANK.did))
    assert refused(issue(), theft).code == "signed-by-other"
    wrong = replace(issue(), signer=Signer("kid Bank", BANK.did))
    assert refused(wrong).code == "signed-by-other"


def test_leaving_the_key_out_of_a_name_does_not_free_the_act_from_it():
    nameless = Party(SHIPPER.name, SHIPPER.codes[1:], "LDWL")
    theft = replace(entry(1, hand_over(nameless, BANK)), signer=Signer("kid Bank", BANK.did))
    assert refused(issue(), theft).code == "signed-by-other"


def test_a_party_without_key_is_signed_for_by_its_platform():
    carrier, shipper = customer("Line"), customer("Shipper")
    first = entry(0, act(ActCode.ISSUE, carrier, shipper))
    given_on = entry(1, hand_over(shipper, customer("Bank", "BOLE")))
    by = terms(named=shipper)
    assert TitleChain.replay(by, [first, given_on]).state.holder.name == "Bank"
    with pytest.raises(Refused, match="signed-by-other"):
        TitleChain.replay(by, [first, replace(given_on, platform="BOLE")])


def test_the_key_of_one_party_signs_for_no_other():
    carrier, shipper = customer("Line", "LDWL"), customer("Shipper", "LDWL")
    first = entry(0, act(ActCode.ISSUE, carrier, shipper))
    own = Signer("kid Bank", BANK.did, BANK)
    theft = replace(entry(1, hand_over(shipper, BANK)), signer=own)
    assert refused(first, theft, named=shipper).code == "signed-by-other"
    assert refused(replace(first, signer=own), named=shipper).code == "signed-by-other"


def test_who_says_it_has_a_key_signs_with_it_though_its_platform_has_control_for_it():
    shipper = customer("Shipper")
    first = entry(0, act(ActCode.ISSUE, customer("Line"), shipper))
    keyed = Party("Shipper", (*shipper.codes, SHIPPER.codes[0]), "WAVE")
    given_on = entry(1, hand_over(keyed, BANK))
    own = replace(given_on, signer=Signer("kid Shipper", SHIPPER.did, SHIPPER))
    for signer in (Signer("kid WAVE", None), own.signer):
        theirs = replace(given_on, signer=signer)
        assert refused(first, theirs, named=shipper).code == "signed-by-other"
    moved = entry(1, hand_over(replace(shipper, platform="BOLE"), BANK), platform="WAVE")
    assert refused(first, moved, named=shipper).code == "signed-by-other"


def test_a_pinned_party_may_be_named_by_its_code_alone():
    named = Party("Bank", BANK.codes[1:], "LDWL")
    given_to = entry(1, hand_over(SHIPPER, named))
    on = replace(entry(2, hand_over(named, BUYER)), signer=Signer("kid", BANK.did, BANK))
    chain = TitleChain.replay(terms(), [issue(), given_to, on])
    assert chain.state.holder is BUYER


# 8. Endorsing


def test_endorsing_moves_entitlement_and_not_control():
    chain = chain_of(act(TO_ORDER, SHIPPER, BANK))
    assert (chain.state.holder, chain.state.order_party) == (SHIPPER, BANK)
    assert not chain.state.holder_is_entitled


def test_handing_over_moves_control_and_not_entitlement():
    chain = chain_of(hand_over(SHIPPER, BANK))
    assert (chain.state.holder, chain.state.order_party) == (BANK, SHIPPER)


@pytest.mark.parametrize("kind", [Kind.STRAIGHT, Kind.WAYBILL])
@pytest.mark.parametrize("code", [TO_ORDER, ActCode.ENDORSE, BLANK])
def test_what_is_not_negotiable_is_not_endorsed(kind, code):
    to = None if code is BLANK else BANK
    assert code_of(act(code, SHIPPER, to), kind=kind) == "not-negotiable"


def test_only_the_order_party_endorses():
    held_by_bank = hand_over(SHIPPER, BANK)
    assert code_of(held_by_bank, act(TO_ORDER, BANK, BUYER)) == "endorsement-missing"
    assert code_of(act(TO_ORDER, SHIPPER, BUYER), named=BANK) == "not-the-order-party"


def test_who_claims_the_code_of_the_order_party_for_itself_is_not_it():
    by_code = Party("Shipper", SHIPPER.codes[1:])
    claimed = Party("Bank", (*BANK.codes, *SHIPPER.codes[1:]), "LDWL")
    acts = hand_over(SHIPPER, BANK), act(TO_ORDER, claimed, BUYER)
    assert code_of(*acts, named=by_code) == "endorsement-missing"


def test_an_endorsement_in_blank_makes_a_bearer_bill_that_every_holder_may_endorse():
    chain = chain_of(act(BLANK, SHIPPER), hand_over(SHIPPER, BANK), act(TO_ORDER, BANK, BUYER))
    assert [link.state.kind for link in chain.links] == [
        Kind.TO_ORDER, Kind.BEARER, Kind.BEARER, Kind.TO_ORDER,
    ]  # fmt: skip
    assert chain.links[2].state.holder_is_entitled
    assert chain.state.order_party is BUYER


def test_a_straight_endorsement_ends_negotiability():
    acts = act(ActCode.ENDORSE, SHIPPER, BANK), hand_over(SHIPPER, BANK)
    assert chain_of(*acts).state.kind is Kind.STRAIGHT
    assert code_of(*acts, act(TO_ORDER, BANK, BUYER)) == "not-negotiable"


def test_a_bearer_bill_passes_by_control_alone():
    chain = chain_of(hand_over(SHIPPER, BANK), act(FOR_DELIVERY, BANK, CARRIER), kind=Kind.BEARER)
    assert chain.state.status is Status.SURRENDER_PENDING_DELIVERY


# 9. Surrender


def test_a_surrender_goes_to_the_carrier_that_issued():
    assert code_of(act(FOR_DELIVERY, SHIPPER, BANK)) == "surrender-not-to-carrier"


@pytest.mark.parametrize("kind", [Kind.TO_ORDER, Kind.STRAIGHT])
def test_who_is_not_entitled_surrenders_nothing(kind):
    surrender = act(FOR_DELIVERY, BANK, CARRIER)
    assert code_of(hand_over(SHIPPER, BANK), surrender, kind=kind) == "not-entitled"
    assert code_of(act(FOR_DELIVERY, SHIPPER, CARRIER), kind=kind, named=BANK) == "not-entitled"


def test_a_surrender_for_amendment_waits_as_one():
    chain = chain_of(act(ActCode.SURRENDER_FOR_AMENDMENT, SHIPPER, CARRIER))
    assert chain.state.status is Status.SURRENDER_PENDING_AMENDMENT
    assert chain.state.surrendered_by is SHIPPER


def test_the_carrier_answers_with_its_own_key_however_the_surrender_names_it():
    named = Party("Carrier", CARRIER.codes[1:], "LDWL")
    surrender = act(FOR_DELIVERY, SHIPPER, named)
    assert chain_of(surrender).state.holder is CARRIER
    forged = replace(
        entry(2, act(ActCode.ACCEPT_SURRENDER, named, SHIPPER)),
        signer=Signer("kid Shipper", SHIPPER.did),
    )
    assert refused(issue(), entry(1, surrender), forged).code == "signed-by-other"


# 10. Not to oneself, nor past the surrender to the carrier


def test_nobody_gives_to_itself():
    assert code_of(hand_over(SHIPPER, SHIPPER)) == "self-transfer"


def test_the_carrier_gets_a_bill_back_by_surrender_only():
    assert code_of(hand_over(SHIPPER, CARRIER)) == "transfer-to-carrier"


def test_a_desk_that_shares_the_code_of_its_house_is_not_the_house():
    house, desk = customer("House", code="H"), customer("Desk", code="H")
    first = entry(0, act(ActCode.ISSUE, customer("Line"), house))
    chain = TitleChain.replay(terms(named=house), [first, entry(1, hand_over(house, desk))])
    assert chain.state.holder is desk


# What a chain tells


def test_a_refusal_says_where_and_by_what_law():
    found = refused(issue(), entry(1, hand_over(BANK, BUYER)))
    assert found.facts["position"] == 1
    assert found.facts["holder"] == "Shipper"
    assert found.facts["law"] == "MLETR art. 11"
    assert BILL not in str(found.facts)


def test_a_chain_tells_who_issued_keeps_order_and_comes_last():
    chain = chain_of(hand_over(SHIPPER, BANK))
    assert (chain.carrier, chain.registrar, len(chain)) == (CARRIER, "did:key:zCarrier", 2)
    assert chain.last is chain.links[-1].entry


def test_a_refused_entry_leaves_the_chain_as_it_was():
    chain = chain_of()
    with pytest.raises(Refused):
        chain.followed_by(entry(1, hand_over(BANK, BUYER)))
    assert (len(chain), chain.state.holder) == (1, SHIPPER)
    assert TitleChain.begin(terms(), issue()).links == chain.links
