"""What a screen or a printed page shows of one bill: verdict, particulars, acts possible now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from wallet.desk.answering import may_answer, rejection_of
from wallet.desk.casefile import Judged, judge_file, load
from wallet.desk.distrust import with_kept_safety
from wallet.desk.giving import ask_enforcing, ask_giving
from wallet.desk.office import Office
from wallet.desk.parting import ask_withdrawing, may_forget
from wallet.desk.proving import ask_proving
from wallet.desk.surrendering import ask_surrender
from wallet.desk.versions import VersionView, versions_of
from wallet.errors import CouldNotLook, Refused
from wallet.formats.card import Card, read_cards
from wallet.formats.pint.versions import Direction
from wallet.formats.transport_document import Particulars, particulars
from wallet.keys.words_phrase import confirmation_phrase
from wallet.proof.verdict import Verdict
from wallet.titles.acts import Ask, How
from wallet.titles.bill import Kind
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Holding
from wallet.titles.state import Degree, Status
from wallet.titles.verbs import Possibility, Verb


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document that belongs to the bill."""

    digest: str
    name: str
    media_type: str
    size: int
    is_carrier_pdf: bool

    @property
    def is_pdf(self) -> bool:
        """Whether it says of itself that it is a PDF, which can be shown as pictures."""
        return self.is_carrier_pdf or self.media_type == "application/pdf"


@dataclass(frozen=True, slots=True)
class BillView:
    """One bill, as its page shows it."""

    holding: Holding
    verdict: Verdict
    particulars: Particulars
    possibilities: tuple[Possibility, ...]
    phrase: tuple[str, str, str, str]
    """Four words over the newest entry, for two people to compare aloud."""
    papers: tuple[PaperView, ...]
    is_answered: bool
    """Whether I have answered the newest entry."""
    rejection: str = ""
    """Why my last offer of this bill was rejected, in its receiver's words."""
    versions: tuple[VersionView, ...] = ()
    """The bills it replaced, or that replaced it."""
    warnings: tuple[str, ...] = ()
    """What one should know before giving it on: codes for `wallet.words`, group ``warning``."""
    is_document: bool = False
    """Whether it is a document of the TradeTrust rail: a chain says who holds its title."""

    def may(self, verb: Verb) -> bool:
        """Say whether `verb` is possible now."""
        return any(p.is_possible for p in self.possibilities if p.verb is verb)


def view(office: Office, bill: str) -> BillView:
    """Return everything a page shows of `bill`.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    case = load(office, bill)
    judged = judge_file(office, case)
    verdict, chain = judged
    holding = office.vault.holding(bill)
    if holding is None:
        raise CouldNotLook("bill-unknown", bill=bill)
    others = versions_of(office, case.envelope, verdict)
    replaced = [one for one in others if one.number and one.direction is Direction.SUPERSEDES]
    possible = list(_possibilities(office, judged, answered=_is_answered(office, chain)))
    if len(replaced) == 1:
        possible.insert(-3, Possibility(Verb.COMPARE))
    possible.append(_asked(Verb.FORGET, partial(may_forget, holding)))
    return BillView(
        holding=holding,
        verdict=with_kept_safety(office, verdict, case.envelope),
        particulars=particulars(case.envelope.document),
        possibilities=tuple(possible),
        phrase=confirmation_phrase(case.envelope.chain[-1]),
        papers=tuple(
            PaperView(
                paper.digest, paper.name, paper.media_type, paper.size, paper.role == "carrier-pdf"
            )
            for paper in office.vault.papers(bill)
        ),
        is_answered=_is_answered(office, chain),
        rejection=rejection_of(office, case),
        versions=others,
        warnings=("bearer-by-control",) if verdict.kind is Kind.BEARER else (),
    )


def verdict_of(office: Office, bill: str) -> Verdict:
    """Return the verdict on `bill` that `view` has, without all else that a page shows.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    case = load(office, bill)
    verdict, _chain = judge_file(office, case)
    return with_kept_safety(office, verdict, case.envelope)


def _is_answered(office: Office, chain: TitleChain | None) -> bool:
    return chain is not None and office.vault.get(f"answer/{chain.last.digest}") is not None


def cards_along(office: Office, bill: str) -> tuple[Card, ...]:
    """Return the cards that came along with `bill` and are not in the address book."""
    pinned = {stored.did for stored in office.vault.cards()}
    along = {card.did: card for card in read_cards(load(office, bill).cards)}
    return tuple(card for did, card in along.items() if did not in pinned)


def _possibilities(office: Office, judged: Judged, *, answered: bool) -> Iterator[Possibility]:
    """Ask every rule in turn; each act is possible or stands with its refusal."""
    verdict, chain = judged
    is_mine = chain is not None and chain.last.acts[-1].actor.is_same_as(office.me)
    awaits_carrier = verdict.status is not None and verdict.status.awaits_carrier
    # What the registrar has recorded needs no answer, as the issue of a bill.
    is_receiver = verdict.receiver is not None and verdict.receiver.is_same_as(office.me)
    if is_receiver and not answered:
        yield _asked(Verb.ACCEPT, lambda: may_answer(office, judged))
        yield _asked(Verb.REJECT, lambda: may_answer(office, judged))
    if chain is not None and chain.registrar == office.card.did:
        if awaits_carrier:
            yield Possibility(_ACCEPTING.get(chain.state.status, Verb.ACCEPT_SURRENDER))
            if verdict.status is Status.SURRENDER_PENDING_AMENDMENT:
                yield Possibility(Verb.VOID)
            yield Possibility(Verb.REFUSE_SURRENDER)
        elif verdict.degree is Degree.AGREED:
            yield Possibility(Verb.RECORD)
    if is_mine and verdict.degree is Degree.SIGNED:
        yield Possibility(Verb.SEND_AGAIN)
    if verdict.degree is Degree.AGREED and chain is not None and chain.registrar is not None:
        yield Possibility(Verb.GET_RECORDED)
    if verdict.timeline and chain is not None:
        yield _asked(Verb.ENDORSE, lambda: ask_giving(office, judged, How.TO_ORDER))
        yield _asked(Verb.HAND_OVER, lambda: ask_giving(office, judged, How.POSSESSION))
        yield _asked(Verb.PLEDGE, lambda: ask_giving(office, judged, How.PLEDGE))
        if chain.state.charge is not None:
            yield _asked(Verb.RELEASE, lambda: ask_giving(office, judged, How.RELEASE))
            yield _asked(Verb.ENFORCE, lambda: ask_enforcing(office, judged))
        for verb, what_for in _ASKING.items():
            yield _asked(verb, partial(ask_surrender, office, judged, what_for))
    if is_mine and verdict.degree is Degree.SIGNED and not awaits_carrier:
        yield _asked(Verb.WITHDRAW, lambda: ask_withdrawing(office, judged))
    yield _asked(Verb.PROVE, lambda: ask_proving(office, verdict))
    yield Possibility(Verb.EXPORT)
    yield Possibility(Verb.EXCHANGE)
    yield Possibility(Verb.BUNDLE)
    yield Possibility(Verb.RENDER)
    is_carriers = chain is not None and chain.carrier.is_same_as(office.me)
    if is_carriers and verdict.status is Status.ON_PAPER:
        yield Possibility(Verb.PRINT_ORIGINAL)
    else:
        yield Possibility(Verb.PRINT_ORIGINAL, "never-an-original", {"refusal": 16})


_ACCEPTING = {
    Status.SURRENDER_PENDING_AMENDMENT: Verb.REISSUE,
    Status.PAPER_PENDING: Verb.ISSUE_PAPER,
}
_ASKING = {
    Verb.SURRENDER: Ask.DELIVERY, Verb.AMEND: Ask.AMENDMENT, Verb.TO_PAPER: Ask.PAPER,
}  # fmt: skip


def _asked(verb: Verb, ask: Callable[[], object]) -> Possibility:
    try:
        ask()
    except Refused as refusal:
        return Possibility(verb, refusal.code, refusal.facts)
    return Possibility(verb)
