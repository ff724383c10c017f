"""Charges, offers that lapse, and what a desk refuses for its own reasons."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.wallet.desk.conftest import TYPICAL, Trade, code_of, document, may
from wallet.desk import attaching
from wallet.proof.verdict import Headline
from wallet.titles.acts import ActCode, How, Meaning
from wallet.titles.state import Medium, Status
from wallet.titles.verbs import Verb

# Charges


def pledged(trade: Trade) -> str:
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", How.PLEDGE)
    return bill


def test_a_pledged_bill_has_four_facts_and_each_is_told_apart(trade):
    verdict = trade["bank"].show(pledged(trade)).verdict
    bank = trade["bank"].card.party
    assert verdict.headline is Headline.HOLDER
    assert verdict.holder.is_same_as(bank)
    assert verdict.order_party.is_same_as(bank)
    assert verdict.charge.is_same_as(bank)
    assert (verdict.medium, verdict.is_enforced) == (Medium.ELECTRONIC, False)
    assert verdict.timeline[-1].meaning is Meaning.PLEDGE
    assert verdict.timeline[-1].acts == (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER)


def test_while_a_pledge_is_only_offered_nothing_has_changed(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.PLEDGE), "bank")
    for who in ("shipper", "bank"):
        verdict = trade[who].show(bill).verdict
        assert (verdict.status, verdict.charge) == (Status.PENDING, None)
        assert verdict.holder.is_same_as(trade["shipper"].card.party)


def test_who_holds_a_pledge_can_release_or_enforce_it_and_nothing_else(trade):
    bill = pledged(trade)
    bank, buyer = trade["bank"], trade["buyer"].card
    for how in (How.TO_ORDER, How.STRAIGHT, How.IN_BLANK, How.POSSESSION, How.PLEDGE):
        assert code_of(lambda how=how: bank.offer(bill, buyer, how)) == "bill-pledged"
    assert code_of(lambda: bank.surrender(bill)) == "pledge-not-enforced"
    possible = may(trade, "bank", bill)
    assert possible[Verb.RELEASE] is None
    assert possible[Verb.ENFORCE] is None
    assert possible[Verb.AMEND] is None
    assert possible[Verb.ENDORSE] == "bill-pledged"
    assert possible[Verb.SURRENDER] == "pledge-not-enforced"


def test_a_released_bill_is_free_and_in_order_of_whoever_got_it(trade):
    bill = pledged(trade)
    trade.transfer(bill, "bank", "buyer", How.RELEASE)
    verdict = trade["buyer"].show(bill).verdict
    assert verdict.charge is None
    assert verdict.holder_is("buyer") if hasattr(verdict, "holder_is") else verdict.holder
    assert verdict.order_party.is_same_as(trade["buyer"].card.party)
    trade.give(trade["buyer"].surrender(bill), "carrier")


def test_a_declared_default_lets_the_bank_have_the_goods(trade):
    bill = pledged(trade)
    assert code_of(lambda: trade["bank"].enforce(bill, "  ")) == "default-not-declared"
    trade.give(trade["bank"].enforce(bill, "Loan 4711, due 1 November, is unpaid"), "carrier")
    trade.give(trade["carrier"].record(bill), "bank")
    assert trade["bank"].show(bill).verdict.is_enforced
    assert code_of(lambda: trade["bank"].enforce(bill, "again")) == "already-enforced"
    trade.give(trade["bank"].surrender(bill), "carrier")
    trade.give(trade["carrier"].answer_surrender(bill, accept=True), "bank")
    assert trade["bank"].show(bill).verdict.status is Status.ACCOMPLISHED


def test_only_who_holds_a_pledge_enforces_it(trade):
    bill = trade.issue()
    assert code_of(lambda: trade["shipper"].enforce(bill, "unpaid")) == "not-pledged"
    assert code_of(lambda: trade["shipper"].offer(bill, trade["bank"].card, How.RELEASE)) == (
        "not-pledged"
    )


# Offers that lapse


def test_an_offer_lapses_and_only_then_can_its_end_be_asked_for(trade):
    bill = trade.issue()
    bank, gone = trade["bank"].card, trade.clock.at
    assert code_of(lambda: trade["shipper"].offer(bill, bank, How.TO_ORDER, until=gone)) == (
        "offer-expired"
    )
    until = trade.clock.at + timedelta(days=1)
    done = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER, until=until)
    trade.give(done, "bank")
    assert may(trade, "shipper", bill)[Verb.WITHDRAW] == "offer-stands"
    assert code_of(lambda: trade["shipper"].withdraw(bill)) == "offer-stands"
    trade.clock.at = until
    assert code_of(lambda: trade["bank"].accept(bill)) == "offer-expired"
    trade["shipper"].withdraw(bill)
    other = trade["buyer"].card
    assert code_of(lambda: trade["shipper"].offer(bill, other, How.TO_ORDER)) == "offer-pending"
    trade.give(trade["bank"].reject(bill, "too late"), "shipper")
    trade.transfer(bill, "shipper", "buyer")


def test_nothing_is_withdrawn_that_was_accepted_or_never_offered(trade):
    bill = trade.issue()
    assert code_of(lambda: trade["shipper"].withdraw(bill)) == "nothing-offered"
    trade.transfer(bill, "shipper", "bank", record=False)
    assert code_of(lambda: trade["shipper"].withdraw(bill)) == "already-accepted"


# Words, lists and copies


@pytest.mark.parametrize("remark", ["subject to payment", "half of the goods", "凭付款"])
def test_an_endorsement_is_without_condition_and_of_the_whole(trade, remark):
    bill = trade.issue()
    bank = trade["bank"].card
    assert (
        code_of(lambda: trade["shipper"].offer(bill, bank, How.TO_ORDER, remark=remark))
        == "endorsement-conditional"
    )
    trade["shipper"].offer(bill, bank, How.TO_ORDER, remark="without recourse")


def test_nothing_is_signed_with_who_stands_on_the_users_list(trade, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("# our desk's list\nSTRAITS MERCHANT BANK, Limited.  # by name\n", "utf-8")
    bill = trade.issue()
    assert trade["shipper"].screen(listed) == 1
    bank = trade["bank"].card
    assert code_of(lambda: trade["shipper"].offer(bill, bank, How.TO_ORDER)) == "sanctions-hit"
    assert trade["shipper"].screen(None) == 0
    trade.give(trade["shipper"].offer(bill, bank, How.TO_ORDER), "bank")
    listed.write_text(trade["shipper"].card.party.codes[0].code, "utf-8")
    trade["bank"].screen(listed)
    assert code_of(lambda: trade["bank"].accept(bill)) == "sanctions-hit"


def test_a_bill_that_rules_a_record_out_is_not_issued(trade, tmp_path):
    terms = "General terms. This bill of lading shall not be issued in electronic form. More."
    path = document(tmp_path, "paper-only", termsAndConditions=terms)
    carrier, shipper = trade["carrier"], trade["shipper"].card
    assert code_of(lambda: carrier.issue(path, shipper)) == "paper-only-clause"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("tool.exe", b"MZ\x90", "attachment-executable"),
        ("page.html", b"<script>", "attachment-executable"),
        ("list.bin", b"#!/bin/sh\n", "attachment-executable"),
        ("form.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert) >>", "pdf-active"),
    ],
)
def test_nothing_that_runs_is_attached(trade, tmp_path, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)
    carrier, shipper = trade["carrier"], trade["shipper"].card
    assert code_of(lambda: carrier.issue(TYPICAL, shipper, attachments=(path,))) == code


def test_no_bill_is_issued_with_more_than_its_parcel_can_carry(trade, tmp_path, monkeypatch):
    monkeypatch.setattr(attaching, "MOST_MB", 1)
    papers = (tmp_path / "a.txt", tmp_path / "b.txt")
    for path in papers:
        path.write_bytes(bytes(600 * 1024))
    carrier, shipper = trade["carrier"], trade["shipper"].card
    refused = code_of(lambda: carrier.issue(TYPICAL, shipper, attachments=papers))
    assert refused == "attachments-too-large"
    assert carrier.holdings() == ()
    assert carrier.issue(TYPICAL, shipper, attachments=papers[:1]).number


def test_who_only_got_a_copy_is_told_that_a_copy_is_no_control(trade):
    bill = trade.issue("bearer/typical.json")
    trade.give(trade["shipper"].parcel(bill), "secondBank")
    somebody, buyer = trade["secondBank"], trade["buyer"].card
    assert code_of(lambda: somebody.offer(bill, buyer, How.POSSESSION)) == "copy-is-no-control"
    assert code_of(lambda: somebody.accept(bill)) == "copy-is-no-control"


def test_a_copy_can_be_struck_from_the_list_and_a_bill_in_hand_cannot(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].parcel(bill), "secondBank")
    assert code_of(lambda: trade["shipper"].forget(bill)) == "last-copy"
    trade["secondBank"].forget(bill)
    assert trade["secondBank"].holdings() == ()
    trade.give(trade["shipper"].parcel(bill), "secondBank")
    assert len(trade["secondBank"].holdings()) == 1


def test_a_bearer_bill_warns_that_control_is_all_of_it(trade):
    bill = trade.issue("bearer/typical.json")
    assert trade["shipper"].show(bill).warnings == ("bearer-by-control",)


def test_an_original_is_never_printed(trade):
    assert may(trade, "shipper", trade.issue())[Verb.PRINT_ORIGINAL] == "never-an-original"
