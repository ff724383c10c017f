"""A bill that goes back to its carrier, and what the carrier says once, and to whom."""

from __future__ import annotations

from functools import partial

from tests.wallet.desk.conftest import Trade, code_of, may
from wallet.desk.casefile import judge_file, load
from wallet.desk.signing import sign_next
from wallet.proof.verdict import Headline
from wallet.titles.acts import Ask, How
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Change
from wallet.titles.steps import SURRENDERING, acts_of
from wallet.titles.verbs import Verb


def chain_of(trade: Trade, who: str, bill: str) -> TitleChain:
    office = trade[who]._office
    return judge_file(office, load(office, bill))[1]


def test_an_answer_is_given_once_and_another_is_no_second_asking(trade):
    bill = trade.issue()
    shipper, carrier = trade["shipper"], trade["carrier"]
    trade.give(shipper.surrender(bill, comments="  at berth 4  "), "carrier")
    assert chain_of(trade, "carrier", bill).last.acts[-1].comments == "at berth 4"
    done = carrier.answer_surrender(bill, accept=True, comments="released")
    assert chain_of(trade, "carrier", bill).last.acts[-1].comments == "released"
    assert carrier.answer_surrender(bill, accept=True).parcel == done.parcel
    assert code_of(lambda: carrier.answer_surrender(bill, accept=True, void=True)) == "bill-ended"
    assert code_of(lambda: carrier.answer_surrender(bill, accept=False)) == "bill-ended"
    trade.give(done, "shipper")
    assert code_of(lambda: shipper.answer_surrender(bill, accept=True)) == "bill-ended"


def test_what_was_made_void_was_not_delivered(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].surrender(bill, Ask.AMENDMENT), "carrier")
    carrier = trade["carrier"]
    done = carrier.answer_surrender(bill, accept=True, void=True)
    assert carrier.answer_surrender(bill, accept=True, void=True).parcel == done.parcel
    assert code_of(lambda: carrier.answer_surrender(bill, accept=True)) == "bill-ended"


def test_what_nobody_recorded_is_neither_given_back_nor_answered(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", How.IN_BLANK, record=False)
    assert may(trade, "bank", bill)[Verb.SURRENDER] == "record-first"
    office, carrier = trade["bank"]._office, trade["carrier"]
    chain = chain_of(trade, "bank", bill)
    acts = acts_of(SURRENDERING[Ask.DELIVERY], office.me, chain.carrier, office.clock.now())
    sign_next(office, load(office, bill), chain, acts, Change.SURRENDERED)  # as no wallet would
    trade.give(trade["bank"].parcel(bill), "carrier")
    for accept in (True, False):
        assert code_of(partial(carrier.answer_surrender, bill, accept=accept)) == "record-first"


def test_who_stands_on_the_list_gets_nothing_delivered_and_the_bill_back(trade, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text(trade["shipper"].card.party.name, "utf-8")
    bill = trade.issue()
    trade.give(trade["shipper"].surrender(bill, Ask.PAPER), "carrier")
    carrier = trade["carrier"]
    carrier.screen(listed)
    paper = partial(carrier.answer_surrender, bill, accept=True, originals=3)
    assert code_of(paper) == "sanctions-hit"
    trade.give(carrier.answer_surrender(bill, accept=False), "shipper")
    assert trade["shipper"].show(bill).verdict.headline is Headline.HOLDER
