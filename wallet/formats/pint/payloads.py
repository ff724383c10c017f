"""The signed payloads of PINT: shape and meaning of each, read strictly, written canonically.

Nothing here is trusted: a payload read says what its signer wrote, not that it is so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import (
    COMPACT_JWS,
    HEX64,
    NAME,
    TOKEN,
    child,
    children,
    choice,
    malformed,
    moment,
    optional_text,
    text,
    whole,
)
from wallet.formats.parties import ActingParties, write_acting_party
from wallet.formats.pint import EXTENSION, MOST_ACTS, MOST_PAPERS
from wallet.formats.pint.extensions import Said, read_extension
from wallet.titles.acts import Act, ActCode, Entry, Signer
from wallet.titles.bill import Offline, OfflinePolicy

LINK = "previousEnvelopeTransferChainEntrySignedContentChecksum"
LAST = "lastEnvelopeTransferChainEntrySignedContentChecksum"
_MOST_JWS = 64 * 1024
_TAKEN = ("RECE", "DUPE")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A document named by digest (PINT *DocumentMetadata*)."""

    name: str
    size: int
    """Bytes of the decoded file."""
    media_type: str
    digest: str
    """SHA-256 of the decoded bytes, 64 hex."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the sender says the envelope holds (PINT *EnvelopeManifest*, §2.1)."""

    document: str
    last: str
    """Digest of the last entry's compact JWS text."""
    visualisation: PaperEntry | None = None
    """The carrier's own PDF."""
    supporting: tuple[PaperEntry, ...] = ()

    @property
    def papers(self) -> tuple[PaperEntry, ...]:
        """Every document the envelope names, the carrier's PDF first."""
        return (*((self.visualisation,) if self.visualisation else ()), *self.supporting)


@dataclass(frozen=True, slots=True)
class IssuanceManifest:
    """What the carrier signed when it issued (§2.2)."""

    document: str
    issue_to: str
    """SHA-256 of the canonical `issueTo` object, which travels beside the envelope."""
    visualisation: str | None = None


@dataclass(frozen=True, slots=True)
class EntryPayload:
    """The payload of one chain entry (§2.3), before anything about it is checked."""

    platform: str
    document: str
    previous: str | None
    acts: tuple[Act, ...]
    issuance: str | None = None
    registrar: str | None = None
    extension: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    said: Said = field(default_factory=Said, compare=False)
    """What the extension says; read, never written."""

    def as_entry(self, position: int, digest: str, signer: Signer) -> Entry:
        """Return the entry that the law of the bill judges, once its signature has been checked."""
        return Entry(
            position=position,
            digest=digest,
            previous=self.previous,
            document=self.document,
            platform=self.platform,
            signer=signer,
            acts=self.acts,
            registrar=self.registrar,
            extension=self.extension,
            meaning=self.said.meaning,
            statement=self.said.statement,
        )


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receiver's signed answer (PINT *EnvelopeTransferFinishedResponse*, §2.10)."""

    entry: str
    """Digest of the entry it answers."""
    answer: str
    """PINT `responseCode`."""
    reason: str | None = None
    received: tuple[str, ...] = ()
    """Digests of the documents that came with it."""
    at: datetime | None = None
    """When the receiver says it answered; our extension."""
    is_rejection: bool = False
    """Whether the receiver refused an envelope that was in order; our extension."""


def read_paper(source: Mapping[str, Any]) -> PaperEntry:
    """Read a PINT *DocumentMetadata*."""
    return PaperEntry(
        text(source, "name", most=255, pattern=NAME),
        whole(source, "size", least=1, most=2**40),
        text(source, "mediaType", most=100),
        text(source, "documentChecksum", most=64, pattern=HEX64),
    )


def write_paper(paper: PaperEntry) -> dict[str, Any]:
    """Write a PINT *DocumentMetadata*."""
    return {
        "name": paper.name,
        "size": paper.size,
        "mediaType": paper.media_type,
        "documentChecksum": paper.digest,
    }


def read_manifest(source: Mapping[str, Any]) -> Manifest:
    """Read an envelope manifest.

    Raises:
        Unreadable: ``member-malformed``, saying where.

    """
    visualisation = "eBLVisualisationByCarrier"
    return Manifest(
        document=text(source, "transportDocumentChecksum", most=64, pattern=HEX64),
        last=text(source, LAST, most=64, pattern=HEX64),
        visualisation=(
            read_paper(child(source, visualisation)) if visualisation in source else None
        ),
        supporting=children(source, "supportingDocuments", read_paper, most=MOST_PAPERS),
    )


def write_manifest(manifest: Manifest) -> dict[str, Any]:
    """Write an envelope manifest."""
    written: dict[str, Any] = {
        "transportDocumentChecksum": manifest.document,
        LAST: manifest.last,
    }
    if manifest.visualisation is not None:
        written["eBLVisualisationByCarrier"] = write_paper(manifest.visualisation)
    if manifest.supporting:
        written["supportingDocuments"] = [write_paper(paper) for paper in manifest.supporting]
    return written


def read_issuance(source: Mapping[str, Any]) -> IssuanceManifest:
    """Read an issuance manifest.

    Raises:
        Unreadable: ``member-malformed``, saying where.

    """
    return IssuanceManifest(
        text(source, "documentChecksum", most=64, pattern=HEX64),
        text(source, "issueToChecksum", most=64, pattern=HEX64),
        optional_text(source, "eBLVisualisationByCarrierChecksum", most=64, pattern=HEX64),
    )


def write_issuance(issuance: IssuanceManifest) -> dict[str, Any]:
    """Write an issuance manifest."""
    written = {"documentChecksum": issuance.document, "issueToChecksum": issuance.issue_to}
    if issuance.visualisation is not None:
        written["eBLVisualisationByCarrierChecksum"] = issuance.visualisation
    return written


def read_act(source: Mapping[str, Any], parties: ActingParties | None = None) -> Act:
    """Read a PINT *Transaction* (§2.4); see `read_entry`.

    Raises:
        Unreadable: ``act-unknown`` for a code that is not DCSA's, else ``member-malformed``.

    """
    name = text(source, "actionCode", most=50)
    try:
        code = ActCode(name)
    except ValueError as other:
        raise Unreadable("act-unknown", act=name) from other
    parties = parties or ActingParties()
    return Act(
        code=code,
        actor=parties.read(child(source, "actor")),
        recipient=parties.read(child(source, "recipient")) if "recipient" in source else None,
        at=moment(source, "actionDateTime"),
        reason=optional_text(source, "reasonCode", most=4),
        comments=optional_text(source, "comments", most=255, pattern=NAME),
        audit_reference=optional_text(source, "auditReference", most=100),
    )


def write_act(act: Act) -> dict[str, Any]:
    """Write a PINT *Transaction*."""
    written: dict[str, Any] = {
        "actionCode": act.code.value,
        "actor": write_acting_party(act.actor),
        "actionDateTime": write_time(act.at),
    }
    if act.recipient is not None:
        written["recipient"] = write_acting_party(act.recipient)
    if act.reason is not None:
        written["reasonCode"] = act.reason
    if act.comments is not None:
        written["comments"] = act.comments
    if act.audit_reference is not None:
        written["auditReference"] = act.audit_reference
    return written


def read_entry(source: Mapping[str, Any], parties: ActingParties | None = None) -> EntryPayload:
    """Read the payload of a chain entry.

    Args:
        source: What was signed.
        parties: Those of the entries before it, where a whole chain is read.

    Raises:
        Unreadable: ``member-malformed``, ``act-unknown`` or ``extension-unknown``, saying where.

    """
    ours = MappingProxyType(dict(child(source, EXTENSION))) if EXTENSION in source else _NOTHING
    read = partial(read_act, parties=parties or ActingParties())
    return EntryPayload(
        platform=text(source, "eblPlatform", most=4, pattern=TOKEN),
        document=text(source, "transportDocumentChecksum", most=64, pattern=HEX64),
        previous=optional_text(source, LINK, most=64, pattern=HEX64),
        acts=children(source, "transactions", read, least=1, most=MOST_ACTS),
        issuance=optional_text(
            source, "issuanceManifestSignedContent", most=_MOST_JWS, pattern=COMPACT_JWS
        ),
        registrar=optional_text(source, "controlTrackingRegistry", most=1024, pattern=TOKEN),
        extension=ours,
        said=read_extension(ours),
    )


def write_entry(entry: EntryPayload) -> dict[str, Any]:
    """Write the payload of a chain entry."""
    written: dict[str, Any] = {
        "eblPlatform": entry.platform,
        "transportDocumentChecksum": entry.document,
        "transactions": [write_act(act) for act in entry.acts],
    }
    if entry.previous is not None:
        written[LINK] = entry.previous
    if entry.issuance is not None:
        written["issuanceManifestSignedContent"] = entry.issuance
    if entry.registrar is not None:
        written["controlTrackingRegistry"] = entry.registrar
    if entry.extension:
        written[EXTENSION] = dict(entry.extension)
    return written


def read_receipt(source: Mapping[str, Any]) -> Receipt:
    """Read a receiver's answer.

    Raises:
        Unreadable: ``member-malformed``, saying where.

    """
    received = source.get("receivedAdditionalDocumentChecksums", [])
    if not isinstance(received, list) or len(received) > MOST_PAPERS:
        raise malformed("receivedAdditionalDocumentChecksums", "list")
    ours = child(source, EXTENSION) if EXTENSION in source else _NOTHING
    answer = text(source, "responseCode", most=4)
    is_rejection = ours.get("answer") == "rejected"
    if is_rejection and answer in _TAKEN:
        raise malformed("responseCode", "contradicts")  # nobody accepts and rejects in one breath
    return Receipt(
        entry=text(source, LAST, most=64, pattern=HEX64),
        answer=answer,
        reason=optional_text(source, "reason", most=255),
        received=tuple(str(digest)[:64] for digest in received),
        at=moment(ours, "answeredDateTime") if "answeredDateTime" in ours else None,
        is_rejection=is_rejection,
    )


def write_receipt(receipt: Receipt) -> dict[str, Any]:
    """Write a receiver's answer."""
    written: dict[str, Any] = {LAST: receipt.entry, "responseCode": receipt.answer}
    if receipt.reason is not None:
        written["reason"] = receipt.reason
    if receipt.answer in _TAKEN:
        written["receivedAdditionalDocumentChecksums"] = list(receipt.received)
    ours: dict[str, Any] = {}
    if receipt.at is not None:
        ours["answeredDateTime"] = write_time(receipt.at)
    if receipt.is_rejection:
        ours["answer"] = "rejected"
    return written | ({EXTENSION: ours} if ours else {})


def read_policy(extension: Mapping[str, Any]) -> OfflinePolicy:
    """Read the issuer's policy on unrecorded transfers from entry 0's extension (DESIGN §2).

    Raises:
        Unreadable: ``member-malformed``, saying where.

    """
    if "offline" not in extension:
        return OfflinePolicy()
    source = child(extension, "offline")
    return OfflinePolicy(
        choice(source, "rule", Offline),
        whole(source, "hops", least=0, most=1000),
        whole(source, "days", least=0, most=36_500),
    )


def write_policy(policy: OfflinePolicy) -> dict[str, Any]:
    """Write the issuer's policy on unrecorded transfers as an extension member of entry 0."""
    return {"offline": {"rule": policy.rule.value, "hops": policy.hops, "days": policy.days}}
