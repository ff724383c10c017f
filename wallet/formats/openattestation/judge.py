"""Judges an OpenAttestation document: integrity, issuers, signatures, identity, status.

The checks follow the three questions of the reference verifier (DOCUMENT_INTEGRITY,
DOCUMENT_STATUS, ISSUER_IDENTITY), and say more: what is hidden, what no hash covers, and as of when
a kept answer was true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.openattestation.asked import (
    named_chain,
    owner_question,
    store_question,
)
from wallet.formats.openattestation.ethr import ethereum_address
from wallet.formats.openattestation.issuers import (
    How,
    Issuer,
    read_issuers,
    title_of,
)
from wallet.formats.openattestation.merkle import root_of
from wallet.formats.openattestation.status import kept_answer, note_status
from wallet.formats.openattestation.wrapped import Wrapped
from wallet.formats.tradetrust.chain_answers import (
    OwnerAnswer,
    StoreAnswer,
    read_owner,
    read_store,
)
from wallet.formats.tradetrust.dns import read_records, vouches_for_contract, vouches_for_key
from wallet.formats.tradetrust.headline import Subject, verdict_on
from wallet.formats.tradetrust.outlook import Outlook, look_at_title
from wallet.keys.ethereum import personal_digest, recover_address
from wallet.proof.findings import Findings
from wallet.proof.pins import Pin, PinKind
from wallet.proof.verdict import Evidence, Result, Verdict
from wallet.titles.escrow import TitleRecord, TitleRef
from wallet.titles.parties import Code, Party

_SHOWN = 3
"""How many paths of unbound values a sentence names."""


def judge(document: Wrapped, digest: str, outlook: Outlook) -> Verdict:
    """Judge a document that was read; `digest` is the SHA-256 of its file."""
    findings = Findings(outlook.as_of, outlook.source)
    _integrity(document, findings)
    _hidden(document, findings)
    subject = Subject(document.format, digest, number_of(document.data), is_signed=False)
    try:
        issuers = read_issuers(document)
    except Unreadable as wrong:
        findings.note("oa.issuers", Result.FAILED, wrong.code, wrong.facts)
        for code in ("issuer.signature", "issuer.identity", "document.status"):
            findings.note(code, Result.NOT_CHECKED, wrong.code, wrong.facts)
        return verdict_on(subject, findings, outlook, None)
    findings.passed("oa.issuers", "oa-issuers-whole", {"issuers": len(issuers)})
    ref = _title(document, issuers, findings)
    record = look_at_title(ref, outlook, findings) if ref is not None else None
    revoked = False
    vouched: list[bool] = []
    for issuer in issuers:
        asked = store_question(document, issuer)
        store = kept_answer(asked, read_store, "document.status", outlook, findings)
        vouched.append(issuer.how is How.DID or (store is not None and store.is_issued))
        _signature(document, issuer, record, store, outlook, findings)
        _identity(issuer, ref.chain_id if ref else named_chain(document), outlook, findings)
        if issuer.how is not How.REGISTRY:
            revoked |= note_status(document, issuer, store, outlook, findings)
    first = issuers[0]
    codes = [Code("W3C", first.did, "DID")] if first.did else []
    codes += [Code("DNS", first.domain)] if first.domain else []
    return verdict_on(
        replace(
            subject,
            issuer=Party(first.name, tuple(codes)),
            is_title=any(issuer.how is How.REGISTRY for issuer in issuers),
            is_signed=all(vouched),
            ended="revoked" if revoked else "",
        ),
        findings,
        outlook,
        record,
    )


def number_of(data: Any) -> str:
    """Return the number a document goes by, if it says one."""
    subject = data.get("credentialSubject")
    for source in (data, subject):
        if isinstance(source, Mapping):
            for name in ("blNumber", "scacBlNumber", "documentNumber", "id"):
                if isinstance(found := source.get(name), str) and found:
                    return found[:100]
    return ""


def _integrity(document: Wrapped, findings: Findings) -> None:
    code = "document.integrity"
    if (wrong := document.problem) is not None:
        where = "format.strict" if wrong.code == "oa-ambiguous" else code
        findings.note(where, Result.FAILED, wrong.code, wrong.facts)
        findings.note(code, Result.FAILED, wrong.code, wrong.facts)
        return
    findings.passed("format.strict", "oa-read-strictly", {"format": document.format})
    evidence = (Evidence("digest", document.target),)
    if document.computed != document.target:
        findings.note(code, Result.FAILED, "oa-hash-wrong", evidence=evidence)
    elif root_of(document.target, document.siblings) != document.root:
        findings.note(code, Result.FAILED, "oa-root-wrong", evidence=evidence)
    else:
        findings.note(code, Result.PASSED, "oa-hash-right", evidence=evidence)
    if document.unbound:
        facts = {"count": len(document.unbound), "where": document.unbound[:_SHOWN]}
        findings.note("oa.unbound", Result.FAILED, "oa-values-unbound", facts)
        findings.note(code, Result.NOT_CHECKED, "oa-values-unbound", facts)


def _hidden(document: Wrapped, findings: Findings) -> None:
    if document.hidden:
        facts = {"count": document.hidden}
        findings.note("oa.hidden", Result.NOT_CHECKED, "oa-fields-hidden", facts)
    else:
        findings.passed("oa.hidden", "oa-nothing-hidden")


def _title(document: Wrapped, issuers: tuple[Issuer, ...], findings: Findings) -> TitleRef | None:
    try:
        return title_of(document, issuers)
    except Unreadable as wrong:
        for code in ("document.status", "control.record"):
            findings.note(code, Result.NOT_CHECKED, f"{wrong.code}-{wrong.facts['why']}")
        return None


def _signature(
    document: Wrapped,
    issuer: Issuer,
    record: TitleRecord | None,
    store: StoreAnswer | None,
    outlook: Outlook,
    findings: Findings,
) -> None:
    code = "issuer.signature"
    if issuer.how is not How.DID:
        at = record.block_time if record else store.place.at if store and store.is_issued else None
        facts: dict[str, object] = {"address": issuer.address}
        if at is None:
            findings.note(code, Result.NOT_APPLICABLE, "oa-issued-on-chain", facts)
        else:
            findings.note(code, Result.PASSED, "oa-minted", facts | {"at": at})
        return
    facts = {"key": issuer.key, "issuer": issuer.name}
    if not document.signatures:
        findings.note(code, Result.FAILED, "oa-not-signed", facts)
    elif issuer.key.partition("#")[0].lower() != issuer.did.lower():
        findings.note(code, Result.FAILED, "oa-key-of-other", facts)
    else:
        asked = owner_question(issuer)
        owner = kept_answer(asked, read_owner, "issuer.identity", outlook, findings)
        _signer(document, issuer, owner, facts, findings)


def _signer(
    document: Wrapped,
    issuer: Issuer,
    owner: OwnerAnswer | None,
    facts: dict[str, object],
    findings: Findings,
) -> None:
    """See who signed: the account the name spells out, or who has the name by now."""
    code = "issuer.signature"
    by = _signers(document, issuer)
    try:
        address = ethereum_address(issuer.did)
    except Unreadable:
        address = ""
    if not address or by not in ({address}, {owner.owner if owner else address}):
        findings.note(code, Result.FAILED, "oa-signature-wrong", facts)
        return
    if owner is None:
        findings.note(code, Result.PASSED, "oa-signature-right", facts)
        return
    facts |= {"owner": owner.owner, "at": owner.place.at}
    evidence = (Evidence("block", f"{owner.place.block}: {owner.place.digest}"),)
    findings.note(code, Result.PASSED, "oa-signature-by-owner", facts | {"by": next(iter(by))},
                  evidence=evidence)  # fmt: skip
    if by != {owner.owner}:
        findings.note("issuer.identity", Result.FAILED, "did-changed-hands", facts)


def _signers(document: Wrapped, issuer: Issuer) -> set[str]:
    """Return whose signatures stand under this issuer's key; an unreadable one is nobody's."""
    try:
        digest = personal_digest(bytes.fromhex(document.root))
    except ValueError:
        return set()  # it is no hash, and nobody signs what is none
    signed = [one for one in document.signatures if one.method.lower() == issuer.key.lower()]
    found = set()
    for one in signed:
        try:
            found.add(recover_address(digest, _signature_bytes(one.signature)))
        except (Unreadable, ValueError):
            found.add("")
    return found


def _signature_bytes(text: str) -> bytes:
    return bytes.fromhex(text.removeprefix("0x"))


def _identity(issuer: Issuer, chain: int | None, outlook: Outlook, findings: Findings) -> None:
    """Who is it in the world? By kept answers only; nothing is fetched here."""
    code = "issuer.identity"
    facts: dict[str, object] = {"name": issuer.name, "said": issuer.said}
    if issuer.did and (pin := outlook.pins.find(PinKind.DID, issuer.did)) is not None:
        _by_pin("issuer-by-did-pin", pin, facts, findings)
        return
    if not issuer.domain:
        findings.note(code, Result.NOT_CHECKED, "did-not-pinned", facts)
        return
    pin = outlook.pins.find(PinKind.DNS, issuer.domain)
    if pin is None:
        findings.note(code, Result.NOT_CHECKED, "dns-not-pinned", facts)
        return
    if issuer.how is not How.DID and chain is None:
        findings.note(code, Result.NOT_CHECKED, "oa-title-chain-not-named", facts)
        return
    try:
        records = read_records(pin.content)
    except Unreadable as wrong:
        findings.note(code, Result.NOT_CHECKED, wrong.code, facts, source=pin.source)
        return
    if issuer.how is How.DID:
        vouches = vouches_for_key(records, issuer.key)
    else:
        vouches = vouches_for_contract(records, issuer.address, chain or 0)
    if vouches:
        _by_pin("issuer-by-dns-pin", pin, facts, findings)
    else:
        findings.note(
            code, Result.FAILED, "dns-does-not-vouch", facts | {"at": pin.at}, source=pin.source
        )


def _by_pin(reason: str, pin: Pin, facts: dict[str, object], findings: Findings) -> None:
    said = facts | {"at": pin.at, "from": pin.source}
    findings.note("issuer.identity", Result.PASSED, reason, said, source=pin.source)
