"""What is thought of PDFs that others made: of a seal over a print, of the carrier's own paper."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.pint.claims import entry_in, issuance_in, manifest_in
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.payloads import Manifest
from wallet.keys.canonical import canonical, sha256_hex
from wallet.keys.signing import PublicKey
from wallet.proof.trust import Trust
from wallet.proof.verdict import Check, Evidence, Headline, Result, Verdict

if TYPE_CHECKING:
    from wallet.desk.office import Office
    from wallet.papers.inspect import Finding
    from wallet.papers.sealed import Seal

_CACHE = "pdf-safety/1/{digest}"
"""Findings are kept by digest; the number goes up when the inspection learns something."""


@dataclass(frozen=True, slots=True)
class StrangersPdf:
    """A PDF that somebody else made, as it may be shown: pictures of its pages, and warnings."""

    pictures: bytes
    """A PDF of ours, each page a picture."""
    pages: int
    left_out: int
    """How many of its pages are not among the pictures."""
    findings: tuple[Finding, ...]
    """What it has that a paper should not have, the heavy ones first."""


def strangers_pdf(data: bytes, digest: str, named: Sequence[str]) -> StrangersPdf:
    """Return how a PDF from outside may be shown, if the signed bill names it.

    Args:
        data: Its bytes.
        digest: Its SHA-256, as somebody asked for it.
        named: The digests that the signed bill names.

    Raises:
        Refused: ``pdf-not-named``: the bill does not name these bytes.
        Unreadable: ``pdf-unreadable``, ``pdf-too-large``, ``pdf-too-costly``.

    """
    if sha256_hex(data) != digest or digest not in named:
        raise Refused("pdf-not-named", digest=digest)
    from wallet.papers.flat import flatten
    from wallet.papers.opened import inspect_apart

    flat = flatten(data)
    return StrangersPdf(flat.pdf, flat.pages, flat.left_out, inspect_apart(data))


def with_seals(verdict: Verdict, seals: Sequence[Seal], trust: Trust, at: datetime) -> Verdict:
    """Return `verdict` with the check of the PDF's seals; a broken one is graver than all else.

    What was changed after it was sealed was changed by somebody: the signed record inside may
    be as it was, but this is not the file that was sealed.
    """
    check = _seal_check(seals, trust, at)
    checks = tuple(sorted((*verdict.checks, check), key=lambda one: one.number))
    if check.result is Result.FAILED:
        return replace(verdict, checks=checks, headline=Headline.CHANGED)
    return replace(verdict, checks=checks)


def with_safety(
    verdict: Verdict, envelope: Envelope, documents: Mapping[str, bytes], at: datetime
) -> Verdict:
    """Return `verdict` with the check of the carrier's own PDF, where it is at hand."""
    shown = visualisation_of(envelope)
    if shown is None or shown not in documents:
        return verdict
    from wallet.papers.opened import inspect_apart

    return _with_findings(verdict, shown, inspect_apart(documents[shown]), at)


def with_kept_safety(office: Office, verdict: Verdict, envelope: Envelope) -> Verdict:
    """Return `verdict` with the check of the carrier's PDF in the vault, looked at once only."""
    shown = visualisation_of(envelope)
    if shown is None or all(
        paper.digest != shown for paper in office.vault.papers(envelope.digest)
    ):
        return verdict
    name = _CACHE.format(digest=shown)
    kept = office.vault.get(name)
    if kept is None:
        from wallet.papers.opened import inspect_apart

        try:
            findings = inspect_apart(office.vault.fetch(shown))
        except CouldNotLook:
            return verdict  # the check of the papers says that it is missing or damaged
        if not office.vault.is_read_only:
            told = [[one.code, one.count, one.detail] for one in findings]
            office.vault.put(name, canonical({"findings": told}).decode())
    else:
        findings = _read_findings(kept)
    return _with_findings(verdict, shown, findings, office.clock.now())


def visualisation_of(envelope: Envelope) -> str | None:
    """Return the digest of the carrier's own PDF, if the carrier signed it with the issue.

    The envelope's manifest is its sender's word; only the issuance of entry 0 is the carrier's.
    """
    manifest = manifest_of(envelope)
    if manifest is None or manifest.visualisation is None:
        return None
    try:
        issuance = entry_in(envelope.chain[0]).issuance
        signed = issuance_in(issuance or "").visualisation
    except Unreadable:
        return None
    return signed if signed == manifest.visualisation.digest else None


def manifest_of(envelope: Envelope) -> Manifest | None:
    """Return what the envelope says it holds, where that can be read."""
    try:
        return manifest_in(envelope.manifest)
    except Unreadable:
        return None


def _read_findings(kept: str) -> tuple[Finding, ...]:
    from wallet.papers.inspect import Finding

    return tuple(Finding(code, count, said) for code, count, said in json.loads(kept)["findings"])


def _with_findings(
    verdict: Verdict, digest: str, findings: Sequence[Finding], at: datetime
) -> Verdict:
    bad = tuple(one.code for one in findings if one.weight == "bad")
    noted = tuple(one.code for one in findings if one.weight == "note")
    result, reason = Result.PASSED, "pdf-plain"
    if bad:
        result, reason = Result.FAILED, "pdf-active"
    elif noted:
        reason = "pdf-noted"
    check = Check(
        "pdf.safety",
        result,
        reason,
        {"finding": bad or noted},
        source="inspection",
        as_of=at,
        evidence=(
            Evidence("digest", digest),
            *(Evidence("finding", f"{one.code} × {one.count} {one.detail}".strip())
              for one in findings),
        ),
    )  # fmt: skip
    others = (one for one in verdict.checks if one.code != check.code)
    return replace(verdict, checks=tuple(sorted((*others, check), key=lambda one: one.number)))


def _seal_check(seals: Sequence[Seal], trust: Trust, at: datetime) -> Check:
    if not seals:
        return Check("pdf.seal", Result.NOT_APPLICABLE, "seal-none", as_of=at)
    broken = next((one for one in seals if not one.holds), None)
    last = broken or seals[-1]
    key = _key(last)
    known = trust.find(key.thumbprint) if key is not None else None
    evidence = [Evidence("kid", key.thumbprint)] if key is not None else []
    if last.stamped_at is not None:
        told = f"{last.stamped_at.isoformat()} {last.stamped_by}"
        evidence.append(Evidence("time-stamp", told.strip()))
    facts: dict[str, object] = {"name": last.name, "at": last.claimed_at or ""}
    result, reason, source = Result.NOT_CHECKED, "seal-stranger", "certificate"
    if broken is not None:
        result = Result.FAILED
        reason = "seal-changed" if broken.is_intact else "seal-broken"
    elif known is not None:
        facts["name"] = known.party.name if known.party is not None else last.name
        result, reason, source = Result.PASSED, "seal-right", known.source
    return Check("pdf.seal", result, reason, facts, source, at, tuple(evidence))


def _key(seal: Seal) -> PublicKey | None:
    try:
        return PublicKey.from_certificate(seal.certificate) if seal.certificate else None
    except Unreadable:
        return None
