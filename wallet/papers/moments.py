"""What a moment of the control time line comes to, whoever asks: what is so once it is accepted."""

from __future__ import annotations

from wallet.proof.verdict import Verdict
from wallet.titles.state import Moment, State


def after(state: State) -> State:
    """Return what an open offer comes to if its receiver accepts; else the state itself."""
    offer = getattr(state, "offer", None)
    return state if offer is None else offer.then


def meaning(moment: Moment) -> str:
    """Return what the entry means beyond DCSA's codes, such as ``pledge``; else nothing."""
    said = getattr(moment, "meaning", None)
    return "" if said is None else str(said.value)


def medium(state: State) -> str:
    """Return in what form the bill is in force: ``electronic``, ``paper`` or ``ended``."""
    said = getattr(state, "medium", None)
    if said is not None:
        return str(said.value)
    return "ended" if state.status.has_ended else "electronic"


def effective(verdict: Verdict) -> list[State]:
    """Return what is so after each moment: what a rejected offer would have changed is not so."""
    states: list[State] = []
    for moment in verdict.timeline:
        is_void = moment.is_rejected and states
        states.append(states[-1] if is_void else after(moment.state))
    return states
