"""Writes what a wallet signs under PINT: issuance, the next entry, a receipt.

The caller has asked the law first (`wallet.titles.chain`); nothing is decided
here. ES256 is deterministic, so the same act at the same time is the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from wallet.formats.parties import write_issue_to
from wallet.formats.pint.claims import manifest_in
from wallet.formats.pint.envelope import Envelope, envelope_of
from wallet.formats.pint.payloads import (
    EntryPayload,
    IssuanceManifest,
    Manifest,
    PaperEntry,
    Receipt,
    write_entry,
    write_issuance,
    write_manifest,
    write_policy,
    write_receipt,
)
from wallet.keys import jws
from wallet.keys.canonical import canonical, digest_of, sha256_hex
from wallet.keys.signing import SigningKey
from wallet.proof.verdict import Answer
from wallet.titles.acts import Act, ActCode
from wallet.titles.bill import OfflinePolicy
from wallet.titles.parties import Party

RECEIPT = "ladewell-receipt+jws"


@dataclass(frozen=True, slots=True)
class Issued:
    """A bill as its carrier signed it, and the `issueTo` object the signature speaks of."""

    envelope: Envelope
    issue_to: Mapping[str, Any]


def issue(
    document: Mapping[str, Any],
    *,
    carrier: Party,
    to: Party,
    key: SigningKey,
    at: datetime,
    policy: OfflinePolicy,
    visualisation: PaperEntry | None = None,
    supporting: tuple[PaperEntry, ...] = (),
    origin: Mapping[str, Any] | None = None,
) -> Issued:
    """Sign entry 0: the carrier issues `document` to `to` and names itself the registrar.

    Args:
        document: The transport document, final.
        carrier: The carrier as its card names it.
        to: Who receives the bill.
        key: The carrier's signing key.
        at: When, UTC.
        policy: How far the bill may travel unrecorded.
        visualisation: The carrier's own PDF, by digest.
        supporting: Further documents, by digest.
        origin: Which bills, or which paper, it takes the place of (`extensions.write_origin`).

    """
    issue_to = write_issue_to(to)
    digest = digest_of(document)
    issuance = IssuanceManifest(
        digest, digest_of(issue_to), visualisation.digest if visualisation else None
    )
    entry = EntryPayload(
        platform=carrier.platform,
        document=digest,
        previous=None,
        acts=(Act(ActCode.ISSUE, carrier, to, at),),
        issuance=jws.sign(canonical(write_issuance(issuance)), key),
        registrar=key.public.did,
        extension=write_policy(policy) | dict(origin or {}),
    )
    text = jws.sign(canonical(write_entry(entry)), key)
    manifest = Manifest(digest, sha256_hex(text), visualisation, supporting)
    return Issued(
        envelope_of(document, jws.sign(canonical(write_manifest(manifest)), key), (text,)),
        issue_to,
    )


def next_payload(
    envelope: Envelope, acts: tuple[Act, ...], *, platform: str, extension: Mapping[str, Any]
) -> bytes:
    """Return the canonical payload of the entry that follows `envelope`'s chain, unsigned."""
    return canonical(
        write_entry(
            EntryPayload(
                platform=platform,
                document=envelope.digest,
                previous=sha256_hex(envelope.chain[-1]),
                acts=acts,
                extension=extension,
            )
        )
    )


def extend(envelope: Envelope, payload: bytes, key: SigningKey) -> Envelope:
    """Sign `payload` as the next entry, and a manifest that names it and the same documents."""
    text = jws.sign(payload, key)
    old = manifest_in(envelope.manifest)
    manifest = replace(old, last=sha256_hex(text))
    return replace(
        envelope,
        manifest=jws.sign(canonical(write_manifest(manifest)), key),
        chain=(*envelope.chain, text),
    )


def accept(entry: str, *, received: tuple[str, ...], at: datetime, key: SigningKey) -> str:
    """Sign the receipt for the entry with digest `entry`, whose documents have all arrived."""
    receipt = Receipt(entry, Answer.ACCEPTED.value, received=received, at=at)
    return jws.sign(canonical(write_receipt(receipt)), key, typ=RECEIPT)


def reject(entry: str, *, reason: str, at: datetime, key: SigningKey) -> str:
    """Sign the rejection of an entry that was in order but is not wanted.

    PINT has no code for that; ``BENV`` ends the transfer, our extension says why.
    """
    receipt = Receipt(
        entry, Answer.BAD_ENVELOPE.value, reason=reason[:255], at=at, is_rejection=True
    )
    return jws.sign(canonical(write_receipt(receipt)), key, typ=RECEIPT)
