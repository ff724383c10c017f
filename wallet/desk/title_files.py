"""What the vault keeps of titles on chains: snapshots, journals, and moves that are under way."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wallet.clock import read_time, write_time
from wallet.desk.office import Office
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.keys import jws
from wallet.registries.title_escrow.evidence import (
    MOST_BYTES,
    Evidence,
    read_asset,
    read_evidence,
    record_of,
    write_evidence,
)
from wallet.registries.title_escrow.moving import Draft
from wallet.registries.title_escrow.reading import Journal, read_journal, write_journal
from wallet.registries.title_escrow.requests import (
    ANSWER,
    REQUEST,
    kind_of,
    read_request,
    request_digest,
    write_request,
)
from wallet.titles.escrow import TitleRecord, TitleRef

SNAPSHOT_TYPE = "ladewell-title+jws"

_TITLE = "title/"
_SNAPSHOT = "title-snapshot/"
_JOURNAL = "title-journal/"
_TASK = "title-task/"
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A title the vault knows."""

    ref: TitleRef
    document_id: str
    """The document its remarks are written over; empty if it is not known."""
    label: str
    """What the user calls it: the number of the bill, as a rule."""
    bill: str = ""
    """Digest of the document it is the title of, if the vault has that."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot in the vault, and how it came there."""

    evidence: Evidence
    came: str
    """``asked``: this machine asked the node; ``file``: somebody brought it."""
    voucher: str = ""
    """Who signed what was brought."""


class TaskState(StrEnum):
    """How far a move has come."""

    OPEN = "open"
    """It waits for a signature."""
    SIGNED = "signed"
    SENT = "sent"
    """It is with the chain, which has not said what came of it."""
    DONE = "done"
    FAILED = "failed"
    """The contract undid it; only the fee is gone."""
    STALE = "stale"
    """Number or fee no longer fit: it was drafted anew."""


@dataclass(frozen=True, slots=True)
class TitleTask:
    """A move that is under way; all of it is kept, whatever comes of it."""

    draft: Draft
    state: TaskState
    changed_at: datetime
    raw: str = ""
    """The signed transaction in hex, once there is one."""
    transaction: str = ""
    """Its name on the chain."""
    block: int | None = None
    why: str = ""
    """The code of what went wrong last."""
    successor: str = ""
    """Digest of the task that stands in the place of this one."""

    @property
    def digest(self) -> str:
        """What it is called by."""
        return request_digest(self.draft)


class TitleFile(StrEnum):
    """What goes between machines about titles."""

    REQUEST = "request"
    """To the machine with the key, to be signed."""
    ANSWER = "answer"
    """Back to the one with the network."""
    SNAPSHOT = "snapshot"
    """What the chain says, signed by whoever asked it."""


def sort_of(data: bytes) -> TitleFile | None:
    """Say what a file claims to be; nothing where it is not about titles."""
    if is_snapshot(data):
        return TitleFile.SNAPSHOT
    return _SORTS.get(kind_of(data))


_SORTS = {REQUEST: TitleFile.REQUEST, ANSWER: TitleFile.ANSWER}


def remember(
    office: Office, ref: TitleRef, document_id: str = "", label: str = "", bill: str = ""
) -> TitleLine:
    """Know a title from now on; what is known already is not forgotten for an empty text."""
    old = line_of(office, ref) or TitleLine(ref, "", "")
    line = TitleLine(
        ref,
        (document_id or old.document_id)[:_MOST_WORDS],
        (label or old.label)[:_MOST_WORDS],
        bill or old.bill,
    )
    if line != old or office.vault.get(f"{_TITLE}{ref.asset}") is None:
        known = {"document": line.document_id, "label": line.label, "bill": line.bill}
        text = json.dumps(known, sort_keys=True)
        office.vault.put(f"{_TITLE}{ref.asset}", text)
    return line


def line_of(office: Office, ref: TitleRef) -> TitleLine | None:
    """Return what the vault knows a title by."""
    text = office.vault.get(f"{_TITLE}{ref.asset}")
    if text is None:
        return None
    found = json.loads(text)
    return TitleLine(ref, found["document"], found["label"], found.get("bill", ""))


def lines(office: Office) -> tuple[TitleLine, ...]:
    """Return every title the vault knows."""
    refs = (read_asset(name.removeprefix(_TITLE)) for name in office.vault.names(_TITLE))
    found = (line_of(office, ref) for ref in refs)
    return tuple(line for line in found if line is not None)


def title_of_bill(office: Office, bill: str) -> TitleRef | None:
    """Return the title of the document with this digest, if it has one."""
    return next((line.ref for line in lines(office) if line.bill == bill), None)


def find(office: Office, who: str) -> TitleRef:
    """Return the title that goes by a label, a document id or its asset name.

    Raises:
        CouldNotLook: ``title-unknown``, ``title-ambiguous``.
        Unreadable: ``title-unreadable``: it looks like the name of an asset, and is none.

    """
    if who.startswith("eip155:"):
        return read_asset(who)
    found = [line.ref for line in lines(office) if who and who in (line.label, line.document_id)]
    if len(found) != 1:
        raise CouldNotLook("title-ambiguous" if found else "title-unknown", title=who)
    return found[0]


def kept(office: Office, ref: TitleRef) -> Kept | None:
    """Return the newest snapshot of a title in the vault."""
    text = office.vault.get(f"{_SNAPSHOT}{ref.asset}")
    if not text:
        return None
    found = json.loads(text)
    return Kept(read_evidence(found["evidence"].encode()), found["came"], found["voucher"])


def kept_record(office: Office, ref: TitleRef) -> TitleRecord | None:
    """Return what the newest snapshot in the vault shows; nothing where there is none."""
    found = kept(office, ref)
    return None if found is None else record_of(found.evidence)


def keep_snapshot(office: Office, evidence: Evidence, *, came: str, voucher: str = "") -> None:
    """Keep a snapshot in the place of what was there."""
    record_of(evidence)
    text = {"evidence": write_evidence(evidence).decode(), "came": came, "voucher": voucher}
    with office.vault.transaction():
        remember(office, evidence.ref)
        office.vault.put(f"{_SNAPSHOT}{evidence.ref.asset}", json.dumps(text, sort_keys=True))


def forget_snapshot(office: Office, ref: TitleRef) -> None:
    """Rely on the snapshot of a title no longer; how far its chain was read stays known."""
    with office.vault.transaction():
        office.vault.put(f"{_SNAPSHOT}{ref.asset}", "")
        office.vault.note("title-forgotten", None, {"title": ref.asset})


def sign_snapshot(office: Office, ref: TitleRef) -> bytes:
    """Return the snapshot of a title as a file, signed by the owner of this vault.

    Raises:
        CouldNotLook: ``title-not-read``.

    """
    found = kept(office, ref)
    if found is None:
        raise CouldNotLook("title-not-read", title=ref.asset)
    payload = write_evidence(found.evidence)
    return jws.sign(payload, office.signing_key(), typ=SNAPSHOT_TYPE).encode()


def is_snapshot(data: bytes) -> bool:
    """Say whether a file claims to be a signed snapshot."""
    try:
        return jws.read(data.strip(), most=2 * MOST_BYTES).header.get("typ") == SNAPSHOT_TYPE
    except Unreadable:
        return False


def pin_snapshot(office: Office, data: bytes, source: str) -> TitleRef:
    """Take a snapshot in that somebody brought, if a party of the address book vouches for it.

    Raises:
        Unreadable: It is none, or contradicts itself.
        Refused: ``snapshot-unvouched``; ``snapshot-forged``; ``snapshot-older``: what the vault
            has is newer; ``snapshot-contradicts``: the two tell different stories.

    """
    signed = jws.read(data.strip(), most=2 * MOST_BYTES)
    if signed.header.get("typ") != SNAPSHOT_TYPE:
        raise Unreadable("snapshot-unreadable", name=source)
    trusted = office.trust().find(signed.kid)
    if trusted is None or trusted.party is None:
        raise Refused("snapshot-unvouched", name=source)
    if not jws.verify(signed, trusted.key):
        raise Refused("snapshot-forged", name=source)
    evidence = read_evidence(signed.payload)
    record, old = record_of(evidence), kept_record(office, evidence.ref)
    if old is not None and record.block < old.block:
        code = "snapshot-older" if record.is_before(old) else "snapshot-contradicts"
        raise Refused(code, block=record.block, ours=old.block)
    if old is not None and not old.is_before(record):
        raise Refused("snapshot-contradicts", block=record.block, ours=old.block)
    keep_snapshot(office, evidence, came="file", voucher=trusted.party.name)
    office.vault.note("title-pinned", None, {"title": record.ref.asset, "from": source})
    return record.ref


def journal_of(office: Office, ref: TitleRef) -> Journal | None:
    """Return what to go on reading a title with; a damaged one is as none."""
    text = office.vault.get(f"{_JOURNAL}{ref.asset}")
    try:
        return None if text is None else read_journal(text.encode())
    except Unreadable:
        return None


def keep_journal(office: Office, ref: TitleRef, journal: Journal) -> None:
    """Keep what was read of a title."""
    office.vault.put(f"{_JOURNAL}{ref.asset}", write_journal(journal).decode())


def keep_task(office: Office, task: TitleTask) -> TitleTask:
    """Keep a task as it is now."""
    now = office.clock.now()
    text = {
        "request": write_request(task.draft).decode(),
        "state": task.state.value,
        "changed": write_time(now),
        "raw": task.raw,
        "transaction": task.transaction,
        "block": task.block,
        "why": task.why,
        "successor": task.successor,
    }
    office.vault.put(f"{_TASK}{task.digest}", json.dumps(text, sort_keys=True))
    return replace(task, changed_at=now)


def task_of(office: Office, digest: str) -> TitleTask:
    """Return a task by its digest.

    Raises:
        CouldNotLook: ``task-unknown``.

    """
    text = office.vault.get(f"{_TASK}{digest}")
    if text is None:
        raise CouldNotLook("task-unknown", digest=digest[:64])
    found = json.loads(text)
    return TitleTask(
        read_request(found["request"].encode()),
        TaskState(found["state"]),
        read_time(found["changed"]),
        found["raw"],
        found["transaction"],
        found["block"],
        found["why"],
        found["successor"],
    )


def tasks(office: Office, ref: TitleRef | None = None) -> tuple[TitleTask, ...]:
    """Return the moves that were begun, of one title or all, the newest first."""
    names = office.vault.names(_TASK)
    found = [task_of(office, name.removeprefix(_TASK)) for name in names]
    wanted = [task for task in found if ref in (None, task.draft.ref)]
    return tuple(sorted(wanted, key=lambda task: task.changed_at, reverse=True))
