"""Says whose keys signed a bill and by what evidence: the identity page of a bundle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from wallet.clock import write_time
from wallet.desk.casefile import CaseFile
from wallet.desk.office import Office
from wallet.errors import Unreadable
from wallet.formats.card import Card, read_cards
from wallet.formats.pint.claims import entry_in
from wallet.keys import jws
from wallet.keys.canonical import sha256_hex
from wallet.proof.statement import party_facts, plain
from wallet.titles.parties import Party


class Vouching:
    """Whom the owner of a vault trusted when a bundle was written, asked once for all bills."""

    def __init__(self, office: Office) -> None:
        """Take the address book as it is now."""
        self.trust = office.trust()
        self._read: dict[str, tuple[Card, ...]] = {}
        self._told: dict[tuple[str, str, datetime], Mapping[str, Any]] = {}

    def cards(self, texts: tuple[str, ...]) -> tuple[Card, ...]:
        """Return the cards that are right; each is read once."""
        for text in texts:
            if text not in self._read:
                self._read[text] = read_cards((text,))
        return tuple(card for text in texts for card in self._read[text])

    def identity(
        self, case: CaseFile, cards: tuple[str, ...], as_of: datetime
    ) -> Mapping[str, Any]:
        """Return for each key that signed: whose it is, by what evidence, and as of when.

        A card has no revocation list; what there is to say is whether the exporter still held it
        in the address book.
        """
        along = {card.key.thumbprint: card for card in self.cards(cards)}
        signed: dict[str, list[str]] = {}
        certified: dict[str, list[str]] = {}
        for name, text in _signed_texts(case):
            try:
                part = jws.read(text)
            except Unreadable:
                continue
            if part.kid is not None:
                signed.setdefault(part.kid, []).append(name)
                certified.setdefault(part.kid, [])
                certified[part.kid] += [
                    found
                    for found in map(sha256_hex, part.certificates)
                    if found not in certified[part.kid]
                ]
        keys = [
            {
                **self._whose(kid, along.get(kid), as_of),
                "signed": names,
                "certificates": certified[kid],
            }
            for kid, names in signed.items()
        ]
        return {"bill": case.bill, "as_of": write_time(as_of), "keys": keys}

    def _whose(self, kid: str, card: Card | None, as_of: datetime) -> Mapping[str, Any]:
        """Return whose key that is and by what evidence; the same for every bill it signed."""
        asked = kid, card.text if card else "", as_of
        if asked not in self._told:
            self._told[asked] = self._vouched(kid, card, as_of)
        return self._told[asked]

    def _vouched(self, kid: str, card: Card | None, as_of: datetime) -> Mapping[str, Any]:
        trusted = self.trust.find(kid)
        party: Party | None = card.party if card else trusted.party if trusted else None
        return {
            "key": kid,
            "party": plain(party_facts(party)),
            "role": card.role.value if card else None,
            "card": sha256_hex(card.text) if card else None,
            "trusted_by_exporter": {
                "source": trusted.source,
                "since": write_time(trusted.pinned_at) if trusted.pinned_at else None,
            }
            if trusted
            else None,
            "revocation": {
                "status": "not-withdrawn" if trusted else "not-known",
                "source": "address-book",
                "as_of": write_time(as_of),
            },
        }


def _signed_texts(case: CaseFile) -> Iterator[tuple[str, str]]:
    yield "manifest.jws", case.envelope.manifest
    for position, text in enumerate(case.envelope.chain):
        yield f"chain/{position:04}.jws", text
        if position == 0:
            try:
                issuance = entry_in(text).issuance
            except Unreadable:
                issuance = None
            if issuance is not None:
                yield "chain/0000.jws#issuance", issuance
    for folder, texts in (("receipts", case.receipts), ("records", case.records)):
        for text in texts:
            yield f"{folder}/{sha256_hex(text)}.jws", text
