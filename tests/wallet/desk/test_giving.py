"""Giving a bill on, as each of the five parties sees it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.wallet.builders import BANK, BUYER, CARRIER, SHIPPER, Voyage
from wallet.book import Purpose
from wallet.desk.signing import unless_outrun
from wallet.errors import CouldNotLook, Refused
from wallet.formats.record import Kind, Record, sign_record
from wallet.proof.verdict import Headline
from wallet.titles.acts import ActCode, How
from wallet.titles.bill import Kind as BillKind
from wallet.titles.bill import Offline, OfflinePolicy
from wallet.titles.holding import Position, Standing
from wallet.titles.state import Degree, Status
from wallet.titles.verbs import Verb

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


def headline(book, bill):
    return book.show(bill).verdict.headline


def test_an_issued_bill_is_recorded_by_its_nature(trade):
    bill = trade.issue()
    view = trade["shipper"].show(bill)
    assert (view.verdict.headline, view.verdict.degree) == (Headline.HOLDER, Degree.RECORDED)
    assert (view.holding.standing, view.holding.position) == (
        Standing.IN_HANDS,
        Position.HOLDER,
    )


def test_a_transfer_passes_through_signed_agreed_and_recorded(trade):
    bill = trade.issue()
    shipper, bank, carrier = trade["shipper"], trade["bank"], trade["carrier"]

    offered = shipper.offer(bill, bank.card, How.TO_ORDER)
    trade.give(offered, "bank")
    assert headline(shipper, bill) is Headline.WAITING
    assert headline(bank, bill) is Headline.OFFERED
    verdict = bank.show(bill).verdict
    assert (verdict.degree, verdict.status) == (Degree.SIGNED, Status.PENDING)
    # Control has not moved: it is still the giver's, who can do nothing with it.
    assert verdict.holder.did == shipper.card.did
    assert verdict.receiver.did == bank.card.did

    trade.give(bank.accept(bill), "shipper", "carrier")
    assert headline(shipper, bill) is Headline.AGREED
    assert headline(bank, bill) is Headline.AGREED
    assert bank.show(bill).verdict.degree is Degree.AGREED

    trade.give(carrier.record(bill), "shipper", "bank")
    assert headline(shipper, bill) is Headline.COPY
    assert headline(bank, bill) is Headline.HOLDER
    assert bank.show(bill).verdict.degree is Degree.RECORDED


def test_nobody_is_told_that_they_hold_a_bill_before_it_is_recorded(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    trade.give(trade["bank"].accept(bill), "shipper")
    for who in ("shipper", "bank"):
        assert headline(trade[who], bill) is not Headline.HOLDER
        assert trade[who].holdings()[0].standing is Standing.AGREED


def test_the_giver_is_locked_and_can_only_send_the_same_bytes_again(trade):
    bill = trade.issue()
    shipper = trade["shipper"]
    first = shipper.offer(bill, trade["bank"].card, How.TO_ORDER)
    with pytest.raises(Refused, match="offer-pending"):
        shipper.offer(bill, trade["buyer"].card, How.TO_ORDER)
    with pytest.raises(Refused, match="offer-pending"):
        shipper.surrender(bill)
    assert shipper.parcel(bill, Purpose.OFFER).parcel == first.parcel


def test_a_rejection_gives_the_bill_back_and_another_entry_takes_its_place(trade):
    bill = trade.issue()
    shipper, bank = trade["shipper"], trade["bank"]
    trade.give(shipper.offer(bill, bank.card, How.TO_ORDER), "bank")
    trade.give(bank.reject(bill, "credit has lapsed"), "shipper", "carrier")
    assert [one.is_rejected for one in trade["carrier"].show(bill).verdict.timeline] == [
        False,
        True,
    ]
    assert len(shipper.show(bill).verdict.timeline) == 1, "only who gave it takes a step back"
    assert headline(shipper, bill) is Headline.HOLDER
    assert headline(bank, bill) is Headline.COPY
    assert shipper.show(bill).rejection == "credit has lapsed"

    trade.give(shipper.offer(bill, trade["buyer"].card, How.TO_ORDER), "buyer", "bank")
    assert headline(trade["buyer"], bill) is Headline.OFFERED
    assert headline(bank, bill) is Headline.COPY  # it holds both entries, and the rejection
    trade.give(trade["buyer"].accept(bill), "shipper", "carrier")
    trade.give(trade["carrier"].record(bill), "buyer")
    assert headline(trade["buyer"], bill) is Headline.HOLDER


def test_an_answer_is_given_once(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    first = trade["bank"].accept(bill)
    assert trade["bank"].accept(bill).parcel == first.parcel
    with pytest.raises(Refused, match="already-answered"):
        trade["bank"].reject(bill, "changed my mind")


def test_who_gave_it_away_and_who_only_has_a_copy_do_nothing_with_it(trade):
    bill = trade.issue()
    shipper, bank, buyer = trade["shipper"], trade["bank"], trade["buyer"]

    def refused(book, code):
        for act in (
            lambda: book.offer(bill, trade["carrier"].card, How.TO_ORDER),
            lambda: book.enforce(bill, "unpaid"),
        ):
            with pytest.raises(Refused, match=code) as found:
                act()
        return found.value.facts

    trade.give(shipper.offer(bill, bank.card, How.TO_ORDER), "bank")
    trade.give(bank.accept(bill), "shipper", "carrier")
    assert refused(shipper, "offer-pending")["receiver"] == bank.card.party.name
    trade.give(trade["carrier"].record(bill), "shipper", "bank")
    trade.give(bank.parcel(bill), "buyer")
    assert refused(shipper, "not-the-holder")["holder"] == bank.card.party.name
    assert refused(buyer, "copy-is-no-control")["holder"] == bank.card.party.name
    with pytest.raises(Refused, match="copy-is-no-control"):
        buyer.accept(bill)


def test_who_builds_on_an_offer_that_had_ended_acts_on_nothing():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    ended = Record(voyage.envelope.digest, 1, voyage.last, voyage.tick(), kind=Kind.WITHDRAWN)
    word = sign_record(ended, CARRIER.key).text
    unless_outrun(voyage.judge(SHIPPER, records=(word,)))
    voyage.give(BANK, BUYER).accept(BUYER)
    unless_outrun(voyage.judge(BUYER))
    with pytest.raises(Refused, match="offer-ended"):
        unless_outrun(voyage.judge(BUYER, records=(word,)))


def test_nobody_accepts_what_was_given_to_another(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank", "buyer")
    with pytest.raises(Refused, match="not-addressed-to-you"):
        trade["buyer"].accept(bill)


def test_a_receiver_accepts_before_it_acts(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    with pytest.raises(Refused, match="not-accepted-yet"):
        trade["bank"].offer(bill, trade["buyer"].card, How.TO_ORDER)


def test_an_unrecorded_bill_travels_as_far_as_the_issuer_allows(trade):
    bill = trade.issue()
    route = ["shipper", "bank", "secondBank", "buyer"]
    for giver, receiver in pairwise(route):
        trade.transfer(bill, giver, receiver, record=False)
    with pytest.raises(Refused, match="offline-hops-exceeded"):
        trade["buyer"].offer(bill, trade["shipper"].card, How.TO_ORDER)
    with pytest.raises(Refused, match="record-first"):
        trade["buyer"].surrender(bill)
    trade.give(trade["carrier"].record(bill), "buyer")
    assert headline(trade["buyer"], bill) is Headline.HOLDER


def test_a_bill_that_must_not_travel_offline_is_recorded_at_each_step(trade):
    done = trade["carrier"].issue(
        SAMPLES / "to-order/typical.json",
        trade["shipper"].card,
        policy=OfflinePolicy(Offline.FORBIDDEN),
    )
    trade.give(done, "shipper")
    trade.transfer(done.bill, "shipper", "bank", record=False)
    with pytest.raises(Refused, match="offline-hops-exceeded"):
        trade["bank"].offer(done.bill, trade["buyer"].card, How.TO_ORDER)


def test_a_straight_bill_passes_by_possession_alone_to_its_consignee(trade):
    # The consignee is named by an LEI that is not the sample buyer's of the to-order voyage.
    bill = trade.issue("straight/typical.json")
    with pytest.raises(Refused, match="not-negotiable"):
        trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    trade.transfer(bill, "shipper", "bank", How.POSSESSION)
    with pytest.raises(Refused, match="not-entitled"):
        trade["bank"].surrender(bill)


def test_an_endorsement_in_blank_makes_a_bearer_bill_that_control_alone_passes(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", How.IN_BLANK)
    verdict = trade["bank"].show(bill).verdict
    assert (verdict.kind, verdict.order_party) == (BillKind.BEARER, None)
    trade.transfer(bill, "bank", "buyer", How.POSSESSION)
    assert trade["buyer"].show(bill).holding.position is Position.BEARER


def test_a_straight_endorsement_ends_negotiability(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", How.STRAIGHT)
    with pytest.raises(Refused, match="not-negotiable"):
        trade["bank"].offer(bill, trade["buyer"].card, How.TO_ORDER)


def test_possession_without_endorsement_entitles_to_nothing(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", How.POSSESSION)
    with pytest.raises(Refused, match="endorsement-missing"):
        trade["bank"].offer(bill, trade["buyer"].card, How.TO_ORDER)
    with pytest.raises(Refused, match="not-entitled"):
        trade["bank"].surrender(bill)


def test_a_surrender_accepted_ends_the_bill(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "buyer")
    trade.give(trade["buyer"].surrender(bill), "carrier")
    assert headline(trade["buyer"], bill) is Headline.WAITING
    trade.give(trade["carrier"].answer_surrender(bill, accept=True), "buyer", "shipper")
    for who in ("buyer", "shipper", "carrier"):
        view = trade[who].show(bill)
        assert (view.verdict.headline, view.verdict.status) == (
            Headline.ENDED,
            Status.ACCOMPLISHED,
        )
    with pytest.raises(Refused, match="bill-ended"):
        trade["buyer"].offer(bill, trade["bank"].card, How.TO_ORDER)


def test_a_surrender_refused_gives_control_back(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "buyer")
    trade.give(trade["buyer"].surrender(bill), "carrier")
    trade.give(trade["carrier"].answer_surrender(bill, accept=False), "buyer")
    assert headline(trade["buyer"], bill) is Headline.HOLDER
    trade.transfer(bill, "buyer", "bank")


def test_only_the_carrier_answers_a_surrender(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "buyer")
    trade.give(trade["buyer"].surrender(bill), "carrier", "bank")
    with pytest.raises(Refused, match="not-the-carrier"):
        trade["bank"].answer_surrender(bill, accept=True)


def test_a_surrender_is_answered_and_not_accepted_like_an_offer(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].surrender(bill), "carrier")
    with pytest.raises(Refused, match="surrender-not-an-offer"):
        trade["carrier"].accept(bill)
    possible = [p.verb for p in trade["carrier"].show(bill).possibilities if p.is_possible]
    assert Verb.ACCEPT not in possible
    assert {Verb.ACCEPT_SURRENDER, Verb.REFUSE_SURRENDER} <= set(possible)


def test_surrender_carries_the_presenters_signature(trade):
    bill = trade.issue()
    trade["shipper"].surrender(bill)
    acts = trade["shipper"].show(bill).verdict.timeline[-1].acts
    assert acts == (ActCode.SIGN, ActCode.SURRENDER_FOR_DELIVERY)


def test_only_the_registrar_records(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank", "carrier")
    with pytest.raises(Refused, match="not-agreed"):
        trade["carrier"].record(bill)
    trade["bank"].accept(bill)
    with pytest.raises(Refused, match="not-the-registrar"):
        trade["bank"].record(bill)


def test_what_may_be_done_is_offered_and_what_may_not_says_why(trade):
    bill = trade.issue()
    trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    possibilities = {p.verb: p for p in trade["shipper"].show(bill).possibilities}
    assert possibilities[Verb.SEND_AGAIN].is_possible
    assert possibilities[Verb.ENDORSE].refusal == "offer-pending"
    assert possibilities[Verb.SURRENDER].facts["refusal"] == 7
    assert possibilities[Verb.RENDER].is_possible


def test_a_sealed_parcel_opens_only_for_whom_it_is_sealed(trade):
    bill = trade.issue()
    sealed = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER, seal=True)
    with pytest.raises(CouldNotLook, match="sealed-to-other"):
        trade.give(sealed, "buyer")
    (received,) = trade.give(sealed, "bank")
    assert received.verdict.headline is Headline.OFFERED


def test_who_lost_the_parcel_signs_nothing_to_have_it_back(trade):
    bill = trade.issue()
    shipper, bank = trade["shipper"], trade["bank"]
    first = shipper.offer(bill, bank.card, How.TO_ORDER)
    assert shipper.offer(bill, bank.card, How.TO_ORDER).parcel == first.parcel
    for how in (How.STRAIGHT, How.IN_BLANK, How.POSSESSION):
        with pytest.raises(Refused, match="offer-pending"):
            shipper.offer(bill, bank.card, how)
    trade.give(first, "bank")
    trade.give(bank.accept(bill), "shipper", "carrier")
    trade.give(trade["carrier"].record(bill), "shipper", "bank")
    surrendered = bank.surrender(bill)
    assert bank.surrender(bill).parcel == surrendered.parcel
    with pytest.raises(Refused, match="surrender-pending"):
        bank.offer(bill, shipper.card, How.TO_ORDER)
    trade.give(surrendered, "carrier")
    with pytest.raises(Refused):
        trade["carrier"].surrender(bill)
    refused = trade["carrier"].answer_surrender(bill, accept=False)
    assert trade["carrier"].answer_surrender(bill, accept=False).parcel == refused.parcel
    with pytest.raises(Refused, match="nothing-to-answer"):
        trade["carrier"].answer_surrender(bill, accept=True)
