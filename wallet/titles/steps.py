"""How the steps of a bill's life are written: in DCSA's acts, and what those leave unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from wallet.titles.acts import Act, ActCode, Ask, How, Meaning, Step
from wallet.titles.parties import Party
from wallet.titles.state import Status

SWITCH_TO_PAPER = "SWTP"
"""DCSA `reasonCode` of a surrender for amendment that asks for paper."""

GIVING: Mapping[How, Step] = MappingProxyType(
    {
        How.TO_ORDER: Step.ENDORSE_TO_ORDER,
        How.STRAIGHT: Step.ENDORSE_STRAIGHT,
        How.IN_BLANK: Step.ENDORSE_IN_BLANK,
        How.POSSESSION: Step.HAND_OVER,
        How.PLEDGE: Step.PLEDGE,
        How.RELEASE: Step.RELEASE,
    }
)
"""The step that each way of giving is."""

SURRENDERING: Mapping[Ask, Step] = MappingProxyType(
    {
        Ask.DELIVERY: Step.SURRENDER_FOR_DELIVERY,
        Ask.AMENDMENT: Step.SURRENDER_FOR_AMENDMENT,
        Ask.PAPER: Step.REQUEST_PAPER,
    }
)
"""The step that each way of giving back is."""

_CODES: Mapping[Step, tuple[ActCode, ...]] = MappingProxyType(
    {
        Step.ENDORSE_TO_ORDER: (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER),
        Step.ENDORSE_STRAIGHT: (ActCode.ENDORSE, ActCode.TRANSFER),
        Step.ENDORSE_IN_BLANK: (ActCode.BLANK_ENDORSE, ActCode.TRANSFER),
        Step.HAND_OVER: (ActCode.TRANSFER,),
        Step.PLEDGE: (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER),
        Step.RELEASE: (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER),
        Step.ENFORCE: (ActCode.SIGN,),
        # SIGN goes with a surrender: attestation clauses want the presenter's signature also on
        # a bearer or straight bill ("duly endorsed").
        Step.SURRENDER_FOR_DELIVERY: (ActCode.SIGN, ActCode.SURRENDER_FOR_DELIVERY),
        Step.SURRENDER_FOR_AMENDMENT: (ActCode.SIGN, ActCode.SURRENDER_FOR_AMENDMENT),
        Step.REQUEST_PAPER: (ActCode.SIGN, ActCode.SURRENDER_FOR_AMENDMENT),
        Step.ACCEPT_SURRENDER: (ActCode.ACCEPT_SURRENDER,),
        Step.REISSUE: (ActCode.ACCEPT_SURRENDER,),
        Step.VOID: (ActCode.ACCEPT_SURRENDER,),
        Step.ISSUE_PAPER: (ActCode.ACCEPT_SURRENDER,),
        Step.REFUSE_SURRENDER: (ActCode.REFUSE_SURRENDER,),
        Step.REFUSE_PAPER: (ActCode.REFUSE_SURRENDER,),
    }
)
_MEANINGS: Mapping[Step, Meaning] = MappingProxyType(
    {
        Step.PLEDGE: Meaning.PLEDGE,
        Step.RELEASE: Meaning.RELEASE,
        Step.ENFORCE: Meaning.ENFORCE,
        Step.REISSUE: Meaning.REISSUE,
        Step.VOID: Meaning.VOID,
        Step.ISSUE_PAPER: Meaning.PAPER,
    }
)


def codes_of(step: Step) -> tuple[ActCode, ...]:
    """Return the DCSA acts that a step is written as, in one entry."""
    return _CODES[step]


def meaning_of(step: Step) -> Meaning | None:
    """Return what our own member has to add to the codes, if anything."""
    return _MEANINGS.get(step)


def acts_of(
    step: Step,
    by: Party,
    to: Party | None,
    at: datetime,
    *,
    reason: str | None = None,
    comments: str | None = None,
) -> tuple[Act, ...]:
    """Return the acts that a step is written as.

    Args:
        step: Which step.
        by: Who takes it.
        to: To whom; acts that DCSA addresses to nobody leave it out.
        at: When, UTC.
        reason: DCSA `reasonCode` of a surrender for amendment: ``COD``, ``SWI``.
        comments: What is to be changed, why it is refused.

    """
    if step is Step.REQUEST_PAPER:
        reason = SWITCH_TO_PAPER
    acts = []
    for code in codes_of(step):
        receiver = None if code.has_no_recipient else to
        is_last = code is codes_of(step)[-1]
        act = Act(code, by, receiver, at, comments=comments if is_last else None)
        acts.append(replace(act, reason=reason) if code.surrenders else act)
    return tuple(acts)


def step_of_answer(status: Status, code: ActCode, meaning: Meaning | None) -> Step:
    """Return the step that a carrier's SACC or SREJ is, for a bill in `status`.

    DCSA has one code for accepting; what it comes to follows from what was asked. Only a bill
    that is not replaced has to say so.
    """
    wants_paper = status is Status.PAPER_PENDING
    if code is ActCode.REFUSE_SURRENDER:
        return Step.REFUSE_PAPER if wants_paper else Step.REFUSE_SURRENDER
    if meaning is not None:
        return next(
            (step for step, said in _MEANINGS.items() if said is meaning), Step.ACCEPT_SURRENDER
        )
    if wants_paper:
        return Step.ISSUE_PAPER
    is_amendment = status is Status.SURRENDER_PENDING_AMENDMENT
    return Step.REISSUE if is_amendment else Step.ACCEPT_SURRENDER
