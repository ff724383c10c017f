"""What the container says of a bundle and of each bill in it: checks 16 and 17, and our own.

A bill stands on its own signatures. The container adds that nothing was changed since somebody
put it together, who that was, what was left out, and whether the conclusions follow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wallet.clock import write_time
from wallet.desk.verifying import Question
from wallet.errors import Unreadable
from wallet.keys.canonical import sha256_hex
from wallet.keys.signing import PublicKey
from wallet.proof.verdict import NO_FACTS, Check, Evidence, Headline, Result, Verdict
from wallet.titles.parties import Party

if TYPE_CHECKING:  # with asn1crypto, 0.1 s
    from wallet.bundles.contents import Bundle
    from wallet.bundles.dossier import BillFiles, Defect

FORMAT = "asice"
_MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class Exported:
    """What a bundle says of itself, and who signed it."""

    exporter: Party | None
    """Whose pinned key signed it; nobody for a key that is not known."""
    named: str
    """The name in its certificate, for which nobody vouches."""
    key: str
    """Thumbprint of the signer's key, or the certificate's digest where it is no key of ours."""
    certificate: str
    """SHA-256 of the certificate, 64 hex."""
    signed_at: str
    as_of: str
    bills: int
    files: int
    size: int
    selection: str = ""
    stamped_at: str = ""
    stamped_by: str = ""


def container_verdict(bundle: Bundle, question: Question) -> Verdict:
    """Return the verdict on a bundle as a whole, after its bills were read."""
    checks = (
        _manifest_check(bundle.defects, bundle.files, question),
        signature_check(bundle, question),
        _time_check(bundle, question),
    )
    manifest, signature, _time = checks
    exporter = signature.facts.get("name", "")
    if Result.FAILED in (manifest.result, signature.result):
        headline = Headline.CHANGED
    elif bundle.unchecked or not bundle.signatures:
        headline = Headline.NOT_CHECKED
    else:
        is_known = signature.result is Result.PASSED
        headline = Headline.COPY if is_known else Headline.UNKNOWN_SIGNER
    return Verdict(
        format=FORMAT,
        headline=headline,
        as_of=question.as_of,
        checks=checks,
        facts={"holder": exporter, "name": exporter, "why": "bundle"},
    )


def exported_of(bundle: Bundle, question: Question) -> Exported:
    """Return what a bundle says of itself, and who signed it."""
    signature = bundle.signatures[0] if bundle.signatures else None
    key = _key_of(signature.certificate) if signature else None
    trusted = question.trust.find(key.thumbprint) if key else None
    stamp = signature.stamp if signature else None
    profile = bundle.profile
    digest = sha256_hex(signature.certificate) if signature else ""
    return Exported(
        exporter=trusted.party if trusted else None,
        named=signature.subject if signature else "",
        key=key.thumbprint if key else digest,
        certificate=digest,
        signed_at=write_time(signature.at) if signature and signature.at else "",
        as_of=str(profile.get("as_of", ""))[:40],
        bills=len(bundle.folders),
        files=bundle.files,
        size=bundle.size,
        selection=str(profile.get("selection", ""))[:500],
        stamped_at=write_time(stamp.at) if stamp else "",
        stamped_by=stamp.authority if stamp else "",
    )


def with_container(
    verdict: Verdict, signature: Check, files: BillFiles, question: Question, differs: str | None
) -> Verdict:
    """Add to a bill's verdict what its bundle says of it.

    Args:
        verdict: The one that follows from the signed texts.
        signature: The bundle's own check.
        files: The folder of the bill.
        question: As of when it is asked.
        differs: Which time line of the exporter's does not follow; empty if all do, nothing where
            there is nothing that they could follow from.

    """
    manifest = _manifest_check(list(files.defects), len(files.digests), question)
    conclusions = _conclusions_check(files, differs)
    checks = sorted(
        (*verdict.checks, manifest, signature, _left_out_check(files), conclusions),
        key=lambda check: check.number,
    )
    is_broken = Result.FAILED in (manifest.result, signature.result, conclusions.result)
    if is_broken and verdict.headline is not Headline.CHANGED:
        verdict = replace(verdict, headline=Headline.CHANGED, facts=NO_FACTS)
    return replace(verdict, format=FORMAT, checks=tuple(checks))


def _manifest_check(defects: list[Defect], files: int, question: Question) -> Check:
    if not defects:
        return Check(
            "bundle.manifest",
            Result.PASSED,
            "files-as-listed",
            {"files": files},
            source="bundle",
            as_of=question.as_of,
        )
    first = defects[0]
    return Check(
        "bundle.manifest",
        Result.FAILED,
        f"files-{first.code}",
        {"name": first.name, "to": first.to, "total": len(defects)},
        source="bundle",
        as_of=question.as_of,
        evidence=tuple(
            Evidence("defect", " ".join(part for part in (one.code, one.name, one.to) if part))
            for one in defects[:_MOST_NAMED]
        ),
    )


def signature_check(bundle: Bundle, question: Question) -> Check:
    """Return check 17: who signed the list of files, and whether the signature is right."""
    code, at = "bundle.signature", question.as_of
    if bundle.unchecked:
        facts: dict[str, object] = {"kind": "", "what": bundle.unchecked}
        return Check(code, Result.NOT_CHECKED, "bundle-signature-unknown", facts, as_of=at)
    if not bundle.signatures:
        return Check(code, Result.FAILED, "bundle-unsigned", as_of=at)
    signature = bundle.signatures[0]
    wrong = next((one for one in bundle.signatures if not one.is_right), None)
    facts = {"name": signature.subject, "at": signature.at or ""}
    evidence: tuple[Evidence, ...] = (
        Evidence("certificate", signature.certificate.hex()),
        Evidence("serial", f"{signature.serial:x}"),
    )
    if wrong is not None:
        facts["name"] = wrong.subject
        return Check(
            code, Result.FAILED, f"bundle-signature-{wrong.why}", facts, as_of=at, evidence=evidence
        )
    key = _key_of(signature.certificate)
    trusted = question.trust.find(key.thumbprint) if key is not None else None
    if key is not None:
        evidence = (Evidence("kid", key.thumbprint), *evidence)
    if trusted is None:
        return Check(
            code, Result.NOT_CHECKED, "bundle-signer-unknown", facts, as_of=at, evidence=evidence
        )
    if trusted.party is not None:
        facts["name"] = trusted.party.name
    return Check(
        code, Result.PASSED, "bundle-signed", facts,
        source=trusted.source, as_of=at, evidence=evidence,
    )  # fmt: skip


def _time_check(bundle: Bundle, question: Question) -> Check:
    code, at = "bundle.time", question.as_of
    stamp = next((one.stamp for one in bundle.signatures if one.stamp is not None), None)
    if stamp is None:
        said = next((one.at for one in bundle.signatures if one.at is not None), "")
        return Check(code, Result.NOT_APPLICABLE, "stamp-none", {"at": said}, as_of=at)
    facts = {"at": stamp.at, "name": stamp.authority}
    evidence = (Evidence("certificate", stamp.certificate.hex()),)
    if not stamp.is_right:
        return Check(code, Result.FAILED, "stamp-wrong", facts, as_of=at, evidence=evidence)
    key = _key_of(stamp.certificate)
    if key is None or question.trust.find(key.thumbprint) is None:
        return Check(
            code, Result.NOT_CHECKED, "stamp-by-stranger", facts, as_of=at, evidence=evidence
        )
    return Check(code, Result.PASSED, "stamp-right", facts, as_of=at, evidence=evidence)


def _left_out_check(files: BillFiles) -> Check:
    papers = files.facts.get("papers")
    gone = [
        paper
        for paper in (papers if isinstance(papers, list) else ())
        if isinstance(paper, dict) and paper.get("left_out")
    ]
    if not gone:
        return Check("bundle.left-out", Result.NOT_APPLICABLE, "left-out-nothing", source="bundle")
    facts = {"total": len(gone), "name": gone[0].get("name"), "said": gone[0].get("left_out")}
    evidence = tuple(
        Evidence("digest", f"{one.get('digest')} {one.get('name')}: {one.get('left_out')}")
        for one in gone[:_MOST_NAMED]
    )
    return Check(
        "bundle.left-out", Result.NOT_CHECKED, "left-out", facts, source="bundle", evidence=evidence
    )


def _conclusions_check(files: BillFiles, differs: str | None) -> Check:
    code = "bundle.conclusions"
    if differs is None:
        return Check(code, Result.NOT_CHECKED, "conclusions-none", source="bundle")
    if differs:
        facts = {"name": files.folder + differs}
        return Check(code, Result.FAILED, "conclusions-differ", facts, source="bundle")
    return Check(code, Result.PASSED, "conclusions-follow", source="bundle")


def _key_of(certificate: bytes) -> PublicKey | None:
    try:
        return PublicKey.from_certificate(certificate)
    except Unreadable:
        return None
