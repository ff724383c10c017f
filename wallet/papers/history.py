"""The back of a bill: its endorsements in the conventional words, and who had control when."""

from __future__ import annotations

from collections.abc import Iterator

from wallet.papers.moments import after
from wallet.papers.pen import Pen, Sheet
from wallet.papers.timeline import acts
from wallet.proof.verdict import Verdict
from wallet.titles.acts import ActCode, Meaning
from wallet.titles.parties import Party
from wallet.titles.state import Degree, Medium, Moment, State

_DEGREES = (Degree.SIGNED, Degree.AGREED, Degree.RECORDED)


def endorsements(verdict: Verdict, pen: Pen) -> list[Sheet]:
    """Return what stands on the back of the bill, one entry after the other."""
    return [_endorsement(moment, pen) for moment in verdict.timeline]


def control(verdict: Verdict, pen: Pen) -> list[Sheet]:
    """Return the rows of the control time line."""
    return [_row(moment, after(moment.state), pen) for moment in verdict.timeline]


def _row(moment: Moment, state: State, pen: Pen) -> Sheet:
    form = state.medium
    return {
        "number": str(moment.position + 1),
        "since": pen.time(moment.since),
        "acts": acts(moment, pen),
        "by": pen.line(moment.actor.name),
        "holder": pen.line(state.holder.name),
        "order": _order(state, pen),
        "charge": pen.line(state.charge.name) if state.charge else "",
        "medium": "" if form is Medium.ELECTRONIC else pen.label(f"medium-{form.value}"),
        "degree": _degree(moment, pen),
    }


def _endorsement(moment: Moment, pen: Pen) -> Sheet:
    did = moment.actor.did
    return {
        "number": str(moment.position + 1),
        "acts": acts(moment, pen),
        "wording": list(_wording(moment, pen)),
        "by": pen.line(moment.actor.name),
        "codes": _codes(moment.actor, pen),
        "key": pen.line(did or ""),
        "entry": pen.line(moment.entry),
        "degree": _degree(moment, pen),
        "times": list(_times(moment, pen)),
    }


def _codes(party: Party, pen: Pen) -> str:
    codes = (code for code in party.codes if code.code != party.did)
    return pen.line(", ".join(f"{one.list_name or one.provider} {one.code}" for one in codes))


def _order(state: State, pen: Pen) -> str:
    return pen.line(state.order_party.name) if state.order_party else pen.label("bearer")


def _degree(moment: Moment, pen: Pen) -> Sheet:
    if moment.is_rejected:
        return {"rank": 0, "word": pen.label("rejected")}
    return {"rank": moment.degree.rank, "word": pen.say("degree", moment.degree.value)}


def _times(moment: Moment, pen: Pen) -> Iterator[list[str]]:
    """Yield each degree with the time it was reached at, or that it was not."""
    reached = (moment.since, moment.agreed_at, moment.recorded_at)
    for degree, at in zip(_DEGREES, reached, strict=True):
        if moment.degree.rank < degree.rank:
            said = pen.label("not-yet")
        elif at is None:
            # An issue entry of a carrier that keeps its own register is recorded by its nature.
            said = pen.label("by-issue") if moment.position == 0 else pen.label("time-not-stated")
        else:
            said = pen.time(at)
        yield [pen.say("degree", degree.value), said]


def _wording(moment: Moment, pen: Pen) -> list[Sheet]:
    """Return each act as an endorsement says it: the words, and the party they point to."""
    if (said := moment.meaning) is not None:
        party = _party_of(said, after(moment.state))
        return [_words_to(f"words-{said.value}", party, pen)]
    wording: list[Sheet] = []
    before: Party | None = None
    for code in moment.acts:
        act, party = _words(code, after(moment.state))
        same = code is ActCode.TRANSFER and party == before
        words = "words-TRANSFER-same" if same else f"words-{act.value}"
        wording.append(_words_to(words, None if same else party, pen))
        before = party
    return wording


def _words_to(words: str, party: Party | None, pen: Pen) -> Sheet:
    return {
        "words": pen.label(words),
        "party": pen.line(party.name) if party else "",
        "codes": _codes(party, pen) if party else "",
    }


def _party_of(said: Meaning, state: State) -> Party | None:
    """Return towards whom an entry is worded that means more than its codes."""
    if said is Meaning.PLEDGE:
        return state.charge or state.holder
    return state.holder if said is Meaning.RELEASE else None


def _words(code: ActCode, state: State) -> tuple[ActCode, Party | None]:
    """Return as which act `code` is worded, and towards whom."""
    if code.endorses and state.order_party is None:
        return ActCode.BLANK_ENDORSE, None
    if code.endorses:
        return code, state.order_party
    if code.surrenders:
        return code, state.carrier
    if code in (ActCode.ISSUE, ActCode.TRANSFER, ActCode.REFUSE_SURRENDER):
        return code, state.holder
    return code, None
