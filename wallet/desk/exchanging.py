"""Writes and reads DCSA's files for platforms, and holds what they say against what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wallet.desk.casefile import CaseFile, judge_file, load
from wallet.desk.office import Office
from wallet.desk.verifying import Question
from wallet.errors import Refused
from wallet.formats.exchange import (
    Exchange,
    IssuanceRequest,
    Told,
    differences,
    digest_of_paper,
    read_exchange,
    write_endorsements,
    write_issuance,
    write_surrender,
)
from wallet.formats.pint.claims import entry_in
from wallet.formats.pint.envelope import write_envelope
from wallet.formats.pint.payloads import read_issuance
from wallet.keys import jws
from wallet.keys.canonical import digest_of, read_object, sha256_hex
from wallet.proof.verdict import Check, Headline, Result, Verdict
from wallet.titles.acts import Act

_GRAVITY = (False, None, True)
_HEADLINES = {True: Headline.COPY, False: Headline.CHANGED, None: Headline.NOT_CHECKED}
_RESULTS = {True: Result.PASSED, False: Result.FAILED, None: Result.NOT_CHECKED}


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of one file of a platform; nothing of it was kept."""

    kind: Exchange
    number: str
    reason: str
    """Code of the finding, of the group ``reason``."""
    is_good: bool | None
    """None where there is nothing to hold it against: no such bill here, or no known key."""
    place: int | None = None
    """The first act that is told otherwise than it was signed, from 0."""


def export(office: Office, bill: str, kind: Exchange) -> bytes:
    """Return a bill as platforms exchange it.

    Raises:
        CouldNotLook: ``bill-unknown``.
        Refused: ``exchange-not-surrendered``, ``exchange-issue-to-unknown``,
            ``exchange-chain-broken``.

    """
    office.vault.anchor()  # whatever leaves the vault, leaves after that
    case = load(office, bill)
    if kind is Exchange.PINT:
        return write_envelope(case.envelope)
    if kind is Exchange.ISSUANCE:
        return _issuance(office, case)
    acts, number = _acts(office, case), case.envelope.number
    version = str(case.envelope.document.get("transportDocumentSubReference") or "")
    if kind is Exchange.ENDORSEMENTS:
        return write_endorsements(number, acts, version)
    if not acts or not acts[-1].code.surrenders:
        raise Refused("exchange-not-surrendered", number=number)
    reference = acts[-1].audit_reference or sha256_hex(case.envelope.chain[-1])
    return write_surrender(number, reference, acts, version)


def signed_in(office: Office, number: str) -> tuple[tuple[Act, ...], ...]:
    """Return what was signed of each bill of this number in a vault, oldest act first.

    Raises:
        Refused: ``exchange-chain-broken``.

    """
    held = office.vault.find_number(number)
    bills = [one.bill for one in held if not office.holds_document(one.bill)]
    return tuple(_acts(office, load(office, bill)) for bill in bills)


def compare(data: bytes, question: Question) -> tuple[Compared, ...]:
    """Hold a platform's file against the trust of `question`, and what it knows to be signed.

    Raises:
        Unreadable: ``exchange-unknown``, ``member-malformed``, or a JSON code.

    """
    found = read_exchange(data)
    if isinstance(found, IssuanceRequest):
        return (_judge_issuance(found, question),)
    return tuple(_compare_told(told, question.signed(told.number)) for told in found)


def verdict_on(compared: Sequence[Compared], question: Question) -> Verdict:
    """Return what came of a platform's file as a verdict: one check for each bill it tells of."""
    worst = min(compared, key=lambda one: _GRAVITY.index(one.is_good))
    return Verdict(
        format=f"dcsa-{worst.kind.value}",
        headline=_HEADLINES[worst.is_good],
        as_of=question.as_of,
        checks=tuple(
            Check(
                "exchange.told", _RESULTS[one.is_good], one.reason,
                {"number": one.number, "position": one.place}, "file", question.as_of,
            )
            for one in compared
        ),
        number=worst.number,
        facts={"case": "exchange"},
    )  # fmt: skip


def _issuance(office: Office, case: CaseFile) -> bytes:
    manifest = entry_in(case.envelope.chain[0]).issuance
    if case.issue_to is None or manifest is None:
        raise Refused("exchange-issue-to-unknown", number=case.envelope.number)
    papers = [one for one in office.vault.papers(case.bill) if one.role == "carrier-pdf"]
    shown = [(one.name, office.vault.fetch(one.digest)) for one in papers[:1]]
    return write_issuance(
        case.envelope.document, case.issue_to, manifest, shown[0] if shown else None
    )


def _acts(office: Office, case: CaseFile) -> tuple[Act, ...]:
    chain = judge_file(office, case)[1]
    if chain is None:
        raise Refused("exchange-chain-broken", number=case.envelope.number)
    return tuple(act for link in chain.links for act in link.entry.acts)


def _judge_issuance(request: IssuanceRequest, question: Question) -> Compared:
    """Check the carrier's signature, and that each part is the one it is over (ISS 3.0.4)."""
    kind = Exchange.ISSUANCE
    number = str(request.document.get("transportDocumentReference", ""))[:100]
    part = jws.read(request.manifest)
    signed = read_issuance(read_object(part.payload))
    paper = digest_of_paper(request) or None
    if digest_of(request.document) != signed.document:
        return Compared(kind, number, "issuance-other-document", False)
    if digest_of(request.issue_to) != signed.issue_to:
        return Compared(kind, number, "issuance-other-receiver", False)
    if paper != signed.visualisation:
        return Compared(kind, number, "issuance-other-paper", False)
    trusted = question.trust.find(part.kid)
    if trusted is None:
        return Compared(kind, number, "issuance-by-stranger", None)
    if not jws.verify(part, trusted.key):
        return Compared(kind, number, "issuance-wrong-signature", False)
    return Compared(kind, number, "issuance-right", True)


def _compare_told(told: Told, held: tuple[tuple[Act, ...], ...]) -> Compared:
    if not held:
        return Compared(told.kind, told.number, "told-unknown-bill", None)
    parts = [(differences(told.acts, signed), signed) for signed in held]
    if any(not places for places, _signed in parts):
        return Compared(told.kind, told.number, "told-as-signed", True)
    # Of several bills of one number the one that is told right for longest is meant.
    (place, *_), nearest = max(parts, key=lambda part: part[0][0])
    is_older, is_newer = place == len(told.acts), place == len(nearest)
    reason = "told-older" if is_older else "told-more" if is_newer else "told-otherwise"
    return Compared(told.kind, told.number, reason, False, place)
