"""Judges a W3C credential: form, meaning of every member, proofs, issuer, validity, status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from wallet.clock import read_time
from wallet.errors import Unreadable
from wallet.formats.credentials.did import DidDocument, did_of, key_did_document, read_did_document
from wallet.formats.credentials.jsonld import Contexts, contexts_for
from wallet.formats.credentials.model import Credential, read_credential
from wallet.formats.credentials.status_list import is_entry, list_url, status_in
from wallet.formats.credentials.suites import SELECTIVE, SUITES, Checked, check_proof
from wallet.formats.members import chain_number
from wallet.formats.tradetrust.headline import Subject, verdict_on
from wallet.formats.tradetrust.outlook import Outlook, look_at_title
from wallet.keys.canonical import JsonObject, read_object
from wallet.keys.ethereum import read_address
from wallet.keys.signing import PublicKey
from wallet.proof.findings import Findings
from wallet.proof.pins import Pin, PinKind
from wallet.proof.trust import TrustedKey
from wallet.proof.verdict import Evidence, Result, Verdict
from wallet.titles.escrow import TitleRecord, TitleRef
from wallet.titles.parties import Party

MOST_PROOFS = 20
TITLE = "TransferableRecords"


@dataclass(frozen=True, slots=True)
class _Signer:
    """Whose keys count for this credential, and by whose word."""

    document: DidDocument
    pin: Pin | None = None
    trusted: TrustedKey | None = None


def judge(source: JsonObject, digest: str, outlook: Outlook) -> Verdict:
    """Judge a credential that was parsed; `digest` is the SHA-256 of its file."""
    findings = Findings(outlook.as_of, outlook.source)
    try:
        credential = read_credential(source)
    except Unreadable as wrong:
        findings.note("vc.model", Result.FAILED, wrong.code, wrong.facts)
        findings.note("document.integrity", Result.NOT_CHECKED, wrong.code, wrong.facts)
        return verdict_on(Subject(_format(source), digest), findings, outlook, None)
    findings.passed("vc.model", "vc-model-right", {"format": credential.format})
    subject = Subject(
        credential.format,
        digest,
        number_of(credential),
        Party.by_did(credential.issuer, _known_name(credential, outlook)),
        is_title=any(status.get("type") == TITLE for status in credential.statuses),
    )
    checked = check_proofs(credential, outlook, findings)
    ended = _validity(credential, outlook, findings)
    revoked, record = _status(credential, checked, outlook, findings)
    return verdict_on(replace(subject, ended=revoked or ended), findings, outlook, record)


def number_of(credential: Credential) -> str:
    """Return the number the document goes by, if it says one."""
    for subject in credential.subjects:
        for name in ("blNumber", "warehouseReceipt", "invoiceId", "pNoteId", "cooId"):
            if isinstance(found := subject.get(name), str) and found:
                return found[:100]
    return str(credential.source.get("id", ""))[:100]


def name_of(credential: Credential) -> str:
    """Return what to call the issuer: its DNS name if it has one, else its identifier."""
    web = credential.issuer.removeprefix("did:web:")
    if web != credential.issuer:
        return web.replace("%3A", ":")
    return credential.issuer_name or credential.issuer[:60]


def _known_name(credential: Credential, outlook: Outlook) -> str:
    trusted = _trusted(credential.issuer, outlook)
    known = trusted.party.name if trusted is not None and trusted.party is not None else ""
    return known or name_of(credential)


def check_proofs(
    credential: Credential, outlook: Outlook, findings: Findings
) -> tuple[Checked, ...]:
    """Check every proof of a credential, and note what was found."""
    if not credential.proofs or len(credential.proofs) > MOST_PROOFS:
        for code in ("document.integrity", "issuer.signature"):
            findings.note(code, Result.FAILED, "vc-no-proof")
        return ()
    kinds = [proof.get("cryptosuite", proof.get("type")) for proof in credential.proofs]
    if not any(kind in SUITES for kind in kinds if isinstance(kind, str)):
        for code in ("document.integrity", "issuer.signature"):
            findings.note(code, Result.NOT_CHECKED, "proof-suite", {"suite": str(kinds[0])[:80]})
        return ()
    try:
        contexts = contexts_for(outlook.pins)
        if (unknown := contexts.unknown_in(credential.source)) is not None:
            raise Unreadable("vc-context-unknown", context=unknown[:300])
    except Unreadable as wrong:
        for code in ("vc.contexts", "document.integrity"):
            findings.note(code, Result.NOT_CHECKED, wrong.code, wrong.facts)
        return ()
    findings.passed("vc.contexts", "vc-contexts-known")
    signer = _signer(credential.issuer, outlook, findings)
    if signer is None:
        for code in ("document.integrity", "issuer.signature"):
            findings.note(code, Result.NOT_CHECKED, "did-not-pinned", {"said": credential.issuer})
        return ()
    checked = tuple(
        result
        for proof in credential.proofs
        if (result := _check(credential, proof, signer, contexts, findings)) is not None
    )
    if checked and not findings.has_failed("document.integrity"):
        _hidden(credential, checked, findings)
    return checked


def _check(
    credential: Credential, proof: Any, signer: _Signer, contexts: Contexts, findings: Findings
) -> Checked | None:
    suite = str(proof.get("cryptosuite", proof.get("type", "")))[:80]
    facts: dict[str, object] = {"suite": suite, "issuer": name_of(credential)}
    method = proof.get("verificationMethod")
    method = method if isinstance(method, str) else ""
    if proof.get("type") != "DataIntegrityProof" or suite not in SUITES:
        for code in ("document.integrity", "issuer.signature"):
            findings.note(code, Result.NOT_CHECKED, "proof-suite", facts)
        return None
    try:
        if did_of(method) != credential.issuer or proof.get("proofPurpose") != "assertionMethod":
            findings.note("issuer.signature", Result.FAILED, "vc-signed-by-other", facts)
            return None
        key = signer.document.key(method, "assertionMethod")
        checked = check_proof(credential.unsecured, proof, key, contexts)
    except Unreadable as wrong:
        _cannot(wrong, facts, findings)
        return None
    evidence = (Evidence("kid", method),)
    if checked.is_right:
        findings.note("document.integrity", Result.PASSED, "vc-statements-covered", facts)
        findings.note(
            "issuer.signature", Result.PASSED, "vc-signature-right", facts, evidence=evidence
        )
        findings.passed("vc.terms", "vc-terms-known")
    else:
        findings.note("document.integrity", Result.FAILED, "vc-statements-changed", facts)
        findings.note(
            "issuer.signature", Result.FAILED, "vc-signature-wrong", facts, evidence=evidence
        )
    return checked


_UNSIGNED = ("vc-unsigned-member", "vc-said-twice")
_UNABLE = ("proof-suite", "proof-feature", "rdf-too-much", "vc-context-unknown", "proof-pointer")


def _cannot(wrong: Unreadable, facts: dict[str, object], findings: Findings) -> None:
    """Note why a proof came to no answer: the document is wrong, or this program cannot say."""
    said = facts | wrong.facts
    if wrong.code in _UNSIGNED:
        findings.note("vc.terms", Result.FAILED, wrong.code, said)
        findings.note("document.integrity", Result.FAILED, wrong.code, said)
        return
    result = Result.NOT_CHECKED if wrong.code in _UNABLE else Result.FAILED
    findings.note("document.integrity", result, wrong.code, said)
    findings.note("issuer.signature", result, wrong.code, said)


def _hidden(credential: Credential, checked: tuple[Checked, ...], findings: Findings) -> None:
    """Say what somebody left out, or could have."""
    if not all(result.is_selective for result in checked):
        findings.passed("vc.hidden", "vc-nothing-hidden")
        return
    counts = [result.hidden for result in checked if result.hidden is not None]
    if counts:
        reason = "vc-statements-hidden" if max(counts) else "vc-nothing-hidden"
        result = Result.NOT_CHECKED if max(counts) else Result.PASSED
        findings.note("vc.hidden", result, reason, {"count": max(counts)})
    elif any(result.is_derived for result in checked):
        findings.note("vc.hidden", Result.NOT_CHECKED, "vc-derived")
    elif all(proof.get("cryptosuite") == "bbs-2023" for proof in credential.proofs):
        findings.passed("vc.hidden", "vc-nothing-hidden")
    else:
        findings.note("vc.hidden", Result.NOT_CHECKED, "vc-may-be-left-out")


def _signer(issuer: str, outlook: Outlook, findings: Findings) -> _Signer | None:
    """Find the issuer's keys in what was kept; note whose word it is."""
    code, facts = "issuer.identity", {"name": issuer, "said": issuer}
    pin = outlook.pins.find(PinKind.DID, issuer)
    try:
        if pin is not None:
            document = read_did_document(pin.content)
            if document.did != issuer:
                raise Unreadable("did-of-other", did=document.did)
            said = facts | {"at": pin.at, "from": pin.source}
            findings.note(code, Result.PASSED, "issuer-by-did-pin", said, source=pin.source)
            return _Signer(document, pin)
        if issuer.startswith("did:key:"):
            document = key_did_document(issuer)
            trusted = _trusted(issuer, outlook)
            if trusted is None:
                findings.note(code, Result.NOT_CHECKED, "did-not-pinned", facts)
            else:
                named = trusted.party.name if trusted.party is not None else issuer
                said = {"name": named, "pinned": trusted.pinned_at}
                findings.note(code, Result.PASSED, f"issuer-by-{trusted.source}", said)
            return _Signer(document, trusted=trusted)
    except Unreadable as wrong:
        findings.note(code, Result.NOT_CHECKED, wrong.code, facts | wrong.facts)
        return None
    findings.note(code, Result.NOT_CHECKED, "did-not-pinned", facts)
    return None


def _trusted(did: str, outlook: Outlook) -> TrustedKey | None:
    try:
        return outlook.trust.find(PublicKey.from_did_key(did).thumbprint)
    except Unreadable:
        return None


def _validity(credential: Credential, outlook: Outlook, findings: Findings) -> str:
    """Return ``expired`` where it is (VCDM 2.0 §4.9); TrustVC only warns of that."""
    code, now = "vc.validity", outlook.as_of
    if credential.valid_from is not None and now < credential.valid_from:
        findings.note(code, Result.FAILED, "vc-not-yet-valid", {"at": credential.valid_from})
        return ""
    ends = [credential.valid_until] if credential.valid_until is not None else []
    for proof in credential.proofs:
        try:
            if isinstance(expires := proof.get("expires"), str):
                ends.append(read_time(expires))
        except Unreadable as wrong:
            findings.note(code, Result.FAILED, wrong.code, wrong.facts)
    if ends and min(ends) < now:
        findings.note(code, Result.FAILED, "vc-expired", {"at": min(ends)})
        return "expired"
    if credential.valid_from is None and not ends:
        findings.note(code, Result.NOT_APPLICABLE, "vc-always-valid")
    else:
        findings.passed(code, "vc-valid", {"at": now})
    return ""


def _status(
    credential: Credential, checked: tuple[Checked, ...], outlook: Outlook, findings: Findings
) -> tuple[str, TitleRecord | None]:
    """Look at every status; return how it ended, and what is known of the title."""
    ended, record = "", None
    if not credential.statuses:
        suites = [proof.get("cryptosuite") for proof in credential.proofs]
        if any(suite in SELECTIVE for suite in suites) and all(c.is_selective for c in checked):
            findings.note("document.status", Result.NOT_CHECKED, "vc-no-status-shown")
        else:
            findings.passed("document.status", "vc-no-status")
    for status in credential.statuses:
        try:
            if status.get("type") == TITLE:
                record = look_at_title(title_of(status), outlook, findings)
            elif is_entry(status):
                ended = _listed(credential, status, outlook, findings) or ended
            else:
                raise Unreadable("vc-status-kind", kind=str(status.get("type"))[:80])
        except Unreadable as wrong:
            findings.note("document.status", Result.NOT_CHECKED, wrong.code, wrong.facts)
    return ended, record


def title_of(status: Any) -> TitleRef:
    """Return the title that a ``TransferableRecords`` status names.

    Raises:
        Unreadable: ``vc-title``.

    """
    chain, token = chain_number(status.get("tokenNetwork")), status.get("tokenId")
    if chain is None:
        raise Unreadable("vc-title", where="tokenNetwork.chainId")
    digits = str(token).removeprefix("0x")
    if not isinstance(token, str) or not 0 < len(digits) <= 64 or not digits.isalnum():
        raise Unreadable("vc-title", where="tokenId")
    try:
        registry = read_address(str(status.get("tokenRegistry")))
        return TitleRef(chain, registry, int(digits, 16))
    except (Unreadable, ValueError) as wrong:
        raise Unreadable("vc-title", where="tokenRegistry") from wrong


_ENDS = {"revocation": "revoked", "suspension": "suspended"}


def _listed(credential: Credential, status: Any, outlook: Outlook, findings: Findings) -> str:
    """Look a place up in its kept list, which must be signed as the credential is."""
    code, url = "document.status", list_url(status)
    purpose = str(status.get("statusPurpose"))[:40]
    facts: dict[str, object] = {"url": url, "purpose": purpose}
    pin = outlook.pins.find(PinKind.STATUS_LIST, url)
    if pin is None:
        findings.note(code, Result.NOT_CHECKED, "status-list-not-pinned", facts)
        return ""
    facts |= {"at": pin.at}
    listed = read_credential(read_object(pin.content, most=32 * 2**20))
    own = Findings(outlook.as_of, pin.source)
    check_proofs(listed, outlook, own)
    _validity(listed, outlook, own)
    if (
        own.lacks("document.integrity", "issuer.signature", "vc.contexts")
        or listed.issuer != credential.issuer
        or listed.source.get("id", url) != url
    ):
        findings.note(code, Result.NOT_CHECKED, "status-list-not-signed", facts, source=pin.source)
        return ""
    if own.lacks("vc.validity"):
        findings.note(code, Result.NOT_CHECKED, "status-list-expired", facts, source=pin.source)
        return ""
    value = status_in(status, listed.subjects[0])
    if value == 0:
        findings.note(code, Result.PASSED, "status-list-clear", facts, source=pin.source)
    elif purpose in _ENDS:
        reason = f"vc-{_ENDS[purpose]}"
        findings.note(code, Result.FAILED, reason, facts, source=pin.source)
        return _ENDS[purpose]
    else:
        findings.note(code, Result.PASSED, "status-list-says", facts | {"value": value})
    return ""


def _format(source: JsonObject) -> str:
    contexts = source.get("@context")
    first = contexts[0] if isinstance(contexts, list) and contexts else contexts
    return "vc-1" if first == "https://www.w3.org/2018/credentials/v1" else "vc-2"
