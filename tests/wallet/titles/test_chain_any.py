"""No sequence of acts, whoever tries them, gives a chain that breaks the law."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.titles.law import (
    BANK,
    BUYER,
    CARRIER,
    SHIPPER,
    act,
    customer,
    entry,
    issue,
    terms,
)
from wallet.errors import Refused
from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Code, Party

PEOPLE = (CARRIER, SHIPPER, BANK, BUYER, customer("Desk", code="H"), customer("House", code="H"))
ACTS = st.builds(
    act,
    st.sampled_from([code for code in ActCode if code is not ActCode.ISSUE]),
    st.sampled_from(PEOPLE),
    st.none() | st.sampled_from(PEOPLE),
)
KINDS = st.sampled_from(Kind)


def grown(kind: Kind, named: Party, acts: list) -> TitleChain:
    """Return the chain of all the acts that are allowed, one entry each."""
    chain = TitleChain.begin(terms(kind, named), issue())
    for one in acts:
        try:
            chain = chain.followed_by(entry(len(chain), one))
        except Refused:
            continue
    return chain


@given(KINDS, st.sampled_from(PEOPLE), st.lists(ACTS, max_size=40))
def test_no_act_in_any_chain_is_by_somebody_without_control(kind, named, acts):
    chain = grown(kind, named, acts)
    for before, link in zip(chain.links, chain.links[1:], strict=False):
        (one,) = link.entry.acts
        holder = before.state.holder
        assert one.actor.is_same_as(holder)
        assert holder.did is None or link.entry.signer.did == holder.did
        assert not before.state.status.has_ended
        if not one.code.moves_control:
            assert link.state.holder == holder
        if one.code.endorses:
            assert before.state.kind.is_negotiable
            assert before.state.holder_is_entitled
        else:
            assert link.state.order_party == before.state.order_party
        assert before.state.status.awaits_carrier == one.code.answers_surrender


@settings(max_examples=50)
@given(KINDS, st.sampled_from(PEOPLE), st.lists(ACTS, max_size=40))
def test_replaying_all_gives_what_growing_gave(kind, named, acts):
    chain = grown(kind, named, acts)
    again = TitleChain.replay(chain.terms, [link.entry for link in chain.links])
    assert again.links == chain.links
    for length in range(1, len(chain)):
        prefix = TitleChain.replay(chain.terms, [link.entry for link in chain.links[:length]])
        assert prefix.followed_by(chain.links[length].entry).links == chain.links[: length + 1]


@given(st.lists(st.lists(ACTS, max_size=4), max_size=6))
def test_entries_of_several_acts_are_replayed_or_refused(entries):
    rows = [entry(index, *acts) for index, acts in enumerate(entries, start=1)]
    try:
        chain = TitleChain.replay(terms(Kind.BEARER), [issue(), *rows])
    except Refused as refusal:
        position = refusal.facts["position"]
        assert isinstance(position, int)
        chain = TitleChain.replay(terms(Kind.BEARER), [issue(), *rows][:position])
        assert len(chain) == position
    assert chain.carrier == CARRIER


@given(st.text(max_size=20), st.text(max_size=20))
def test_codes_of_any_text_compare_without_error(one, two):
    assert Code("ZZZ", one).means(Code("ZZZ", two)) == (one == two and one.strip() != "")
