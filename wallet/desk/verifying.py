"""Judges files for anybody, with or without a vault."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wallet.desk.distrust import manifest_of, visualisation_of, with_safety, with_seals
from wallet.desk.incoming import Incoming, documents_in, opened, read_file, read_incoming
from wallet.desk.witnessing import judge_fork, with_answer
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.card import read_cards
from wallet.formats.evidence import read_evidence
from wallet.formats.pint.case import Case, Papers
from wallet.formats.pint.envelope import Envelope, read_envelope
from wallet.formats.pint.judge import judge_with_chain
from wallet.formats.pint.payloads import PaperEntry
from wallet.formats.tradetrust.outlook import Outlook, no_title
from wallet.formats.trust_files import read_trust
from wallet.keys.canonical import read_json, read_object, sha256_hex
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust, TrustedKey
from wallet.proof.verdict import Verdict
from wallet.titles.acts import Act
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Party

if TYPE_CHECKING:
    from wallet.keys.sealing import SealingKey
    from wallet.titles.escrow import TitleRecord, TitleRef

_LARGEST_PAPER = 64 * 2**20
_MOST_FILES = 5_000
ISSUE_TO = "issue-to.json"


def nothing_signed(_number: str) -> tuple[tuple[Act, ...], ...]:
    """Have no bill of any number."""
    return ()


@dataclass(frozen=True, slots=True)
class Question:
    """How a file is to be judged: by whose trust, as of when, for which receiver."""

    as_of: datetime
    trust: Trust = field(default_factory=Trust)
    me: Party | None = None
    sealing_key: SealingKey | None = None
    receiver: str | None = None
    documents: tuple[Path, ...] = ()
    known: Path | None = None
    issue_to: Path | None = None
    title: Callable[[TitleRef], TitleRecord | None] = no_title
    """What a chain was last seen to say of a title."""
    addresses: frozenset[str] = frozenset()
    """My accounts on chains."""
    signed: Callable[[str], tuple[tuple[Act, ...], ...]] = nothing_signed
    """What was signed of each bill of this number, oldest act first."""
    document_key: str = ""
    """What opens encrypted documents, 64 hex digits."""


def trust_from(paths: Iterable[Path], at: datetime) -> Trust:
    """Read every trust file of ``--trust``.

    Raises:
        CouldNotLook: One cannot be read or is no trust file.

    """
    keys: list[TrustedKey] = []
    pins: list[Pin] = []
    for path in paths:
        data = read_file(path)
        found = read_evidence(data, path.name, at)
        pins += found
        try:
            if all(pin.kind is PinKind.DID for pin in found):
                keys += read_trust(data, at)
        except Unreadable as wrong:
            if not found:  # else a DID document whose keys are of a kind that signs no entries
                raise Unreadable("trust-unreadable", path=path.name, why=wrong.code) from wrong
    return Trust(keys, Pins(pins))


def verify(path: Path, question: Question) -> Verdict:
    """Judge the file at `path`.

    Raises:
        CouldNotLook: It is not there, not ours, damaged, or sealed to somebody else.

    """
    return _verify(read_file(path), path.name, question)


def verify_each(path: Path, question: Question) -> Iterator[tuple[str, Verdict | CouldNotLook]]:
    """Judge a file, or each document of a file of many (``name#1``, ``name#2`` …), as it comes.

    What cannot be looked at is given in the place of its verdict, and does not stop the others.
    """
    try:
        found = documents_in(path)
    except CouldNotLook as wrong:
        yield str(path), wrong
        return
    for suffix, one in found:
        try:
            yield f"{path}{suffix}", _verify(one, path.name + suffix, question)
        except CouldNotLook as wrong:
            yield f"{path}{suffix}", wrong


def _verify(data: bytes, name: str, question: Question) -> Verdict:
    incoming = _read(data, name, question)
    if incoming.document is not None:
        from wallet.formats.tradetrust.document import judge_document

        verdict = judge_document(incoming.document, outlook_for(question))
        return _with_seals(verdict, incoming, question)
    if incoming.fork is not None:
        return judge_fork(incoming.fork, question.trust, question.as_of)
    if incoming.envelope is None:
        raise Unreadable("not-a-bill", name=name, format=incoming.format)
    return judge_incoming(incoming, question)[0]


def _read(data: bytes, name: str, question: Question) -> Incoming:
    try:
        return read_incoming(data, name, question.sealing_key)
    except Unreadable as wrong:
        if wrong.code != "encrypted" or not question.document_key:
            raise
        return read_incoming(opened(data, question.document_key), name)


def outlook_for(question: Question, source: str = "file") -> Outlook:
    """Return how the asker sees the world of TradeTrust."""
    return Outlook(question.as_of, question.trust, question.title, question.addresses, source)


def judge_incoming(
    incoming: Incoming,
    question: Question,
    *,
    known: tuple[str, ...] = (),
    forks: tuple[str, ...] = (),
) -> tuple[Verdict, TitleChain | None]:
    """Judge what came in, with everything that came along with it.

    Args:
        incoming: What came.
        question: As of when, for whom and by whose word.
        known: The chain of this bill that was seen before, or lies elsewhere.
        forks: Further entries of it that were seen, in neither of the two chains.

    """
    envelope, parcel = incoming.envelope, incoming.parcel
    if envelope is None or parcel is None:
        raise Unreadable("not-a-bill", name=incoming.path, format=incoming.format)
    case = Case(
        trust=question.trust,
        as_of=question.as_of,
        me=question.me,
        receiver=question.receiver,
        cards=read_cards(parcel.cards),
        receipts=parcel.receipts,
        records=parcel.records,
        issue_to=_issue_to(incoming, question),
        papers=_papers(envelope, frozenset(parcel.documents), question.documents),
        known=known or (read_known(question.known) if question.known else ()),
        forks=forks,
        source="parcel" if incoming.format == "ebl-parcel" else "file",
    )
    verdict, chain = judge_with_chain(envelope, case)
    verdict = replace(verdict, format=incoming.format)
    documents = parcel.documents or _shown(envelope, question.documents)
    verdict = with_safety(verdict, envelope, documents, question.as_of)
    verdict = _with_seals(verdict, incoming, question)
    for text in parcel.proofs[:1]:
        verdict = with_answer(verdict, text, question.me, question.as_of)
    return verdict, chain


def _with_seals(verdict: Verdict, incoming: Incoming, question: Question) -> Verdict:
    if incoming.seals is None:
        return verdict
    return with_seals(verdict, incoming.seals, question.trust, question.as_of)


def _shown(envelope: Envelope, places: tuple[Path, ...]) -> Mapping[str, bytes]:
    """Return the carrier's PDF, where it lies in `places`."""
    digest = visualisation_of(envelope) if places else None
    for path in _files(places) if digest else ():
        data = read_file(path)
        if data[:5] == b"%PDF-" and sha256_hex(data) == digest:
            return {digest: data}
    return {}


def read_known(path: Path) -> tuple[str, ...]:
    """Read the chain accepted before: an envelope, a parcel, or a bare list of entries.

    Raises:
        CouldNotLook: It is none of them.

    """
    data = read_file(path)
    if data.lstrip()[:1] == b"[":
        chain = read_json(data)
        if isinstance(chain, list) and all(isinstance(entry, str) for entry in chain):
            return tuple(chain)
        raise Unreadable("envelope-malformed", why="chain")
    if data.lstrip()[:1] == b"{":
        return read_envelope(data).chain
    incoming = read_incoming(data, path.name)
    return incoming.envelope.chain if incoming.envelope is not None else ()


def _issue_to(incoming: Incoming, question: Question) -> Mapping[str, Any] | None:
    if incoming.issue_to is not None:
        return incoming.issue_to
    beside = [folder / ISSUE_TO for folder in question.documents if folder.is_dir()]
    for path in (*((question.issue_to,) if question.issue_to else ()), *beside):
        if path.is_file():
            return read_object(read_file(path), most=64 * 1024)
    return None


def _papers(envelope: Envelope, carried: frozenset[str], places: tuple[Path, ...]) -> Papers | None:
    """Look for the named documents in what came along and in `places`."""
    manifest = manifest_of(envelope)
    if not places or manifest is None:
        return Papers(carried) if carried else None
    present, damaged = set(carried), []
    for path in _files(places):
        data = read_file(path)
        digest = sha256_hex(data)
        present.add(digest)
        if digest not in {paper.digest for paper in manifest.papers}:
            damaged += [path.name for paper in manifest.papers if _stands_for(path, data, paper)]
    return Papers(frozenset(present), tuple(dict.fromkeys(damaged)))


def _stands_for(path: Path, data: bytes, paper: PaperEntry) -> bool:
    """Say whether a file that matches no digest seems meant to be `paper`."""
    if path.name in (paper.name, paper.digest) or path.stem == paper.digest:
        return True
    guessed = mimetypes.guess_type(path.name)[0]
    is_pdf = data[:5] == b"%PDF-"
    return (guessed or ("application/pdf" if is_pdf else None)) == paper.media_type


def _files(places: tuple[Path, ...]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        inside = sorted(place.iterdir()) if place.is_dir() else [place]
        found += [
            path
            for path in inside
            if path.is_file() and path.name != ISSUE_TO and path.stat().st_size <= _LARGEST_PAPER
        ]
    return found[:_MOST_FILES]
