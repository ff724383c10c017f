"""How firmly each entry stands: signed, agreed by a receipt, recorded by the registrar.

A receipt counts if the receiver named in the entry signed it, a record if the
registrar named in entry 0 did. What the registrar signs itself is recorded by
its nature, and a record of one entry stands for all before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wallet.errors import Unreadable
from wallet.formats.pint.case import Case
from wallet.formats.pint.findings import Findings
from wallet.formats.pint.keyring import KeyRing
from wallet.formats.pint.payloads import Receipt, read_receipt
from wallet.formats.record import Record, is_signed_by, read_record
from wallet.keys import jws
from wallet.keys.canonical import read_object
from wallet.keys.jws import Jws
from wallet.keys.signing import PublicKey
from wallet.proof.verdict import Answer, Evidence, Result
from wallet.titles.acts import Entry
from wallet.titles.chain import Link, TitleChain
from wallet.titles.parties import Party
from wallet.titles.state import Degree


@dataclass(slots=True)
class Standing:
    """What receipts and records say about the entries of one chain."""

    agreed: dict[int, datetime | None] = field(default_factory=dict)
    recorded: dict[int, datetime | None] = field(default_factory=dict)
    rejected: frozenset[int] = frozenset()
    outrun: bool = False
    """Whether the registrar has recorded more than this chain holds."""
    disputed: bool = False
    """Whether the registrar has recorded another entry at one of these positions."""

    @property
    def recorded_to(self) -> int:
        """The newest position that is recorded, or -1."""
        return max(self.recorded, default=-1)

    def effective(self, chain: TitleChain) -> Link:
        """Return the newest link that its receiver has not rejected: what is so now."""
        links = chain.links
        index = len(links) - 1
        while index > 0 and index in self.rejected and index > self.recorded_to:
            index -= 1
        return links[index]

    def degree(self, position: int) -> Degree:
        """Return the degree the entry at `position` has reached."""
        if position <= self.recorded_to:
            return Degree.RECORDED
        return Degree.AGREED if position in self.agreed else Degree.SIGNED


def weigh(chain: TitleChain, case: Case, ring: KeyRing, findings: Findings) -> Standing:
    """Return how firmly each entry of `chain` stands, and note what receipts and records showed."""
    standing = Standing()
    entries = [link.entry for link in chain.links]
    by_digest = {entry.digest: entry for entry in entries}
    for entry in entries:
        # The receiver's own next act says as much as a receipt.
        if entry.position > 0:
            standing.agreed.setdefault(entry.position - 1, None)
        if chain.registrar is not None and entry.signer.did == chain.registrar:
            standing.recorded[entry.position] = entry.acts[-1].at
    for text in case.receipts:
        _receipt(text, by_digest, ring, standing, findings)
    _records(chain, case.records, entries, standing, findings)
    _say_receipts(case, entries, standing, findings)
    return standing


def recipient_of(entry: Entry) -> Party | None:
    """Return whom `entry` is addressed to: the recipient of its last act that has one."""
    return next((act.recipient for act in reversed(entry.acts) if act.recipient is not None), None)


def signed_by(part: Jws, party: Party, ring: KeyRing) -> bool:
    """Say whether `party` signed: by its ``did:key``, else by a trusted key of its platform."""
    if party.did is not None:
        try:
            return jws.verify(part, PublicKey.from_did_key(party.did))
        except Unreadable:
            return False
    found = ring.find(part)
    return (
        found is not None
        and found.trusted is not None
        and found.trusted.platform in (None, party.platform)
        and jws.verify(part, found.key)
    )


def _receipt(
    text: str,
    by_digest: Mapping[str, Entry],
    ring: KeyRing,
    standing: Standing,
    findings: Findings,
) -> None:
    try:
        part = jws.read(text, most=64 * 1024)
        receipt: Receipt = read_receipt(read_object(part.payload))
    except Unreadable as wrong:
        findings.note("receipt.signature", Result.FAILED, wrong.code, wrong.facts)
        return
    entry = by_digest.get(receipt.entry)
    receiver = recipient_of(entry) if entry is not None else None
    if entry is None or receiver is None:
        findings.note("receipt.signature", Result.NOT_APPLICABLE, "receipt-for-other-entry")
        return
    if not signed_by(part, receiver, ring):
        findings.note(
            "receipt.signature", Result.FAILED, "receipt-not-by-receiver",
            {"receiver": receiver.name, "position": entry.position},
        )  # fmt: skip
        return
    facts = {"receiver": receiver.name, "answer": receipt.answer, "at": receipt.at or ""}
    if receipt.answer in (Answer.ACCEPTED.value, Answer.DUPLICATE.value):
        standing.agreed[entry.position] = receipt.at
        reason = "receipt-accepted"
    else:
        standing.rejected |= {entry.position}
        reason = "receipt-rejected"
    findings.note(
        "receipt.signature", Result.PASSED, reason, facts,
        source="receipt", evidence=(Evidence("receipt", part.digest),),
    )  # fmt: skip


def _say_receipts(case: Case, entries: list[Entry], standing: Standing, findings: Findings) -> None:
    last = entries[-1]
    if last.position in standing.agreed or last.position <= standing.recorded_to:
        findings.passed("receipt.signature", "receipt-not-needed")
    elif not case.receipts:
        findings.note("receipt.signature", Result.NOT_APPLICABLE, "receipt-none")


def _records(
    chain: TitleChain,
    texts: tuple[str, ...],
    entries: list[Entry],
    standing: Standing,
    findings: Findings,
) -> None:
    code = "control.record"
    registrar = chain.registrar
    if registrar is None:
        findings.note(code, Result.NOT_APPLICABLE, "registrar-none")
        return
    try:
        key = PublicKey.from_did_key(registrar)
    except Unreadable:
        findings.note(code, Result.NOT_CHECKED, "registrar-elsewhere", {"registrar": registrar})
        return
    for text in texts:
        try:
            record = read_record(text)
            if record.is_refusal:
                record = read_record(record.standing or "")
        except Unreadable as wrong:
            findings.note(code, Result.FAILED, wrong.code, wrong.facts)
            continue
        if record.bill != chain.terms.document:
            continue  # a record of another bill says nothing about this one
        if not is_signed_by(record, key):
            findings.note(code, Result.FAILED, "record-not-by-registrar")
            continue
        _place(record, entries, standing, findings)
    facts = {"carrier": chain.carrier.name, "position": standing.recorded_to}
    if standing.disputed:
        return
    if standing.recorded_to >= entries[-1].position:
        findings.passed(code, "recorded", facts)
    else:
        findings.note(code, Result.NOT_CHECKED, "record-missing", facts)


def _place(record: Record, entries: list[Entry], standing: Standing, findings: Findings) -> None:
    evidence = (Evidence("record", record.digest),)
    facts = {"position": record.position, "at": record.at}
    if record.position >= len(entries):
        standing.outrun = True
        findings.note(
            "control.record", Result.NOT_CHECKED, "record-newer", facts,
            source="record", evidence=evidence,
        )  # fmt: skip
    elif entries[record.position].digest != record.entry:
        standing.disputed = True
        findings.note(
            "control.record", Result.FAILED, "record-of-other", facts, source="record",
            evidence=evidence, answer=((9, record.position, 0), Answer.DISPUTED),
        )  # fmt: skip
    else:
        standing.recorded[record.position] = record.at
        findings.note(
            "control.record", Result.PASSED, "recorded", facts, source="record", evidence=evidence,
        )  # fmt: skip
