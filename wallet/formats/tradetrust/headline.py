"""Chooses the headline of a TradeTrust document from the closed list.

A signed document that is whole is *genuine*; whether somebody has ended it since, or who holds the
title, may not have been looked at, and then the sentence says so. A title that nobody signed is
only as good as its token: without a look at the chain nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from wallet.formats.tradetrust.outlook import Outlook
from wallet.proof.findings import Findings
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.bill import Kind
from wallet.titles.escrow import TitleRecord, TitleStatus
from wallet.titles.escrow_story import account, moments_of
from wallet.titles.parties import Party
from wallet.titles.state import Degree, Status

_CHANGED_BY = ("format.strict", "document.integrity", "issuer.signature", "vc.terms")
_STATUS = {
    TitleStatus.ACTIVE: Status.IN_FORCE,
    TitleStatus.RETURNED: Status.SURRENDER_PENDING_DELIVERY,
    TitleStatus.BURNT: Status.ACCOMPLISHED,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The document a verdict is about."""

    format: str
    digest: str
    """SHA-256 of the file's bytes."""
    number: str = ""
    issuer: Party | None = None
    is_title: bool = False
    is_signed: bool = True
    """Whether somebody's signature is in it, not merely a hash."""
    ended: str = ""
    """How it ended otherwise than on a chain: ``revoked``, ``suspended`` or ``expired``."""


def verdict_on(
    subject: Subject, findings: Findings, outlook: Outlook, record: TitleRecord | None
) -> Verdict:
    """Return the verdict on a document after its last check."""
    headline, case = _headline(subject, findings, outlook, record)
    issuer = subject.issuer.name if subject.issuer is not None else ""
    holder = _account(record.state.holder) if record is not None else None
    lacks_record = findings.lacks("control.record")
    return Verdict(
        format=subject.format,
        headline=headline,
        as_of=outlook.as_of,
        checks=findings.checks(),
        number=subject.number,
        digest=subject.digest,
        degree=Degree.NONE if record is None or lacks_record else Degree.RECORDED,
        kind=Kind.TO_ORDER if subject.is_title else None,
        status=None if record is None else _STATUS.get(record.state.status),
        holder=holder,
        order_party=_account(record.state.owner) if record is not None else None,
        carrier=subject.issuer,
        timeline=() if record is None else moments_of(record, subject.issuer),
        facts={
            "case": case, "carrier": issuer, "giver": issuer, "receiver": issuer,
            "holder": holder.name if holder is not None else "",
        },
    )  # fmt: skip


def _headline(
    subject: Subject, findings: Findings, outlook: Outlook, record: TitleRecord | None
) -> tuple[Headline, str]:
    """Return the headline, and which of its sentences."""
    if findings.has_failed(*_CHANGED_BY):
        return Headline.CHANGED, "document"
    if findings.lacks("document.integrity", "format.strict", "vc.contexts"):
        return Headline.NOT_CHECKED, ""
    if not subject.is_signed:
        if record is None:
            return Headline.NOT_CHECKED, "unsigned"
        if record.state.status is TitleStatus.NEVER_MINTED:
            return Headline.NOT_CHECKED, "never-minted"
    elif findings.lacks("issuer.signature"):
        return Headline.NOT_CHECKED, ""
    if findings.lacks("issuer.identity"):
        return Headline.UNKNOWN_SIGNER, ""
    if findings.has_failed("vc.validity", "vc.model") and not subject.ended:
        return Headline.NOT_CHECKED, "not-yet" if findings.has_failed("vc.validity") else ""
    if subject.ended:
        return Headline.ENDED, subject.ended
    if record is not None:
        return _by_title(record, outlook, findings)
    if findings.lacks("document.status"):
        return Headline.COPY, "title-unlooked" if subject.is_title else "status-unlooked"
    return Headline.COPY, "document"


def _by_title(record: TitleRecord, outlook: Outlook, findings: Findings) -> tuple[Headline, str]:
    status = record.state.status
    if status is TitleStatus.NEVER_MINTED:
        return Headline.NOT_CHECKED, "never-minted"
    if findings.lacks("control.record"):  # a contract that nobody vouches for proves nothing
        is_active = status is TitleStatus.ACTIVE
        return Headline.NOT_CHECKED, "contract-unknown" if is_active else "contract-unknown-ended"
    match status:
        case TitleStatus.BURNT:
            return Headline.ENDED, "burnt"
        case TitleStatus.RETURNED:
            return Headline.WAITING, "returned"
        case TitleStatus.ACTIVE:
            mine = record.state.holder in outlook.addresses
            return (Headline.HOLDER, "title") if mine else (Headline.COPY, "title")


def _account(address: str) -> Party | None:
    return account(address) if address else None
