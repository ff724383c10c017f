"""The life of a bill as rules: which step may be taken, by whom, and what is so then.

This is the one place of the law (DESIGN §4, `data/lifecycle`). `take` carries out a step of the
table as a whole and keeps control with the giver until the receiver accepts. A chain asks for
the same rules act by act (`wallet.titles.chain`), since DCSA knows an endorsement and a
transfer as two acts that need not come together.

What the rules say (in brackets the number of the refusal):

* nothing happens to a bill that has ended [2] or is frozen [11], nor to one that is offered or
  surrendered, but its answer [7];
* the holder acts, the carrier answers a surrender, the receiver an offer [1, 8];
* only a negotiable bill is endorsed [3], only by the order party or a bearer [4, 5];
* a bill that is pledged moves by its release only; it is surrendered for delivery only after a
  declared default [9];
* a surrender goes to the carrier, from a holder who is entitled [10];
* control is never given to oneself, nor to the carrier other than by surrender [19].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from wallet.errors import Refused
from wallet.titles.acts import ActCode, Step
from wallet.titles.bill import Kind
from wallet.titles.parties import Party
from wallet.titles.state import Offer, State, Status
from wallet.titles.steps import GIVING, codes_of

_SURRENDERED: Mapping[Step, Status] = MappingProxyType(
    {
        Step.SURRENDER_FOR_DELIVERY: Status.SURRENDER_PENDING_DELIVERY,
        Step.SURRENDER_FOR_AMENDMENT: Status.SURRENDER_PENDING_AMENDMENT,
        Step.REQUEST_PAPER: Status.PAPER_PENDING,
    }
)
_ANSWERS: Mapping[tuple[Status, Step], Status] = MappingProxyType(
    {
        (Status.SURRENDER_PENDING_DELIVERY, Step.ACCEPT_SURRENDER): Status.ACCOMPLISHED,
        (Status.SURRENDER_PENDING_DELIVERY, Step.REFUSE_SURRENDER): Status.IN_FORCE,
        (Status.SURRENDER_PENDING_AMENDMENT, Step.REISSUE): Status.REPLACED,
        (Status.SURRENDER_PENDING_AMENDMENT, Step.VOID): Status.VOID,
        (Status.SURRENDER_PENDING_AMENDMENT, Step.REFUSE_SURRENDER): Status.IN_FORCE,
        (Status.PAPER_PENDING, Step.ISSUE_PAPER): Status.ON_PAPER,
        (Status.PAPER_PENDING, Step.REFUSE_PAPER): Status.IN_FORCE,
    }
)
_CARRIERS = frozenset(step for _status, step in _ANSWERS)
_OFFEREES = frozenset((Step.ACCEPT, Step.REJECT))
_GIVINGS = frozenset(GIVING.values())


def take(state: State, step: Step, by: Party, to: Party | None = None) -> State:
    """Return what is so after `by` has taken `step`.

    A step that gives the bill to somebody only offers it: control, entitlement and charge stay
    where they are until the receiver accepts (MLETR art. 11).

    Args:
        state: What is so before.
        step: Which step. `Step.WITHDRAW` is for whoever knows from the receiver or the registrar
            that the offer was not accepted, `Step.FREEZE` and `Step.UNFREEZE` for the registrar:
            who that is, the table does not know.
        by: Who takes it.
        to: To whom, where it gives.

    Raises:
        Refused: The law forbids it; the code says why.

    """
    if step is Step.UNFREEZE:
        return unfreeze(state)
    if step is Step.FREEZE:
        return freeze(state)
    if step in _OFFEREES or step is Step.WITHDRAW:
        return _answer_offer(state, step, by)
    check_turn(state, by, answers=step in _CARRIERS)
    if step in _GIVINGS:
        return replace(
            state, status=Status.PENDING, offer=Offer(step, give(state, step, _named(to, step)))
        )
    if step is Step.ENFORCE:
        return enforce(state)
    if step in _SURRENDERED:
        return surrender(state, step, to or state.carrier)
    return answer(state, step)


# Whose turn it is


def check_turn(state: State, by: Party, *, answers: bool) -> None:
    """Refuse whoever may not act on the bill now.

    Args:
        state: What is so.
        by: Who would act.
        answers: Whether the act is the carrier's answer to a surrender.

    Raises:
        Refused: ``bill-frozen``, ``bill-ended``, ``offer-pending``, ``surrender-pending``,
            ``nothing-to-answer``, ``not-the-carrier`` or ``not-the-holder``.

    """
    if state.status is Status.FROZEN:
        raise Refused("bill-frozen", refusal=11)
    if state.status.has_ended:
        raise Refused("bill-ended", refusal=2, clause="PINT SACC", status=state.status.value)
    if state.offer is not None:
        raise Refused("offer-pending", refusal=7, receiver=state.offer.then.holder.name)
    if answers != state.status.awaits_carrier:
        code = "surrender-pending" if state.status.awaits_carrier else "nothing-to-answer"
        raise Refused(code, refusal=7, clause="PINT SURRENDER_FOR_…")
    if not by.is_same_as(state.holder):
        code = "not-the-carrier" if answers else "not-the-holder"
        raise Refused(code, refusal=1, law="MLETR art. 11", actor=by.name, holder=state.holder.name)


def _answer_offer(state: State, step: Step, by: Party) -> State:
    if state.status is Status.FROZEN:
        raise Refused("bill-frozen", refusal=11)
    if state.status.has_ended:
        raise Refused("bill-ended", refusal=2, clause="PINT SACC", status=state.status.value)
    if state.offer is None:
        raise Refused("already-answered", refusal=8)
    receiver = state.offer.then.holder
    if step is Step.WITHDRAW and not by.is_same_as(state.holder):
        raise Refused("not-the-holder", refusal=1, actor=by.name, holder=state.holder.name)
    if step is not Step.WITHDRAW and not by.is_same_as(receiver):
        raise Refused("not-addressed-to-you", refusal=8, receiver=receiver.name)
    if step is Step.ACCEPT:
        return state.offer.then
    return replace(state, status=Status.IN_FORCE, offer=None)


# Giving


def give(state: State, step: Step, to: Party) -> State:
    """Return what is so once `to` has accepted what is given by `step`.

    Raises:
        Refused: The law forbids it.

    """
    match step:
        case Step.HAND_OVER:
            return hand_over(state, to)
        case Step.PLEDGE:
            pledged = hand_over(endorse(state, ActCode.ENDORSE_TO_ORDER, to), to)
            return replace(pledged, charge=to)
        case Step.RELEASE:
            return hand_over(endorse(released(state), ActCode.ENDORSE_TO_ORDER, to), to)
        case _:
            return hand_over(endorse(state, codes_of(step)[0], to), to)


def endorse(state: State, code: ActCode, to: Party | None) -> State:
    """Return what is so after an endorsement, which moves entitlement and not control.

    One in blank is to nobody, whoever takes the bill.

    Raises:
        Refused: ``not-negotiable``, ``bill-pledged``, ``not-the-order-party``,
            ``order-party-by-code`` or ``endorsement-missing``.

    """
    if not state.kind.is_negotiable:
        raise Refused("not-negotiable", refusal=3, law="COGSA 1992 s.1(2)", kind=state.kind.value)
    _unless_pledged(state)
    if state.order_party is not None and not state.holder.is_same_as(state.order_party):
        _unless_namesake(state, state.order_party, refusal=4)
        # The holder as the giver named it: an actor may claim any code for itself.
        is_first = (
            not state.is_endorsed
            and state.issued_to is not None
            and state.issued_to.is_same_as(state.order_party)
        )
        raise Refused(
            "endorsement-missing" if is_first else "not-the-order-party",
            refusal=5 if is_first else 4,
            law="COGSA 1992 s.5(2)",
            actor=state.holder.name,
            order_party=state.order_party.name,
        )
    if code is ActCode.BLANK_ENDORSE:
        return replace(state, kind=Kind.BEARER, order_party=None, is_endorsed=True)
    kind = Kind.TO_ORDER if code is ActCode.ENDORSE_TO_ORDER else Kind.STRAIGHT
    return replace(state, kind=kind, order_party=to, is_endorsed=True)


def _unless_namesake(state: State, order_party: Party, refusal: int) -> None:
    """Refuse with the reason for a holder whose name stands in the bill, but none of its codes."""
    if order_party.codes and state.holder.is_namesake_of(order_party):
        known = (f"{code.list_name or code.provider} {code.code}" for code in order_party.codes)
        raise Refused(
            "order-party-by-code", refusal=refusal, law="COGSA 1992 s.5(2)",
            order_party=order_party.name, codes=", ".join(known),
        )  # fmt: skip


def hand_over(state: State, to: Party) -> State:
    """Return what is so after control has passed to `to`.

    Raises:
        Refused: ``bill-pledged``, ``self-transfer`` or ``transfer-to-carrier``.

    """
    _unless_pledged(state)
    if to.is_surely(state.holder):
        raise Refused("self-transfer", refusal=19, recipient=to.name)
    if to.is_surely(state.carrier):
        raise Refused("transfer-to-carrier", refusal=19, recipient=to.name)
    return replace(state, holder=to)


def _unless_pledged(state: State) -> None:
    if state.charge is not None:
        raise Refused(
            "bill-pledged", refusal=9, law="MLETR art. 11; COGSA 1992 s.5(2)",
            pledgee=state.charge.name,
        )  # fmt: skip


def _named(to: Party | None, step: Step) -> Party:
    if to is None:
        raise Refused("recipient-missing", clause="PINT recipient", act=step.value)
    return to


# Charges


def enforce(state: State) -> State:
    """Return what is so once who holds the bill as security has declared a default.

    Raises:
        Refused: ``not-pledged``, ``not-the-pledgee`` or ``already-enforced``.

    """
    _check_pledgee(state)
    if state.is_enforced:
        raise Refused("already-enforced", refusal=9, holder=state.holder.name)
    return replace(state, is_enforced=True)


def released(state: State) -> State:
    """Return the bill free of the charge, still in the hands of who held it as security.

    Raises:
        Refused: ``not-pledged`` or ``not-the-pledgee``.

    """
    _check_pledgee(state)
    return replace(state, charge=None, is_enforced=False)


def _check_pledgee(state: State) -> None:
    if state.charge is None:
        raise Refused("not-pledged", refusal=9)
    if not state.charge.is_same_as(state.holder):
        raise Refused("not-the-pledgee", refusal=9, pledgee=state.charge.name)


# Back to the carrier


def surrender(state: State, step: Step, to: Party) -> State:
    """Return what is so after a surrender: the carrier has control until it answers.

    Raises:
        Refused: ``surrender-not-to-carrier``, ``not-entitled``, ``order-party-by-code``,
            ``not-the-pledgee`` or ``pledge-not-enforced``.

    """
    if not to.is_same_as(state.carrier):
        raise Refused(
            "surrender-not-to-carrier", refusal=10, clause="PINT SURRENDER_FOR_…",
            recipient=to.name, carrier=state.carrier.name,
        )  # fmt: skip
    if state.order_party is not None and not state.holder_is_entitled:
        _unless_namesake(state, state.order_party, refusal=10)
        raise Refused(
            "not-entitled", refusal=10, law="COGSA 1992 s.2(1)", holder=state.holder.name,
            order_party=state.order_party.name,
        )  # fmt: skip
    if state.charge is not None:
        _check_pledgee(state)
        if step is Step.SURRENDER_FOR_DELIVERY and not state.is_enforced:
            raise Refused("pledge-not-enforced", refusal=9, pledgee=state.charge.name)
    # The carrier as it issued, not as the surrender names it: only its own key may answer.
    return replace(
        state, status=_SURRENDERED[step], holder=state.carrier, surrendered_by=state.holder
    )


def answer(state: State, step: Step) -> State:
    """Return what is so after the carrier's answer to a surrender.

    Raises:
        Refused: ``answer-to-other``: this is no answer to what was asked.

    """
    status = _ANSWERS.get((state.status, step))
    if status is None:
        raise Refused("answer-to-other", refusal=7, status=state.status.value)
    if status is not Status.IN_FORCE:
        return replace(state, status=status)
    back = state.surrendered_by or state.holder
    return replace(state, status=status, holder=back, surrendered_by=None)


# The registrar


def freeze(state: State) -> State:
    """Return the bill held still: nothing may be done until its registrar lifts it.

    Raises:
        Refused: ``bill-ended`` or ``bill-frozen``.

    """
    if state.status.has_ended:
        raise Refused("bill-ended", refusal=2, clause="PINT SACC", status=state.status.value)
    if state.status is Status.FROZEN:
        raise Refused("bill-frozen", refusal=11)
    return replace(state, status=Status.FROZEN, frozen_from=state.status)


def unfreeze(state: State) -> State:
    """Return the bill as it was before it was frozen.

    Raises:
        Refused: ``not-frozen``.

    """
    if state.frozen_from is None:
        raise Refused("not-frozen")
    return replace(state, status=state.frozen_from, frozen_from=None)
