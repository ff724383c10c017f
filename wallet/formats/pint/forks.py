"""Compares an envelope with the chain of the same bill that was accepted before.

Entries are compared by payload, not by signature text: signing again with
ES256 or PS256 changes the text and not what was said (PINT duplicate rule).
Two different payloads at one position contradict each other, unless the later
one carries the receiver's signed rejection of the earlier.
"""

from __future__ import annotations

from enum import Enum

from wallet.errors import Unreadable
from wallet.formats.pint.case import Case
from wallet.formats.pint.degrees import Standing, recipient_of, signed_by
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.findings import Findings
from wallet.formats.pint.keyring import KeyRing
from wallet.formats.pint.payloads import read_entry, read_receipt
from wallet.formats.pint.reading import Opened
from wallet.keys import jws
from wallet.keys.canonical import read_object
from wallet.proof.verdict import Answer, Evidence, Result
from wallet.titles.acts import Entry, Signer

REJECTION = "rejection"
"""The extension member of a replacement entry: the receipt that rejected the one before it."""


class Known(Enum):
    """How an envelope compares with what was accepted before."""

    NOTHING = "nothing"
    LONGER = "longer"
    SAME = "same"
    OLDER = "older"
    CONTRADICTS = "contradicts"


def compare(
    envelope: Envelope, case: Case, opened: Opened, standing: Standing, findings: Findings
) -> Known:
    """Compare the chain of `envelope` with the known one; a contradiction is noted as a fork.

    Where the registrar has recorded this chain beyond the point at which the
    two part, the matter is settled: its first record stands, whatever was
    signed elsewhere. The other entry stays as evidence.
    """
    code, known = "control.fork", case.known
    for fork in case.forks:
        if (position := _contradicted(fork, envelope, opened)) is not None:
            if position <= standing.recorded_to:
                _note_settled(position, fork, findings)
                continue
            _note_fork(position, fork, envelope.chain[position], findings)
            return Known.CONTRADICTS
    if not known:
        if standing.recorded_to >= len(envelope.chain) - 1:
            # Whatever else was signed, the registrar will not record it.
            findings.passed(code, "excluded-by-record")
        else:
            findings.note(code, Result.NOT_CHECKED, "nothing-known")
        return Known.NOTHING
    for position, (old, new) in enumerate(zip(known, envelope.chain, strict=False)):
        if _payload(old) == _payload(new):
            continue
        if opened.entries and _is_benign(old, opened.entries[position], opened.ring):
            findings.passed(code, "replaced-after-rejection", {"position": position})
            return Known.LONGER
        if position <= standing.recorded_to:
            _note_settled(position, old, findings)
            return Known.LONGER
        _note_fork(position, old, new, findings)
        return Known.CONTRADICTS
    findings.passed(code, "no-contradiction", {"entries": len(known)})
    if len(known) < len(envelope.chain):
        return Known.LONGER
    return Known.SAME if len(known) == len(envelope.chain) else Known.OLDER


def is_rejection_of(text: str, rejected: str, ring: KeyRing) -> bool:
    """Say whether the receipt `text` is the receiver's own rejection of the entry `rejected`."""
    try:
        old = jws.read(rejected)
        entry = read_entry(read_object(old.payload)).as_entry(0, old.digest, Signer("", None))
        part = jws.read(text)
        receipt = read_receipt(read_object(part.payload))
    except Unreadable:
        return False
    receiver = recipient_of(entry)
    return (
        receiver is not None
        and receipt.entry == old.digest
        and receipt.is_rejection
        and signed_by(part, receiver, ring)
    )


def _note_fork(position: int, old: str, new: str, findings: Findings) -> None:
    findings.note(
        "control.fork", Result.FAILED, "two-entries", {"position": position},
        evidence=(Evidence("entry", old), Evidence("entry", new)),
        answer=((9, position, 0), Answer.DISPUTED),
    )  # fmt: skip


def _note_settled(position: int, other: str, findings: Findings) -> None:
    findings.note(
        "control.fork", Result.FAILED, "fork-settled", {"position": position},
        source="record", evidence=(Evidence("entry", other),),
    )  # fmt: skip


def _contradicted(fork: str, envelope: Envelope, opened: Opened) -> int | None:
    """Return the position at which `fork` proves that one key signed two entries."""
    try:
        part = jws.read(fork)
        other = read_entry(read_object(part.payload))
    except Unreadable:
        return None
    for entry in opened.entries:
        if entry.previous != other.previous or entry.document != other.document:
            continue
        found = opened.ring.find(part)
        is_same_hand = (
            found is not None
            and found.key.thumbprint == entry.signer.kid
            and jws.verify(part, found.key)
        )
        same = _payload(fork) == _payload(envelope.chain[entry.position])
        benign = same or _is_benign(fork, entry, opened.ring)
        return entry.position if is_same_hand and not benign else None
    return None


def _is_benign(old: str, new: Entry, ring: KeyRing) -> bool:
    rejection = new.extension.get(REJECTION)
    return isinstance(rejection, str) and is_rejection_of(rejection, old, ring)


def _payload(text: str) -> str:
    return text.split(".")[1] if text.count(".") == 2 else text
