"""The control time line as it is drawn: lanes of blocks under the acts that began them.

What is drawn stands in the table below it too, word for word; the drawing is for the eye.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from wallet.papers.moments import effective
from wallet.papers.pen import Pen, Sheet
from wallet.proof.verdict import Verdict
from wallet.titles.state import Degree, Moment, State

_ACROSS = 6
"""Acts in one band; a longer chain goes on in the next."""


def time_line(verdict: Verdict, pen: Pen) -> list[Sheet]:
    """Return the bands of the drawing: for each its acts, and lanes of blocks below them."""
    moments, states = verdict.timeline, effective(verdict)
    has_charge = any(state.charge is not None for state in states)
    bands: list[Sheet] = []
    for start in range(0, len(moments), _ACROSS):
        band = range(start, min(start + _ACROSS, len(moments)))
        here = [states[place] for place in band]
        charges = [pen.line(one.charge.name) if one.charge else "" for one in here]
        forms = [one.medium.value for one in here]
        bands.append(
            {
                "acts": [_act(moments[place], pen) for place in band],
                "control": _control(band, moments, states, pen),
                "order": _lane([_order(one, pen) for one in here]),
                "charge": _lane(charges) if has_charge else [],
                "medium": [
                    {**block, "name": pen.label(f"medium-{block['name']}"), "code": block["name"]}
                    for block in _lane(forms)
                ],
            }
        )
    return bands


def acts(moment: Moment, pen: Pen) -> str:
    """Name what was done: by what it means, where that is more than the codes say."""
    if moment.meaning is not None:
        return pen.say("meaning", moment.meaning.value)
    return " · ".join(pen.say("act", code.value) for code in moment.acts)


def _act(moment: Moment, pen: Pen) -> Sheet:
    return {
        "number": str(moment.position + 1),
        "words": acts(moment, pen),
        "time": pen.time(moment.since),
        "rejected": moment.is_rejected,
    }


def _control(
    band: range, moments: Sequence[Moment], states: Sequence[State], pen: Pen
) -> list[Sheet]:
    """Return the holders: a block for each, with the degree it began in."""
    blocks: list[Sheet] = []
    for place in band:
        holder, rank = states[place].holder, moments[place].degree.rank
        if blocks and states[place - 1].holder.is_same_as(holder):
            blocks[-1]["span"] += 1
        else:
            blocks.append({"name": pen.line(holder.name), "span": 1, "rank": rank, "now": False})
    if band and band[-1] == len(moments) - 1 and not states[-1].status.has_ended:
        blocks[-1]["now"] = moments[-1].degree is Degree.RECORDED
    return blocks


def _order(state: State, pen: Pen) -> str:
    return pen.line(state.order_party.name) if state.order_party else pen.label("bearer")


def _lane(names: Sequence[str]) -> list[Sheet]:
    """Return neighbours that say the same as one block."""
    return [{"name": name, "span": len(list(run))} for name, run in groupby(names)]
