"""Each refusal of the law names its number, its law and everything a screen has to say of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.wallet.titles.law import (
    BANK,
    BUYER,
    CARRIER,
    SHIPPER,
    act,
    chain_of,
    entry,
    hand_over,
    issue,
    terms,
)
from wallet.errors import Refused
from wallet.titles.acts import ActCode, Meaning, Step
from wallet.titles.bill import Kind
from wallet.titles.chain import TitleChain
from wallet.titles.lifecycle import take
from wallet.titles.parties import Party
from wallet.titles.refusals import GROUNDS, ground_of
from wallet.titles.state import State, Status

ENDORSED, SURRENDER = "COGSA 1992 s.5(2)", "PINT SURRENDER_FOR_…"
ORDER, BLANK, OVER = Step.ENDORSE_TO_ORDER, Step.ENDORSE_IN_BLANK, Step.HAND_OVER
FOR_DELIVERY = Step.SURRENDER_FOR_DELIVERY

HELD = State(Status.IN_FORCE, Kind.TO_ORDER, SHIPPER, SHIPPER, CARRIER, issued_to=SHIPPER)
GIVEN = replace(HELD, holder=BANK)
STRAIGHT = replace(HELD, kind=Kind.STRAIGHT, order_party=BUYER)
OFFERED = take(HELD, ORDER, SHIPPER, BANK)
PLEDGED = take(take(HELD, Step.PLEDGE, SHIPPER, BANK), Step.ACCEPT, BANK)
BACK = take(HELD, FOR_DELIVERY, SHIPPER)
ENDED = take(BACK, Step.ACCEPT_SURRENDER, CARRIER)
FROZEN = take(HELD, Step.FREEZE, CARRIER)
NAMESAKE = Party("SHIPPER", BANK.codes)
LISTED = Party("Shipper", (*SHIPPER.codes[1:], replace(SHIPPER.codes[1], list_name=None)))

NOT_HELD = {"refusal": 1, "law": "MLETR art. 11", "actor": "Buyer", "holder": "Shipper"}
HAS_ENDED = {"refusal": 2, "clause": "PINT SACC", "status": "accomplished"}
PLEDGEE = {"refusal": 9, "pledgee": "Bank"}
CHARGED = PLEDGEE | {"law": "MLETR art. 11; COGSA 1992 s.5(2)"}
NO_ORDER = {"law": ENDORSED, "actor": "Bank", "order_party": "Shipper"}
BY_CODE = {"law": ENDORSED, "order_party": "Shipper", "codes": "LEI LEI-Shipper, GLEIF LEI-Shipper"}


@pytest.mark.parametrize(
    ("state", "step", "by", "to", "code", "facts"),
    [
        (FROZEN, OVER, SHIPPER, BANK, "bill-frozen", {"refusal": 11}),
        (FROZEN, Step.ACCEPT, BANK, None, "bill-frozen", {"refusal": 11}),
        (FROZEN, Step.FREEZE, CARRIER, None, "bill-frozen", {"refusal": 11}),
        (HELD, Step.UNFREEZE, CARRIER, None, "not-frozen", {}),
        (ENDED, OVER, CARRIER, BANK, "bill-ended", HAS_ENDED),
        (ENDED, Step.ACCEPT, BANK, None, "bill-ended", HAS_ENDED),
        (ENDED, Step.FREEZE, CARRIER, None, "bill-ended", HAS_ENDED),
        (OFFERED, OVER, SHIPPER, BUYER, "offer-pending", {"refusal": 7, "receiver": "Bank"}),
        (OFFERED, Step.REJECT, BUYER, None, "not-addressed-to-you",
         {"refusal": 8, "receiver": "Bank"}),
        (OFFERED, Step.WITHDRAW, BANK, None, "not-the-holder",
         {"refusal": 1, "actor": "Bank", "holder": "Shipper"}),
        (HELD, Step.ACCEPT, SHIPPER, None, "already-answered", {"refusal": 8}),
        (BACK, OVER, CARRIER, BANK, "surrender-pending", {"refusal": 7, "clause": SURRENDER}),
        (HELD, Step.VOID, SHIPPER, None, "nothing-to-answer",
         {"refusal": 7, "clause": SURRENDER}),
        (BACK, Step.VOID, CARRIER, None, "answer-to-other",
         {"refusal": 7, "status": "surrender-pending-delivery"}),
        (HELD, OVER, BUYER, BANK, "not-the-holder", NOT_HELD),
        (BACK, Step.ACCEPT_SURRENDER, BUYER, None, "not-the-carrier",
         NOT_HELD | {"holder": "Carrier"}),
        (STRAIGHT, BLANK, SHIPPER, BANK, "not-negotiable",
         {"refusal": 3, "law": "COGSA 1992 s.1(2)", "kind": "straight"}),
        (GIVEN, ORDER, BANK, BUYER, "endorsement-missing", NO_ORDER | {"refusal": 5}),
        (replace(GIVEN, is_endorsed=True), ORDER, BANK, BUYER, "not-the-order-party",
         NO_ORDER | {"refusal": 4}),
        (replace(GIVEN, issued_to=None), ORDER, BANK, BUYER, "not-the-order-party",
         NO_ORDER | {"refusal": 4}),
        (replace(GIVEN, issued_to=BUYER), ORDER, BANK, BUYER, "not-the-order-party",
         NO_ORDER | {"refusal": 4}),
        (replace(HELD, holder=NAMESAKE, order_party=LISTED), ORDER, BANK, BUYER,
         "order-party-by-code", BY_CODE | {"refusal": 4}),
        (replace(HELD, holder=NAMESAKE, order_party=LISTED), FOR_DELIVERY, BANK, CARRIER,
         "order-party-by-code", BY_CODE | {"refusal": 10}),
        (HELD, OVER, SHIPPER, SHIPPER, "self-transfer", {"refusal": 19, "recipient": "Shipper"}),
        (HELD, OVER, SHIPPER, CARRIER, "transfer-to-carrier",
         {"refusal": 19, "recipient": "Carrier"}),
        (HELD, OVER, SHIPPER, None, "recipient-missing",
         {"clause": "PINT recipient", "act": "hand_over_possession"}),
        (HELD, FOR_DELIVERY, SHIPPER, BANK, "surrender-not-to-carrier",
         {"refusal": 10, "clause": SURRENDER, "recipient": "Bank", "carrier": "Carrier"}),
        (GIVEN, FOR_DELIVERY, BANK, None, "not-entitled",
         {"refusal": 10, "law": "COGSA 1992 s.2(1)", "holder": "Bank", "order_party": "Shipper"}),
        (PLEDGED, ORDER, BANK, BUYER, "bill-pledged", CHARGED),
        (PLEDGED, OVER, BANK, BUYER, "bill-pledged", CHARGED),
        (PLEDGED, FOR_DELIVERY, BANK, None, "pledge-not-enforced", PLEDGEE),
        (replace(PLEDGED, is_enforced=True), Step.ENFORCE, BANK, None, "already-enforced",
         {"refusal": 9, "holder": "Bank"}),
        (HELD, Step.ENFORCE, SHIPPER, None, "not-pledged", {"refusal": 9}),
        (HELD, Step.RELEASE, SHIPPER, BANK, "not-pledged", {"refusal": 9}),
        # No step leads there: control and charge go together. Should they ever part, it is shut.
        (replace(PLEDGED, holder=BUYER), Step.RELEASE, BUYER, BANK, "not-the-pledgee", PLEDGEE),
        (replace(PLEDGED, holder=BUYER, order_party=BUYER), Step.REQUEST_PAPER, BUYER, None,
         "not-the-pledgee", PLEDGEE),
    ],
)  # fmt: skip
def test_a_step_is_refused_with_its_number_its_law_and_who_it_is_about(
    state, step, by, to, code, facts
):
    with pytest.raises(Refused) as refused:
        take(state, step, by, to)
    assert (refused.value.code, refused.value.facts) == (code, facts)
    ground = ground_of(code)
    # One code may speak of two of them: a namesake endorses, or it surrenders.
    if code != "order-party-by-code":
        assert (ground.number if ground else None) == facts.get("refusal")


def test_a_pledgee_asks_for_paper_or_an_amendment_without_a_default():
    for step in (Step.REQUEST_PAPER, Step.SURRENDER_FOR_AMENDMENT):
        assert take(PLEDGED, step, BANK).surrendered_by is BANK


def test_a_surrender_goes_to_the_carrier_where_nobody_is_named():
    assert take(HELD, FOR_DELIVERY, SHIPPER, CARRIER) == BACK
    assert (BACK.holder, BACK.surrendered_by) == (CARRIER, SHIPPER)


def test_what_was_surrendered_for_good_stays_with_the_carrier():
    assert (ENDED.holder, ENDED.surrendered_by) == (CARRIER, SHIPPER)


WHERE = {"position": 1, "number": "MRDN-1"}
CHECKSUM = {"clause": "PINT transportDocumentChecksum"}
PREVIOUS = {"clause": "PINT previousEnvelopeTransferChainEntry…"}
GIVES = entry(1, hand_over(SHIPPER, BANK))
PLEDGE = (act(ActCode.ENDORSE_TO_ORDER, SHIPPER, BANK), act(ActCode.TRANSFER, SHIPPER, BUYER))


@pytest.mark.parametrize(
    ("wrong", "code", "facts"),
    [
        (replace(GIVES, document="c" * 64), "other-document", CHECKSUM),
        (replace(GIVES, previous="f" * 64), "link-broken", PREVIOUS),
        (replace(GIVES, registrar="x"), "first-entry-only",
         {"clause": "PINT controlTrackingRegistry"}),
        (entry(1), "entry-empty", {"clause": "PINT transactions minItems 1"}),
        (entry(1, act(ActCode.TRANSFER, SHIPPER, BANK, minute=-1)), "time-backwards",
         {"refusal": 26, "act": "TRANSFER", "at": act(ActCode.SIGN, BANK, minute=-1).at,
          "after": act(ActCode.SIGN, BANK).at}),
        (entry(1, act(ActCode.ISSUE, SHIPPER, BANK)), "issue-first-and-once",
         {"clause": "PINT actionCode ISSUE", "act": "ISSUE"}),
        (entry(1, act(ActCode.SIGN, SHIPPER, BANK)), "recipient-not-expected",
         {"clause": "PINT recipient", "act": "SIGN"}),
        (entry(1, act(ActCode.TRANSFER, SHIPPER)), "recipient-missing",
         {"clause": "PINT recipient", "act": "TRANSFER"}),
        (replace(GIVES, signer=entry(1, hand_over(BANK, BUYER)).signer), "signed-by-other",
         {"refusal": 1, "law": "MLETR art. 11", "actor": "Shipper", "act": "TRANSFER"}),
        (entry(1, hand_over(SHIPPER, SHIPPER)), "self-transfer",
         {"refusal": 19, "recipient": "Shipper", "act": "TRANSFER"}),
        (entry(1, *PLEDGE, meaning=Meaning.PLEDGE), "meaning-without-acts",
         {"refusal": 24, "meaning": "pledge"}),
        (entry(1, act(ActCode.SIGN, SHIPPER), meaning=Meaning.ENFORCE, statement=" "),
         "default-not-declared", {"refusal": 9}),
        (entry(1, act(ActCode.SIGN, SHIPPER), meaning=Meaning.ENFORCE, statement="60 days"),
         "not-pledged", {"refusal": 9}),
    ],
)  # fmt: skip
def test_an_entry_is_refused_with_its_place_and_everything_a_step_would_say(wrong, code, facts):
    with pytest.raises(Refused) as refused:
        TitleChain.replay(terms(), [issue(), wrong])
    assert (refused.value.code, refused.value.facts) == (code, facts | WHERE)


@pytest.mark.parametrize(("first", "second"), [(None, BANK), (BANK, None), (None, None)])
def test_a_pledge_to_nobody_is_refused(first, second):
    acts = act(ActCode.ENDORSE_TO_ORDER, SHIPPER, first), act(ActCode.TRANSFER, SHIPPER, second)
    with pytest.raises(Refused, match="meaning-without-acts"):
        chain_of().followed_by(entry(1, *acts, meaning=Meaning.PLEDGE))


def test_a_chain_of_nothing_is_refused_by_dcsas_clause():
    with pytest.raises(Refused) as refused:
        TitleChain.replay(terms(), [])
    assert refused.value.facts == {"clause": "PINT envelopeTransferChain minItems 1"}


def test_an_issue_without_receiver_is_refused_where_it_stands():
    with pytest.raises(Refused) as refused:
        TitleChain.begin(terms(), entry(0, act(ActCode.ISSUE, CARRIER)))
    assert refused.value.code == "recipient-missing"
    assert refused.value.facts["position"] == 0
    assert refused.value.facts["act"] == "ISSUE"


def test_a_signature_beside_the_acts_spoils_no_meaning():
    signed = act(ActCode.SIGN, SHIPPER)
    acts = act(ActCode.ENDORSE_TO_ORDER, SHIPPER, BANK), hand_over(SHIPPER, BANK)
    chain = chain_of()
    for both in ((signed, *acts), acts):
        after = chain.followed_by(entry(1, *both, meaning=Meaning.PLEDGE)).state
        assert (after.charge, after.holder) == (BANK, BANK)


def test_a_pledged_bill_is_not_even_endorsed_where_it_lies():
    pledge = act(ActCode.ENDORSE_TO_ORDER, SHIPPER, BANK), hand_over(SHIPPER, BANK)
    chain = chain_of().followed_by(entry(1, *pledge, meaning=Meaning.PLEDGE))
    for code in (ActCode.ENDORSE_TO_ORDER, ActCode.ENDORSE, ActCode.BLANK_ENDORSE):
        to = None if code.has_no_recipient else BUYER
        with pytest.raises(Refused, match="bill-pledged"):
            chain.followed_by(entry(2, act(code, BANK, to)))


def test_who_lacks_the_second_endorsement_is_not_told_of_the_first():
    chain = chain_of(
        act(ActCode.ENDORSE_TO_ORDER, SHIPPER, BANK), hand_over(SHIPPER, BANK),
        act(ActCode.ENDORSE_TO_ORDER, BANK, SHIPPER), hand_over(BANK, BUYER),
    )  # fmt: skip
    with pytest.raises(Refused, match="not-the-order-party"):
        chain.followed_by(entry(5, act(ActCode.BLANK_ENDORSE, BUYER)))
    assert [link.state.is_endorsed for link in chain.links] == [False, True, True, True, True]
    assert chain_of(act(ActCode.BLANK_ENDORSE, SHIPPER)).state.is_endorsed


def test_the_grounds_are_the_twenty_six_each_of_a_law_and_no_code_on_two():
    assert [ground.number for ground in GROUNDS] == list(range(1, 27))
    for ground in GROUNDS:
        assert re.match(
            r"(MLETR|UK ETDA|UN, EU, UK and US|COGSA|Bills of Exchange|Hague-Visby|The vault)",
            ground.law, re.IGNORECASE,
        ), ground  # fmt: skip
        assert all(ground_of(code) is ground for code in ground.codes)
    assert ground_of("not-one-of-them") is None
