"""Two entries at one place of a chain prove that one hand signed twice, or prove nothing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import BANK, BUYER, CARRIER, LATER, MALLORY, SHIPPER, Voyage, trust_in
from tests.wallet.formats.test_members import JSON
from wallet.errors import Unreadable, WalletError
from wallet.formats.pint import double
from wallet.formats.pint.double import Fork, examine, forks_among, read_fork, write_fork
from wallet.formats.record import Kind, Record, sign_record
from wallet.keys.canonical import canonical, sha256_hex
from wallet.proof.trust import Trust


def parted() -> tuple[Voyage, Voyage]:
    """Return a bearer bill that the shipper gave to the bank, and to the buyer."""
    voyage = Voyage.begin("bearer")
    return voyage.copy().give(SHIPPER, BANK), voyage.give(SHIPPER, BUYER)


def fork_of(one: Voyage, other: Voyage) -> Fork:
    chain = one.envelope.chain
    return Fork(one.envelope.digest, chain[:-1], (chain[-1], other.envelope.chain[-1]))


def withdrawn(voyage: Voyage, by=CARRIER) -> str:
    chain = voyage.envelope.chain
    ended = Record(
        voyage.envelope.digest, len(chain) - 1, sha256_hex(chain[-1]), LATER, kind=Kind.WITHDRAWN
    )
    return sign_record(ended, by.key).text


def test_a_stranger_sees_who_signed_twice_and_where():
    fork = read_fork(write_fork(fork_of(*parted())))
    said = examine(fork)
    assert (said.flaw, fork.position, said.is_known) == (None, 1, False)
    assert said.signer is not None
    assert said.signer.did == SHIPPER.did
    assert examine(fork, trust_in(SHIPPER)).is_known
    card = SHIPPER.trusted()
    named = replace(card, party=replace(card.party, name="As the card says"))
    assert examine(fork, Trust([named])).signer.name == "As the card says"


def test_whoever_finds_it_writes_the_same_file():
    fork = fork_of(*parted())
    swapped = replace(fork, entries=fork.entries[::-1])
    assert write_fork(swapped) == write_fork(fork)
    assert read_fork(write_fork(swapped)) == read_fork(write_fork(fork))


def test_a_fork_at_the_very_beginning_needs_nothing_before_it():
    first, second = Voyage.begin("bearer"), Voyage.begin("bearer", to=BANK)
    fork = fork_of(first, second)
    assert (fork.position, examine(fork).flaw) == (0, None)


def test_a_second_text_of_one_statement_proves_nothing():
    one, _other = parted()
    text = one.envelope.chain[-1]
    assert examine(fork_of(one, one)).flaw == "fork-same-entry"
    assert list(forks_among(one.envelope.digest, (*one.envelope.chain, text))) == []


def test_what_another_hand_signed_proves_nothing():
    one, _other = parted()
    forged = one.copy()
    forged.envelope = replace(forged.envelope, chain=forged.envelope.chain[:-1])
    forged.sign(MALLORY, forged.act(*_transfer(SHIPPER, BUYER)))
    assert examine(fork_of(one, forged)).flaw == "fork-not-one-hand"
    own = one.copy()
    own.envelope = replace(own.envelope, chain=own.envelope.chain[:-1])
    own.sign(MALLORY, own.act(*_transfer(MALLORY, BUYER)))
    assert examine(fork_of(one, own)).flaw == "fork-not-one-hand"
    for fork in (fork_of(forged, one), fork_of(own, one)):
        assert examine(fork).flaw == "fork-not-one-hand", "in whatever order they lie there"


def _transfer(giver, to):
    from wallet.titles.acts import ActCode

    return ActCode.TRANSFER, giver, to


@pytest.mark.parametrize("member", ["rejection", "freed"])
def test_a_rejection_inside_makes_the_second_entry_a_benign_one(member):
    voyage = Voyage.begin("bearer")
    first = voyage.copy().give(SHIPPER, BANK)
    word = first.reject(BANK)
    second = voyage.copy().give(
        SHIPPER, BUYER, **{member: word if member == "rejection" else [word]}
    )
    assert examine(fork_of(first, second)).flaw == "fork-benign"
    heap = (*first.envelope.chain, *second.envelope.chain)
    assert list(forks_among(first.envelope.digest, heap)) == []
    forged = first.copy().reject(MALLORY)
    assert (
        examine(fork_of(first, voyage.copy().give(SHIPPER, BUYER, rejection=forged))).flaw is None
    )
    accepted = first.copy().accept(BANK).receipts[-1]
    second = voyage.copy().give(SHIPPER, BUYER, rejection=accepted)
    assert examine(fork_of(first, second)).flaw is None, "an acceptance frees nothing"
    other = voyage.copy().give(SHIPPER, BUYER)
    second = voyage.copy().give(SHIPPER, BANK, rejection=other.reject(BUYER))
    assert examine(fork_of(first, second)).flaw is None, "nor the rejection of another entry"


def test_the_registrars_word_that_the_offer_ended_does_too_and_nobody_elses():
    voyage = Voyage.begin("bearer")
    first = voyage.copy().give(SHIPPER, BANK)
    second = voyage.copy().give(SHIPPER, BUYER, withdrawn=withdrawn(first))
    assert examine(fork_of(first, second)).flaw == "fork-benign"
    for by in (SHIPPER, MALLORY):
        own = voyage.copy().give(SHIPPER, BUYER, withdrawn=withdrawn(first, by))
        assert examine(fork_of(first, own)).flaw is None
    taken_up = Record(first.envelope.digest, 1, sha256_hex(first.envelope.chain[-1]), LATER)
    elsewhere = withdrawn(voyage.copy().give(SHIPPER, BUYER))
    for word in (sign_record(taken_up, CARRIER.key).text, elsewhere):
        again = voyage.copy().give(SHIPPER, BUYER, withdrawn=word)
        assert examine(fork_of(first, again)).flaw is None, "another word frees nothing"


def test_entries_of_two_places_or_of_two_bills_prove_nothing():
    one, other = parted()
    longer = other.copy().give(BUYER, BANK)
    chain = longer.envelope.chain
    mixed = Fork(one.envelope.digest, chain[:-2], (one.envelope.chain[-1], chain[-1]))
    assert examine(mixed).flaw == "fork-not-linked"
    assert examine(replace(fork_of(one, other), bill="0" * 64)).flaw == "fork-not-linked"
    skipped = replace(fork_of(one, other), before=chain[1:2])
    assert examine(skipped).flaw == "fork-not-linked"
    later = fork_of(other.copy().give(BUYER, BANK), other.copy().give(BUYER, MALLORY))
    assert examine(later).flaw is None
    for root in (Voyage.begin("bearer", to=BANK), Voyage.begin("to-order")):
        tale = replace(later, before=(root.envelope.chain[0], later.before[1]))
        assert examine(tale).flaw == "fork-not-linked", "nor does a tale of what came before"


def test_every_fork_in_a_heap_is_found_whatever_else_lies_there():
    one, other = parted()
    third = Voyage.begin("bearer")
    third.give(SHIPPER, MALLORY)
    heap = ["eyJ.x.y", "", *one.envelope.chain, *other.envelope.chain, *third.envelope.chain]
    found = list(forks_among(one.envelope.digest, heap))
    assert len(found) == 3, "three entries make three pairs"
    assert list(forks_among(one.envelope.digest, heap[::-1])) == found
    assert all(examine(fork).flaw is None for fork in found)
    without = [text for text in heap if text != one.envelope.chain[0]]
    assert list(forks_among(one.envelope.digest, without)) == [], "not without what came before"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "x"}, {"version": 2}, {"version": "1"}, {"bill": "x"}, {"position": 2},
        {"position": -1}, {"entries": []}, {"entries": ["a.b.c"]}, {"entries": ["a", "b"]},
        {"before": "x"}, {"before": [1]},
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_it_must_be_is_refused(change):
    source = json.loads(write_fork(fork_of(*parted())))
    with pytest.raises(Unreadable):
        read_fork(canonical(source | change))


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["bill", "position", "before", "entries"]), JSON))
def test_any_file_is_a_fork_or_refused_and_never_a_proof_by_accident(members):
    source = json.loads(write_fork(fork_of(*parted())))
    try:
        fork = read_fork(canonical(source | members))
    except WalletError:
        return
    assert write_fork(fork) == write_fork(fork_of(*parted())) or examine(fork).flaw is not None


def test_the_file_is_recognised_by_its_beginning_or_end():
    data = write_fork(fork_of(*parted()))
    assert double.is_fork(data)
    assert not double.is_fork(b'{"transportDocument": {}}')
