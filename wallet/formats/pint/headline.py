"""Chooses the one headline that stands over a bill, from the closed list.

The order is the order of gravity: changed, disputed, signer unknown, ended, held
still by the registrar, then what is so for the one who asks. "You are the holder"
needs the registrar's record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wallet.formats.pint.case import Case
from wallet.formats.pint.degrees import Standing, recipient_of
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Party
from wallet.titles.state import Degree


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks came to, as far as the headline cares."""

    changed: bool
    disputed: bool
    strangers: bool
    outrun: bool
    """Whether more has happened to the bill than this chain holds."""
    standing: Standing


def headline_of(
    chain: TitleChain | None, case: Case, facts: Facts
) -> tuple[Headline, Mapping[str, object]]:
    """Return the headline and what its sentence mentions."""
    said = {} if chain is None else _names(chain, case.trust, facts)
    if facts.changed:
        return Headline.CHANGED, said
    if facts.disputed:
        return Headline.DISPUTED, said
    if facts.strangers:
        return Headline.UNKNOWN_SIGNER, said
    if chain is None:
        return Headline.NOT_CHECKED, said
    if chain.state.status.has_ended:
        return Headline.ENDED, said | {"case": chain.state.status.value}
    if facts.standing.frozen is not None:
        return Headline.WAITING, said | {"receiver": said["carrier"]}
    if facts.outrun:
        return Headline.COPY, said | {"case": "older"}
    if case.me is None:
        return Headline.COPY, said
    headline = _for_asker(chain, case.me, facts.standing)
    state = facts.standing.effective(chain).state
    if headline is Headline.HOLDER and state.charge is not None:
        said["case"] = "enforced" if state.is_enforced else "pledged"
    return headline, said


def _for_asker(chain: TitleChain, me: Party, standing: Standing) -> Headline:
    state = standing.effective(chain).state
    given = standing.giving(chain).entry
    degree = standing.degree(given.position)
    if state.status.awaits_carrier:
        is_mine = state.surrendered_by is not None and state.surrendered_by.is_same_as(me)
        return Headline.WAITING if is_mine or state.holder.is_same_as(me) else Headline.COPY
    if state.holder.is_same_as(me):
        return {
            Degree.RECORDED: Headline.HOLDER,
            Degree.AGREED: Headline.AGREED,
        }.get(degree, Headline.OFFERED)
    if given.acts[-1].actor.is_same_as(me) and degree is not Degree.RECORDED:
        return Headline.AGREED if degree is Degree.AGREED else Headline.WAITING
    return Headline.COPY


def _names(chain: TitleChain, trust: Trust, facts: Facts) -> dict[str, object]:
    """Return who is who; a party whose card is pinned goes by the name on that card."""
    link = facts.standing.effective(chain)
    parties = {
        "carrier": chain.carrier,
        "giver": link.entry.acts[-1].actor,
        "receiver": recipient_of(link.entry),
    }
    if not facts.outrun:  # else nobody here knows who holds it
        before = facts.standing.before_offer(chain)
        parties["holder"] = (before or link.state).holder
    return {
        part: "" if party is None else (trust.card_of(party) or party).name
        for part, party in parties.items()
    }
