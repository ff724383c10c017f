"""What a screen or a printed page shows of one bill: verdict, particulars, acts possible now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wallet.desk.answering import may_answer
from wallet.desk.casefile import Judged, judge_file, load
from wallet.desk.giving import ask_giving, ask_surrender
from wallet.desk.office import Office
from wallet.errors import CouldNotLook, Refused
from wallet.formats.transport_document import Particulars, particulars
from wallet.keys.words_phrase import confirmation_phrase
from wallet.proof.verdict import Verdict
from wallet.titles.acts import How
from wallet.titles.holding import Holding
from wallet.titles.state import Degree
from wallet.titles.verbs import Possibility, Verb


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document that belongs to the bill."""

    digest: str
    name: str
    media_type: str
    size: int
    is_carrier_pdf: bool


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
    answered = chain is not None and office.vault.get(f"answer/{chain.last.digest}") is not None
    return BillView(
        holding=holding,
        verdict=verdict,
        particulars=particulars(case.envelope.document),
        possibilities=tuple(_possibilities(office, judged, answered=answered)),
        phrase=confirmation_phrase(case.envelope.chain[-1]),
        papers=tuple(
            PaperView(
                paper.digest, paper.name, paper.media_type, paper.size, paper.role == "carrier-pdf"
            )
            for paper in office.vault.papers(bill)
        ),
        is_answered=answered,
    )


def _possibilities(office: Office, judged: Judged, *, answered: bool) -> Iterator[Possibility]:
    """Ask every rule in turn; each act is possible or stands with its refusal."""
    verdict, chain = judged
    is_mine = chain is not None and chain.last.acts[-1].actor.is_same_as(office.me)
    awaits_carrier = verdict.status is not None and verdict.status.awaits_carrier
    is_receiver = (
        chain is not None
        and (party := verdict.receiver or verdict.holder) is not None
        and party.is_same_as(office.me)
        and not is_mine
        and not awaits_carrier
    )
    if is_receiver and not answered:
        yield _asked(Verb.ACCEPT, lambda: may_answer(office, judged))
        yield _asked(Verb.REJECT, lambda: may_answer(office, judged))
    if chain is not None and chain.registrar == office.card.did:
        if awaits_carrier:
            yield Possibility(Verb.ACCEPT_SURRENDER)
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
        yield _asked(Verb.SURRENDER, lambda: ask_surrender(office, judged))
    yield Possibility(Verb.EXPORT)
    yield Possibility(Verb.RENDER)


def _asked(verb: Verb, ask: Callable[[], object]) -> Possibility:
    try:
        ask()
    except Refused as refusal:
        return Possibility(verb, refusal.code, refusal.facts)
    return Possibility(verb)
