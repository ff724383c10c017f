"""Whoever accepts has seen everything, is in time, and says why if not."""

from __future__ import annotations

from tests.wallet.desk.conftest import SAMPLES, TYPICAL, code_of
from wallet.desk.casefile import judge_file, load
from wallet.desk.signing import sign_next
from wallet.proof.verdict import Headline
from wallet.titles.acts import How
from wallet.titles.bill import Offline, OfflinePolicy
from wallet.titles.holding import Change
from wallet.titles.steps import GIVING, acts_of


def test_nobody_accepts_a_bill_without_the_documents_it_names(trade, tmp_path):
    invoice = tmp_path / "invoice.csv"
    invoice.write_text("1,2\n")
    shipper, bank = trade["shipper"], trade["bank"]
    done = trade["carrier"].issue(TYPICAL, shipper.card, attachments=(invoice,))
    trade.give(done, "shipper")
    offered = shipper.offer(done.bill, bank.card, How.TO_ORDER)
    bank.receive_bytes(shipper.envelope(done.bill), "envelope.json")
    assert code_of(lambda: bank.accept(done.bill)) == "papers-incomplete"
    trade.give(offered, "bank")
    trade.give(bank.accept(done.bill), "shipper")
    assert shipper.show(done.bill).verdict.headline is Headline.AGREED


def test_list_and_log_say_what_was_answered(trade):
    for answer, said, change in (
        (lambda bill: trade["bank"].accept(bill), "accepted", Change.ACCEPTED),
        (lambda bill: trade["bank"].reject(bill, "no"), "rejected", Change.REJECTED),
    ):
        bill = trade.issue("bearer/minimal.json" if said == "accepted" else "bearer/typical.json")
        trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.POSSESSION), "bank")
        answer(bill)
        assert trade["bank"].holding(bill).change is change
        line = trade["bank"].activities()[0]
        assert (line.kind, line.bill, line.facts["answer"]) == ("answered", bill, said)


def test_a_rejection_has_a_reason(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    assert code_of(lambda: trade["bank"].reject(bill, " \n")) == "reason-missing"
    trade.give(trade["bank"].reject(bill, " no credit "), "shipper")
    assert trade["shipper"].show(bill).rejection == "no credit"


def test_nobody_accepts_what_went_further_than_its_issuer_allows(trade):
    policy = OfflinePolicy(Offline.FORBIDDEN)
    done = trade["carrier"].issue(
        SAMPLES / "bearer/minimal.json", trade["shipper"].card, policy=policy
    )
    trade.give(done, "shipper")
    trade.transfer(done.bill, "shipper", "bank", How.POSSESSION, record=False)
    office, buyer = trade["bank"]._office, trade["buyer"]
    case = load(office, done.bill)
    chain = judge_file(office, case)[1]
    acts = acts_of(GIVING[How.POSSESSION], office.me, buyer.card.party, office.clock.now())
    sign_next(office, case, chain, acts, Change.OFFERED)  # as no wallet would
    trade.give(trade["bank"].parcel(done.bill), "buyer")
    assert code_of(lambda: buyer.accept(done.bill)) == "offline-hops-exceeded"
    assert buyer.reject(done.bill, "have it recorded first")
