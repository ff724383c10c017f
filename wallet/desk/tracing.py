"""Every signature behind one bill: what it is on, whose key made it, when, and is it right."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wallet.errors import Unreadable
from wallet.formats.approval import Approval, Request, kind_of, read_approval, read_request
from wallet.formats.card import Card
from wallet.formats.pint.claims import entry_in
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.payloads import read_entry, read_receipt
from wallet.formats.record import read_record
from wallet.keys import jws
from wallet.keys.canonical import read_object, sha256_hex
from wallet.keys.signing import PublicKey
from wallet.proof.trust import Trust
from wallet.titles.parties import Party


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, checked with the key it names."""

    on: str
    """``manifest``, ``entry``, ``issuance``, ``receipt``, ``record``, ``card``; ``request`` and
    ``approval`` of two people who had to agree on an act."""
    position: int | None
    digest: str
    """SHA-256 of the signed text, 64 hex."""
    key: str
    """The name of the key, as the text gives it."""
    algorithm: str
    party: Party | None
    """Whose key it is, by pinned card, by a card that came along, or by the act itself."""
    by: str
    """By what evidence: ``trust``, ``card``, ``did``, or empty for a key nobody names."""
    at: datetime | None
    """When, as the signer's clock said."""
    is_right: bool | None
    """None where the key is not at hand."""
    certificates: tuple[str, ...] = ()
    """SHA-256 of each certificate that came along in the header."""


def signatures_of(
    envelope: Envelope,
    receipts: tuple[str, ...],
    records: tuple[str, ...],
    cards: tuple[Card, ...],
    trust: Trust,
    approvals: tuple[str, ...] = (),
) -> tuple[Signature, ...]:
    """Return every signature of a bill, in the order of the chain, then answers, then cards."""
    ring = _Ring(cards, trust)
    found: list[Signature] = []
    for on, position, text in _texts(envelope, receipts, records):
        try:
            found.append(ring.traced(on, position, text))
        except Unreadable:
            found.append(Signature(on, position, sha256_hex(text), "", "", None, "", None, False))
    found += _approvals(envelope, approvals)
    for card in cards:
        found.append(
            Signature(
                "card", None, sha256_hex(card.text), card.key.kid, card.key.algorithm,
                card.party, "card", card.issued, True,
            )
        )  # fmt: skip
    return tuple(found)


def _approvals(envelope: Envelope, texts: tuple[str, ...]) -> Iterator[Signature]:
    """Yield who prepared and who approved, at the entry that rests on it; the first comes first."""
    requests: dict[str, Request] = {}
    approvals: list[Approval] = []
    for text in texts:
        try:
            if kind_of(text.encode()) == "approval":
                approvals.append(read_approval(text))
            else:
                request = read_request(text)
                requests[request.digest] = request
        except Unreadable:
            yield Signature("approval", None, sha256_hex(text), "", "", None, "", None, False)
    named = _rests_on(envelope)
    carried = {one.request: named.get(one.digest) for one in approvals}
    both: list[tuple[str, Request | Approval, int | None]] = [
        ("request", one, carried.get(one.digest)) for one in requests.values()
    ]
    both += [("approval", one, named.get(one.digest)) for one in approvals]
    for on, one, position in sorted(both, key=lambda line: line[1].at):
        key = PublicKey.from_did_key(one.did)
        party = Party.by_did(one.did, one.name)
        yield Signature(
            on, position, one.digest, key.thumbprint, key.algorithm, party, "did", one.at, True
        )


def _rests_on(envelope: Envelope) -> dict[str, int]:
    """Return for each approval the position of the entry that names it."""
    found: dict[str, int] = {}
    for position, text in enumerate(envelope.chain):
        with contextlib.suppress(Unreadable):
            named = entry_in(text).extension.get("approvals")
            for digest in named if isinstance(named, list) else ():
                found.setdefault(str(digest), position)
    return found


class _Ring:
    """The keys at hand: pinned, on cards that came along, or spelt out as ``did:key``."""

    def __init__(self, cards: tuple[Card, ...], trust: Trust) -> None:
        self._trust = trust
        self._cards = {card.key.thumbprint: card for card in cards}
        self._dids: dict[str, tuple[PublicKey, Party]] = {}

    def traced(self, on: str, position: int | None, text: str) -> Signature:
        part = jws.read(text)
        at = self._told(on, part)
        key, party, by = self._find(part.kid)
        return Signature(
            on=on,
            position=position,
            digest=part.digest,
            key=part.kid or "",
            algorithm=part.algorithm,
            party=party,
            by=by,
            at=at,
            is_right=None if key is None else jws.verify(part, key),
            certificates=tuple(map(sha256_hex, part.certificates)),
        )

    def _find(self, kid: str | None) -> tuple[PublicKey | None, Party | None, str]:
        if (trusted := self._trust.find(kid)) is not None:
            card = self._cards.get(trusted.key.thumbprint)
            return trusted.key, trusted.party or (card.party if card else None), "trust"
        if kid is not None and (card := self._cards.get(kid)) is not None:
            return card.key, card.party, "card"
        if kid is not None and kid in self._dids:
            return *self._dids[kid], "did"
        return None, None, ""

    def _told(self, on: str, part: jws.Jws) -> datetime | None:
        """Return when it says it was signed; learn the keys that an entry spells out."""
        payload = read_object(part.payload)
        if on == "entry":
            entry = read_entry(payload)
            for act in entry.acts:
                for party in (act.actor, act.recipient):
                    if party is not None and party.did is not None:
                        key = PublicKey.from_did_key(party.did)
                        self._dids.setdefault(key.thumbprint, (key, party))
            return entry.acts[-1].at
        if on == "receipt":
            return read_receipt(payload).at
        if on == "record":
            return read_record(part.text).at
        return None


def _texts(
    envelope: Envelope, receipts: tuple[str, ...], records: tuple[str, ...]
) -> Iterator[tuple[str, int | None, str]]:
    for position, text in enumerate(envelope.chain):
        yield "entry", position, text
        if position == 0 and (issuance := _issuance(text)) is not None:
            yield "issuance", 0, issuance
    yield "manifest", len(envelope.chain) - 1, envelope.manifest
    for text in receipts:
        yield "receipt", None, text
    for text in records:
        yield "record", None, text


def _issuance(text: str) -> str | None:
    try:
        return entry_in(text).issuance
    except Unreadable:
        return None
