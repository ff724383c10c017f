"""Why an act on a title is not possible is said exactly where it is not."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from wallet.titles.escrow import TitleAct, TitleState, TitleStatus
from wallet.titles.escrow_law import acts_of, why_not
from wallet.words import Language, table

A, B, C = "0xA", "0xB", "0xC"
PARTIES = st.sampled_from([A, B, C])
STATES = st.builds(
    TitleState,
    version=st.sampled_from([4, 5]),
    status=st.sampled_from(list(TitleStatus)),
    owner=PARTIES,
    holder=PARTIES,
    nominee=st.sampled_from(["", A, B, C]),
    previous_owner=st.sampled_from(["", A, B]),
    previous_holder=st.sampled_from(["", A, B]),
    is_paused=st.booleans(),
)
HOLDERS = [act for act in TitleAct if not act.is_issuers]


@example(TitleState(5, TitleStatus.ACTIVE, A, B, nominee=C), B, TitleAct.TRANSFER_OWNER)
@example(TitleState(5, TitleStatus.ACTIVE, A, B, nominee=C), B, TitleAct.TRANSFER_BOTH)
@given(state=STATES, who=PARTIES, act=st.sampled_from(HOLDERS))
def test_an_act_is_possible_or_refused_never_both(state, who, act):
    if state.status is TitleStatus.ACTIVE and state.nominee == state.owner:
        return  # the contract lets nobody nominate the owner
    assert (act in acts_of(state, who)) == (why_not(state, act, who) is None)


@given(state=STATES, who=PARTIES, act=st.sampled_from(list(TitleAct)))
def test_every_refusal_has_words(state, who, act):
    refused = why_not(state, act, who)
    assert refused is None or f"refusal.{refused.code}" in table(Language.ENGLISH)
