"""The rest of a verdict: what it is about, address, papers, times and the issuer's policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    LATER,
    SHIPPER,
    START,
    Voyage,
    all_of,
    document,
    good_voyage,
    paper,
)
from tests.wallet.formats.test_members import JSON
from wallet.errors import WalletError
from wallet.formats.pint import write
from wallet.formats.pint.case import Papers
from wallet.formats.pint.judge import judge_with_chain
from wallet.proof.verdict import NUMBERS, Answer, Headline, Result
from wallet.titles.acts import ActCode
from wallet.titles.bill import Offline, OfflinePolicy

# What every verdict has


def test_a_verdict_says_what_it_is_about_and_as_of_when():
    voyage = good_voyage()
    verdict = voyage.judge(BUYER, source="parcel")
    assert (verdict.format, verdict.number) == ("pint-3.0.0", "MRDN-SZX-2611-005012")
    assert (verdict.digest, verdict.as_of) == (voyage.envelope.digest, LATER)
    assert verdict.carrier == CARRIER.party
    assert verdict.order_party is None
    assert {check.source for check in verdict.checks} == {"parcel", "record", "receipt", "card"}
    assert all(check.as_of == LATER for check in verdict.checks)
    codes = [check.code for check in verdict.checks]
    assert len(codes) == len(set(codes))
    assert {"pint.content", "pint.names"} < set(codes) <= {*NUMBERS, "pint.content", "pint.names"}
    assert [check.number for check in verdict.checks] == sorted(
        check.number for check in verdict.checks
    )


def test_the_chain_comes_with_the_verdict_only_if_every_act_in_it_was_allowed():
    voyage = good_voyage()
    assert len(voyage.chain()) == 3
    voyage.give(SHIPPER, BANK)
    verdict, chain = judge_with_chain(voyage.envelope, voyage.case())
    assert chain is None
    assert verdict.headline is Headline.CHANGED
    assert (verdict.holder, verdict.timeline, verdict.answer) == (None, (), Answer.BAD_ENVELOPE)


def test_a_document_without_terms_is_no_bill():
    bill = document("bearer")
    del bill["isToOrder"]
    voyage = Voyage.begin(bill=bill)
    verdict = voyage.judge()
    assert all_of(verdict, "format.strict") == ("failed", "member-malformed")
    assert (verdict.headline, verdict.answer) == (Headline.CHANGED, Answer.BAD_ENVELOPE)


def test_defects_of_the_content_are_told_and_change_no_headline():
    bill = document("to-order") | {"carrierCode": "TOO LONG"}
    verdict = Voyage.begin(bill=bill).judge(SHIPPER)
    assert verdict.headline is Headline.HOLDER
    check = verdict.check("pint.content")
    assert check is not None
    assert (check.result, check.facts["where"]) == (Result.FAILED, "/carrierCode")


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(document())), JSON, max_size=3))
def test_any_document_is_judged_or_refused(more):
    try:
        verdict = Voyage.begin(bill=document() | more).judge(SHIPPER)
    except WalletError:
        return
    assert verdict.headline in (Headline.HOLDER, Headline.CHANGED)


# Address


def test_an_envelope_is_addressed_by_platform_or_by_any_code():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    for receiver in ("LDWL", BANK.did, "999900STRAITSMB00252"):
        verdict = voyage.judge(receiver=receiver)
        assert all_of(verdict, "address") == ("passed", "addressed-to-you")
        assert verdict.answer is Answer.ACCEPTED
    for receiver in ("WAVE", "", BUYER.did, BANK.party.name):
        verdict = voyage.judge(receiver=receiver)
        assert all_of(verdict, "address") == ("failed", "addressed-to-other")
        assert verdict.answer is Answer.BAD_ENVELOPE
        assert verdict.headline is Headline.COPY


def test_who_asks_with_a_vault_is_told_whether_it_is_meant():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    assert all_of(voyage.judge(BANK), "address") == ("passed", "addressed-to-you")
    assert all_of(voyage.judge(BUYER), "address") == ("not-applicable", "addressed-to-other")
    assert all_of(voyage.judge(), "address") == ("not-checked", "no-receiver")
    voyage.sign(BANK, voyage.act(ActCode.SIGN, BANK))
    assert all_of(voyage.judge(), "address") == ("not-applicable", "addressed-to-nobody")


# Papers

BILL, INVOICE = paper("bill.pdf", b"%PDF-1.7"), paper("invoice.pdf", b"%PDF-1.7 invoice")


@pytest.mark.parametrize(
    ("papers", "result", "reason", "answer"),
    [
        (None, "not-checked", "papers-missing", "MDOC"),
        (Papers(), "not-checked", "papers-missing", "MDOC"),
        (Papers(frozenset({BILL.digest})), "not-checked", "papers-missing", "MDOC"),
        (Papers(frozenset({BILL.digest, INVOICE.digest})), "passed", "papers-right", "RECE"),
        (Papers(frozenset({BILL.digest}), ("x.pdf",)), "failed", "papers-changed", "INCD"),
        (Papers(frozenset({BILL.digest, INVOICE.digest, "f" * 64}), ("x.pdf",)), "passed",
         "papers-right", "RECE"),
    ],
)  # fmt: skip
def test_papers_are_there_missing_or_changed(papers, result, reason, answer):
    voyage = Voyage.begin("bearer", visualisation=BILL, supporting=(INVOICE,))
    verdict = voyage.judge(papers=papers)
    assert all_of(verdict, "papers.digests") == (result, reason)
    assert verdict.answer == answer
    assert verdict.headline is (Headline.CHANGED if result == "failed" else Headline.COPY)


def test_papers_stay_named_along_the_way():
    voyage = Voyage.begin("bearer", visualisation=BILL, supporting=(INVOICE,))
    voyage.transfer(SHIPPER, BANK)
    check = voyage.judge().check("papers.digests")
    assert check is not None
    assert check.facts["named"] == 2
    assert all_of(good_voyage().judge(), "papers.digests") == ("not-applicable", "papers-none")


# Time


def test_what_is_dated_later_than_now_is_pointed_out():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    verdict = voyage.judge(BANK, as_of=START - timedelta(days=1))
    assert all_of(verdict, "chain.times") == ("not-checked", "later-than-now")
    assert verdict.headline is Headline.OFFERED
    soon = voyage.judge(BANK, as_of=START - timedelta(minutes=5))
    assert all_of(soon, "chain.times") == ("passed", "times-right")


def test_an_act_dated_before_the_last_one_is_refused():
    voyage = Voyage.begin("bearer")
    voyage.now = START - timedelta(hours=1)
    verdict = voyage.give(SHIPPER, BANK).judge()
    assert all_of(verdict, "chain.times") == ("failed", "time-backwards")
    assert (verdict.headline, verdict.answer) == (Headline.CHANGED, Answer.BAD_ENVELOPE)


@pytest.mark.parametrize("at", [datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)])
@pytest.mark.parametrize("as_of", [datetime.min, START, datetime.max])
def test_the_ends_of_the_calendar_break_nothing(at, as_of):
    issued = write.issue(
        document("bearer"),
        carrier=CARRIER.party,
        to=SHIPPER.party,
        key=CARRIER.key,
        at=at,
        policy=OfflinePolicy(days=36_500),
    )
    voyage = Voyage(issued.envelope, issued.issue_to, now=at).give(SHIPPER, BANK)
    verdict = voyage.judge(BANK, as_of=as_of.replace(tzinfo=UTC))
    assert verdict.headline is Headline.OFFERED


# Policy


def travelled(policy: OfflinePolicy, hops: int) -> Voyage:
    """Return a bearer bill that was handed on `hops` times without a record."""
    voyage = Voyage.begin("bearer", policy=policy)
    people = (SHIPPER, BANK, BUYER)
    for hop in range(hops):
        voyage.give(people[hop % 3], people[(hop + 1) % 3]).accept(people[(hop + 1) % 3])
    return voyage


@pytest.mark.parametrize(
    ("policy", "hops", "is_exceeded"),
    [
        (OfflinePolicy(), 3, False),
        (OfflinePolicy(), 4, True),
        (OfflinePolicy(hops=1), 1, False),
        (OfflinePolicy(hops=1), 2, True),
        (OfflinePolicy(hops=0), 1, False),
        (OfflinePolicy(hops=0), 2, True),
        (OfflinePolicy(Offline.FORBIDDEN, hops=9), 1, False),
        (OfflinePolicy(Offline.FORBIDDEN, hops=9), 2, True),
    ],
)
def test_the_issuer_says_how_far_a_bill_travels_unrecorded(policy, hops, is_exceeded):
    verdict = travelled(policy, hops).judge()
    reason = "offline-hops-exceeded" if is_exceeded else "record-missing"
    assert all_of(verdict, "control.record")[1] == reason
    assert verdict.is_good


def test_a_record_begins_the_count_anew_and_a_rejection_does_not_count():
    voyage = travelled(OfflinePolicy(hops=1), 1).record()
    voyage.give(BANK, BUYER)
    assert all_of(voyage.judge(), "control.record")[1] == "record-missing"
    voyage.accept(BUYER).give(BUYER, SHIPPER)
    voyage.reject(SHIPPER)
    assert all_of(voyage.judge(), "control.record")[1] == "record-missing"


@pytest.mark.parametrize(
    ("days", "is_exceeded"), [(0, True), (4, True), (5, False), (36_500, False)]
)
def test_the_issuer_says_how_long_a_bill_travels_unrecorded(days, is_exceeded):
    verdict = travelled(OfflinePolicy(days=days), 1).judge()
    assert (all_of(verdict, "control.record")[1] == "offline-days-exceeded") == is_exceeded
    recorded = travelled(OfflinePolicy(days=days), 1).record().judge()
    assert all_of(recorded, "control.record") == ("passed", "recorded")


def test_a_policy_that_cannot_be_read_is_noticed():
    voyage = Voyage.begin("bearer")
    issued = write.issue(
        document("bearer"),
        carrier=CARRIER.party,
        to=SHIPPER.party,
        key=CARRIER.key,
        at=START,
        policy=OfflinePolicy(hops=-1),
    )
    verdict = replace(voyage, envelope=issued.envelope, issue_to=issued.issue_to).judge()
    assert all_of(verdict, "format.strict") == ("failed", "member-malformed")
    assert (verdict.headline, verdict.answer) == (Headline.CHANGED, Answer.BAD_ENVELOPE)
