"""A bill before it is signed: held against every rule, and printed as its reader will see it.

Nothing is written and nothing is signed here, so it needs nobody's approval. Only the act itself
(`wallet.desk.issuing`) can say that the vault is frozen or that somebody else has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wallet.desk.attaching import attach_all
from wallet.desk.casefile import judge_file, load
from wallet.desk.incoming import read_file
from wallet.desk.issuing import may_issue, stated, unless_issued
from wallet.desk.office import Office
from wallet.desk.screening import unless_listed
from wallet.errors import Refused
from wallet.formats.card import Card
from wallet.formats.pint.terms import party_in, terms_of
from wallet.formats.transport_document import Defect, Particulars, issue_defects, particulars
from wallet.keys.canonical import digest_of, read_object
from wallet.proof.verdict import NO_FACTS, Headline, Verdict
from wallet.titles.bill import Kind, Terms
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Party
from wallet.words import Language

_DRAFT: Mapping[str, object] = {"case": "draft"}


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that forbids nothing, and that one should know before signing."""

    code: str
    """For `wallet.words`, group ``warning``."""
    facts: Mapping[str, object] = field(default_factory=lambda: NO_FACTS)


@dataclass(frozen=True, slots=True)
class DraftBill:
    """A bill that may be issued as it stands."""

    terms: Terms
    particulars: Particulars
    cautions: tuple[Caution, ...]


def draft(
    office: Office,
    document: Path,
    to: Card | None = None,
    *,
    pdf: Path | None = None,
    attachments: tuple[Path, ...] = (),
    from_paper: Path | None = None,
) -> DraftBill:
    """Return the bill that `wallet.desk.issuing.issue` would make of the same arguments.

    Raises:
        CouldNotLook: A file cannot be read.
        Refused: As issuing does, ``titles-frozen`` and ``approval-needed`` apart.

    """
    source = may_issue(office, document)
    terms, said = terms_of(source, digest_of(source)), particulars(source)
    statement = stated(office, from_paper, source)
    unless_issued(office, terms, is_from_paper=statement is not None)
    attach_all(pdf, attachments)
    if to is not None:
        if to.did == office.card.did:
            raise Refused("self-transfer", refusal=19, recipient=to.party.name)
        unless_listed(office, to.party)
    cautions = (*_cautions(office, terms, said), *_about_receiver(source, terms, said, to))
    return DraftBill(terms, said, cautions)


def draft_reissue(
    office: Office, documents: tuple[Path, ...], supersedes: tuple[str, ...], to: Card | None = None
) -> tuple[Caution, ...]:
    """Return what to know before `documents` are issued in the place of the bills `supersedes`.

    Control goes to whoever gave the old ones back. To whose order a new one stands its document
    says, and that may be somebody else: its holder could not endorse or surrender it then.

    Raises:
        CouldNotLook: A file cannot be read, or a bill is not held.
        Refused: As reissuing does, where a document cannot be issued.

    """
    states = [chain.state for one in supersedes if (chain := _chain(office, one)) is not None]
    givers = [to.party] if to is not None else [one.surrendered_by or one.holder for one in states]
    found: list[Caution] = []
    for document in documents:
        source = may_issue(office, document)
        terms, said = terms_of(source, digest_of(source)), particulars(source)
        found += _cautions(office, terms, said)
        for giver in givers[:1]:
            halves = tuple(_half_right(giver, None, terms.named))
            found += halves
            if not halves and terms.named is not None and not giver.is_same_as(terms.named):
                facts = {"recipient": giver.name, "name": terms.named.name, "number": terms.number}
                found.append(Caution("reissue-not-order-party", facts))
    return tuple(one for place, one in enumerate(found) if one not in found[:place])


def _chain(office: Office, bill: str) -> TitleChain | None:
    return judge_file(office, load(office, bill))[1]


def faults(document: Path) -> tuple[Defect, ...]:
    """Return why a file cannot be issued, each fault with its place; none if it can.

    Raises:
        CouldNotLook: The file cannot be read, or is not one JSON object.

    """
    return issue_defects(read_object(read_file(document)))


def print_draft(office: Office, document: Path, to: Card, language: Language) -> bytes:
    """Return the PDF that the reader of the bill would print, marked as a draft on each page.

    Raises:
        CouldNotLook: The file cannot be read.
        Refused: ``not-a-carrier``, ``document-not-issuable``, ``paper-only-clause``.

    """
    from wallet.papers.bill import BillPaper, render_bill  # loads the type setter

    source = may_issue(office, document)
    terms = terms_of(source, digest_of(source))
    verdict = Verdict(
        format="pint-3.0.0",
        headline=Headline.NOT_CHECKED,
        as_of=office.clock.now(),
        checks=(),
        number=terms.number,
        digest=terms.document,
        kind=terms.kind,
        holder=to.party,
        order_party=terms.named,
        carrier=office.me,
        facts=_DRAFT,
    )
    return render_bill(BillPaper(verdict, particulars(source), (), language, is_draft=True))


def _cautions(office: Office, terms: Terms, said: Particulars) -> Iterator[Caution]:
    mine = office.me.name
    if said.carrier_name and said.carrier_name.casefold() != mine.casefold():
        yield Caution("draft-other-carrier", {"carrier": said.carrier_name, "owner": mine})
    today = office.clock.now().date()
    # Somewhere the day has begun already.
    if date.fromisoformat(said.issue_date) > today + timedelta(days=1):
        yield Caution("draft-dated-ahead", {"date": date.fromisoformat(said.issue_date)})
    if terms.kind is Kind.BEARER:
        yield Caution("draft-bearer")


def _about_receiver(
    source: Mapping[str, Any], terms: Terms, said: Particulars, to: Card | None
) -> Iterator[Caution]:
    if to is None:
        return
    halves = tuple(_half_right(to.party, party_in(source, "shipper"), terms.named))
    yield from halves
    if halves:
        return
    parties = (said.shipper, said.on_behalf_of_shipper, said.endorsee, said.consignee)
    is_named = terms.named is not None and to.party.is_same_as(terms.named)
    if not is_named and to.party.name.casefold() not in {one.name.casefold() for one in parties}:
        facts = {"recipient": to.party.name, "shipper": said.shipper.name}
        yield Caution("draft-not-the-shipper", facts)


def _half_right(receiver: Party, shipper: Party | None, named: Party | None) -> Iterator[Caution]:
    """Say where the receiver has the name of a party of the bill and not its code, or the reverse.

    Either is a slip of the pen, or somebody who calls himself by another's name.
    """
    for role, party in (("shipper", shipper), ("named", named if named != shipper else None)):
        if party is None or not party.codes:
            continue
        facts = {"recipient": receiver.name, "name": party.name}
        if receiver.is_namesake_of(party):
            codes = ", ".join(code.code for code in party.codes)
            yield Caution(f"draft-{role}-other-code", facts | {"codes": codes})
        elif receiver.is_same_as(party) and _said(receiver) != _said(party):
            yield Caution(f"draft-{role}-other-name", facts)


def _said(party: Party) -> str:
    return " ".join(party.name.split()).casefold()
