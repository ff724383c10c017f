"""Gives a bill on: endorses, hands over, pledges, releases; and declares a default."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from wallet.desk.casefile import CaseFile, Judged, judge_file, load
from wallet.desk.office import Office
from wallet.desk.screening import unless_listed
from wallet.desk.signing import may_act, sign_next
from wallet.errors import Refused
from wallet.formats.card import Card
from wallet.formats.pint.extensions import MOST_WORDS, write_charge, write_until
from wallet.formats.pint.payloads import read_policy
from wallet.formats.transport_document import condition_in, paper_only_clause
from wallet.titles.acts import Act, ActCode, Entry, How, Meaning, Signer, Step
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Change
from wallet.titles.parties import DID, Code, Party
from wallet.titles.steps import GIVING, acts_of, meaning_of


def offer(
    office: Office,
    bill: str,
    to: Card,
    how: How,
    *,
    until: datetime | None = None,
    remark: str = "",
) -> CaseFile:
    """Sign an entry that gives `bill` to the holder of `to`; from then on the bill is locked.

    The same offer again, while it stands, signs nothing and gives the same entry: whoever lost
    the parcel has it back.

    Args:
        office: Where.
        bill: Which.
        to: The receiver's card.
        how: In which way.
        until: When the offer lapses, UTC; else after as many days as the issuer lets a bill
            travel unrecorded.
        remark: What stands beside the endorsement; a condition may not.

    Raises:
        Refused: The law or the state of the bill forbids it (`wallet.desk.signing.may_act`);
            ``offer-expired``, ``endorsement-conditional``, ``paper-only-clause``,
            ``sanctions-hit``.

    """
    case, step = load(office, bill), GIVING[how]
    judged = judge_file(office, case)
    now = office.clock.now()
    acts = acts_of(step, office.me, to.party, now, comments=remark.strip() or None)
    try:
        chain = may_act(office, judged, needs_record=False)
    except Refused as refused:
        if refused.code == "offer-pending" and is_signed(judged, acts, meaning_of(step)):
            return case
        raise
    if until is not None and until <= now:
        raise Refused("offer-expired", refusal=8, until=until, number=chain.terms.number)
    if (condition := condition_in(remark)) is not None:
        raise Refused("endorsement-conditional", refusal=6, remark=condition)
    if (clause := paper_only_clause(case.envelope.document)) is not None:
        raise Refused(
            "paper-only-clause", refusal=23, clause_text=clause, number=chain.terms.number
        )
    unless_listed(office, to.party)
    days = timedelta(days=max(1, read_policy(chain.links[0].entry.extension).days))
    said = charge_of(step) | write_until(until or now + days)
    return sign_next(office, case, chain, acts, Change.OFFERED, said)


def enforce(office: Office, bill: str, default: str) -> CaseFile:
    """Declare that a pledged bill's debt was not paid, in the words of `default`.

    From then on its holder may surrender it for delivery (and may still release it).

    Raises:
        Refused: ``not-pledged``, ``not-the-pledgee``, ``already-enforced``,
            ``default-not-declared``, and as `wallet.desk.signing.may_act` says.

    """
    words = " ".join(default.split())
    if not words:
        raise Refused("default-not-declared", refusal=9)
    if len(words) > MOST_WORDS:
        raise Refused("declaration-too-long", most=MOST_WORDS)
    case = load(office, bill)
    chain = may_act(office, judge_file(office, case), needs_record=False)
    acts = acts_of(Step.ENFORCE, office.me, None, office.clock.now())
    said = write_charge(Meaning.ENFORCE, words)
    return sign_next(office, case, chain, acts, Change.ENFORCED, said)


def ask_giving(office: Office, judged: Judged, how: How) -> None:
    """Ask whether this bill may be given so to anybody, without giving it.

    Raises:
        Refused: It may not, whoever the receiver were.

    """
    somebody = Party("…", (Code("W3C", "did:key:anybody", DID),), office.me.platform)
    ask(office, judged, GIVING[how], somebody)


def ask_enforcing(office: Office, judged: Judged) -> None:
    """Ask whether I may declare a default now, without declaring it.

    Raises:
        Refused: I may not.

    """
    ask(office, judged, Step.ENFORCE, None)


def ask(
    office: Office, judged: Judged, step: Step, to: Party | None, *, recorded: bool = False
) -> None:
    """Ask the law whether I may take `step` now, without taking it.

    Raises:
        Refused: I may not.

    """
    chain = may_act(office, judged, needs_record=recorded)
    acts = acts_of(step, office.me, to, office.clock.now())
    chain.followed_by(draft(office, chain, acts, meaning_of(step), "…"))


def draft(
    office: Office,
    chain: TitleChain,
    acts: tuple[Act, ...],
    meaning: Meaning | None = None,
    statement: str = "",
) -> Entry:
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
        meaning=meaning,
        statement=statement,
    )


def charge_of(step: Step) -> dict[str, Any]:
    """Return the member that makes a giving a pledge or a release, if it is one."""
    meaning = meaning_of(step)
    return {} if meaning is None else write_charge(meaning)


def is_signed(judged: Judged, acts: tuple[Act, ...], meaning: Meaning | None) -> bool:
    """Say whether the newest entry says what `acts` would, at whatever time."""
    chain = judged[1]
    if chain is None or chain.last.meaning is not meaning:
        return False
    return [_said(act) for act in chain.last.acts] == [_said(act) for act in acts]


def _said(act: Act) -> tuple[ActCode, frozenset[Code], frozenset[Code], str | None, str | None]:
    to = act.recipient.codes if act.recipient is not None else ()
    return act.code, frozenset(act.actor.codes), frozenset(to), act.reason, act.comments
