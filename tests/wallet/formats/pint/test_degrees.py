"""Signed, agreed, recorded: what receipts and records are worth, and whose they must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    LATER,
    MALLORY,
    SHIPPER,
    START,
    Voyage,
    all_of,
    document,
    good_voyage,
    resealed,
    trust_in,
)
from tests.wallet.platforms import Platform, foreign_envelope
from wallet.formats.pint import write
from wallet.formats.pint.case import Case
from wallet.formats.pint.judge import judge
from wallet.formats.pint.payloads import Receipt, write_receipt
from wallet.keys import jws
from wallet.keys.canonical import canonical
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.acts import Act, ActCode
from wallet.titles.parties import DID, Code, Party
from wallet.titles.state import Degree, Status


def degrees(verdict: Verdict) -> list[Degree]:
    return [moment.degree for moment in verdict.timeline]


def receipt(voyage: Voyage, by, answer: str, *, rejected: bool = False) -> str:
    payload = write_receipt(Receipt(voyage.last, answer, is_rejection=rejected))
    return jws.sign(canonical(payload), by.key)


def offer() -> Voyage:
    return Voyage.begin("bearer").give(SHIPPER, BANK)


# The three degrees


def test_the_issue_of_a_carrier_that_keeps_its_own_register_is_recorded_by_nature():
    verdict = Voyage.begin("bearer").judge(SHIPPER)
    assert (verdict.headline, verdict.degree) == (Headline.HOLDER, Degree.RECORDED)
    assert all_of(verdict, "control.record") == ("passed", "recorded")


def test_an_offer_is_signed_then_agreed_then_recorded():
    voyage = offer()
    seen = []
    for step in (lambda: None, lambda: voyage.accept(BANK), voyage.record):
        step()
        for me in (SHIPPER, BANK, CARRIER, MALLORY):
            verdict = voyage.judge(me)
            seen.append((verdict.headline, verdict.degree))
    signed, agreed, recorded = Degree.SIGNED, Degree.AGREED, Degree.RECORDED
    assert seen == [
        (Headline.WAITING, signed), (Headline.OFFERED, signed),
        (Headline.COPY, signed), (Headline.COPY, signed),
        (Headline.AGREED, agreed), (Headline.AGREED, agreed),
        (Headline.COPY, agreed), (Headline.COPY, agreed),
        (Headline.COPY, recorded), (Headline.HOLDER, recorded),
        (Headline.COPY, recorded), (Headline.COPY, recorded),
    ]  # fmt: skip


def test_control_stays_with_the_giver_while_an_offer_is_open():
    voyage = offer()
    verdict = voyage.judge()
    assert verdict.holder == SHIPPER.party
    assert verdict.receiver == BANK.party
    assert verdict.status is Status.PENDING
    agreed = voyage.accept(BANK).judge()
    assert (agreed.holder, agreed.receiver) == (BANK.party, None)
    assert agreed.status is Status.IN_FORCE


def test_the_next_act_of_a_receiver_says_as_much_as_its_receipt():
    voyage = offer().give(BANK, BUYER)
    assert degrees(voyage.judge()) == [Degree.RECORDED, Degree.AGREED, Degree.SIGNED]


def test_a_record_stands_for_every_entry_before_it():
    voyage = offer().give(BANK, BUYER).accept(BUYER).record()
    verdict = voyage.judge(BUYER)
    assert degrees(verdict) == [Degree.RECORDED] * 3
    assert verdict.headline is Headline.HOLDER


def test_the_time_line_tells_when_each_degree_was_reached():
    voyage = Voyage.begin("bearer").transfer(SHIPPER, BANK)
    issued, given_on = voyage.judge().timeline
    assert issued.recorded_at == START
    assert given_on.since < given_on.agreed_at < given_on.recorded_at
    assert given_on.actor == SHIPPER.party
    assert given_on.acts == (ActCode.TRANSFER,)


def test_an_entry_that_only_signs_leaves_control_as_firm_as_it_was():
    voyage = Voyage.begin("bearer").transfer(SHIPPER, BANK)
    voyage.sign(BANK, voyage.act(ActCode.SIGN, BANK))
    verdict = voyage.judge(BANK)
    assert (verdict.headline, verdict.degree) == (Headline.HOLDER, Degree.RECORDED)
    assert degrees(verdict)[-1] is Degree.SIGNED
    assert voyage.judge(SHIPPER).headline is Headline.COPY


def test_what_follows_an_open_offer_makes_it_no_firmer():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK).accept(BANK)
    voyage.sign(BANK, voyage.act(ActCode.SIGN, BANK))
    assert voyage.judge(BANK).headline is Headline.AGREED


def test_the_surrender_and_its_answer():
    voyage = Voyage.begin("bearer").surrender(SHIPPER)
    for me, headline in (
        (SHIPPER, Headline.WAITING), (CARRIER, Headline.WAITING), (BANK, Headline.COPY),
    ):  # fmt: skip
        assert voyage.judge(me).headline is headline
    assert voyage.judge().status is Status.SURRENDER_PENDING_DELIVERY
    refused = voyage.copy().answer(ActCode.REFUSE_SURRENDER, SHIPPER)
    assert refused.judge(SHIPPER).headline is Headline.HOLDER
    accepted = voyage.answer(ActCode.ACCEPT_SURRENDER, SHIPPER)
    for me in (None, SHIPPER, CARRIER, BANK):
        assert accepted.judge(me).headline is Headline.ENDED
    assert all_of(accepted.judge(), "document.status") == ("passed", "status-ended")
    assert all_of(refused.judge(), "document.status") == ("passed", "status-live")


# Receipts


def test_a_receipt_by_another_than_the_receiver_is_noticed():
    voyage = offer().accept(MALLORY)
    verdict = voyage.judge(BANK)
    assert all_of(verdict, "receipt.signature") == ("failed", "receipt-not-by-receiver")
    assert verdict.headline is Headline.CHANGED
    assert verdict.degree is Degree.SIGNED


@pytest.mark.parametrize(
    "text", ["", "x", SHIPPER.card.text, jws.sign(b"[]", BANK.key), "e30.e30.é"]
)
def test_a_receipt_that_is_none_is_noticed(text):
    verdict = offer().judge(BANK, receipts=(text,))
    assert all_of(verdict, "receipt.signature")[0] == "failed"
    assert verdict.degree is Degree.SIGNED


def test_a_receipt_for_another_entry_says_nothing():
    voyage = offer()
    other = Voyage.begin("straight").give(SHIPPER, BANK).accept(BANK)
    verdict = voyage.judge(BANK, receipts=tuple(other.receipts))
    assert all_of(verdict, "receipt.signature") == ("not-applicable", "receipt-for-other-entry")
    assert verdict.degree is Degree.SIGNED


def test_the_check_speaks_of_the_newest_entry_not_of_older_receipts():
    voyage = Voyage.begin("bearer").transfer(SHIPPER, BANK).give(BANK, BUYER)
    assert all_of(voyage.judge(), "receipt.signature") == ("not-applicable", "receipt-none")
    assert all_of(voyage.accept(BUYER).judge(), "receipt.signature")[1] == "receipt-accepted"
    later = voyage.record().judge(receipts=())
    assert all_of(later, "receipt.signature") == ("passed", "receipt-not-needed")


@pytest.mark.parametrize("answer", ["DUPE", "RECE"])
def test_a_receipt_that_accepts_makes_an_offer_agreed(answer):
    voyage = offer()
    verdict = voyage.judge(BANK, receipts=(receipt(voyage, BANK, answer),))
    assert verdict.degree is Degree.AGREED


@pytest.mark.parametrize("answer", ["BSIG", "BENV", "INCD", "MDOC", "DISE", "", "HUH"])
def test_an_answer_that_does_not_accept_neither_agrees_nor_gives_back(answer):
    voyage = offer()
    verdict = voyage.judge(SHIPPER, receipts=(receipt(voyage, BANK, answer),))
    assert (verdict.headline, verdict.degree) == (Headline.WAITING, Degree.SIGNED)
    assert all_of(verdict, "receipt.signature") == ("not-checked", "receipt-not-accepted")
    assert not verdict.timeline[-1].is_rejected


def test_a_rejection_gives_control_back():
    voyage = offer()
    voyage.reject(BANK)
    for me, headline in (
        (SHIPPER, Headline.HOLDER), (BANK, Headline.COPY), (None, Headline.COPY),
    ):  # fmt: skip
        verdict = voyage.judge(me)
        assert verdict.headline is headline
        assert (verdict.holder, verdict.degree) == (SHIPPER.party, Degree.RECORDED)
        assert verdict.facts["holder"] == SHIPPER.party.name
        assert verdict.timeline[-1].is_rejected
        assert verdict.timeline[-1].state.holder == BANK.party
    assert all_of(voyage.judge(), "receipt.signature") == ("passed", "receipt-rejected")
    assert all_of(voyage.judge(), "control.record") == ("passed", "recorded")


def test_only_the_receiver_rejects():
    voyage = offer()
    voyage.receipts.append(write.reject(voyage.last, reason="no", at=START, key=MALLORY.key))
    verdict = voyage.judge(SHIPPER)
    assert verdict.headline is Headline.CHANGED
    assert not verdict.timeline[-1].is_rejected


def test_who_has_acted_on_an_entry_can_no_longer_reject_it():
    voyage = offer()
    voyage.reject(BANK)
    voyage.give(BANK, BUYER)
    assert voyage.judge(BUYER).headline is Headline.OFFERED
    voyage.reject(BUYER)
    assert voyage.judge(BANK).headline is Headline.AGREED
    assert voyage.judge(SHIPPER).headline is Headline.AGREED


def test_what_is_recorded_is_not_given_back_by_a_rejection():
    voyage = offer()
    voyage.reject(BANK)
    voyage.record()
    assert voyage.judge(BANK).headline is Headline.HOLDER


def test_the_answer_of_a_carrier_cannot_be_rejected():
    voyage = Voyage.begin("bearer").surrender(SHIPPER)
    voyage.answer(ActCode.ACCEPT_SURRENDER, SHIPPER)
    voyage.reject(SHIPPER)
    verdict = voyage.judge(SHIPPER)
    assert (verdict.headline, verdict.status) == (Headline.ENDED, Status.ACCOMPLISHED)
    assert not verdict.timeline[-1].is_rejected


def test_what_is_addressed_to_nobody_or_to_no_key_is_answered_by_nobody():
    voyage = offer().accept(BANK).record()
    voyage.sign(BANK, voyage.act(ActCode.SIGN, BANK)).accept(SHIPPER)
    assert all_of(voyage.judge(), "receipt.signature")[1] == "receipt-for-other-entry"
    nobody = Party("Nobody", (Code("W3C", "did:key:nothing", DID),), "LDWL")
    voyage = Voyage.begin("bearer")
    voyage.sign(SHIPPER, Act(ActCode.TRANSFER, SHIPPER.party, nobody, voyage.tick())).accept(BANK)
    assert all_of(voyage.judge(), "receipt.signature")[1] == "receipt-not-by-receiver"
    assert degrees(voyage.judge())[-1] is Degree.SIGNED


def test_an_endorsement_beside_the_transfer_makes_it_no_firmer():
    voyage = Voyage.begin().give(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    assert (voyage.judge(BANK).headline, voyage.judge().degree) == (Headline.OFFERED, Degree.SIGNED)
    check = voyage.accept(BANK).judge().check("receipt.signature")
    assert check.facts == {"receiver": BANK.party.name, "answer": "RECE", "at": voyage.now}


# Records


def test_a_record_by_another_than_the_registrar_records_nothing():
    voyage = offer().accept(BANK).record(registrar=MALLORY)
    verdict = voyage.judge(BANK)
    assert all_of(verdict, "control.record") == ("failed", "record-not-by-registrar")
    assert (verdict.headline, verdict.degree) == (Headline.AGREED, Degree.AGREED)


@pytest.mark.parametrize("text", ["", "x", SHIPPER.card.text, jws.sign(b"{}", CARRIER.key)])
def test_a_record_that_is_none_records_nothing(text):
    verdict = offer().judge(BANK, records=(text,))
    assert all_of(verdict, "control.record")[0] == "failed"
    assert verdict.degree is Degree.SIGNED


def test_what_is_no_record_takes_nothing_from_one_that_is():
    voyage = offer().accept(BANK).record()
    forged = offer().record(registrar=MALLORY).records
    verdict = voyage.judge(BANK, records=(*forged, "x", *voyage.records, "y"))
    assert all_of(verdict, "control.record") == ("passed", "recorded")
    assert verdict.headline is Headline.HOLDER


def test_the_record_of_another_bill_says_nothing():
    other = Voyage.begin("straight").transfer(SHIPPER, BANK)
    verdict = offer().judge(BANK, records=tuple(other.records))
    assert all_of(verdict, "control.record") == ("not-checked", "record-missing")


@pytest.mark.parametrize("algorithm", ["EdDSA", "RS256"])
def test_without_registrar_nothing_is_recorded(algorithm):
    wave = Platform("WAVE", algorithm)
    holder = wave.customer("House")
    issued = Act(ActCode.ISSUE, wave.customer("Line"), holder, START)
    envelope = foreign_envelope(wave, [(wave, (issued,))], document("bearer"))
    trust = Trust([wave.trusted()])
    verdict = judge(envelope, Case(trust, LATER, me=holder))
    assert all_of(verdict, "control.record") == ("not-applicable", "registrar-none")
    assert (verdict.headline, verdict.degree) == (Headline.OFFERED, Degree.SIGNED)
    assert (verdict.holder, verdict.receiver, verdict.status) == (holder, None, Status.IN_FORCE)


def test_a_registry_that_cannot_be_asked_by_file_records_nothing():
    wave = Platform("WAVE")
    house, desk = wave.customer("House"), wave.customer("Desk")
    acts = [Act(ActCode.ISSUE, wave.customer("Line"), house, START)]
    acts += [Act(ActCode.TRANSFER, giver, to, START)
             for giver, to in [(house, desk), (desk, house)] * 4]  # fmt: skip
    envelope = foreign_envelope(
        wave, [(wave, (act,)) for act in acts], document("bearer"), "https://ctr.dcsa.example/v1"
    )
    verdict = judge(envelope, Case(Trust([wave.trusted()]), LATER, me=house))
    # Nor is it held to our policy: that registry has rules of its own.
    assert all_of(verdict, "control.record") == ("not-checked", "registrar-elsewhere")
    assert verdict.headline is Headline.OFFERED


# Receipts of platforms


def test_a_platform_answers_for_its_customer_and_no_card_of_another_does():
    wave, bole = Platform("WAVE"), Platform("BOLE")
    house, desk = wave.customer("House"), bole.customer("Desk")
    acts = (
        Act(ActCode.ISSUE, wave.customer("Line"), house, START),
        Act(ActCode.TRANSFER, house, desk, START),
    )
    envelope = foreign_envelope(wave, [(wave, acts)], document("bearer"))
    voyage = Voyage(envelope)
    payload = write_receipt(Receipt(voyage.last, "RECE"))
    trust = Trust([wave.trusted(), bole.trusted(), MALLORY.trusted()])

    def degree(text: str) -> Degree:
        return judge(envelope, Case(trust, LATER, receipts=(text,))).degree

    assert degree(bole.sign(payload)) is Degree.AGREED
    assert degree(wave.sign(payload)) is Degree.SIGNED
    assert degree(jws.sign(canonical(payload), MALLORY.key)) is Degree.SIGNED
    assert degree(Platform("IQAX").sign(payload)) is Degree.SIGNED
    head, body, _ = bole.sign(payload).split(".")
    forged = bole.sign(payload | {"reason": "x"}).split(".")[2]
    assert degree(f"{head}.{body}.{forged}") is Degree.SIGNED


# Whatever evidence there is

FULL = good_voyage()
LONG = FULL.copy().give(BUYER, SHIPPER).accept(SHIPPER)
JUNK = offer().accept(MALLORY).record(registrar=MALLORY)
PIECES = [*LONG.receipts, *JUNK.receipts]
RECORDS = [*LONG.records, *JUNK.records, CARRIER.card.text]


@given(
    st.sampled_from([FULL, LONG]),
    st.integers(1, 4),
    st.lists(st.sampled_from(PIECES), unique=True),
    st.lists(st.sampled_from(RECORDS), unique=True),
    st.sampled_from([SHIPPER, BANK, BUYER, CARRIER, MALLORY]),
    st.booleans(),
)
def test_nobody_is_the_holder_without_a_record(voyage, length, receipts, records, me, pinned):
    chain = voyage.envelope.chain[:length]
    envelope = voyage.envelope
    if len(chain) < len(envelope.chain):
        signer = (CARRIER, SHIPPER, BANK, BUYER)[len(chain) - 1]
        envelope = resealed(envelope, signer, chain)
    trust = trust_in(CARRIER) if pinned else Trust()
    case = Case(trust, LATER, me=me.party, receipts=tuple(receipts), records=tuple(records),
                issue_to=voyage.issue_to)  # fmt: skip
    verdict = judge(envelope, case)
    if verdict.headline is Headline.HOLDER:
        assert pinned
        assert verdict.degree is Degree.RECORDED
        assert verdict.holder is not None
        assert verdict.holder.is_same_as(me.party)
        if len(chain) > 1:
            newest = max(LONG.records.index(one) for one in records if one in LONG.records)
            assert newest == len(chain) - 2
