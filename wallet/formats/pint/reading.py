"""Opens every signed part of an envelope and checks signatures, digests and links.

The steps are DCSA's order of validation (PINT, receiving platform): 1 manifest,
2 manifest names the last entry, 3 manifest names the document, 4 each entry in
turn, 5 the manifest's signer made the last entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from wallet.errors import Unreadable
from wallet.formats.members import children
from wallet.formats.parties import MOST_CODES, ActingParties, read_code, read_named_party
from wallet.formats.pint.case import Case
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.keyring import Found, KeyRing
from wallet.formats.pint.payloads import (
    EntryPayload,
    IssuanceManifest,
    Manifest,
    read_entry,
    read_issuance,
    read_manifest,
)
from wallet.keys import jws
from wallet.keys.canonical import digest_of, read_object, sha256_hex
from wallet.keys.jws import Jws
from wallet.proof.findings import Findings, Step
from wallet.proof.verdict import Answer, Evidence, Result
from wallet.titles.acts import Entry, Signer
from wallet.titles.parties import Party, Role

_FAILED, _OPEN = Result.FAILED, Result.NOT_CHECKED
_Made: TypeAlias = tuple[Found | None, bool]
"""By which key something was signed, where that is known, and whether the signature holds."""
_NO_ISSUERS = (Role.SHIPPER, Role.BANK, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Opened:
    """What could be read of an envelope."""

    manifest: Manifest | None
    entries: tuple[Entry, ...]
    """All of them, or none if one could not be read."""
    ring: KeyRing
    strangers: bool
    """Whether somebody signed whom neither the user nor a trusted signer named."""


class _Opening:
    def __init__(self, envelope: Envelope, case: Case, findings: Findings) -> None:
        self.envelope = envelope
        self.case = case
        self.findings = findings
        self.strangers = False
        self.manifest: Manifest | None = None
        self.vouched: set[str] = set()
        """Keys that a trusted signer named as the next holder's, or as the registrar's."""
        self.parties = ActingParties()

    def run(self) -> Opened:
        signed = [self._read(text, (4, i, 0)) for i, text in enumerate(self.envelope.chain)]
        payloads = [
            None if part is None else self._payload(part, i) for i, part in enumerate(signed)
        ]
        self.ring = KeyRing(self.case.trust, self.case.cards, _dids(payloads))
        closing = self._read(self.envelope.manifest, (1, 0, 0))
        # In one go, before anything is made of it: a check of a signature and the reading of JSON
        # drive each other out of the processor's caches, and taking turns costs a tenth.
        closed, *made = [None if part is None else self._made(part) for part in (closing, *signed)]
        manifest_by, manifest = self._manifest(closing, closed)
        self.manifest = manifest
        entries: list[Entry] = []
        previous: str | None = None
        last_by: Found | None = None
        for i, (part, by, payload) in enumerate(zip(signed, made, payloads, strict=True)):
            if part is None or by is None:
                previous = None
                continue
            last_by = self._entry(i, part, by, payload, previous)
            previous = part.digest
            if payload is not None:
                signer = last_by.signer if last_by else Signer(part.kid or "", None)
                entries.append(payload.as_entry(i, previous, signer))
        # 5. one hand made the last entry and the manifest
        if manifest_by and last_by and not self._is_one_hand(manifest_by, last_by, entries):
            self._fail("chain.signatures", "manifest-by-other", (5, 0, 0), Answer.BAD_SIGNATURE)
        complete = len(entries) == len(self.envelope.chain)
        return Opened(manifest, tuple(entries) if complete else (), self.ring, self.strangers)

    def _is_one_hand(self, manifest_by: Found, last_by: Found, entries: list[Entry]) -> bool:
        """Say whether manifest and last entry come from one signer: one key, or one platform's."""
        key = manifest_by.key.thumbprint
        if key == last_by.key.thumbprint or not entries:
            return True
        last = entries[-1]
        if last.acts[-1].actor.did is not None:
            return False  # a wallet is its own platform and has one key
        spoken_for = {entry.platform for entry in entries if entry.signer.kid == key}
        if manifest_by.trusted is not None and manifest_by.trusted.platform is not None:
            spoken_for = {manifest_by.trusted.platform}
        return last.platform in spoken_for

    def _fail(self, code: str, reason: str, step: Step, answer: Answer, **facts: object) -> None:
        self.findings.note(code, _FAILED, reason, facts, answer=(step, answer))

    def _read(self, text: str, step: Step) -> Jws | None:
        try:
            return jws.read(text)
        except Unreadable as wrong:
            self._fail("chain.signatures", wrong.code, step, Answer.BAD_SIGNATURE, position=step[1])
            return None

    def _payload(self, part: Jws, position: int) -> EntryPayload | None:
        try:
            return read_entry(read_object(part.payload), self.parties)
        except Unreadable as wrong:
            facts = {"position": position, **wrong.facts}
            if wrong.code == "extension-unknown":
                # Not wrong, perhaps: only more than this version knows, and not to be overlooked.
                self.findings.note(
                    "chain.acts", _OPEN, wrong.code, facts,
                    answer=((4, position, 1), Answer.BAD_ENVELOPE),
                )  # fmt: skip
                return None
            code = "chain.acts" if wrong.code == "act-unknown" else "format.strict"
            self._fail(code, wrong.code, (4, position, 1), Answer.BAD_ENVELOPE, **facts)
            return None

    def _made(self, part: Jws) -> _Made:
        """Look for the key of a signature and check it; nothing is noted."""
        found = self.ring.find(part)
        return found, found is not None and jws.verify(part, found.key)

    def _signature(
        self, code: str, part: Jws, made: _Made, step: Step, platform: str | None
    ) -> Found | None:
        """Note what is wrong with one signature; return the key it was made with, where known."""
        position = step[1]
        found, holds = made
        if found is None:
            self.strangers = True
            self.findings.note(
                code, _OPEN, "signer-unknown", {"position": position, "kid": part.kid or ""},
                answer=(step, Answer.BAD_SIGNATURE),
            )  # fmt: skip
            return None
        if not holds:
            self._fail(code, "signature-wrong", step, Answer.BAD_SIGNATURE, position=position)
            return None
        if found.trusted is None and found.key.did not in self.vouched:
            self.strangers = True
            self.findings.note(
                code, _OPEN, "signer-not-pinned", {"position": position, "kid": part.kid or ""},
                answer=(step, Answer.BAD_SIGNATURE),
            )  # fmt: skip
        if found.trusted is not None and platform is not None:
            bound = found.trusted.platform
            if bound is not None and bound != platform:
                self._fail(
                    code, "signer-other-platform", step, Answer.BAD_SIGNATURE,
                    position=position, platform=platform, signer=bound,
                )  # fmt: skip
        return found

    def _manifest(
        self, part: Jws | None, made: _Made | None
    ) -> tuple[Found | None, Manifest | None]:
        # 1. the manifest can be read and is signed
        if part is None or made is None:
            return None, None
        try:
            manifest = read_manifest(read_object(part.payload))
        except Unreadable as wrong:
            self._fail("format.strict", wrong.code, (1, 0, 1), Answer.BAD_ENVELOPE, **wrong.facts)
            return None, None
        # Its signer made the last entry too (step 5), so who vouches for it is asked there.
        found, holds = made
        if found is None:
            self.strangers = True
            self.findings.note(
                "chain.signatures", _OPEN, "signer-unknown", {"kid": part.kid or ""},
                answer=((1, 0, 0), Answer.BAD_SIGNATURE),
            )  # fmt: skip
        elif not holds:
            self._fail("chain.signatures", "manifest-signature", (1, 0, 0), Answer.BAD_SIGNATURE)
            found = None
        # 2. it names the last entry, so that no older chain can be slipped in
        if manifest.last != sha256_hex(self.envelope.chain[-1]):
            self._fail("chain.links", "manifest-other-entry", (2, 0, 0), Answer.BAD_ENVELOPE)
        # 3. it names this document
        if manifest.document != self.envelope.digest:
            self._fail("document.integrity", "document-changed", (3, 0, 0), Answer.BAD_ENVELOPE)
        return found, manifest

    def _entry(
        self,
        position: int,
        part: Jws,
        made: _Made,
        payload: EntryPayload | None,
        previous: str | None,
    ) -> Found | None:
        found = self._signature(
            "chain.signatures", part, made, (4, position, 0), payload.platform if payload else None
        )
        if payload is None:
            return found
        step = (4, position, 1)
        if payload.document != self.envelope.digest:
            self._fail(
                "document.integrity", "document-changed", step, Answer.BAD_ENVELOPE,
                position=position,
            )  # fmt: skip
        if payload.previous != previous:
            self._fail("chain.links", "link-broken", step, Answer.BAD_ENVELOPE, position=position)
        if position == 0:
            self._issuance(payload, found)
        elif payload.issuance is not None or payload.registrar is not None:
            self._fail("chain.acts", "first-entry-only", step, Answer.BAD_ENVELOPE)
        if found is not None and (found.trusted or found.key.did in self.vouched):
            # A trusted hand names the next one by its key: that key is then known.
            self.vouched |= {
                act.recipient.did for act in payload.acts if act.recipient and act.recipient.did
            }
            if position == 0 and payload.registrar is not None:
                self.vouched.add(payload.registrar)
        return found

    def _issuance(self, payload: EntryPayload, signer: Found | None) -> None:
        step = (4, 0, 2)
        if payload.issuance is None:
            self._fail("issuer.signature", "issuance-missing", step, Answer.BAD_ENVELOPE)
            return
        try:
            part = jws.read(payload.issuance)
            issuance = read_issuance(read_object(part.payload))
        except Unreadable as wrong:
            self._fail("issuer.signature", wrong.code, step, Answer.BAD_SIGNATURE, **wrong.facts)
            return
        found = self._signature("issuer.signature", part, self._made(part), step, None)
        self._issuer(found)
        first = payload.acts[0]
        if found is not None and not _signs_as(found, first.actor, signer):
            # Whoever once held a bill has its issuance, and could begin another chain with it.
            self._fail(
                "issuer.signature", "issuer-not-actor", step, Answer.BAD_ENVELOPE,
                actor=first.actor.name,
            )  # fmt: skip
        if issuance.document != self.envelope.digest:
            self._fail("document.integrity", "issuer-signed-other", step, Answer.BAD_ENVELOPE)
        if self.case.issue_to is not None and not _is_issued_to(
            self.case.issue_to, issuance, first.recipient
        ):
            self._fail("document.integrity", "issue-to-changed", step, Answer.BAD_ENVELOPE)
        self._visualisation(issuance, step)

    def _visualisation(self, issuance: IssuanceManifest, step: Step) -> None:
        if self.manifest is None:
            return  # said in step 1
        shown = self.manifest.visualisation
        named = shown.digest if shown else None
        if named is None and issuance.visualisation is not None:
            self.findings.note("papers.digests", _OPEN, "carrier-pdf-not-sent")
        elif issuance.visualisation != named:
            self._fail("papers.digests", "carrier-pdf-other", step, Answer.BAD_ENVELOPE)

    def _issuer(self, found: Found | None) -> None:
        """Say who the issuer is, apart from whether its signature holds."""
        if found is None or found.trusted is None:
            self.findings.note("issuer.identity", _OPEN, "issuer-not-pinned")
            return
        trusted = found.trusted
        facts: Mapping[str, Any] = {
            "name": trusted.party.name if trusted.party else trusted.key.kid,
            "pinned": trusted.pinned_at or "",
        }
        evidence = (Evidence("kid", trusted.key.thumbprint),)
        if trusted.role in _NO_ISSUERS:
            self.strangers = True
            self.findings.note(
                "issuer.identity", _FAILED, "issuer-no-carrier", facts, source=trusted.source,
                evidence=evidence, answer=((4, 0, 3), Answer.BAD_SIGNATURE),
            )  # fmt: skip
            return
        named = _issuing_party(self.envelope.document)
        if trusted.party is not None and named is not None and not _is_one(named, trusted.party):
            self.findings.note(
                "issuer.identity", _OPEN, "issuer-not-named", {**facts, "named": named.name},
                source=trusted.source, evidence=evidence,
            )  # fmt: skip
        self.findings.note(
            "issuer.identity", Result.PASSED, f"issuer-by-{trusted.source}", facts,
            source=trusted.source, evidence=evidence,
        )  # fmt: skip


def open_envelope(envelope: Envelope, case: Case, findings: Findings) -> Opened:
    """Open `envelope` and write into `findings` whatever is wrong with its signed parts."""
    return _Opening(envelope, case, findings).run()


def _signs_as(issuer: Found, actor: Party, signer: Found | None) -> bool:
    """Say whether the issuance was signed by the one in whose name entry 0 issues the bill.

    Who issues with a key of its own signs entry 0 with it, unless a platform does.
    """
    if actor.did is not None:
        return issuer.key.did == actor.did
    if issuer.party is None:
        return True
    if signer is not None and signer.party is not None and signer.key != issuer.key:
        return False
    return issuer.party.is_same_as(actor)


def _issuing_party(document: Mapping[str, Any]) -> Party | None:
    """Return whom the transport document names as its issuer, where that can be read."""
    parties = document.get("documentParties")
    issuing = parties.get("issuingParty") if isinstance(parties, dict) else None
    try:
        return read_named_party(issuing) if isinstance(issuing, dict) else None
    except Unreadable:
        return None  # said among the defects of the content


def _is_one(named: Party, pinned: Party) -> bool:
    return named.is_same_as(pinned) or named.name.casefold() == pinned.name.casefold()


def _is_issued_to(
    issue_to: Mapping[str, Any], issuance: IssuanceManifest, recipient: Party | None
) -> bool:
    """Say whether the carrier signed this `issueTo`, and ISSUE names the same party by its key."""
    if issuance.issue_to != digest_of(issue_to):
        return False
    try:
        codes = children(issue_to, "identifyingCodes", read_code, most=MOST_CODES)
    except Unreadable:
        return False
    named = Party("", codes)
    return named.did is None or (recipient is not None and named.did == recipient.did)


def _dids(payloads: list[EntryPayload | None]) -> set[str]:
    """Every ``did:key`` that the entries spell out."""
    dids: set[str] = set()
    for payload in payloads:
        if payload is None:
            continue
        if payload.registrar is not None and payload.registrar.startswith("did:key:"):
            dids.add(payload.registrar)
        for act in payload.acts:
            dids |= {
                party.did for party in (act.actor, act.recipient) if party and party.did is not None
            }
    return dids
