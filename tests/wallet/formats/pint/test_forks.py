"""Two chains of one bill: the same, longer, older, replaced after a rejection, or a fork."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    MALLORY,
    SHIPPER,
    START,
    Voyage,
    all_of,
    good_voyage,
    resealed,
    rooted_anew,
    trust_in,
)
from wallet.formats.pint.judge import judge
from wallet.formats.record import Kind, Record, sign_record
from wallet.keys import jws
from wallet.keys.canonical import canonical
from wallet.proof.trust import Trust
from wallet.proof.verdict import Answer, Headline, Verdict
from wallet.titles.acts import Act, ActCode


def fork_of(verdict: Verdict) -> tuple[str, str]:
    return all_of(verdict, "control.fork")


def offers() -> tuple[Voyage, Voyage]:
    """Return two offers of one bill by one hand, to the bank and to the buyer."""
    one = Voyage.begin("bearer")
    two = one.copy()
    return one.give(SHIPPER, BANK), two.give(SHIPPER, BUYER)


def signed_again(text: str, key) -> str:
    """Return another text that says the same, signed by the same hand."""
    part = jws.read(text)
    return jws.sign(part.payload, key, cty="json")


# What is known


def test_with_nothing_known_a_second_transfer_cannot_be_excluded():
    one, _ = offers()
    assert fork_of(one.judge(BANK)) == ("not-checked", "nothing-known")


def test_a_record_excludes_a_second_transfer():
    assert fork_of(good_voyage().judge()) == ("passed", "excluded-by-record")


def test_the_same_envelope_again_is_a_duplicate():
    voyage = good_voyage()
    verdict = voyage.judge(BUYER, known=voyage.envelope.chain)
    assert (verdict.headline, verdict.answer) == (Headline.HOLDER, Answer.DUPLICATE)
    assert fork_of(verdict) == ("passed", "no-contradiction")


def test_the_same_statement_signed_again_is_a_duplicate_too():
    one, _ = offers()
    text = signed_again(one.envelope.chain[1], SHIPPER.key)
    assert text != one.envelope.chain[1]
    envelope = resealed(one.envelope, SHIPPER, (one.envelope.chain[0], text))
    verdict = judge(envelope, one.case(BANK, known=one.envelope.chain))
    assert verdict.answer is Answer.DUPLICATE


def test_a_longer_chain_is_accepted():
    voyage = good_voyage()
    for length in range(1, 3):
        verdict = voyage.judge(BUYER, known=voyage.envelope.chain[:length])
        assert (verdict.headline, verdict.answer) == (Headline.HOLDER, Answer.ACCEPTED)
        assert fork_of(verdict) == ("passed", "no-contradiction")


def test_an_older_chain_makes_nobody_the_holder_again():
    voyage = good_voyage()
    older = replace(voyage, envelope=resealed(voyage.envelope, SHIPPER, voyage.envelope.chain[:2]))
    records = tuple(voyage.records[:1])
    assert older.judge(BANK, records=records).headline is Headline.HOLDER
    verdict = older.judge(BANK, records=records, known=voyage.envelope.chain)
    assert (verdict.headline, verdict.answer) == (Headline.COPY, Answer.DISPUTED)
    assert fork_of(verdict) == ("not-checked", "older-than-known")


# Forks


def test_two_entries_by_one_hand_are_a_fork_for_who_has_seen_both():
    one, two = offers()
    for me in (None, BANK, BUYER, CARRIER, SHIPPER):
        verdict = two.judge(me, known=one.envelope.chain)
        assert (verdict.headline, verdict.answer) == (Headline.DISPUTED, Answer.DISPUTED)
        assert fork_of(verdict) == ("failed", "two-entries")
    check = two.judge(known=one.envelope.chain).check("control.fork")
    assert check is not None
    assert [piece.value for piece in check.evidence] == [
        one.envelope.chain[1], two.envelope.chain[1],
    ]  # fmt: skip


def test_each_branch_alone_is_genuine():
    one, two = offers()
    assert one.judge(BANK).headline is Headline.OFFERED
    assert two.judge(BUYER).headline is Headline.OFFERED


def test_a_fork_that_was_kept_freezes_the_bill():
    one, two = offers()
    for forks in ((two.envelope.chain[1],), ("junk", SHIPPER.card.text, two.envelope.chain[1])):
        verdict = one.judge(BANK, forks=forks)
        assert (verdict.headline, verdict.answer) == (Headline.DISPUTED, Answer.DISPUTED)


def test_two_entries_that_the_holder_signed_after_the_newest_one_freeze_it():
    """Who gave the bill away twice shows neither to whom he still shows it to."""
    one, two = offers()
    begun, both = Voyage.begin("bearer"), (one.envelope.chain[1], two.envelope.chain[1])
    for forks in (both, both[::-1], ("junk", SHIPPER.card.text, *both)):
        verdict = begun.judge(SHIPPER, forks=forks)
        assert (verdict.headline, verdict.answer) == (Headline.DISPUTED, Answer.DISPUTED)
        check = verdict.check("control.fork")
        assert (check.reason, check.facts["position"]) == ("two-entries", 1)
        assert {check.facts["one"], check.facts["other"]} == {BANK.party.name, BUYER.party.name}


def test_what_was_signed_after_the_newest_one_otherwise_freezes_nothing():
    one, two = offers()
    first, second = one.envelope.chain[1], two.envelope.chain[1]
    begun, payloads = Voyage.begin("bearer"), [jws.read(text).payload for text in (first, second)]
    old, _, new = rejected()
    others = [text.envelope.chain[1] for text in (old, new)]
    for forks in (
        (first,),
        (first, signed_again(first, SHIPPER.key)),
        (first, jws.sign(payloads[1], MALLORY.key)),
        (first, f"{first.split('.')[0]}.{second.split('.')[1]}.{first.split('.')[2]}"),
        tuple(jws.sign(payload, BANK.key) for payload in payloads),
        tuple(jws.sign(payload, CARRIER.key) for payload in payloads),
        tuple(others),
        tuple(others[::-1]),
        tuple(good_voyage().envelope.chain[1:]),
    ):
        assert begun.judge(SHIPPER, forks=forks).headline is Headline.HOLDER


@pytest.mark.parametrize("forks", [("junk",), ("",), (SHIPPER.card.text,), ("a.b.c",)])
def test_what_is_no_entry_freezes_nothing(forks):
    one, _ = offers()
    assert one.judge(BANK, forks=forks).headline is Headline.OFFERED


def test_the_same_statement_signed_again_is_no_fork():
    one, _ = offers()
    again = signed_again(one.envelope.chain[1], SHIPPER.key)
    assert one.judge(BANK, forks=(again,)).headline is Headline.OFFERED


def test_an_entry_that_another_hand_put_beside_freezes_nothing():
    one, two = offers()
    payload = jws.read(two.envelope.chain[1]).payload
    for key in (MALLORY.key, BANK.key):
        assert one.judge(BANK, forks=(jws.sign(payload, key),)).headline is Headline.OFFERED
    head, _, seal = two.envelope.chain[1].split(".")
    for body in (
        one.envelope.manifest.split(".")[1],
        good_voyage().envelope.chain[1].split(".")[1],
    ):
        forged = f"{head}.{body}.{seal}"
        assert one.judge(BANK, forks=(forged,)).headline is Headline.OFFERED
    _, said, _ = two.envelope.chain[1].split(".")
    _, _, other = one.envelope.chain[1].split(".")
    assert one.judge(BANK, forks=(f"{head}.{said}.{other}",)).headline is Headline.OFFERED


def test_an_entry_of_another_bill_or_position_is_no_fork():
    one, _ = offers()
    other = Voyage.begin("straight").give(SHIPPER, BUYER).envelope.chain[1]
    later, issue = good_voyage().envelope.chain[2], Voyage.begin("straight").envelope.chain[0]
    assert one.judge(BANK, forks=(other, later, issue)).headline is Headline.OFFERED


def test_a_stranger_contradicts_nobody():
    """Else anybody who has seen a bill could freeze it, by issuing it again with any key."""
    voyage = Voyage.begin("bearer").transfer(SHIPPER, BANK)
    issue = Act(ActCode.ISSUE, MALLORY.party, BANK.party, START)
    envelope = rooted_anew(voyage, MALLORY, issue, registrar=MALLORY.did)
    payload = json.loads(jws.read(envelope.chain[0]).payload)
    issuance = jws.read(payload["issuanceManifestSignedContent"]).payload
    payload["issuanceManifestSignedContent"] = jws.sign(issuance, MALLORY.key)
    text = jws.sign(canonical(payload), MALLORY.key)
    envelope = resealed(envelope, MALLORY, (text,))
    known = voyage.envelope.chain
    case = voyage.case(BANK, known=known, records=(), receipts=(), issue_to=None)
    verdict = judge(envelope, case)
    assert verdict.headline is Headline.UNKNOWN_SIGNER
    assert fork_of(verdict)[1] != "fork-settled"
    assert voyage.judge(BANK, forks=(text,)).headline is Headline.HOLDER


def test_a_fork_by_an_unknown_hand_is_still_a_fork_of_that_hand():
    one, two = offers()
    verdict = two.judge(BUYER, known=one.envelope.chain, trust=Trust())
    assert verdict.headline is Headline.DISPUTED


# Settled by the registrar


def test_the_first_record_settles_a_fork():
    one, two = offers()
    one.accept(BANK).record()
    for verdict in (
        one.judge(BANK, known=two.envelope.chain),
        one.judge(BANK, forks=(two.envelope.chain[1],)),
    ):
        assert verdict.headline is Headline.HOLDER
        assert fork_of(verdict) == ("failed", "fork-settled")
    lost = two.judge(BUYER, known=one.envelope.chain, records=tuple(one.records))
    assert lost.headline is Headline.DISPUTED


def test_a_second_issue_is_not_settled_by_a_registrar_it_names_itself():
    one = Voyage.begin("bearer")
    two = Voyage.begin("bearer", to=MALLORY)
    verdict = two.judge(MALLORY, known=one.envelope.chain)
    assert verdict.headline is Headline.DISPUTED
    assert fork_of(verdict) == ("failed", "two-entries")
    assert one.judge(SHIPPER, forks=two.envelope.chain).headline is Headline.DISPUTED


# Replaced after a rejection


def rejected() -> tuple[Voyage, str, Voyage]:
    """Return an offer, its rejection, and the offer that replaced it."""
    old = Voyage.begin("bearer").give(SHIPPER, BANK)
    rejection = old.copy().reject(BANK)
    return old, rejection, old.replaced(SHIPPER, BUYER, rejection)


def test_an_entry_with_the_rejection_of_the_one_before_it_is_no_fork():
    old, _, new = rejected()
    verdict = new.judge(BUYER, known=old.envelope.chain)
    assert verdict.headline is Headline.OFFERED
    assert fork_of(verdict) == ("passed", "replaced-after-rejection")
    assert new.judge(BUYER, forks=(old.envelope.chain[1],)).headline is Headline.OFFERED


def test_the_old_entry_that_comes_late_is_older_not_a_fork():
    old, _, new = rejected()
    verdict = old.judge(BANK, known=new.envelope.chain)
    assert fork_of(verdict) == ("not-checked", "older-than-known")
    assert verdict.headline is Headline.COPY
    assert old.judge(BANK, forks=(new.envelope.chain[1],)).headline is Headline.OFFERED
    old.give(BANK, BUYER)  # who rejected it goes on with it all the same
    assert old.judge(BUYER, known=new.envelope.chain).headline is Headline.DISPUTED


def test_an_entry_with_the_registrars_word_that_the_one_before_it_ended_is_no_fork():
    old = Voyage.begin("bearer").give(SHIPPER, BANK)
    for registrar, headline in ((CARRIER, Headline.OFFERED), (MALLORY, Headline.DISPUTED)):
        ended = Record(old.envelope.digest, 1, old.last, START, kind=Kind.WITHDRAWN)
        word = sign_record(ended, registrar.key).text
        new = Voyage.begin("bearer").give(SHIPPER, BUYER, withdrawn=word)
        assert new.judge(BUYER, known=old.envelope.chain).headline is headline


def test_what_was_addressed_to_nobody_is_rejected_by_nobody():
    old = Voyage.begin("bearer")
    old.sign(SHIPPER, old.act(ActCode.SIGN, SHIPPER))
    new = old.replaced(SHIPPER, BUYER, old.copy().reject(BANK))
    verdict = new.judge(BUYER, known=old.envelope.chain)
    assert verdict.headline is Headline.DISPUTED
    assert verdict.check("control.fork").facts["one"] == ""


@pytest.mark.parametrize("by", [MALLORY, SHIPPER, BUYER])
def test_a_rejection_by_another_than_the_receiver_excuses_nothing(by):
    old = Voyage.begin("bearer").give(SHIPPER, BANK)
    new = old.replaced(SHIPPER, BUYER, old.copy().reject(by))
    assert new.judge(BUYER, known=old.envelope.chain).headline is Headline.DISPUTED


def test_without_a_rejection_or_with_that_of_another_entry_it_is_a_fork():
    old = Voyage.begin("bearer").give(SHIPPER, BANK)
    other = Voyage.begin("straight").give(SHIPPER, BANK).reject(BANK)
    for inside in (None, other, "x", "a.b.c"):
        new = old.replaced(SHIPPER, BUYER, inside)
        assert new.judge(BUYER, known=old.envelope.chain).headline is Headline.DISPUTED


def test_an_acceptance_is_no_rejection():
    old = Voyage.begin("bearer").give(SHIPPER, BANK)
    new = old.replaced(SHIPPER, BUYER, old.copy().accept(BANK).receipts[0])
    assert new.judge(BUYER, known=old.envelope.chain).headline is Headline.DISPUTED


def test_a_rejection_after_the_receiver_has_acted_takes_nothing_from_who_came_after():
    old = Voyage.begin("bearer").transfer(SHIPPER, BANK)
    rejection = old.copy().reject(BANK)
    new = old.replaced(SHIPPER, MALLORY, rejection)
    old.give(BANK, BUYER).accept(BUYER)
    known = old.envelope.chain
    assert new.judge(BUYER, known=known, records=()).headline is Headline.DISPUTED
    forks = (new.envelope.chain[1],)
    assert old.judge(BUYER, records=(), forks=forks).headline is Headline.DISPUTED
    # The record of the entry that was "rejected" settles it.
    assert old.judge(BUYER, forks=forks).headline is Headline.AGREED


def test_a_rejection_of_what_the_registrar_has_recorded_replaces_nothing():
    old = Voyage.begin("bearer").give(SHIPPER, BANK)
    new = old.replaced(SHIPPER, BUYER, old.copy().reject(BANK))
    old.record()
    verdict = new.judge(BUYER, known=old.envelope.chain, records=tuple(old.records))
    assert verdict.headline is Headline.DISPUTED
    assert fork_of(verdict) == ("failed", "two-entries")


def test_what_is_known_may_be_junk():
    voyage = good_voyage()
    for known in (("x",), ("a.b.c", ""), (*voyage.envelope.chain, "x")):
        verdict = voyage.judge(BUYER, known=known, trust=trust_in(CARRIER))
        assert verdict.headline in (Headline.DISPUTED, Headline.COPY)
    strange = voyage.judge(BUYER, known=("a.b.c",), trust=Trust())
    assert strange.headline is Headline.UNKNOWN_SIGNER


def test_after_a_chain_that_cannot_be_read_nobody_contradicts_himself():
    broken = resealed(Voyage.begin("bearer").envelope, CARRIER, (jws.sign(b"{}", CARRIER.key),))
    begun = replace(Voyage.begin("bearer"), envelope=broken)
    forks = tuple(begun.copy().give(SHIPPER, to).envelope.chain[1] for to in (BANK, BUYER))
    verdict = begun.judge(SHIPPER, forks=forks, trust=trust_in(CARRIER, SHIPPER))
    assert verdict.headline is Headline.CHANGED
    assert fork_of(verdict) == ("not-checked", "nothing-known")
