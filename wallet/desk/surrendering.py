"""Gives a bill back to its carrier, and lets the carrier answer: deliver, print, void, refuse.

Reissuing is an answer too; as it makes new bills it stands in `wallet.desk.reissuing`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wallet.desk.casefile import CaseFile, Judged, judge_file, load
from wallet.desk.giving import ask, is_signed
from wallet.desk.guarding import unless_frozen, unless_frozen_by_registrar
from wallet.desk.office import Office
from wallet.desk.screening import unless_listed
from wallet.desk.signing import may_act, sign_next, sound_chain, unless_outrun
from wallet.errors import Refused
from wallet.formats.medium import put_on_paper
from wallet.formats.pint.extensions import write_outcome
from wallet.titles.acts import Act, ActCode, Ask, Meaning, Step
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Change
from wallet.titles.state import Degree, Status
from wallet.titles.steps import SURRENDERING, acts_of, meaning_of

_ACCEPTING = {
    Status.SURRENDER_PENDING_DELIVERY: Step.ACCEPT_SURRENDER,
    Status.PAPER_PENDING: Step.ISSUE_PAPER,
}


def surrender(
    office: Office,
    bill: str,
    what_for: Ask = Ask.DELIVERY,
    *,
    reason: str | None = None,
    comments: str = "",
) -> CaseFile:
    """Sign the surrender, addressed to the carrier that issued; once (as `giving.offer`).

    Args:
        office: Where.
        bill: Which.
        what_for: Delivery, amendment or paper.
        reason: For an amendment, DCSA's `reasonCode`: ``COD`` or ``SWI``.
        comments: What the carrier should change.

    Raises:
        Refused: ``record-first``, ``sanctions-hit`` and whatever else forbids it.

    """
    case, step = load(office, bill), SURRENDERING[what_for]
    judged = judge_file(office, case)
    now, me, words = office.clock.now(), office.me, comments.strip()[:255] or None
    try:
        chain = may_act(office, judged, needs_record=True)
    except Refused as refused:
        signed = judged[1]
        if refused.code != "surrender-pending" or signed is None:
            raise
        acts = acts_of(step, me, signed.carrier, now, reason=reason, comments=words)
        if not is_signed(judged, acts, None):
            raise
        return case
    unless_listed(office, chain.carrier)
    acts = acts_of(step, me, chain.carrier, now, reason=reason, comments=words)
    return sign_next(office, case, chain, acts, Change.SURRENDERED)


def ask_surrender(office: Office, judged: Judged, what_for: Ask) -> None:
    """Ask whether this bill may be given back for that now, without giving it.

    Raises:
        Refused: It may not.

    """
    chain = judged[1]
    ask(office, judged, SURRENDERING[what_for], chain.carrier if chain else None, recorded=True)


def answer_surrender(
    office: Office,
    bill: str,
    step: Step | None,
    *,
    comments: str = "",
    originals: int | None = None,
    then: Callable[[CaseFile], object],
) -> CaseFile:
    """Sign the carrier's word on a surrender; the same word again gives the same entry.

    Args:
        office: Where this happens.
        bill: Which bill.
        step: `Step.REFUSE_SURRENDER` gives it back, `Step.VOID` makes it void; None accepts what
            was asked: delivery, or paper.
        comments: Why it is refused, or what the holder should know.
        originals: How many paper originals are signed, where paper was asked for.
        then: What the registrar does with the file afterwards, in the same step.

    Raises:
        Refused: ``nothing-to-answer``, ``not-the-carrier``, ``bill-ended``, ``reissue-first``:
            an amendment is accepted by reissuing; ``paper-statement-wrong``, ``sanctions-hit``:
            such a surrender can only be refused …

    """
    case = load(office, bill)
    judged = judge_file(office, case)
    chain = may_answer_surrender(office, judged, step)
    if chain is None:
        return case
    state = chain.state
    step = _step(state.status, step)
    if not _refuses(step) and state.surrendered_by is not None:
        unless_listed(office, state.surrendered_by)
    said: dict[str, Any] = {}
    if step is Step.VOID:
        said = write_outcome(Meaning.VOID)
    if step is Step.ISSUE_PAPER:
        said = write_outcome(Meaning.PAPER, statement=put_on_paper(
            case.envelope.document, originals, office.me, office.clock.now()))  # fmt: skip
    words = comments.strip()[:255] or None
    acts = acts_of(step, office.me, state.surrendered_by, office.clock.now(), comments=words)
    return sign_answer(office, case, chain, acts, said, then)


def sign_answer(
    office: Office,
    case: CaseFile,
    chain: TitleChain,
    acts: tuple[Act, ...],
    said: Mapping[str, Any],
    then: Callable[[CaseFile], object],
) -> CaseFile:
    """Sign the carrier's answer and let its registrar record it, in one durable step."""
    with office.vault.transaction():
        then(sign_next(office, case, chain, acts, Change.ANSWERED, said))
    return load(office, case.bill)


def may_answer_surrender(office: Office, judged: Judged, step: Step | None) -> TitleChain | None:
    """Return the chain of a bill whose surrender I may answer; None if I have answered so already.

    Raises:
        Refused: As `wallet.desk.signing.sound_chain`; ``record-newer``, ``bill-ended``,
            ``nothing-to-answer``, ``not-the-carrier``, ``record-first``,
            ``frozen-by-registrar`` or ``titles-frozen``.

    """
    verdict, chain = judged[0], sound_chain(judged)
    number = {"number": verdict.number}
    state, last = chain.state, chain.last.acts[-1]
    wanted = ActCode.REFUSE_SURRENDER if _refuses(step) else ActCode.ACCEPT_SURRENDER
    if last.code is wanted and last.actor.is_same_as(office.me) and _is_same(chain, step):
        return None
    unless_outrun(verdict)
    if state.status.has_ended:
        raise Refused("bill-ended", refusal=2, **number)
    if not state.status.awaits_carrier:
        raise Refused("nothing-to-answer", refusal=7, **number)
    if not state.holder.is_same_as(office.me):
        raise Refused("not-the-carrier", refusal=1, carrier=state.holder.name, **number)
    if verdict.timeline[-2].degree is not Degree.RECORDED:  # what was given back
        raise Refused("record-first", refusal=18, case="own", carrier=office.me.name, **number)
    unless_frozen_by_registrar(verdict)
    unless_frozen(office, verdict)
    return chain


def _step(status: Status, step: Step | None) -> Step:
    """Return the step that answers what was asked; paper is refused as anything else is."""
    if step is not None:
        return step
    found = _ACCEPTING.get(status)
    if found is None:
        raise Refused("reissue-first", refusal=7)
    return found


def _refuses(step: Step | None) -> bool:
    return step is Step.REFUSE_SURRENDER


def _is_same(chain: TitleChain, step: Step | None) -> bool:
    if _refuses(step):
        return True
    meaning = chain.last.meaning
    return meaning is meaning_of(step) if step is not None else meaning in (None, Meaning.PAPER)
