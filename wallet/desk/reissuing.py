"""The carrier reissues: new bills take the place of old ones that were given back for it.

One for one amends, one for several splits, several for one combine. The new bills name the old
ones in their entry 0 and the carrier's answer on each old bill names the new ones: links both
ways, signed by the same hand in one step, so that nobody ever sees half of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wallet.desk.casefile import CaseFile, judge_file, load
from wallet.desk.issuing import Ready, prepare, sign, unless_issued
from wallet.desk.office import Office
from wallet.desk.people import find
from wallet.desk.registering import register
from wallet.desk.surrendering import may_answer_surrender, sign_answer
from wallet.errors import Refused
from wallet.formats.card import Card
from wallet.formats.pint.extensions import MOST_LINKS, write_origin, write_outcome
from wallet.formats.transport_document.versions import check_versions
from wallet.titles.acts import Meaning, Step
from wallet.titles.bill import OfflinePolicy
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Party
from wallet.titles.state import Status
from wallet.titles.steps import acts_of


@dataclass(frozen=True, slots=True)
class Reissued:
    """What came of it: the new bills, and the old ones with the carrier's answer."""

    new: tuple[CaseFile, ...]
    old: tuple[CaseFile, ...]


def reissue(
    office: Office,
    documents: tuple[Path, ...],
    supersedes: tuple[str, ...],
    to: Card | None = None,
    *,
    pdf: Path | None = None,
    attachments: tuple[Path, ...] = (),
    policy: OfflinePolicy = OfflinePolicy(),
) -> Reissued:
    """Issue the transport documents in the place of the bills `supersedes`.

    Args:
        office: Where.
        documents: The new versions.
        supersedes: The old bills, all given back for amendment by one holder.
        to: That holder's card; found in the address book if not given.
        pdf: The carrier's own rendering, where there is one new version.
        attachments: Further documents, for every new version.
        policy: How far the new bills may travel unrecorded.

    Raises:
        Refused: ``reissue-to-other``: they belong to whoever gave the old ones back;
            ``on-board-date-changed``, ``parts-do-not-add-up``, and as `issuing.issue` and
            `surrendering.answer_surrender` say.

    """
    supersedes = tuple(dict.fromkeys(supersedes))
    if len(documents) > MOST_LINKS or len(supersedes) > MOST_LINKS:
        raise Refused("too-many-versions", most=MOST_LINKS)
    old = [_given_back(office, bill) for bill in supersedes]
    giver = _one_giver(old)
    card = to if to is not None else find(office, giver.did or giver.name)
    if not card.party.is_same_as(giver):
        raise Refused("reissue-to-other", refusal=1, holder=giver.name, recipient=card.party.name)
    shown = pdf if len(documents) == 1 else None
    new = [prepare(office, path, pdf=shown, attachments=attachments) for path in documents]
    check_versions([case.envelope.document for case, _ in old], [one.document for one in new])
    for one in new:
        unless_issued(office, one.terms, replaces=supersedes)
    _unless_twice(new)
    now, said = office.clock.now(), write_outcome(
        Meaning.REISSUE, tuple(one.terms.document for one in new)
    )  # fmt: skip
    acts = acts_of(Step.REISSUE, office.me, giver, now)
    with office.vault.transaction():
        origin = write_origin(supersedes)
        issued = tuple(sign(office, one, card, policy, origin) for one in new)
        ended = tuple(
            sign_answer(office, case, chain, acts, said, lambda signed: register(office, signed))
            for case, chain in old
        )
    return Reissued(issued, ended)


def _given_back(office: Office, bill: str) -> tuple[CaseFile, TitleChain]:
    case = load(office, bill)
    chain = may_answer_surrender(office, judge_file(office, case), Step.REISSUE)
    if chain is None:
        raise Refused("bill-ended", refusal=2, number=case.envelope.number)
    if chain.state.status is not Status.SURRENDER_PENDING_AMENDMENT:
        raise Refused(
            "answer-to-other", refusal=7, number=case.envelope.number,
            status=chain.state.status.value,
        )  # fmt: skip
    return case, chain


def _one_giver(old: list[tuple[CaseFile, TitleChain]]) -> Party:
    givers = [chain.state.surrendered_by or chain.state.holder for _case, chain in old]
    for other in givers[1:]:
        if not other.is_same_as(givers[0]):
            raise Refused(
                "reissue-to-other", refusal=1, holder=givers[0].name, recipient=other.name
            )
    return givers[0]


def _unless_twice(new: list[Ready]) -> None:
    """Each new bill needs a number of its own."""
    seen: set[str] = set()
    for one in new:
        if one.terms.number in seen:
            raise Refused("number-used", refusal=15, number=one.terms.number)
        seen.add(one.terms.number)
