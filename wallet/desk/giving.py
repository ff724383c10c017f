"""Gives a bill on, gives it back to its carrier, and lets the carrier answer."""

from __future__ import annotations

from collections.abc import Callable

from wallet.desk.casefile import CaseFile, Judged, judge_file, load
from wallet.desk.guarding import unless_frozen
from wallet.desk.office import Office
from wallet.desk.signing import may_act, sign_next
from wallet.errors import Refused
from wallet.formats.card import Card
from wallet.formats.pint.degrees import recipient_of
from wallet.titles.acts import Act, ActCode, Entry, How, Signer
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Change
from wallet.titles.parties import DID, Code, Party
from wallet.titles.state import Degree

_ENDORSING = {
    How.TO_ORDER: ActCode.ENDORSE_TO_ORDER,
    How.STRAIGHT: ActCode.ENDORSE,
    How.IN_BLANK: ActCode.BLANK_ENDORSE,
}


def offer(office: Office, bill: str, to: Card, how: How) -> CaseFile:
    """Sign an entry that gives `bill` to the holder of `to`; from then on the bill is locked.

    The same offer again, while it stands, signs nothing and gives the same entry: whoever lost
    the parcel has it back.

    Raises:
        Refused: The law or the state of the bill forbids it (`wallet.desk.signing.may_act`).

    """
    case = load(office, bill)
    judged = judge_file(office, case)
    acts = acts_of_giving(office.me, to.party, how, office)
    try:
        chain = may_act(office, judged, needs_record=False)
    except Refused as refused:
        if refused.code == "offer-pending" and _is_signed(judged, acts):
            return case
        raise
    return sign_next(office, case, chain, acts, Change.OFFERED)


def ask_giving(office: Office, judged: Judged, how: How) -> None:
    """Ask whether this bill may be given so to anybody, without giving it.

    Raises:
        Refused: It may not, whoever the receiver were.

    """
    chain = may_act(office, judged, needs_record=False)
    somebody = Party("…", (Code("W3C", "did:key:anybody", DID),), office.me.platform)
    chain.followed_by(_draft(office, chain, acts_of_giving(office.me, somebody, how, office)))


def ask_surrender(office: Office, judged: Judged) -> None:
    """Ask whether this bill may be surrendered now, without surrendering it.

    Raises:
        Refused: It may not.

    """
    chain = may_act(office, judged, needs_record=True)
    chain.followed_by(_draft(office, chain, _acts_of_surrender(office, chain.carrier)))


def _draft(office: Office, chain: TitleChain, acts: tuple[Act, ...]) -> Entry:
    """Return an entry that only the law ever sees."""
    key = office.card.key
    return Entry(
        position=len(chain),
        digest="",
        previous=chain.last.digest,
        document=chain.terms.document,
        platform=office.me.platform,
        signer=Signer(key.thumbprint, key.did),
        acts=acts,
    )


def acts_of_giving(me: Party, to: Party, how: How, office: Office) -> tuple[Act, ...]:
    """Return the acts that one way of giving consists of: endorse, then hand over."""
    now = office.clock.now()
    hand_over = Act(ActCode.TRANSFER, me, to, now)
    if how is How.POSSESSION:
        return (hand_over,)
    code = _ENDORSING[how]
    recipient = None if code.has_no_recipient else to
    return (Act(code, me, recipient, now), hand_over)


def surrender(office: Office, bill: str) -> CaseFile:
    """Sign the surrender for delivery, addressed to the carrier that issued; once (see `offer`).

    SIGN goes with it: attestation clauses want the presenter's signature also
    on a bearer or straight bill.

    Raises:
        Refused: ``record-first`` and whatever else forbids it.

    """
    case = load(office, bill)
    judged = judge_file(office, case)
    try:
        chain = may_act(office, judged, needs_record=True)
    except Refused as refused:
        signed = judged[1]
        if refused.code != "surrender-pending" or signed is None:
            raise
        if not _is_signed(judged, _acts_of_surrender(office, signed.carrier)):
            raise
        return case
    return sign_next(office, case, chain, _acts_of_surrender(office, chain.carrier),
                     Change.SURRENDERED)  # fmt: skip


def _is_signed(judged: Judged, acts: tuple[Act, ...]) -> bool:
    """Say whether the newest entry says what `acts` would, at whatever time."""
    chain = judged[1]
    return chain is not None and [_said(act) for act in chain.last.acts] == [
        _said(act) for act in acts
    ]


def _said(act: Act) -> tuple[ActCode, frozenset[Code], frozenset[Code]]:
    to = act.recipient.codes if act.recipient is not None else ()
    return act.code, frozenset(act.actor.codes), frozenset(to)


def _acts_of_surrender(office: Office, carrier: Party) -> tuple[Act, ...]:
    now, me = office.clock.now(), office.me
    return (
        Act(ActCode.SIGN, me, None, now),
        Act(ActCode.SURRENDER_FOR_DELIVERY, me, carrier, now),
    )


def answer_surrender(
    office: Office, bill: str, *, accept: bool, then: Callable[[CaseFile], object]
) -> CaseFile:
    """Sign the carrier's word on a surrender: accepted (the bill ends) or refused (it goes back).

    The same word again signs nothing and gives the same entry.

    Args:
        office: Where this happens.
        bill: Which bill.
        accept: Whether to accept.
        then: What the registrar does with the file afterwards, in the same step.

    Raises:
        Refused: ``nothing-to-answer``, ``not-the-carrier`` or ``bill-ended``.

    """
    case = load(office, bill)
    verdict, chain = judge_file(office, case)
    number = {"number": verdict.number}
    if chain is None or not verdict.is_good:
        raise Refused("bill-changed", refusal=12, **number)
    state = chain.state
    code = ActCode.ACCEPT_SURRENDER if accept else ActCode.REFUSE_SURRENDER
    last = chain.last.acts[-1]
    if last.code is code and last.actor.is_same_as(office.me):
        return case
    if state.status.has_ended:
        raise Refused("bill-ended", refusal=2, **number)
    if not state.status.awaits_carrier:
        raise Refused("nothing-to-answer", refusal=7, **number)
    if not state.holder.is_same_as(office.me):
        raise Refused("not-the-carrier", refusal=1, carrier=state.holder.name, **number)
    before = verdict.timeline[-2] if len(verdict.timeline) > 1 else verdict.timeline[-1]
    if before.degree is not Degree.RECORDED:
        raise Refused("record-first", refusal=18, carrier=office.me.name, **number)
    unless_frozen(office, verdict)
    act = Act(code, office.me, state.surrendered_by, office.clock.now())
    with office.vault.transaction():
        signed = sign_next(office, case, chain, (act,), Change.ANSWERED)
        then(signed)
    return load(office, bill)


def receiver_of(office: Office, bill: str) -> Party | None:
    """Return whom the newest entry of `bill` is addressed to."""
    _verdict, chain = judge_file(office, load(office, bill))
    return None if chain is None else recipient_of(chain.last)
