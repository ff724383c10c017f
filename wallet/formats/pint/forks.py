"""Compares an envelope with the chain of the same bill that was accepted before.

Entries are compared by payload, not by signature text: signing again with
ES256 or PS256 changes the text and not what was said (PINT duplicate rule).
Two different payloads at one position contradict each other, unless one
carries the receiver's signed rejection of the other, and nobody had built on
that: a receiver who has acted on an entry can no longer give it back.
"""

from __future__ import annotations

from enum import Enum
from itertools import combinations

from wallet.errors import Unreadable
from wallet.formats.pint.case import Case
from wallet.formats.pint.claims import entry_in
from wallet.formats.pint.degrees import Standing, recipient_of, signed_by
from wallet.formats.pint.double import is_withdrawal, words_in
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.keyring import KeyRing
from wallet.formats.pint.payloads import read_entry, read_receipt
from wallet.formats.pint.reading import Opened
from wallet.keys import jws
from wallet.keys.canonical import read_object, sha256_hex
from wallet.proof.findings import Findings
from wallet.proof.verdict import Answer, Evidence, Result
from wallet.titles.acts import Signer

_MOST_FOLLOWING = 16
"""How many entries after the newest one are held against each other."""


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
    signed elsewhere. The other entry stays as evidence. Two different entries 0
    settle nothing, for each names a registrar of its own.
    """
    code, known = "control.fork", case.known
    if (pair := _beyond(case.forks, envelope, opened)) is not None:
        _note_fork(len(envelope.chain), *pair, findings)
        return Known.CONTRADICTS
    for fork in case.forks:
        if (position := _contradicted(fork, envelope, opened)) is not None:
            if 0 < position <= standing.recorded_to:
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
        is_newest = position == len(known) - 1 and not standing.disputed
        if is_newest and _replaces(new, old, opened):
            findings.passed(code, "replaced-after-rejection", {"position": position})
            return Known.LONGER
        if 0 < position <= standing.recorded_to:
            _note_settled(position, old, findings)
            return Known.LONGER
        if position == len(envelope.chain) - 1 and _replaces(old, new, opened):
            return _note_older(case, findings)
        _note_fork(position, old, new, findings)
        # A stranger's word contradicts nobody, unless it is the hand that signed before.
        is_said = not opened.strangers or _is_one_hand(old, new, opened.ring)
        return Known.CONTRADICTS if is_said else Known.NOTHING
    if len(known) > len(envelope.chain):
        return _note_older(case, findings)
    findings.passed(code, "no-contradiction", {"entries": len(known)})
    return Known.LONGER if len(known) < len(envelope.chain) else Known.SAME


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


def _note_older(case: Case, findings: Findings) -> Known:
    """Note that more is known than the envelope says: an older state, or one put in its place."""
    findings.note(
        "control.fork", Result.NOT_CHECKED, "older-than-known", {"entries": len(case.known)},
        answer=((9, len(case.known), 0), Answer.DISPUTED),
    )  # fmt: skip
    return Known.OLDER


def _note_fork(position: int, old: str, new: str, findings: Findings) -> None:
    findings.note(
        "control.fork", Result.FAILED, "two-entries",
        {"position": position, "one": _given_to(old), "other": _given_to(new)},
        evidence=(Evidence("entry", old), Evidence("entry", new)),
        answer=((9, position, 0), Answer.DISPUTED),
    )  # fmt: skip


def _given_to(entry: str) -> str:
    """Return the name of whom an entry is addressed to, as it is written; empty if unreadable."""
    try:
        receiver = recipient_of(entry_in(entry))
    except Unreadable:
        return ""
    return receiver.name if receiver is not None else ""


def _note_settled(position: int, other: str, findings: Findings) -> None:
    findings.note(
        "control.fork", Result.FAILED, "fork-settled", {"position": position},
        source="record", evidence=(Evidence("entry", other),),
    )  # fmt: skip


def _contradicted(fork: str, envelope: Envelope, opened: Opened) -> int | None:
    """Return the position at which `fork` proves that one key signed two entries."""
    try:
        other = entry_in(fork)
    except Unreadable:
        return None
    for entry in opened.entries:
        if entry.previous != other.previous or entry.document != other.document:
            continue
        position, here = entry.position, envelope.chain[entry.position]
        is_newest = position == len(envelope.chain) - 1
        is_answered = _replaces(here, fork, opened) or (is_newest and _replaces(fork, here, opened))
        is_other = _payload(fork) != _payload(here) and not is_answered
        return position if is_other and _is_one_hand(fork, here, opened.ring) else None
    return None


def _beyond(forks: tuple[str, ...], envelope: Envelope, opened: Opened) -> tuple[str, str] | None:
    """Return two entries that whoever holds the bill now has signed after the newest one here."""
    last, follow = sha256_hex(envelope.chain[-1]), []
    for fork in forks:
        try:
            if entry_in(fork).previous == last:
                follow.append(fork)
        except Unreadable:
            continue
    holder = recipient_of(opened.entries[-1]) if opened.entries else None
    for one, other in combinations(follow[:_MOST_FOLLOWING], 2):
        if _payload(one) != _payload(other) and _is_one_hand(one, other, opened.ring):
            part = jws.read(one)
            is_holder = holder is not None and signed_by(part, holder, opened.ring)
            is_free = _replaces(one, other, opened) or _replaces(other, one, opened)
            if is_holder and not is_free:
                return one, other
    return None


def _is_one_hand(first: str, second: str, ring: KeyRing) -> bool:
    """Say whether one key signed both entries."""
    hands = set()
    for text in (first, second):
        try:
            part = jws.read(text)
        except Unreadable:
            return False
        found = ring.find(part)
        if found is None or not jws.verify(part, found.key):
            return False
        hands.add(found.key.thumbprint)
    return len(hands) == 1


def _replaces(new: str, old: str, opened: Opened) -> bool:
    """Say whether the entry `new` carries the word that freed the position of the entry `old`."""
    try:
        extension = entry_in(new).extension
        part = jws.read(old)
        payload = read_entry(read_object(part.payload))
    except Unreadable:
        return False
    registrar = opened.entries[0].registrar if opened.entries else None
    return any(
        is_rejection_of(word, old, opened.ring) or is_withdrawal(word, part, payload, registrar)
        for word in words_in(extension)
    )


def _payload(text: str) -> str:
    return text.split(".")[1] if text.count(".") == 2 else text
