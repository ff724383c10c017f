"""Of two entries at one position the first seen stands; the registrar decides nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import BANK, BUYER, CARRIER, LATER, SHIPPER, Voyage, good_voyage
from wallet.errors import Refused
from wallet.formats.record import Kind, Record, Why, is_signed_by, read_record
from wallet.registries.registrar import Register, Ruling, confirm, freeze, rule, unfreeze
from wallet.titles.acts import ActCode

ALL = frozenset(range(100))


def ruling(
    voyage: Voyage, standing=None, agreed=ALL, key=CARRIER.key, at=LATER, said=(), ends=None
) -> Ruling:
    known = standing or {}
    register = Register.of((*known.values(), *said), known)
    return rule(voyage.chain(), agreed, register, key=key, at=at, offer_ends=ends)


def by_position(records) -> dict[int, Record]:
    return {record.position: record for record in records}


def to_and_fro(entries: int) -> Voyage:
    voyage = Voyage.begin("bearer")
    people = (SHIPPER, BANK)
    for index in range(entries - 1):
        voyage.give(people[index % 2], people[(index + 1) % 2])
    return voyage


def test_a_run_of_entries_is_recorded_in_one_go_each_linked_to_the_one_before():
    voyage = good_voyage()
    records = ruling(voyage).records
    assert [record.position for record in records] == [0, 1, 2]
    assert [record.entry for record in records] == [
        link.entry.digest for link in voyage.chain().links
    ]
    assert [record.previous for record in records] == [
        None, records[0].digest, records[1].digest,
    ]  # fmt: skip
    for record in records:
        assert record.bill == voyage.envelope.digest
        assert record.at == LATER
        assert is_signed_by(read_record(record.text), CARRIER.key.public)


def test_what_was_recorded_is_not_recorded_again():
    voyage = good_voyage()
    standing = by_position(ruling(voyage).records)
    assert ruling(voyage, standing) == Ruling(())
    voyage.give(BUYER, SHIPPER)
    (record,) = ruling(voyage, standing).records
    assert (record.position, record.previous) == (3, standing[2].digest)


def test_a_shorter_chain_that_agrees_changes_nothing():
    standing = by_position(ruling(to_and_fro(5)).records)
    assert ruling(to_and_fro(3), standing) == Ruling(())


def test_nothing_is_recorded_below_a_record_of_more_than_the_chain_holds():
    """As after a restore: of what was recorded only the newest came back, and 1 and 2 are open."""
    standing = by_position(ruling(to_and_fro(4)).records)
    gap = {0: standing[0], 3: standing[3]}
    other = Voyage.begin("bearer").give(SHIPPER, BUYER)
    for agreed in (ALL, frozenset({0})):  # an offer that lapsed is not ended either
        with pytest.raises(Refused, match="record-newer"):
            ruling(other, gap, agreed=agreed, ends=LATER - timedelta(days=1))
    other.give(BUYER, BANK).give(BANK, BUYER)
    refusal = ruling(other, gap).refusal
    assert refusal is not None
    assert refusal.entry == standing[3].entry
    assert [one.position for one in ruling(to_and_fro(4), gap).records] == [1, 2]


def test_who_comes_late_gets_a_refusal_that_contains_what_came_first():
    voyage = Voyage.begin("bearer")
    first, late = voyage.copy().give(SHIPPER, BANK), voyage.give(SHIPPER, BUYER)
    standing = by_position(ruling(first).records)
    answer = ruling(late, standing, at=LATER + timedelta(days=1))
    assert answer.records == ()
    refusal = answer.refusal
    assert refusal is not None
    assert refusal.is_refusal
    assert (refusal.position, refusal.entry, refusal.refused) == (1, first.last, late.last)
    assert read_record(refusal.standing or "") == standing[1]
    assert is_signed_by(refusal, CARRIER.key.public)


def test_a_late_branch_gets_no_record_for_what_it_shares_or_adds():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    first, late = voyage.copy().give(BANK, BUYER), voyage.give(BANK, SHIPPER)
    late.give(SHIPPER, BUYER)
    answer = ruling(late, by_position(ruling(first).records))
    assert (answer.records, answer.refusal is not None) == ((), True)


def test_only_the_registrar_that_entry_0_names_rules():
    with pytest.raises(Refused, match="not-the-registrar") as refused:
        ruling(good_voyage(), key=BANK.key)
    assert refused.value.facts["registrar"] == CARRIER.did


def test_an_offer_that_nobody_answered_is_not_recorded():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    standing = by_position(ruling(voyage, agreed=frozenset()).records)
    assert list(standing) == [0]
    with pytest.raises(Refused, match="not-agreed") as caught:
        ruling(voyage, standing, agreed=frozenset())
    assert caught.value.facts == {"position": 1, "holder": BANK.party.name}
    surrendered = Voyage.begin("bearer").surrender(SHIPPER)
    with pytest.raises(Refused, match="not-agreed") as caught:
        ruling(surrendered, standing, agreed=frozenset())
    assert caught.value.facts["case"] == "surrender"


def test_an_open_offer_does_not_hold_up_what_came_before_it():
    voyage = to_and_fro(4)
    records = ruling(voyage, agreed=frozenset({1, 2})).records
    assert [record.position for record in records] == [0, 1, 2]
    for agreed in (frozenset({1}), frozenset({1, 3})):
        records = ruling(voyage, agreed=agreed, ends=LATER - timedelta(days=1)).records
        assert [(one.position, one.kind) for one in records] == [(0, Kind.RECORD), (1, Kind.RECORD)]


def test_what_the_registrar_signed_itself_needs_no_answer():
    voyage = Voyage.begin("bearer").surrender(SHIPPER)
    voyage.answer(ActCode.ACCEPT_SURRENDER, SHIPPER)
    records = ruling(voyage, agreed=frozenset({1})).records
    assert [record.position for record in records] == [0, 1, 2]


@settings(max_examples=30)
@given(st.integers(1, 8), st.integers(1, 8), st.integers(1, 8))
def test_records_of_any_arrivals_never_contradict_each_other(common, one, two):
    """Two branches arrive in turn, piece by piece; one of them stands, whole."""
    root = to_and_fro(common)
    giver, receiver = (SHIPPER, BANK) if common % 2 else (BANK, SHIPPER)
    branches = [root.copy().give(giver, receiver), root.copy().give(giver, BUYER)]
    standing: dict[int, Record] = {}
    refused = []
    for branch in branches if one <= two else branches[::-1]:
        answer = ruling(branch, standing)
        for record in answer.records:
            assert record.position not in standing
            standing[record.position] = record
        refused.append(answer.refusal is not None)
    assert refused == [False, True]
    assert sorted(standing) == list(range(common + 1))
    previous = None
    for position in sorted(standing):
        assert standing[position].previous == previous
        previous = standing[position].digest


def test_a_ruling_is_repeatable():
    voyage = good_voyage()
    assert ruling(voyage) == ruling(voyage)
    assert ruling(voyage) != ruling(voyage, at=LATER + timedelta(seconds=1))
    assert replace(ruling(voyage), refusal=None) == ruling(voyage)


def test_an_offer_whose_time_has_passed_is_ended_and_a_later_acceptance_refused():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    first, ended = ruling(voyage, agreed=frozenset(), ends=LATER - timedelta(days=1)).records
    assert (first.kind, ended.kind) == (Kind.RECORD, Kind.WITHDRAWN)
    assert (ended.position, ended.entry, ended.previous) == (1, voyage.last, first.digest)
    late = ruling(voyage, {0: first}, said=(ended,), at=LATER + timedelta(days=1))
    assert late.records == ()
    assert late.refusal is not None
    assert read_record(late.refusal.standing or "") == ended
    assert late.refusal.previous == ended.digest
    again = Voyage.begin("bearer").give(SHIPPER, BUYER)
    (record,) = ruling(again, {0: first}, said=(ended,)).records
    assert (record.position, record.entry, record.previous) == (1, again.last, ended.digest)


def test_before_its_time_or_without_one_an_offer_is_not_ended_by_its_giver_or_anybody():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    (first,) = ruling(voyage, agreed=frozenset()).records
    for ends in (None, LATER, LATER + timedelta(days=1)):
        with pytest.raises(Refused, match="not-agreed"):
            ruling(voyage, {0: first}, agreed=frozenset(), ends=ends)


def test_what_was_accepted_is_recorded_however_late_it_is_brought():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    records = ruling(voyage, ends=LATER - timedelta(days=30)).records
    assert [record.kind for record in records] == [Kind.RECORD, Kind.RECORD]


def test_nothing_is_recorded_of_a_frozen_bill_until_every_freeze_is_lifted():
    voyage = good_voyage()
    known = by_position(ruling(voyage).records)
    chain, register = voyage.chain(), Register.of(known.values(), known)
    ordered = freeze(
        chain, register, Why.COURT_ORDER, " High Court,  1/26 ", key=CARRIER.key, at=LATER
    )
    assert (ordered.reference, ordered.previous) == ("High Court, 1/26", known[2].digest)
    said = (*known.values(), ordered)
    lost = freeze(
        chain, Register.of(said, known), Why.KEY_LOSS, "letter", key=CARRIER.key,
        at=LATER + timedelta(hours=1),
    )  # fmt: skip
    assert lost.previous == ordered.digest
    assert (lost.bill, lost.position, lost.entry) == (known[2].bill, 2, known[2].entry)
    voyage.give(BUYER, SHIPPER)
    with pytest.raises(Refused, match="frozen-by-registrar") as refused:
        ruling(voyage, known, said=(ordered, lost))
    assert refused.value.facts["freeze"] is Why.KEY_LOSS
    assert refused.value.facts["refusal"] == 11
    register = Register.of((*said, lost), known)
    lifted = unfreeze(chain, register, "set aside", key=CARRIER.key, at=LATER + timedelta(days=1))
    assert [record.lifts for record in lifted] == [ordered.digest, lost.digest]
    assert [record.previous for record in lifted] == [lost.digest, lifted[0].digest]
    (record,) = ruling(voyage, known, said=(ordered, lost, *lifted)).records
    assert record.previous == lifted[1].digest


def test_a_bill_frozen_before_anything_was_recorded_is_recorded_afterwards():
    voyage, moments = good_voyage(), {"key": CARRIER.key, "at": LATER}
    held = freeze(voyage.chain(), Register(), Why.FORK, "proof", **moments)
    assert (held.position, held.entry) == (0, voyage.chain().links[0].entry.digest)
    lifted = unfreeze(voyage.chain(), Register.of((held,), {}), "settled", **moments)
    records = ruling(voyage, said=(held, *lifted)).records
    assert [record.kind for record in records] == [Kind.RECORD] * 3


def test_what_is_recorded_last_is_confirmed_by_the_registrar_alone_and_unless_frozen():
    voyage = good_voyage()
    known = by_position(ruling(voyage).records)
    chain, register = voyage.chain(), Register.of(known.values(), known)
    said = confirm(chain, register, key=CARRIER.key, at=LATER + timedelta(days=1))
    assert (said.kind, said.position, said.entry) == (Kind.RECORD, 2, known[2].entry)
    assert (said.previous, said.at) == (known[2].digest, LATER + timedelta(days=1))
    assert is_signed_by(said, CARRIER.key.public)
    for act in (
        lambda: confirm(chain, register, key=BANK.key, at=LATER),
        lambda: unfreeze(chain, register, "order", key=BANK.key, at=LATER),
    ):
        with pytest.raises(Refused, match="not-the-registrar"):
            act()
    held = freeze(chain, register, Why.FORK, "proof", key=CARRIER.key, at=LATER)
    with pytest.raises(Refused, match="frozen-by-registrar"):
        confirm(chain, Register.of((*known.values(), held), known), key=CARRIER.key, at=LATER)


def test_a_freeze_needs_a_reference_and_its_end_a_freeze():
    chain, register = good_voyage().chain(), Register()
    for act in (
        lambda: freeze(chain, register, Why.FORK, " ", key=CARRIER.key, at=LATER),
        lambda: unfreeze(chain, register, "", key=CARRIER.key, at=LATER),
    ):
        with pytest.raises(Refused, match="reference-missing"):
            act()
    with pytest.raises(Refused, match="not-frozen"):
        unfreeze(chain, register, "order", key=CARRIER.key, at=LATER)
    with pytest.raises(Refused, match="not-the-registrar"):
        freeze(chain, register, Why.FORK, "proof", key=BANK.key, at=LATER)
