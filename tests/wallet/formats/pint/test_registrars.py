"""What the registrar says: what it saw first, what came late, freezes, and offers that ended."""

from __future__ import annotations

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
)
from tests.wallet.formats.pint.test_degrees import offer
from tests.wallet.platforms import Platform, foreign_envelope
from wallet.formats.pint.case import Case
from wallet.formats.pint.judge import judge
from wallet.formats.pint.payloads import Receipt, write_receipt
from wallet.formats.record import Kind, Record, Why, sign_record
from wallet.keys.canonical import sha256_hex
from wallet.proof.trust import Trust
from wallet.proof.verdict import Answer, Headline
from wallet.titles.acts import Act, ActCode
from wallet.titles.state import Degree, Status
from wallet.words import Language, say


def test_the_record_of_another_entry_disputes_this_one():
    voyage = Voyage.begin("bearer")
    first = voyage.copy().give(SHIPPER, BUYER).record()
    verdict = voyage.give(SHIPPER, BANK).judge(BANK, records=tuple(first.records))
    assert (verdict.headline, verdict.degree) == (Headline.DISPUTED, Degree.SIGNED)
    assert verdict.answer is Answer.DISPUTED
    assert all_of(verdict, "control.record") == ("failed", "record-of-other")
    (piece,) = verdict.check("control.record").evidence
    assert piece.value == sha256_hex(first.records[0])


def test_a_refusal_contains_what_came_first_and_disputes_the_rest():
    voyage = Voyage.begin("bearer")
    first = voyage.copy().give(SHIPPER, BUYER).record()
    late = voyage.give(SHIPPER, BANK)
    refusals = []
    for inside in (first.records[0], first.copy().record(registrar=MALLORY).records[-1]):
        refusal = Record(
            late.envelope.digest, 1, first.last, START, refused=late.last, standing=inside,
            kind=Kind.REFUSAL,
        )  # fmt: skip
        refusals.append(sign_record(refusal, CARRIER.key).text)
    assert late.judge(BANK, records=refusals[:1]).headline is Headline.DISPUTED
    verdict = first.judge(BUYER, records=refusals[:1])
    assert verdict.headline is Headline.HOLDER
    check = verdict.check("control.record")
    assert (check.reason, check.source) == ("recorded", "record")
    assert [piece.value for piece in check.evidence] == [sha256_hex(first.records[0])]
    assert late.judge(BANK, records=refusals[1:]).headline is Headline.OFFERED


def test_a_copy_that_the_register_has_outrun_makes_nobody_the_holder():
    voyage = Voyage.begin("bearer").transfer(SHIPPER, BANK)
    newer = voyage.copy().give(BANK, BUYER).record()
    verdict = voyage.judge(BANK, records=(*voyage.records, *newer.records))
    assert verdict.headline is Headline.COPY
    assert all_of(verdict, "control.record") == ("not-checked", "record-newer")
    assert "holder" not in verdict.facts
    for language in Language:
        assert "…" not in say("headline", verdict.headline, verdict.facts, language)
        assert "…" not in say("sentence", verdict.sentence, verdict.facts, language)
    beyond = offer().give(BANK, BUYER).record()
    assert offer().judge(BANK, records=tuple(beyond.records)).degree is Degree.SIGNED


def said(voyage: Voyage, kind: Kind, by=CARRIER, **more: object) -> str:
    """Let a registrar say something of the newest entry that is no record of it."""
    position = len(voyage.envelope.chain) - 1
    parts = {"entry": voyage.last, "position": position, "bill": voyage.envelope.digest, **more}
    record = sign_record(Record(at=voyage.tick(), kind=kind, **parts), by.key)
    voyage.records.append(record.text)
    return record.digest


def frozen(voyage: Voyage, **more: object) -> str:
    return said(voyage, Kind.FREEZE, why=Why.COURT_ORDER, reference="HC/ORC 9112/2026", **more)


def test_a_freeze_by_the_registrar_holds_until_it_is_lifted():
    voyage = Voyage.begin("bearer").transfer(SHIPPER, BANK)
    first = frozen(voyage)
    for me in (BANK, SHIPPER, None):
        verdict = voyage.judge(me)
        assert (verdict.headline, verdict.status) == (Headline.WAITING, Status.FROZEN)
        assert all_of(verdict, "document.status") == ("not-checked", "status-frozen")
        assert (verdict.holder, verdict.degree) == (BANK.party, Degree.RECORDED)
    second = frozen(voyage)
    check = voyage.judge().check("document.status")
    assert check.facts["at"] == voyage.now, "the newest freeze is told"
    said(voyage, Kind.UNFREEZE, lifts=first, why=Why.COURT_ORDER, reference="set aside")
    assert voyage.judge(BANK).headline is Headline.WAITING, "the other still holds"
    said(voyage, Kind.UNFREEZE, lifts=second, why=Why.COURT_ORDER, reference="set aside")
    assert voyage.judge(BANK).headline is Headline.HOLDER
    assert all_of(voyage.judge(), "document.status") == ("passed", "status-live")


def test_a_freeze_by_another_or_of_another_bill_or_of_one_that_has_ended_holds_nothing():
    for more in ({"by": MALLORY}, {"by": BANK}, {"bill": "0" * 64}):
        voyage = Voyage.begin("bearer").transfer(SHIPPER, BANK)
        frozen(voyage, **more)
        assert voyage.judge(BANK).headline is Headline.HOLDER
    held = Voyage.begin("bearer").transfer(SHIPPER, BANK)
    first = frozen(held)
    said(held, Kind.UNFREEZE, MALLORY, lifts=first, why=Why.COURT_ORDER, reference="so there")
    assert held.judge(BANK).headline is Headline.WAITING
    ended = Voyage.begin("bearer").surrender(SHIPPER).answer(ActCode.ACCEPT_SURRENDER, SHIPPER)
    frozen(ended)
    assert (ended.judge().headline, ended.judge().status) == (Headline.ENDED, Status.ACCOMPLISHED)
    assert all_of(ended.judge(), "document.status") == ("passed", "status-ended")


def test_an_offer_that_the_registrar_ended_is_the_givers_again():
    voyage = offer()
    said(voyage, Kind.WITHDRAWN)
    assert voyage.judge(SHIPPER).headline is Headline.HOLDER
    assert voyage.judge(BANK).headline is Headline.COPY
    verdict = voyage.judge()
    assert (verdict.holder, verdict.receiver) == (SHIPPER.party, None)
    assert verdict.timeline[-1].is_rejected
    assert all_of(verdict, "control.record") == ("failed", "offer-ended")
    assert voyage.judge(BANK, receipts=tuple(offer().accept(BANK).receipts)).holder == SHIPPER.party


def test_who_builds_on_an_offer_that_had_ended_builds_on_nothing():
    voyage = offer()
    said(voyage, Kind.WITHDRAWN)
    voyage.give(BANK, BUYER).accept(BUYER)
    for me in (BUYER, BANK, SHIPPER):
        verdict = voyage.judge(me)
        assert verdict.headline is Headline.COPY
        assert all_of(verdict, "control.record") == ("failed", "offer-ended")
    assert voyage.record().judge(BUYER).headline is Headline.HOLDER, "what is recorded stands"
    both = offer().accept(BANK).record()
    said(both, Kind.WITHDRAWN)
    assert both.judge(BANK).headline is Headline.HOLDER


def test_the_end_of_another_offer_ends_nothing_here():
    elsewhere = Voyage.begin("bearer").give(SHIPPER, BUYER)
    said(elsewhere, Kind.WITHDRAWN)
    longer = offer().give(BANK, BUYER)
    said(longer, Kind.WITHDRAWN)
    stranger = offer()
    said(stranger, Kind.WITHDRAWN, MALLORY)
    for other in (elsewhere, longer, stranger):
        voyage = offer()
        verdict = voyage.judge(BANK, records=tuple(other.records))
        assert verdict.headline is Headline.OFFERED
        assert not verdict.timeline[-1].is_rejected


def test_an_issue_is_never_given_back():
    voyage = Voyage.begin("bearer")
    voyage.reject(SHIPPER)
    said(voyage, Kind.WITHDRAWN)
    assert voyage.judge(SHIPPER).headline is Headline.HOLDER
    wave = Platform("WAVE")
    issued = Act(ActCode.ISSUE, wave.customer("Line"), wave.customer("House"), START)
    envelope = foreign_envelope(wave, [(wave, (issued,))], document("bearer"))
    voyage = Voyage(envelope)
    no = wave.sign(write_receipt(Receipt(voyage.last, "BENV", is_rejection=True)))
    verdict = judge(envelope, Case(Trust([wave.trusted()]), LATER, receipts=(no,)))
    assert verdict.timeline[-1].is_rejected
    assert verdict.holder == issued.recipient


def test_a_record_twice_tells_when_it_was_first_and_that_it_still_stands():
    voyage = offer().accept(BANK).record()
    first = voyage.now
    later = voyage.record()
    for records in (tuple(later.records), tuple(later.records[::-1])):
        moment = later.judge(records=records).timeline[-1]
        assert (moment.recorded_at, moment.confirmed_at) == (first, voyage.now)
