"""Chooses the one headline that stands over a bill, from the closed list.

The order is the order of gravity: changed, disputed, signer unknown, then what
is so for the one who asks. "You are the holder" needs the registrar's record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wallet.formats.pint.case import Case
from wallet.formats.pint.degrees import Standing, recipient_of
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
    standing: Standing


def headline_of(
    chain: TitleChain | None, case: Case, facts: Facts
) -> tuple[Headline, Mapping[str, object]]:
    """Return the headline and what its sentence mentions."""
    said: dict[str, object] = {} if chain is None else _names(chain)
    if facts.changed:
        return Headline.CHANGED, said
    if facts.disputed:
        return Headline.DISPUTED, said
    if facts.strangers:
        return Headline.UNKNOWN_SIGNER, said
    if chain is None:
        return Headline.NOT_CHECKED, said
    if chain.state.status.has_ended:
        return Headline.ENDED, said | {"how": chain.state.status.value}
    return _for_asker(chain, case.me, facts.standing), said


def _for_asker(chain: TitleChain, me: Party | None, standing: Standing) -> Headline:
    link = standing.effective(chain)
    state, last = link.state, link.entry
    degree = standing.degree(last.position)
    if me is None or standing.outrun:
        return Headline.COPY
    if state.status.awaits_carrier:
        is_mine = state.surrendered_by is not None and state.surrendered_by.is_same_as(me)
        return Headline.WAITING if is_mine or state.holder.is_same_as(me) else Headline.COPY
    if state.holder.is_same_as(me):
        return {
            Degree.RECORDED: Headline.HOLDER,
            Degree.AGREED: Headline.AGREED,
        }.get(degree, Headline.OFFERED)
    if last.acts[-1].actor.is_same_as(me) and degree is not Degree.RECORDED:
        return Headline.AGREED if degree is Degree.AGREED else Headline.WAITING
    return Headline.COPY


def _names(chain: TitleChain) -> dict[str, object]:
    receiver = recipient_of(chain.last)
    return {
        "holder": chain.state.holder.name,
        "carrier": chain.carrier.name,
        "giver": chain.last.acts[-1].actor.name,
        "receiver": receiver.name if receiver is not None else "",
    }
