"""The carrier issues a bill: its document is held against the rules, signed and sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wallet.desk.approving import unless_unapproved
from wallet.desk.attaching import Attached, attach_all
from wallet.desk.casefile import CaseFile, judge_file, keep
from wallet.desk.guarding import unless_frozen
from wallet.desk.incoming import read_file
from wallet.desk.office import Office
from wallet.desk.registering import register
from wallet.desk.screening import unless_listed
from wallet.desk.signing import approved_member
from wallet.desk.standing import holding_of
from wallet.errors import Refused
from wallet.formats.card import Card
from wallet.formats.medium import taken_from_paper
from wallet.formats.pint.extensions import write_origin
from wallet.formats.pint.terms import terms_of
from wallet.formats.pint.write import issue as sign_issue
from wallet.formats.transport_document import issue_defects, paper_only_clause
from wallet.keys.canonical import digest_of, read_object, sha256_hex
from wallet.store import Paper
from wallet.titles.bill import OfflinePolicy, Terms
from wallet.titles.holding import Change, Standing
from wallet.titles.parties import Role

_ISSUERS = (Role.CARRIER, Role.OTHER)


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that may be issued."""

    document: Mapping[str, Any]
    terms: Terms
    shown: Attached | None = None
    """The carrier's own PDF."""
    beside: tuple[Attached, ...] = ()


def issue(
    office: Office,
    document: Path,
    to: Card,
    *,
    pdf: Path | None = None,
    attachments: tuple[Path, ...] = (),
    policy: OfflinePolicy = OfflinePolicy(),
    from_paper: Path | None = None,
) -> CaseFile:
    """Issue the transport document in a file to the holder of `to`.

    Args:
        office: Where.
        document: The file with the transport document.
        to: Who gets it.
        pdf: The carrier's own rendering.
        attachments: Further documents.
        policy: How far it may travel unrecorded.
        from_paper: What the clerk wrote down about the paper originals it takes the place of
            (`wallet.formats.medium`).

    Raises:
        CouldNotLook: A file cannot be read.
        Refused: ``not-a-carrier``, ``document-not-issuable`` (with where and why),
            ``number-used``: this number was issued with other content; ``paper-outstanding``,
            ``paper-only-clause``, ``sanctions-hit``, ``titles-frozen``.

    """
    ready = prepare(office, document, pdf=pdf, attachments=attachments)
    statement = stated(office, from_paper, ready.document)
    unless_issued(office, ready.terms, is_from_paper=statement is not None)
    with office.vault.transaction():
        return sign(office, ready, to, policy, write_origin(from_paper=statement))


def stated(
    office: Office, from_paper: Path | None, document: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return what is stated about the paper that `document` takes the place of, if there is any.

    Raises:
        CouldNotLook: The file cannot be read.
        Refused: ``paper-outstanding``, ``paper-statement-wrong``.

    """
    if from_paper is None:
        return None
    noted = read_object(read_file(from_paper))
    return taken_from_paper(noted, document, office.me, office.clock.now())


def prepare(
    office: Office,
    document: Path,
    *,
    pdf: Path | None = None,
    attachments: tuple[Path, ...] = (),
) -> Ready:
    """Read what is to be issued, and hold it against every rule that needs no receiver.

    Raises:
        CouldNotLook: A file cannot be read.
        Refused: As `issue`.

    """
    source = may_issue(office, document)
    unless_frozen(office, signing=True)
    unless_unapproved(office)
    return Ready(source, terms_of(source, digest_of(source)), *attach_all(pdf, attachments))


def may_issue(office: Office, document: Path) -> Mapping[str, Any]:
    """Return the transport document in a file, which this owner may issue as it stands.

    Raises:
        CouldNotLook: The file cannot be read.
        Refused: ``not-a-carrier``, ``document-not-issuable``, ``paper-only-clause``.

    """
    unless_carrier(office)
    source = read_object(read_file(document))
    defects = issue_defects(source)
    if defects:
        first = defects[0]
        raise Refused(
            "document-not-issuable",
            **{**first.facts, "refusal": 14, "where": first.where, "defect": first.code,
               "count": len(defects), "defects": [f"{d.where}: {d.code}" for d in defects[:20]]},
        )  # fmt: skip
    if (clause := paper_only_clause(source)) is not None:
        raise Refused("paper-only-clause", refusal=23, clause_text=clause)
    return source


def unless_carrier(office: Office) -> None:
    """Return if the owner may issue bills at all.

    Raises:
        Refused: ``not-a-carrier``.

    """
    role = office.card.role
    if role not in _ISSUERS:
        raise Refused("not-a-carrier", refusal=1, role=role.value)


def unless_issued(
    office: Office,
    terms: Terms,
    *,
    replaces: tuple[str, ...] = (),
    is_from_paper: bool = False,
) -> None:
    """Return if a number is free: DCSA lets a transport document be issued once.

    A new version keeps the number of the bill it `replaces`; a bill that went onto paper may come
    back from it, as another document.

    Raises:
        Refused: ``already-issued`` or ``number-used``.

    """
    for holding in office.vault.find_number(terms.number):
        if holding.bill == terms.document:
            raise Refused("already-issued", refusal=15, number=terms.number)
        came_back = is_from_paper and holding.standing is Standing.ENDED
        if holding.bill not in replaces and not came_back:
            raise Refused("number-used", refusal=15, number=terms.number)


def sign(
    office: Office, ready: Ready, to: Card, policy: OfflinePolicy, origin: Mapping[str, Any]
) -> CaseFile:
    """Sign entry 0 and record it; call it inside a transaction.

    Raises:
        Refused: ``self-transfer``, ``sanctions-hit``.

    """
    card, vault, bill = office.card, office.vault, ready.terms.document
    if to.did == card.did:
        raise Refused("self-transfer", refusal=19, recipient=to.party.name)
    unless_listed(office, to.party)
    issued = sign_issue(
        ready.document,
        carrier=card.party,
        to=to.party,
        key=office.signing_key(),
        at=office.clock.now(),
        policy=policy,
        visualisation=ready.shown.entry if ready.shown else None,
        supporting=tuple(paper.entry for paper in ready.beside),
        origin={**origin, **approved_member(office)},
    )
    papers = (*((ready.shown,) if ready.shown else ()), *ready.beside)
    case = CaseFile(
        issued.envelope,
        issued.issue_to,
        (),
        (),
        (card.text,),
        tuple(dict.fromkeys(paper.entry.digest for paper in papers)),
    )
    vault.spend(bill, 0, sha256_hex(issued.envelope.chain[0].split(".")[1]))
    for paper in papers:
        vault.keep(paper.data)
        entry = paper.entry
        vault.put_paper(
            Paper(bill, entry.digest, entry.name, entry.media_type, entry.size, paper.role)
        )
    vault.first_seen(bill, 0, sha256_hex(issued.envelope.chain[0]))
    keep(office, case, source="own")
    verdict, _ = judge_file(office, case)
    vault.put_holding(holding_of(office, case.envelope, verdict, Change.ISSUED))
    vault.note("issued", bill, {"number": ready.terms.number, "to": to.party.name})
    return register(office, case).case
