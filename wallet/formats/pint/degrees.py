"""How firmly each entry stands: signed, agreed by a receipt, recorded by the registrar.

A receipt counts if the receiver named in the entry signed it, a record if the
registrar named in entry 0 did. What the registrar signs itself is recorded by
its nature, and a record of one entry stands for all before it. A rejection
gives the newest entry back, and so does the registrar's word that the offer
ended unanswered; who has acted on an entry can no longer reject it. A freeze
by the registrar holds until the registrar lifts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wallet.errors import Unreadable
from wallet.formats.pint.case import Case
from wallet.formats.pint.keyring import KeyRing
from wallet.formats.pint.payloads import EntryPayload, Receipt, read_receipt
from wallet.formats.record import Kind, Record, is_signed_by, read_record
from wallet.keys import jws
from wallet.keys.canonical import read_object
from wallet.keys.jws import Jws
from wallet.keys.signing import PublicKey
from wallet.proof.findings import Findings
from wallet.proof.verdict import NO_FACTS, Answer, Evidence, Result
from wallet.titles.acts import Entry
from wallet.titles.chain import Link, TitleChain
from wallet.titles.parties import Party
from wallet.titles.state import Degree, State, Status


@dataclass(slots=True)
class Standing:
    """What receipts and records say about the entries of one chain."""

    agreed: dict[int, datetime | None] = field(default_factory=dict)
    recorded: dict[int, datetime] = field(default_factory=dict)
    confirmed: dict[int, datetime] = field(default_factory=dict)
    """When the registrar last said that an entry stands as recorded."""
    recorded_to: int = -1
    """The newest position that is recorded, or -1."""
    rejected: set[int] = field(default_factory=set)
    """Entries that their receiver has rejected, or that ended unanswered."""
    withdrawn: set[int] = field(default_factory=set)
    """Of these, the ones of which the registrar said that they ended."""
    frozen: Record | None = None
    """The registrar's freeze, while it holds."""
    outrun: bool = False
    """Whether the registrar has recorded more than this chain holds."""
    disputed: bool = False
    """Whether the registrar has recorded another entry at one of these positions."""

    def record(self, position: int, at: datetime) -> None:
        """Take down that the entry at `position` is recorded, and so all before it.

        The first record counts, in whatever order they come: what the registrar signed itself was
        recorded with that. A later one of the same entry says that it still stands.
        """
        self.recorded[position] = min(at, self.recorded.get(position, at))
        self.confirmed[position] = max(at, self.confirmed.get(position, at))
        self.recorded_to = max(self.recorded_to, position)

    def effective(self, chain: TitleChain) -> Link:
        """Return the newest link that its receiver has not rejected: what is so now."""
        newest = len(chain) - 1
        is_given_back = newest > max(0, self.recorded_to) and newest in self.rejected
        return chain.links[newest - is_given_back]

    def degree(self, position: int) -> Degree:
        """Return the degree the entry at `position` has reached."""
        if position <= self.recorded_to:
            return Degree.RECORDED
        return Degree.AGREED if position in self.agreed else Degree.SIGNED

    def giving(self, chain: TitleChain) -> Link:
        """Return the link that gave the present holder control; what follows only signs."""
        position = self.effective(chain).entry.position
        while position > 0 and not any(
            act.code.moves_control for act in chain.links[position].entry.acts
        ):
            position -= 1
        return chain.links[position]

    def before_offer(self, chain: TitleChain) -> State | None:
        """Return what still is so while an offer is open; nothing where none is.

        Control does not move before its receiver answers (MLETR art. 11).
        """
        link = self.giving(chain)
        position = link.entry.position
        if position == 0 or link.state.status is not Status.IN_FORCE:
            return None
        is_open = self.degree(position) is Degree.SIGNED
        return chain.links[position - 1].state if is_open else None


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
            standing.record(entry.position, entry.acts[-1].at)
    for text in case.receipts:
        _receipt(text, by_digest, entries[-1], ring, standing, findings)
    _records(chain, case.records, entries, standing, findings)
    _say_receipts(entries, standing, findings)
    return standing


def recipient_of(entry: Entry | EntryPayload) -> Party | None:
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
    return found is not None and found.may_sign_for(party) and jws.verify(part, found.key)


def _receipt(
    text: str,
    by_digest: Mapping[str, Entry],
    newest: Entry,
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
    if receipt.answer in (Answer.ACCEPTED.value, Answer.DUPLICATE.value):
        standing.agreed[entry.position] = receipt.at
        result, reason = Result.PASSED, "receipt-accepted"
    elif receipt.is_rejection and not entry.acts[-1].code.answers_surrender:
        standing.rejected.add(entry.position)
        result, reason = Result.PASSED, "receipt-rejected"
    else:
        result, reason = Result.NOT_CHECKED, "receipt-not-accepted"
    if entry is newest:  # what earlier receivers answered shows in the time line
        findings.note(
            "receipt.signature", result, reason,
            {"receiver": receiver.name, "answer": receipt.answer, "at": receipt.at or ""},
            source="receipt", evidence=(Evidence("receipt", part.digest),),
        )  # fmt: skip


def _say_receipts(entries: list[Entry], standing: Standing, findings: Findings) -> None:
    last = entries[-1].position
    if last in standing.agreed or last <= standing.recorded_to:
        findings.passed("receipt.signature", "receipt-not-needed")
    elif last not in standing.rejected:
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
    said = _Said()
    for text in texts:
        if (record := _own_word(text, chain, key, said)) is not None:
            _hear(record, entries, standing, said, findings)
    held = [record for record in said.frozen if record.digest not in said.lifted]
    standing.frozen = max(held, key=lambda record: record.at, default=None)
    if not standing.disputed:
        _say_records(chain, standing, said, findings)


@dataclass(slots=True)
class _Said:
    """What the registrar's statements came to, beside what they say of single entries."""

    evidence: list[Evidence] = field(default_factory=list)
    wrong: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)
    """Why some are no statements of the registrar's."""
    frozen: list[Record] = field(default_factory=list)
    lifted: set[str | None] = field(default_factory=set)


def _own_word(text: str, chain: TitleChain, key: PublicKey, said: _Said) -> Record | None:
    """Return what the registrar has said of this bill; of a refusal, what stands against it."""
    try:
        record = read_record(text)
        if record.is_refusal:
            record = read_record(record.standing or "")
    except Unreadable as unreadable:
        said.wrong.append((unreadable.code, unreadable.facts))
        return None
    if record.bill != chain.terms.document:
        return None  # a record of another bill says nothing about this one
    if not is_signed_by(record, key):
        said.wrong.append(("record-not-by-registrar", NO_FACTS))
        return None
    return record


def _hear(
    record: Record, entries: list[Entry], standing: Standing, said: _Said, findings: Findings
) -> None:
    """Take down what one statement says."""
    match record.kind:
        case Kind.FREEZE:
            said.frozen.append(record)
        case Kind.UNFREEZE:
            said.lifted.add(record.lifts)
        case Kind.WITHDRAWN:
            _withdraw(record, entries, standing)
        case Kind.RECORD if _is_of(record, entries, standing, findings):
            standing.record(record.position, record.at)
            said.evidence.append(Evidence("record", record.digest))


def _say_records(chain: TitleChain, standing: Standing, said: _Said, findings: Findings) -> None:
    code = "control.record"
    ended = min((at for at in standing.withdrawn if at > standing.recorded_to), default=None)
    if ended is not None:
        # Whoever built on an offer that had ended built on nothing.
        standing.outrun = standing.outrun or ended < chain.last.position
        findings.note(code, Result.FAILED, "offer-ended", {"position": ended}, source="record")
        return
    is_recorded = standing.recorded_to >= standing.effective(chain).entry.position
    # What is no record takes nothing from one that is; anybody could add it to a parcel.
    for reason, facts in () if is_recorded else said.wrong:
        findings.note(code, Result.FAILED, reason, facts)
    findings.note(
        code,
        Result.PASSED if is_recorded else Result.NOT_CHECKED,
        "recorded" if is_recorded else "record-missing",
        {"carrier": chain.carrier.name, "position": standing.recorded_to},
        source="record" if said.evidence else "",
        evidence=tuple(said.evidence),
    )


def _withdraw(record: Record, entries: list[Entry], standing: Standing) -> None:
    """Take down that an offer of this chain ended unanswered."""
    if record.position < len(entries) and entries[record.position].digest == record.entry:
        standing.rejected.add(record.position)
        standing.withdrawn.add(record.position)


def _is_of(record: Record, entries: list[Entry], standing: Standing, findings: Findings) -> bool:
    """Say whether `record` is of an entry of this chain, and note where it is not."""
    is_newer = record.position >= len(entries)
    if not is_newer and entries[record.position].digest == record.entry:
        return True
    evidence = (Evidence("record", record.digest),)
    facts = {"position": record.position, "at": record.at}
    if is_newer:
        standing.outrun = True
        findings.note(
            "control.record", Result.NOT_CHECKED, "record-newer", facts,
            source="record", evidence=evidence,
        )  # fmt: skip
        return False
    standing.disputed = True
    findings.note(
        "control.record", Result.FAILED, "record-of-other", facts, source="record",
        evidence=evidence, answer=((9, record.position, 0), Answer.DISPUTED),
    )  # fmt: skip
    return False
