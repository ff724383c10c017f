"""Takes what somebody hands over into the vault, once it has been judged.

Nothing here moves control. A parcel is judged, kept as it came, and stands in
the list; accepting is a separate act (`answering`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from wallet.desk import doubling, people, proving
from wallet.desk.answering import rejection_of
from wallet.desk.casefile import (
    CaseFile,
    both,
    held_file,
    judge_file,
    keep,
    load,
    sound_records,
)
from wallet.desk.documents import keep_document
from wallet.desk.incoming import Incoming, documents_in, read_file, read_incoming
from wallet.desk.office import Office
from wallet.desk.standing import holding_of
from wallet.desk.verifying import Question, judge_incoming
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.card import Card
from wallet.formats.pint.claims import manifest_in, receipt_in
from wallet.formats.pint.degrees import recipient_of
from wallet.formats.pint.envelope import Envelope
from wallet.formats.record import Kind, read_record
from wallet.keys.canonical import sha256_hex
from wallet.parcels.file import Purpose
from wallet.progress import Progress, Silent
from wallet.proof.challenge import Challenge, ControlProof, Proven
from wallet.proof.verdict import Headline, Verdict
from wallet.store import Paper
from wallet.titles.acts import Entry
from wallet.titles.holding import Change
from wallet.titles.state import Degree

_CHANGES = {
    Purpose.RECEIPT: Change.RECEIPT_CAME,
    Purpose.RECORD: Change.RECORDED,
    Purpose.SURRENDER: Change.SURRENDERED,
    Purpose.ANSWER: Change.ANSWERED,
}

_REPLACED = ("replaced-after-rejection", "fork-settled")
"""Findings that let an arriving chain stand in the place of an equally long one."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came of taking a file in."""

    path: str
    verdict: Verdict | None = None
    """The verdict on a bill, as it stands in the vault now."""
    card: Card | None = None
    is_kept: bool = False
    """Whether the vault holds it now; a bill that is changed is not kept."""
    challenge: Challenge | None = None
    """A question who controls a bill; it waits for an answer and changes nothing."""
    proven: Proven | None = None
    """What an answer to such a question has shown."""
    rejection: str = ""
    """Why my last offer of this bill was rejected, in its receiver's words."""


def receive(office: Office, path: Path) -> Received:
    """Take the file at `path` in.

    Raises:
        CouldNotLook: It cannot be read as anything of ours; the vault is untouched.

    """
    return receive_bytes(office, read_file(path), path.name)


def receive_each(
    office: Office, path: Path, progress: Progress = Silent()
) -> Iterator[tuple[str, Received | CouldNotLook | Refused]]:
    """Take a file in, or each document of a file of many (``name#1`` …), one after the other.

    What cannot be read or is refused is given in the place of what was taken in, and does not stop
    the others.

    Raises:
        Cancelled: The user asked to stop; what was taken in is kept.

    """
    try:
        found = documents_in(path)
    except CouldNotLook as wrong:
        yield str(path), wrong
        return
    for place, (suffix, one) in enumerate(found):
        progress.step(place, len(found), path.name)
        try:
            yield f"{path}{suffix}", receive_bytes(office, one, path.name + suffix)
        except (CouldNotLook, Refused) as wrong:
            yield f"{path}{suffix}", wrong


def receive_bytes(office: Office, data: bytes, name: str) -> Received:
    """Take a file in that came another way than by the disk: by light, from the clipboard.

    Args:
        office: Where this happens.
        data: The bytes of the file.
        name: What to call it, in the log and on the sheet.

    Raises:
        CouldNotLook: It cannot be read as anything of ours; the vault is untouched.

    """
    incoming = read_incoming(data, name, office.sealing_key())
    if incoming.card is not None:
        people.pin(office, incoming.card, source=name)
        return Received(name, card=incoming.card, is_kept=True)
    if incoming.document is not None:
        verdict = keep_document(office, incoming.document, name)
        kept = verdict.headline is not Headline.CHANGED
        return Received(name, verdict=verdict, is_kept=kept)
    if incoming.challenge is not None:
        return Received(name, challenge=incoming.challenge)
    if incoming.fork is not None:
        verdict, is_kept = doubling.receive_fork(office, name, incoming.fork)
        return Received(name, verdict=verdict, is_kept=is_kept)
    if incoming.proof is not None:
        return _receive_proof(office, name, incoming.proof)
    return _receive_bill(office, incoming)


def _receive_bill(office: Office, incoming: Incoming) -> Received:
    envelope, parcel = incoming.envelope, incoming.parcel
    if envelope is None or parcel is None:
        raise Unreadable("not-a-bill", name=incoming.path, format=incoming.format)
    held = held_file(office, envelope.digest)
    question = Question(office.clock.now(), office.trust(), me=office.me)
    verdict, _chain = judge_incoming(
        _with_what_is_held(incoming, held),
        question,
        known=held.envelope.chain if held is not None else (),
    )
    if verdict.headline is Headline.CHANGED:
        with office.vault.transaction():
            facts = {"path": incoming.path, "answer": str(verdict.answer)}
            office.vault.note("refused-parcel", verdict.digest, facts)
            if held is not None:
                doubling.keep_doubles(office, held, envelope.chain)
        return Received(incoming.path, verdict=verdict)
    proofs = proving.check_answers(office, parcel.proofs, verdict)
    arrived = case_of(incoming)
    fork = verdict.check("control.fork")
    is_fork = fork is not None and fork.reason == "two-entries"
    is_replaced = fork is not None and fork.reason in _REPLACED
    is_strange = verdict.headline is Headline.UNKNOWN_SIGNER
    if held is not None and not is_strange and _begins_strangely(office, held, envelope):
        held, is_fork = None, False
    case = _merge(held, arrived, yields=is_fork or is_strange, is_replaced=is_replaced)
    with office.vault.transaction():
        for digest in arrived.papers:
            office.vault.keep(parcel.documents[digest])
        _keep_papers(office, envelope, arrived.papers)
        keep(office, case, source=incoming.path)
        _see(office, envelope)
        doubling.keep_doubles(office, case, doubling.entries_of(parcel, case.bill))
        verdict = _settle(office, case.bill)
        change = Change.FORK_SEEN if is_fork else _CHANGES.get(parcel.purpose, Change.RECEIVED)
        office.vault.put_holding(holding_of(office, case.envelope, verdict, change))
        office.vault.note(
            "received", case.bill,
            {"path": incoming.path, "purpose": parcel.purpose.value,
             "headline": verdict.headline.value},
        )  # fmt: skip
        proven = proving.take_answers(office, proofs)
        rejection = rejection_of(office, load(office, case.bill))
    return Received(
        incoming.path, verdict=verdict, is_kept=True, proven=proven, rejection=rejection
    )


def _receive_proof(office: Office, name: str, proof: ControlProof) -> Received:
    """Take an answer in that came without its bill."""
    held = held_file(office, proof.bill)
    if held is None:
        raise CouldNotLook("rest-missing", bill=proof.bill)
    verdict, _chain = judge_file(office, held)
    answers = proving.check_answers(office, (proof.text,), verdict)
    with office.vault.transaction():
        proven = proving.take_answers(office, answers)
    return Received(name, verdict=verdict, is_kept=True, proven=proven)


def _with_what_is_held(incoming: Incoming, held: CaseFile | None) -> Incoming:
    """Return what came in beside the receipts and records that are held already.

    A parcel that leaves out what was settled is judged by what is known here. An answer to who
    asked who controls the bill is another matter, and judged by itself.
    """
    if incoming.parcel is not None:
        incoming = replace(incoming, parcel=replace(incoming.parcel, proofs=()))
    if held is None or incoming.parcel is None:
        return incoming
    parcel = replace(
        incoming.parcel,
        receipts=both(held.receipts, incoming.parcel.receipts),
        records=both(held.records, incoming.parcel.records),
        cards=both(held.cards, incoming.parcel.cards),
    )
    return replace(incoming, parcel=parcel)


def _begins_strangely(office: Office, held: CaseFile, arrived: Envelope) -> bool:
    """Say whether a stranger issued what is held, and another issued what arrived.

    Anybody can sign the same document as its issuer. Who is first with that must not keep out
    the chain of the carrier one knows.
    """
    two = parting(held.envelope, arrived)
    if two is None or two[0] != held.envelope.chain[0]:
        return False
    return judge_file(office, held)[0].headline is Headline.UNKNOWN_SIGNER


def case_of(incoming: Incoming) -> CaseFile:
    """Return what came in as a file on its bill, before it meets what is held.

    Raises:
        Unreadable: ``not-a-bill``.

    """
    envelope, parcel = incoming.envelope, incoming.parcel
    if envelope is None or parcel is None:
        raise Unreadable("not-a-bill", name=incoming.path, format=incoming.format)
    return CaseFile(
        envelope,
        incoming.issue_to,
        parcel.receipts,
        sound_records(parcel.records, envelope.chain[0]),
        parcel.cards,
        _named_papers(envelope, parcel.documents),
    )


def _settle(office: Office, bill: str) -> Verdict:
    """Judge the file as it is now kept; where the newest entry was rejected, step back before it.

    A signed rejection gives the bill back: the giver's position is free again,
    for an entry that carries that rejection (DESIGN §2).
    """
    case = load(office, bill)
    verdict, chain = judge_file(office, case)
    if chain is None or not verdict.timeline or len(case.envelope.chain) < 2:
        return verdict
    last, newest = chain.last, verdict.timeline[-1]
    if newest.degree is Degree.RECORDED:
        return verdict  # what is recorded stands, whoever rejects it afterwards
    if not newest.is_rejected or not last.acts[-1].actor.is_same_as(office.me):
        return verdict
    ended = next((text for text in case.records if _ends(text, last.digest)), None)
    rejection = next((text for text in case.receipts if _rejects(text, last.digest)), None)
    if rejection is None or ended is not None:
        return _step_back(office, case, last, ended or "")
    said = receipt_in(rejection)
    office.vault.put(f"rejection/{bill}/{last.position}", rejection)
    receiver = recipient_of(last)
    office.vault.note(
        "rejected", bill,
        {"receiver": receiver.name if receiver else "", "reason": said.reason or ""},
    )  # fmt: skip
    return _step_back(office, case, last, rejection)


def _step_back(office: Office, case: CaseFile, last: Entry, word: str) -> Verdict:
    """Free the position of the newest entry, by the receiver's word or the registrar's."""
    doubling.free(office, case.bill, last.position, word)
    office.vault.put(f"head/{case.bill}", sha256_hex(case.envelope.chain[-2]))
    return judge_file(office, load(office, case.bill))[0]


def _ends(text: str, entry: str) -> bool:
    record = read_record(text)
    return record.kind is Kind.WITHDRAWN and record.entry == entry


def _rejects(text: str, entry: str) -> bool:
    receipt = receipt_in(text)
    return receipt.entry == entry and receipt.is_rejection


def _merge(
    held: CaseFile | None, arrived: CaseFile, *, yields: bool, is_replaced: bool
) -> CaseFile:
    """Put what arrived beside what is held: the longer chain stands, every proof is kept.

    Args:
        held: What is held, if anything.
        arrived: What arrived.
        yields: Whether what arrived yields to what is held, however long it is.
        is_replaced: Whether it takes the place of an equally long chain.

    """
    if held is None:
        return arrived
    is_shorter = len(held.envelope.chain) >= len(arrived.envelope.chain) and not is_replaced
    stands = held if yields or is_shorter else arrived
    return replace(
        stands,
        issue_to=held.issue_to or arrived.issue_to,
        receipts=both(held.receipts, arrived.receipts),
        records=both(held.records, arrived.records),
        cards=both(held.cards, arrived.cards),
        papers=both(held.papers, arrived.papers),
        forks=both(held.forks, _parted(held, arrived, yields=yields)),
    )


def _parted(held: CaseFile, arrived: CaseFile, *, yields: bool) -> tuple[str, ...]:
    """Return the entry of the chain that does not stand, where the two part: proof, and kept."""
    two = parting(held.envelope, arrived.envelope)
    if two is None or (yields and len(held.forks) >= doubling.MOST_KEPT):
        return ()
    return (two[1] if yields else two[0],)


def parting(held: Envelope, arrived: Envelope) -> tuple[str, str] | None:
    """Return the two entries at which the chains part, if they do.

    Payloads are compared: from one ES256 signature anybody can make a second
    text that verifies, and that proves nothing against its signer.
    """
    for old, new in zip(held.chain, arrived.chain, strict=False):
        if old.split(".")[1] != new.split(".")[1]:
            return old, new
    return None


def _see(office: Office, envelope: Envelope) -> None:
    for position, text in enumerate(envelope.chain):
        office.vault.first_seen(envelope.digest, position, sha256_hex(text))


def _named_papers(envelope: Envelope, documents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the digests of the documents that came along and that the envelope names."""
    manifest = manifest_in(envelope.manifest)
    return tuple(paper.digest for paper in manifest.papers if paper.digest in documents)


def _keep_papers(office: Office, envelope: Envelope, digests: tuple[str, ...]) -> None:
    manifest = manifest_in(envelope.manifest)
    shown = manifest.visualisation
    for paper in manifest.papers:
        if paper.digest in digests:
            role = "carrier-pdf" if shown is not None and paper == shown else "supporting"
            office.vault.put_paper(
                Paper(envelope.digest, paper.digest, paper.name, paper.media_type, paper.size, role)
            )
