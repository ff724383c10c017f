"""Two transfers by one hand are found by whatever way they come, and strangers can check it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.wallet.desk.world import World
from wallet.book import Question, verify
from wallet.desk import doubling
from wallet.errors import CouldNotLook, Refused
from wallet.formats.pint.double import Fork, examine, read_fork, write_fork
from wallet.formats.pint.envelope import read_envelope
from wallet.parcels.file import Purpose, read_parcel, write_parcel
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline
from wallet.titles.acts import ActCode, How
from wallet.titles.holding import Standing


@pytest.fixture
def world():
    world = World(crook="shipper")
    world.issue("bearer/minimal.json")
    yield world
    world.close()


@pytest.fixture
def doubled(world):
    """Let the shipper give the bill to the bank, and to the buyer too."""
    one = world.hand_over(
        world.books["shipper"].offer(world.bill, world.cards["bank"], How.POSSESSION)
    )
    world.forge(world.post[0], 0, "buyer", (ActCode.TRANSFER,), "shipper", 0)
    return one, world.post[-1]


def fork_check(world, who):
    check = world.books[who].show(world.bill).verdict.check("control.fork")
    return check.reason


def test_who_meets_both_freezes_the_bill_and_has_the_proof(world, doubled):
    one, other = doubled
    world.deliver(one, "bank")
    world.deliver(other, "bank")
    view = world.books["bank"].show(world.bill)
    assert view.verdict.headline is Headline.DISPUTED
    assert view.holding.standing is Standing.FROZEN
    for act in (
        lambda: world.books["bank"].accept(world.bill),
        lambda: world.books["bank"].offer(world.bill, world.cards["buyer"], How.POSSESSION),
    ):
        with pytest.raises(Refused, match="bill-frozen"):
            act()
    fork = read_fork(world.books["bank"].proof_of_fork(world.bill))
    assert fork.position == 1


def test_the_proof_alone_freezes_the_bill_of_who_had_seen_neither(world, doubled):
    one, other = doubled
    world.deliver(one, "bank")
    world.deliver(other, "bank")
    world.deliver(world.post[0], "buyer")
    proof = world.put(world.books["bank"].proof_of_fork(world.bill))
    received = world.books["buyer"].receive(proof)
    assert (received.is_kept, received.verdict.headline) == (True, Headline.DISPUTED)
    assert fork_check(world, "buyer") == "two-entries"
    assert world.books["buyer"].holding(world.bill).standing is Standing.FROZEN
    assert world.books["buyer"].proof_of_fork(world.bill) == proof.read_bytes()
    again = world.books["buyer"].receive(proof)
    assert again.is_kept


def test_it_travels_with_the_bill(world, doubled):
    one, other = doubled
    world.deliver(one, "bank")
    world.deliver(other, "bank")
    parcel = read_parcel(world.copy_of("bank"))
    assert [read_fork(data).position for data in parcel.forks] == [1]
    shorter = replace(read_envelope(parcel.envelope))
    world.deliver(world.put(write_parcel(parcel)), "buyer")
    assert fork_check(world, "buyer") == "two-entries"
    assert len(shorter.chain) == 2


def test_a_stranger_verifies_it_without_a_vault(world, doubled):
    world.deliver(doubled[0], "bank")
    world.deliver(doubled[1], "bank")
    proof = world.put(world.books["bank"].proof_of_fork(world.bill))
    verdict = verify(proof, Question(world.time.at))
    assert verdict.format == "ebl-fork"
    assert verdict.headline is Headline.DISPUTED
    check = verdict.check("control.fork")
    assert (check.reason, check.facts["signer"]) == (
        "signed-twice", world.cards["shipper"].party.name
    )  # fmt: skip
    assert len(check.evidence) == 2
    assert verdict.check("issuer.identity").reason == "signer-by-key"
    trust = Trust(world.books["buyer"]._office.trust().keys)
    known = verify(proof, Question(world.time.at, trust))
    assert known.check("issuer.identity").reason == "signer-pinned"


def test_a_proof_of_a_bill_one_does_not_hold_is_judged_and_not_kept(world, doubled):
    world.deliver(doubled[0], "bank")
    world.deliver(doubled[1], "bank")
    proof = world.put(world.books["bank"].proof_of_fork(world.bill))
    received = world.books["buyer"].receive(proof)
    assert (received.is_kept, received.verdict.headline) == (False, Headline.DISPUTED)
    with pytest.raises(CouldNotLook, match="bill-unknown"):
        world.books["buyer"].proof_of_fork(world.bill)


def test_an_entry_in_a_file_that_is_refused_proves_as_much(world, doubled):
    """The crook hides the second entry under one that the law forbids."""
    world.deliver(doubled[0], "bank")
    world.forge(doubled[1], 1, "bank", (ActCode.ISSUE,), "shipper", 0)
    received = world.books["bank"].receive(world.post[-1])
    assert not received.is_kept
    assert fork_check(world, "bank") == "two-entries"


def test_the_registrars_record_settles_it_and_the_loser_has_proof(world, doubled):
    one, other = doubled
    world.deliver(one, "bank")
    world.deliver(other, "buyer")
    accepted = world.hand_over(world.books["bank"].accept(world.bill))
    late = world.hand_over(world.books["buyer"].accept(world.bill))
    recorded = world.hand_over(world.books["carrier"].record_parcel(accepted))
    refused = world.books["carrier"].record_parcel(late)
    assert refused.refused
    world.deliver(recorded, "bank")
    world.deliver(world.hand_over(refused), "buyer")
    assert world.books["bank"].show(world.bill).verdict.headline is Headline.HOLDER
    assert world.books["buyer"].show(world.bill).verdict.headline is not Headline.HOLDER
    assert read_fork(world.books["buyer"].proof_of_fork(world.bill)).position == 1
    assert fork_check(world, "carrier") == "fork-settled"


def test_of_two_that_nobody_has_recorded_the_registrar_says_neither(world, doubled):
    carrier, (one, other) = world.books["carrier"], doubled
    world.deliver(one, "bank")
    world.deliver(other, "buyer")
    world.deliver(world.hand_over(world.books["bank"].accept(world.bill)), "carrier")
    late = world.hand_over(world.books["buyer"].accept(world.bill))
    with pytest.raises(Refused, match="bill-frozen"):
        carrier.record_parcel(late)
    assert len(carrier._vault.registered(world.bill)) == 1, "the issue alone"


def test_who_was_rejected_twice_carries_both_words_and_is_no_cheat(world):
    bill, shipper, bank = world.bill, world.books["shipper"], world.books["bank"]
    offers = []
    for _ in range(2):
        offers.append(world.hand_over(shipper.offer(bill, world.cards["bank"], How.POSSESSION)))
        world.deliver(offers[-1], "bank")
        world.deliver(world.hand_over(bank.reject(bill, "not agreed")), "shipper")
        world.time.tick()
    third = world.hand_over(shipper.offer(bill, world.cards["buyer"], How.POSSESSION))
    world.deliver(offers[0], "buyer")
    world.deliver(third, "buyer")
    assert world.books["buyer"].show(bill).verdict.headline is Headline.OFFERED
    world.deliver(third, "bank")
    assert fork_check(world, "bank") not in ("two-entries", "fork-settled")
    with pytest.raises(CouldNotLook, match="fork-none"):
        bank.proof_of_fork(bill)


def test_somebody_elses_entries_fill_no_vault(world, doubled):
    """Forks by hands that have no say here are passed over."""
    world.deliver(doubled[0], "bank")
    parcel = read_parcel(doubled[0].read_bytes())
    other = World(crook="buyer")
    try:
        other.issue("bearer/minimal.json")
        other.forge(other.post[0], 0, "bank", (ActCode.TRANSFER,), "buyer", 0)
        other.forge(other.post[0], 0, "shipper", (ActCode.TRANSFER,), "buyer", 0)
        world.deliver(world.put(write_parcel(replace(parcel, forks=(b"{}", b"x")))), "bank")
        for path in other.post[-2:]:
            world.deliver(world.put(path.read_bytes()), "bank")
        assert fork_check(world, "bank") not in ("two-entries", "fork-settled")
        assert world.books["bank"].parcel(world.bill, Purpose.COPY).parcel
    finally:
        other.close()


def test_who_has_no_say_in_a_bill_freezes_it_for_nobody():
    """Anybody can sign twice after an entry; it counts against the one whose turn it was."""
    world = World(crook="buyer")
    try:
        world.issue("bearer/minimal.json")
        for to in ("bank", "carrier"):
            world.forge(world.post[0], 0, to, (ActCode.TRANSFER,), "buyer", 0)
        chains = [
            read_envelope(read_parcel(path.read_bytes()).envelope).chain for path in world.post[-2:]
        ]
        fork = Fork(world.bill, chains[0][:1], (chains[0][1], chains[1][1]))
        assert examine(fork).flaw is None, "the buyer did sign twice"
        holder = world.books["shipper"]
        assert not holder.receive(world.put(write_fork(fork))).is_kept
        assert holder.holding(world.bill).standing is Standing.IN_HANDS
        assert holder.offer(world.bill, world.cards["bank"], How.POSSESSION)
    finally:
        world.close()


def test_a_hand_that_signs_without_end_fills_no_vault_either(world, doubled, monkeypatch):
    monkeypatch.setattr(doubling, "MOST_KEPT", 2)
    for path in doubled:
        world.deliver(path, "bank")
    for place in range(1, 4):
        world.forge(world.post[0], 0, "buyer", (ActCode.TRANSFER,), "shipper", place)
        world.deliver(world.post[-1], "bank")
    office = world.books["bank"]._office
    texts = {proof.text for proof in office.vault.proofs(world.bill, "fork")}
    assert 0 < len(texts) <= 2
    assert fork_check(world, "bank") == "two-entries"
