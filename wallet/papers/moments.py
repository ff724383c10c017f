"""What a moment of the control time line comes to, whoever asks: what is so once it is accepted."""

from __future__ import annotations

from wallet.proof.verdict import Verdict
from wallet.titles.state import State


def after(state: State) -> State:
    """Return what an open offer comes to if its receiver accepts; else the state itself."""
    return state if state.offer is None else state.offer.then


def effective(verdict: Verdict) -> list[State]:
    """Return what is so after each moment: what a rejected offer would have changed is not so."""
    states: list[State] = []
    for moment in verdict.timeline:
        is_void = moment.is_rejected and states
        states.append(states[-1] if is_void else after(moment.state))
    return states
