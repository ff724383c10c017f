"""The tree is RFC 6962's, at every size there was."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from wallet.store import merkle


class Kept(dict):
    """Nodes in memory; none is ever kept twice."""

    def node(self, level, number):
        return self[level, number]

    def keep_node(self, level, number, digest):
        assert (level, number) not in self
        self[level, number] = digest


def grown(leaves):
    nodes = Kept()
    for size, leaf in enumerate(leaves):
        merkle.append(nodes, size, leaf)
    return nodes


def naive(leaves):
    """RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + naive(leaves[:split]) + naive(leaves[split:])).digest()


def test_the_roots_are_those_of_the_known_vectors():
    # The tree of Certificate Transparency's own tests.
    leaves = [
        bytes.fromhex(leaf)
        for leaf in (
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        )
    ]  # fmt: skip
    nodes = grown(leaves)
    assert merkle.root(nodes, 1).hex().startswith("6e340b9cffb37a98")
    assert merkle.root(nodes, 2).hex().startswith("fac54203e7cc696c")
    assert merkle.root(nodes, 8).hex().startswith("5dc9da79a70659a9")


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_any_earlier_root_can_be_told_from_the_nodes(leaves):
    nodes = grown(leaves)
    for size in range(len(leaves) + 1):
        assert merkle.root(nodes, size) == naive(leaves[:size])


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=70), st.data())
def test_a_changed_end_is_noticed(leaves, data):
    nodes = grown(leaves)
    assert merkle.ends_with(nodes, len(leaves), leaves[-1])
    assert not merkle.ends_with(nodes, len(leaves), leaves[-1] + b"!")
    above = [place for place in nodes if place[1] == (len(leaves) - 1) >> place[0]]
    place = data.draw(st.sampled_from(above))
    nodes[place] = bytes(32)
    assert not merkle.ends_with(nodes, len(leaves), leaves[-1])


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=70), st.booleans())
def test_a_draft_adds_to_a_tree_that_it_leaves_as_it_is(leaves, knows):
    *before, last = leaves
    kept = grown(before)
    known = merkle.Draft(kept, {}).peaks(len(before)) if knows else {}
    assert sorted(known) == (sorted(merkle.peaks(len(before))) if knows else [])
    draft = merkle.Draft(Kept() if knows else kept, known)  # what is known is not asked for
    merkle.append(draft, len(before), last)
    assert kept | draft.fresh == grown(leaves)
    assert not kept.keys() & draft.fresh.keys()
    assert merkle.root(draft, len(leaves)) == naive(leaves)
