"""The file on one bill: everything kept about it, ready to be judged or sent again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias

from wallet.desk.office import Office
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.card import read_cards
from wallet.formats.pint.case import Case
from wallet.formats.pint.case import Papers as PapersAtHand
from wallet.formats.pint.claims import entry_in, issuance_in, payload_in
from wallet.formats.pint.double import Fork, forks_among, write_fork
from wallet.formats.pint.envelope import Envelope, envelope_around, write_envelope
from wallet.formats.pint.judge import judge_with_chain
from wallet.formats.pint.payloads import LAST, LINK
from wallet.formats.pint.versions import links_of
from wallet.formats.record import is_signed_by, read_record
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.keys.signing import PublicKey
from wallet.parcels.file import Parcel, Purpose
from wallet.proof.verdict import Verdict
from wallet.store import Proof, ProofKind
from wallet.titles.chain import TitleChain

MOST_FORKS = 16
"""How many proofs of double dealing go with one bill; one is enough to freeze it."""

Judged: TypeAlias = tuple[Verdict, TitleChain | None]
"""A verdict, and the chain if every act in it was signed, linked and allowed."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What the vault holds about one bill."""

    envelope: Envelope
    issue_to: Mapping[str, Any] | None
    receipts: tuple[str, ...]
    records: tuple[str, ...]
    cards: tuple[str, ...]
    papers: tuple[str, ...]
    """Digests of the documents at hand."""
    forks: tuple[str, ...] = ()
    """Entries of this bill that were seen and do not stand in the chain."""
    proofs: tuple[str, ...] = ()
    """Answers to who asked who controls the bill, where a parcel brings them."""

    @property
    def bill(self) -> str:
        """The digest that names the bill."""
        return self.envelope.digest

    @property
    def doubles(self) -> tuple[Fork, ...]:
        """Every proof of double dealing that can be made of what was seen."""
        entries = (*self.envelope.chain, *self.forks)
        return tuple(islice(forks_among(self.bill, entries), MOST_FORKS))


def load(office: Office, bill: str, proofs: tuple[Proof, ...] | None = None) -> CaseFile:
    """Load the file on `bill`.

    Args:
        office: Whose.
        bill: Its digest.
        proofs: All that the vault has on it, from who has asked for that already.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    vault = office.vault
    head = vault.get(f"head/{bill}")
    if head is None:
        raise CouldNotLook("bill-unknown", bill=bill)
    proofs = vault.proofs(bill) if proofs is None else proofs
    entries = {proof.digest: proof.text for proof in proofs if proof.kind == "entry"}
    manifest = _manifest_for(head, _texts(proofs, "manifest"))
    document = vault.fetch(bill)
    chain = _walk(entries, head)
    stands = frozenset(chain)
    return CaseFile(
        envelope=envelope_around(document, manifest, chain),
        issue_to=_issue_to(proofs, chain[0]),
        receipts=_texts(proofs, "receipt"),
        records=sound_records(_texts(proofs, "record") + _texts(proofs, "refusal"), chain[0]),
        cards=_texts(proofs, "card"),
        papers=tuple(paper.digest for paper in vault.papers(bill)),
        forks=tuple(
            dict.fromkeys(
                proof.text
                for proof in proofs
                if proof.kind in ("entry", "fork") and proof.text not in stands
            )
        ),
    )


def both(held: tuple[str, ...], arrived: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is held, then what arrived beside it, each once."""
    return tuple(dict.fromkeys((*held, *arrived)))


def held_file(office: Office, bill: str) -> CaseFile | None:
    """Load the file on `bill`, if the vault holds it."""
    try:
        return load(office, bill)
    except CouldNotLook as unknown:
        if unknown.code != "bill-unknown":
            raise
        return None


def keep(office: Office, case: CaseFile, *, source: str) -> None:
    """Keep everything in `case`; what is there already stays as it came.

    Call it inside a transaction: a bill is there whole or not at all.
    """
    vault, bill, now = office.vault, case.bill, office.clock.now()
    if vault.keep(case.envelope.document_bytes) != bill:
        raise CouldNotLook("blob-damaged", bill=bill)
    head = sha256_hex(case.envelope.chain[-1])

    def put(kind: ProofKind, digest: str, text: str, position: int | None = None) -> None:
        vault.put_proof(Proof(bill, kind, digest, position, text, now, source))

    for position, text in enumerate(case.envelope.chain):
        put("entry", sha256_hex(text), text, position)
    put("manifest", sha256_hex(case.envelope.manifest), case.envelope.manifest)
    if case.issue_to is not None:
        text = canonical(case.issue_to).decode()
        put("issue-to", sha256_hex(canonical(case.issue_to)), text)
    for text in case.receipts:
        put("receipt", sha256_hex(text), text)
    for text in case.records:
        is_refusal = jws.read(text).header.get("typ", "").startswith("ladewell-refusal")
        put("refusal" if is_refusal else "record", sha256_hex(text), text)
    for text in case.cards:
        put("card", sha256_hex(text), text)
    for text in case.forks:
        put("fork", sha256_hex(text), text)
    vault.put(f"head/{bill}", head)


def judge_file(
    office: Office, case: CaseFile, *, known: tuple[str, ...] = (), source: str = "own-vault"
) -> Judged:
    """Judge the file as its owner, now."""
    return judge_with_chain(
        case.envelope,
        Case(
            trust=office.trust(),
            as_of=office.clock.now(),
            me=office.me,
            cards=read_cards(case.cards),
            receipts=case.receipts,
            records=case.records,
            issue_to=case.issue_to,
            papers=PapersAtHand(frozenset(case.papers)),
            known=known,
            forks=case.forks,
            others=_others(office, case.envelope),
            source=source,
        ),
    )


def _others(office: Office, envelope: Envelope) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the chains of the other versions that a bill names, as far as they are here."""
    found = []
    for link in links_of(envelope):
        head = office.vault.get(f"head/{link.bill}")
        if head is not None:
            proofs = office.vault.proofs(link.bill)
            entries = {proof.digest: proof.text for proof in proofs if proof.kind == "entry"}
            found.append((link.bill, _walk(entries, head)))
    return tuple(found)


def pack(office: Office, case: CaseFile, purpose: Purpose) -> Parcel:
    """Put the whole file into a parcel, so that any verdict can be reached again from it alone.

    Whatever leaves the vault passes here, so here its anchor is written first.

    Raises:
        CouldNotLook: ``anchor-not-written``; ``blob-damaged``.

    """
    office.vault.anchor()
    return Parcel(
        purpose=purpose,
        envelope=write_envelope(case.envelope),
        issue_to=None if case.issue_to is None else canonical(case.issue_to),
        documents={digest: office.vault.fetch(digest) for digest in case.papers},
        receipts=case.receipts,
        records=case.records,
        cards=tuple(sorted({*case.cards, office.card.text})),
        forks=tuple(write_fork(fork) for fork in case.doubles) if case.forks else (),
        proofs=case.proofs,
    )


def with_envelope(case: CaseFile, envelope: Envelope) -> CaseFile:
    """Return the file with another, longer or shorter, chain."""
    return replace(case, envelope=envelope)


def sound_records(records: tuple[str, ...], first: str) -> tuple[str, ...]:
    """Return the records and refusals that the registrar named by entry `first` signed.

    Others say nothing of its chain, though they may lie beside it: anybody can sign the same
    document into a chain of his own.
    """
    try:
        registrar = entry_in(first).registrar
        key = PublicKey.from_did_key(registrar or "")
    except Unreadable:
        return ()
    return tuple(text for text in records if _is_of(text, key))


def _is_of(text: str, registrar: PublicKey) -> bool:
    try:
        return is_signed_by(read_record(text), registrar)
    except Unreadable:
        return False


def _issue_to(proofs: tuple[Proof, ...], first: str) -> Mapping[str, Any] | None:
    """Return to whom entry `first` says it was issued, of all that strangers claimed."""
    try:
        issuance = entry_in(first).issuance
        named = issuance_in(issuance or "").issue_to
    except Unreadable:
        return None
    said = [proof for proof in proofs if proof.kind == "issue-to"]
    return next((read_object(proof.text.encode()) for proof in said if proof.digest == named), None)


def _manifest_for(head: str, manifests: tuple[str, ...]) -> str:
    """Return the manifest that was signed over the entry `head`."""
    for text in manifests:
        if payload_in(text).get(LAST) == head:
            return text
    raise CouldNotLook("chain-damaged", entry=head)


def _walk(entries: Mapping[str, str], head: str) -> tuple[str, ...]:
    """Return the chain that ends at `head`, oldest first."""
    chain: list[str] = []
    digest: str | None = head
    while digest is not None:
        text = entries.get(digest)
        if text is None or len(chain) > len(entries):
            raise CouldNotLook("chain-damaged", entry=digest)
        chain.append(text)
        digest = payload_in(text).get(LINK)
    return tuple(reversed(chain))


def _texts(proofs: tuple[Proof, ...], kind: str) -> tuple[str, ...]:
    return tuple(proof.text for proof in proofs if proof.kind == kind)
