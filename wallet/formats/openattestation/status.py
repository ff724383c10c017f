"""Says whether an OpenAttestation document was revoked, by answers that were kept.

A contract on a chain may say it (a document store, a revocation store), a responder of the issuer,
or the issuer that it never revokes. What was not looked at is *not checked*.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from wallet.errors import Unreadable
from wallet.formats.openattestation.asked import responder_urls, store_question
from wallet.formats.openattestation.issuers import How, Issuer
from wallet.formats.openattestation.wrapped import Wrapped
from wallet.formats.tradetrust.chain_answers import OwnerQuestion, StoreAnswer, StoreQuestion
from wallet.formats.tradetrust.outlook import Outlook
from wallet.keys.canonical import read_object
from wallet.proof.findings import Findings
from wallet.proof.pins import Pin, PinKind
from wallet.proof.verdict import Evidence, Result

Q = TypeVar("Q", StoreQuestion, OwnerQuestion)
A = TypeVar("A")


def kept_answer(
    question: Q | None,
    read: Callable[[Pin, Q], A],
    code: str,
    outlook: Outlook,
    findings: Findings,
) -> A | None:
    """Return what a chain was seen to answer, if it was looked at.

    Args:
        question: What it would be asked; nothing where the document does not say whom.
        read: Reads such an answer.
        code: The check that goes without it, where what was kept cannot be read.
        outlook: What was kept.
        findings: Where that is noted.

    """
    pin = outlook.pins.find(PinKind.CHAIN, question.subject) if question is not None else None
    if question is None or pin is None:
        return None
    try:
        return read(pin, question)
    except Unreadable as wrong:
        facts = {"at": pin.at, "where": wrong.facts.get("where", wrong.code)}
        findings.note(code, Result.NOT_CHECKED, "chain-answer", facts, source=pin.source)
        return None


def note_status(
    document: Wrapped,
    issuer: Issuer,
    store: StoreAnswer | None,
    outlook: Outlook,
    findings: Findings,
) -> bool:
    """Was it revoked? Return whether it surely was."""
    code = "document.status"
    facts: dict[str, object] = {"issuer": issuer.name}
    if issuer.how is How.STORE:
        return _by_store(document, issuer, store, facts, findings)
    revocation = issuer.revocation
    if revocation is None:
        findings.note(code, Result.FAILED, "oa-revocation-missing", facts)
        return False
    facts["location"] = revocation.location
    if revocation.type == "NONE":
        findings.note(code, Result.PASSED, "oa-not-revocable", facts)
    elif not revocation.location:
        findings.note(code, Result.FAILED, "oa-revocation-nowhere", facts)
    elif revocation.type == "REVOCATION_STORE":
        return _by_store(document, issuer, store, facts, findings)
    else:
        return _by_responder(document, issuer, facts, outlook, findings)
    return False


def _by_store(
    document: Wrapped,
    issuer: Issuer,
    store: StoreAnswer | None,
    facts: dict[str, object],
    findings: Findings,
) -> bool:
    """Say what a contract was seen to say of the document, if it was looked at."""
    code = "document.status"
    if store is None:
        named = store_question(document, issuer) is not None
        reason = "oa-store-not-looked-at" if named else "oa-store-chain-not-named"
        findings.note(code, Result.NOT_CHECKED, reason, facts)
        return False
    facts |= {"at": store.place.at, "address": issuer.address}
    evidence = (Evidence("block", f"{store.place.block}: {store.place.digest}"),)
    if store.revoked:
        findings.note(code, Result.FAILED, "oa-revoked", facts, evidence=evidence)
    elif issuer.how is How.STORE and not store.is_issued:
        findings.note(code, Result.FAILED, "oa-not-issued", facts, evidence=evidence)
    else:
        findings.note(code, Result.PASSED, "oa-not-revoked", facts, evidence=evidence)
    return bool(store.revoked)


def _by_responder(
    document: Wrapped,
    issuer: Issuer,
    facts: dict[str, object],
    outlook: Outlook,
    findings: Findings,
) -> bool:
    """Read the kept answers of the responder; each hash from the document up may be revoked."""
    code, revoked = "document.status", False
    for one, url in responder_urls(document, issuer).items():
        pin = outlook.pins.find(PinKind.REVOCATION, url)
        if pin is None:
            findings.note(code, Result.NOT_CHECKED, "revocation-not-pinned", facts | {"url": url})
            continue
        said = facts | {"at": pin.at}
        try:
            is_revoked = _responder_says(pin, one)
        except Unreadable:
            findings.note(code, Result.NOT_CHECKED, "revocation-answer", said, source=pin.source)
            continue
        revoked |= is_revoked
        result, reason = (Result.FAILED, "oa-revoked") if is_revoked else (
            Result.PASSED, "oa-not-revoked",
        )  # fmt: skip
        findings.note(code, result, reason, said, source=pin.source)
    return revoked


def _responder_says(pin: Pin, about: str) -> bool:
    answer = read_object(pin.content, most=2**16)
    named = str(answer.get("documentHash", "")).removeprefix("0x").lower()
    revoked = answer.get("revoked")
    if named != about or not isinstance(revoked, bool):
        raise Unreadable("revocation-answer")
    return revoked
