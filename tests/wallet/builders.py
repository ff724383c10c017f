"""Makes parties, bills, chains and parcels as a wallet or a platform would, without a vault.

Keys are derived from names, so every run signs the same bytes. `Voyage` plays a
bill at the level of formats: each method signs exactly one thing and asks nobody
whether it may, so that what is forbidden can be made as well.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from wallet.formats.card import Card, sign_card
from wallet.formats.pint import write
from wallet.formats.pint.case import Case
from wallet.formats.pint.double import REJECTION
from wallet.formats.pint.envelope import Envelope, write_envelope
from wallet.formats.pint.judge import judge, judge_with_chain
from wallet.formats.pint.payloads import (
    EntryPayload,
    Manifest,
    PaperEntry,
    write_entry,
    write_manifest,
    write_policy,
)
from wallet.formats.record import Record, sign_record
from wallet.formats.trust_files import trusted_by_card
from wallet.keys import base64url, jws
from wallet.keys.canonical import canonical, sha256_hex
from wallet.keys.sealing import SealingKey
from wallet.keys.signing import SigningKey
from wallet.parcels.file import Parcel, Purpose
from wallet.proof.trust import Trust, TrustedKey
from wallet.proof.verdict import Verdict
from wallet.titles.acts import Act, ActCode
from wallet.titles.bill import OfflinePolicy
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Code, Party, Role

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "to-order" / "minimal.json"
START = datetime(2026, 11, 3, 9, tzinfo=UTC)
LATER = START + timedelta(days=5)
"""When verdicts are reached: after everything a `Voyage` signs."""


def secret(name: str) -> int:
    """Return a number that belongs to `name`, small enough to be a P-256 secret."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:31])


@cache
def signing_key(name: str) -> SigningKey:
    """Return the signing key of `name`, the same each time."""
    return SigningKey.from_jwk(private_jwk(f"signing {name}"))


@cache
def sealing_key(name: str) -> SealingKey:
    """Return the sealing key of `name`, the same each time."""
    return SealingKey.from_jwk(private_jwk(f"sealing {name}"))


def private_jwk(name: str) -> dict[str, str]:
    """Return the secret key that belongs to `name`."""
    key = ec.derive_private_key(secret(name), ec.SECP256R1())
    point = key.public_key().public_numbers()
    numbers = {"x": point.x, "y": point.y, "d": secret(name)}
    return {"kty": "EC", "crv": "P-256"} | {
        part: base64url.encode(number.to_bytes(32)) for part, number in numbers.items()
    }


@dataclass(frozen=True)
class Person:
    """Somebody with a wallet: a card and the keys behind it."""

    key: SigningKey
    sealing: SealingKey
    card: Card

    @property
    def party(self) -> Party:
        """How the others name this person in acts."""
        return self.card.party

    @property
    def did(self) -> str:
        return self.card.did

    def trusted(self, **changes: Any) -> TrustedKey:
        """Return this person's card as somebody pinned it."""
        return replace(trusted_by_card(self.card, START), **changes)


@cache
def person(name: str, role: Role = Role.OTHER, lei: str = "") -> Person:
    """Return the person called `name`, with a card of its own making."""
    key, sealing = signing_key(name), sealing_key(name)
    codes = (Code("GLEIF", lei, "LEI"),) if lei else ()
    card = sign_card(
        name, codes, role, platform="LDWL", key=key, sealing_jwk=sealing.public_jwk, issued=START
    )
    return Person(key, sealing, card)


CARRIER = person("Meridian Container Lines Ltd", Role.CARRIER, "999900MERIDIANCL0198")
SHIPPER = person("Yantian Hengtai Precision Co., Ltd", Role.SHIPPER, "999900YTHTPX00267118")
BANK = person("Straits Merchant Bank Ltd", Role.BANK, "999900STRAITSMB00252")
BUYER = person("Maasvlakte Tools B.V.", Role.OTHER, "999900MAASTOOLS00423")
MALLORY = person("Blue Harbour Trading Ltd", Role.OTHER)
EVERYBODY = (CARRIER, SHIPPER, BANK, BUYER)


def trust_in(*people: Person) -> Trust:
    """Return the trust of somebody who pinned the cards of `people`."""
    return Trust(one.trusted() for one in people)


def document(kind: str = "to-order", to: Party | None = None, **members: Any) -> dict[str, Any]:
    """Return a transport document: to the order of `to`, straight to it, bearer, or a waybill."""
    bill = copy.deepcopy(_sample())
    parties = bill["documentParties"]
    del parties["endorsee"]
    named = to or SHIPPER.party
    codes = [
        {"codeListProvider": code.provider, "partyCode": code.code, "codeListName": code.list_name}
        for code in named.codes
        if code.provider == "GLEIF"
    ]
    naming = {"partyName": named.name, "identifyingCodes": codes, "isNotifyParty": True}
    if kind == "to-order":
        parties["endorsee"] = naming
    elif kind == "bearer":
        parties["notifyParties"] = [{"partyName": named.name, "identifyingCodes": codes}]
    else:
        parties["consignee"] = naming
        bill["isToOrder"] = False
        bill["transportDocumentTypeCode"] = "SWB" if kind == "waybill" else "BOL"
    return bill | members


@cache
def _sample() -> dict[str, Any]:
    return json.loads(SAMPLE.read_text("utf-8"))


def paper(name: str, data: bytes) -> PaperEntry:
    """Return how a manifest names a document."""
    return PaperEntry(name, len(data), "application/pdf", sha256_hex(data))


@dataclass
class Voyage:
    """One bill on its way: its envelope, and every answer and record signed about it."""

    envelope: Envelope
    issue_to: Mapping[str, Any] | None = None
    carrier: Person = CARRIER
    receipts: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    now: datetime = START

    @classmethod
    def begin(
        cls,
        kind: str = "to-order",
        *,
        bill: dict[str, Any] | None = None,
        to: Person = SHIPPER,
        carrier: Person = CARRIER,
        policy: OfflinePolicy | None = None,
        visualisation: PaperEntry | None = None,
        supporting: tuple[PaperEntry, ...] = (),
    ) -> Voyage:
        """Issue a bill as the desk does: the carrier is its own registrar."""
        issued = write.issue(
            bill or document(kind),
            carrier=carrier.party,
            to=to.party,
            key=carrier.key,
            at=START,
            policy=policy or OfflinePolicy(),
            visualisation=visualisation,
            supporting=supporting,
        )
        return cls(issued.envelope, issued.issue_to, carrier)

    @property
    def last(self) -> str:
        """Digest of the newest entry."""
        return sha256_hex(self.envelope.chain[-1])

    def copy(self) -> Voyage:
        """Return a second voyage that starts where this one is: the makings of a fork."""
        return replace(self, receipts=list(self.receipts), records=list(self.records))

    def tick(self) -> datetime:
        """Let a minute pass."""
        self.now += timedelta(minutes=1)
        return self.now

    def sign(self, signer: Person, *acts: Act, **extension: Any) -> Voyage:
        """Sign `acts` as the next entry, whatever the law says."""
        payload = write.next_payload(
            self.envelope, acts, platform=signer.party.platform, extension=extension
        )
        self.envelope = write.extend(self.envelope, payload, signer.key)
        return self

    def act(self, code: ActCode, by: Person, to: Person | None = None, **more: Any) -> Act:
        """Return one act, done now."""
        return Act(code, by.party, to.party if to else None, self.tick(), **more)

    def give(
        self, giver: Person, to: Person, code: ActCode | None = None, **extension: Any
    ) -> Voyage:
        """Sign an offer: endorse by `code` if one is given, and hand over."""
        acts = [self.act(ActCode.TRANSFER, giver, to)]
        if code is not None:
            endorsee = None if code.has_no_recipient else to
            acts.insert(0, replace(self.act(code, giver, endorsee), at=acts[0].at))
        return self.sign(giver, *acts, **extension)

    def surrender(self, holder: Person) -> Voyage:
        return self.sign(holder, self.act(ActCode.SURRENDER_FOR_DELIVERY, holder, self.carrier))

    def answer(self, code: ActCode, to: Person) -> Voyage:
        return self.sign(self.carrier, self.act(code, self.carrier, to))

    def accept(self, receiver: Person) -> Voyage:
        """Sign the receipt for the newest entry."""
        self.receipts.append(write.accept(self.last, received=(), at=self.tick(), key=receiver.key))
        return self

    def reject(self, receiver: Person) -> str:
        """Sign the rejection of the newest entry and return it."""
        text = write.reject(self.last, reason="not agreed", at=self.tick(), key=receiver.key)
        self.receipts.append(text)
        return text

    def record(self, registrar: Person | None = None, position: int | None = None) -> Voyage:
        """Sign the record of the newest entry, or of the one at `position`."""
        chain = self.envelope.chain
        position = len(chain) - 1 if position is None else position
        entry = sha256_hex(chain[position]) if position < len(chain) else "0" * 64
        record = Record(self.envelope.digest, position, entry, self.tick())
        self.records.append(sign_record(record, (registrar or self.carrier).key).text)
        return self

    def transfer(self, giver: Person, to: Person, code: ActCode | None = None) -> Voyage:
        """Give, accept and record: one transfer, done in full."""
        return self.give(giver, to, code).accept(to).record()

    def replaced(self, giver: Person, to: Person, rejection: str | None) -> Voyage:
        """Return the voyage on which the newest entry is another one instead."""
        chain = self.envelope.chain[:-1]
        before = replace(self.copy(), envelope=replace(self.envelope, chain=chain))
        extension = {} if rejection is None else {REJECTION: rejection}
        before.receipts = []
        return before.give(giver, to, **extension)

    def case(self, me: Person | None = None, **changes: Any) -> Case:
        """Return the case of `me`, who pinned the carrier's card."""
        case = Case(
            trust=trust_in(self.carrier),
            as_of=LATER,
            me=me.party if me else None,
            receipts=tuple(self.receipts),
            records=tuple(self.records),
            issue_to=self.issue_to,
        )
        return replace(case, **changes)

    def judge(self, me: Person | None = None, **changes: Any) -> Verdict:
        """Return the verdict of `me`."""
        return judge(self.envelope, self.case(me, **changes))

    def chain(self) -> TitleChain:
        """Return the chain; it must be in order."""
        chain = judge_with_chain(self.envelope, self.case())[1]
        assert chain is not None
        return chain

    def parcel(self, purpose: Purpose = Purpose.OFFER, **parts: Any) -> Parcel:
        """Return everything as a parcel."""
        parcel = Parcel(
            purpose,
            write_envelope(self.envelope),
            None if self.issue_to is None else canonical(self.issue_to),
            receipts=tuple(self.receipts),
            records=tuple(self.records),
            cards=(self.carrier.card.text,),
        )
        return replace(parcel, **parts)


def good_voyage() -> Voyage:
    """Return a bill that went from the carrier over shipper and bank to the buyer, recorded."""
    voyage = Voyage.begin("to-order")
    voyage.transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    return voyage.transfer(BANK, BUYER, ActCode.BLANK_ENDORSE)


def all_of(verdict: Verdict, code: str) -> tuple[str, str]:
    """Return result and reason of the check called `code`."""
    check = verdict.check(code)
    return ("", "") if check is None else (check.result.value, check.reason)


def failures(verdict: Verdict) -> set[str]:
    """Return every check that failed, with its reason."""
    return {f"{check.code}: {check.reason}" for check in verdict.checks
            if check.result.value == "failed"}  # fmt: skip


def resealed(envelope: Envelope, signer: Person, chain: tuple[str, ...]) -> Envelope:
    """Return `envelope` with another chain and a manifest that `signer` made for it."""
    manifest = Manifest(envelope.digest, sha256_hex(chain[-1]))
    text = jws.sign(canonical(write_manifest(manifest)), signer.key)
    return replace(envelope, chain=chain, manifest=text)


def rooted_anew(
    voyage: Voyage, by: Person, *acts: Act, registrar: str, platform: str = "LDWL"
) -> Envelope:
    """Return a chain that `by` began itself around the issuance the carrier once signed."""
    first = json.loads(jws.read(voyage.envelope.chain[0]).payload)
    entry = EntryPayload(
        platform,
        voyage.envelope.digest,
        None,
        acts,
        issuance=first["issuanceManifestSignedContent"],
        registrar=registrar,
        extension=write_policy(OfflinePolicy()),
    )
    text = jws.sign(canonical(write_entry(entry)), by.key)
    return resealed(voyage.envelope, by, (text,))
