"""The files of one bill in a bundle: written from what a vault holds, read for an auditor.

Every signed text stands in a file of its own, without a line end, so that `sha256sum` of the file
is the digest by which the chain, the receipts and the records name it::

    data/bills/<number>-<digest>/document.json       the transport document, canonical: the bill
    …/manifest.jws, issue-to.json                    what closes the PINT envelope
    …/chain/0000.jws …                               the entries, as they were signed
    …/receipts/ records/ forks/ …/<sha256>.jws       answers, the registrar's word, contradictions
    …/approvals/<sha256>.jws                         who prepared an act, and who approved it
    …/papers/<sha256>[.pdf]                          the carrier's PDF, supporting documents
    …/identity.json                                  whose keys, by what evidence, as of when
    …/timeline.csv, timeline.json, verdict.json      what the exporter concluded
    …/bill.json                                      what the folder holds and leaves out; the last

A card is shared: ``data/cards/<sha256>.jws``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from wallet.bundles.timeline import timelines
from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.pint import MOST_ENTRIES
from wallet.formats.pint.envelope import Envelope, envelope_around
from wallet.keys.canonical import read_object, sha256_hex
from wallet.proof.statement import as_json, verdict_facts
from wallet.proof.verdict import Verdict
from wallet.words import Language

BILLS = "data/bills/"
DOCUMENTS = "data/documents/"
EACH = (BILLS, DOCUMENTS)
"""Below these each bill has a folder of its own."""
CARDS = "data/cards/"
LAST = "bill.json"
PAPERS = "papers/"
RECEIPTS, RECORDS, FORKS, APPROVALS = "receipts", "records", "forks", "approvals"
_KINDS = {
    "receipt": RECEIPTS,
    "record": RECORDS,
    "refusal": RECORDS,
    "fork": FORKS,
    "approval": APPROVALS,
}
_SAFE = re.compile(r"[^A-Za-z0-9]+")
_CHAIN = re.compile(r"chain/(\d{4,5})\.jws", re.ASCII)
_TEXT = re.compile(r"[a-z][a-z-]{0,30}/([0-9a-f]{64})\.jws", re.ASCII)
_MOST_FACTS = 4 * 2**20
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A document that belongs to the bill, with its bytes unless it is left out."""

    digest: str
    name: str
    media_type: str
    size: int
    role: str
    data: bytes | None
    why: str = ""
    """Why it is left out."""

    @property
    def file(self) -> str:
        """Where it stands in the folder of its bill."""
        return f"{PAPERS}{self.digest}{'.pdf' if self.media_type == 'application/pdf' else ''}"

    def facts(self) -> dict[str, Any]:
        """Return what `bill.json` says of it, its digest also where the bytes are left out."""
        return {
            "digest": self.digest,
            "name": self.name,
            "media_type": self.media_type,
            "size": self.size,
            "role": self.role,
            "file": None if self.data is None else self.file,
            "left_out": self.why or None,
        }


@dataclass(frozen=True, slots=True)
class Text:
    """A signed text about the bill, beside those of its envelope."""

    kind: str
    """What the vault calls it: ``receipt``, ``record``, ``refusal``, ``fork`` …"""
    text: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a bundle says of one bill."""

    envelope: Envelope
    issue_to: bytes | None
    texts: tuple[Text, ...]
    cards: tuple[str, ...]
    papers: tuple[PaperFile, ...]
    verdict: Verdict
    identity: Mapping[str, Any]
    came: tuple[Mapping[str, Any], ...] = ()
    """When and by which way each text came to the exporter."""
    prints: Mapping[str, bytes] = field(default_factory=lambda: _NOTHING)
    """PDF views by file name."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything a bundle writes about one bill, in the order of writing."""

    name: str
    number: str
    shared: Iterable[tuple[str, bytes]]
    """Files that other bills name too, such as cards; each is written once."""
    files: Iterable[tuple[str, bytes]]
    """Name inside the folder, and content; `LAST` is the last."""


def bill_folder(dossier: Dossier) -> Folder:
    """Return the folder of a bill with its cards."""
    number = dossier.verdict.number
    return Folder(
        folder_of(number, dossier.envelope.digest),
        number,
        ((card_file(card), card.encode("ascii")) for card in dossier.cards),
        files_of(dossier),
    )


def folder_of(number: str, digest: str, under: str = BILLS) -> str:
    """Return the folder of a bill: readable, safe on every system, and its own."""
    safe = _SAFE.sub("-", number).strip("-")[:60] or "bill"
    return f"{under}{safe}-{digest[:16]}/"


def begins_as(folder: str) -> str:
    """Return the first 16 hex digits of the digest that the name of a folder promises."""
    return folder.removesuffix("/").rpartition("-")[2]


def card_file(text: str) -> str:
    """Return where a card stands in a bundle."""
    return f"{CARDS}{sha256_hex(text)}.jws"


def files_of(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield name, inside the bill's folder, and content of every file, `bill.json` last."""
    envelope, verdict = dossier.envelope, dossier.verdict
    yield "document.json", envelope.document_bytes
    yield "manifest.jws", envelope.manifest.encode("ascii")
    if dossier.issue_to is not None:
        yield "issue-to.json", dossier.issue_to
    for position, text in enumerate(envelope.chain):
        yield f"chain/{position:04}.jws", text.encode("ascii")
    named = {
        f"{_KINDS.get(one.kind, one.kind)}/{sha256_hex(one.text)}.jws": one.text
        for one in dossier.texts
    }
    for name in sorted(named):
        yield name, named[name].encode("ascii")
    for paper in dossier.papers:
        if paper.data is not None:
            yield paper.file, paper.data
    yield "identity.json", as_json(dossier.identity)
    yield from timelines(verdict).items()
    yield "verdict.json", as_json(verdict_facts(verdict, "", Language.ENGLISH))
    yield from sorted(dossier.prints.items())
    yield LAST, as_json(bill_facts(dossier))


def bill_facts(dossier: Dossier) -> dict[str, Any]:
    """Return what `bill.json` says: enough for a list of bills, and what is left out and why."""
    return {
        **concluded(dossier.verdict),
        "entries": len(dossier.envelope.chain),
        "cards": sorted(sha256_hex(text) for text in dossier.cards),
        "papers": [paper.facts() for paper in dossier.papers],
        "came": list(dossier.came),
    }


def concluded(verdict: Verdict) -> dict[str, Any]:
    """Return what `bill.json` says of a bill of any kind: what its exporter made of it."""
    return {
        "format": 1,
        "number": verdict.number,
        "digest": verdict.digest,
        "headline": verdict.headline,
        "degree": verdict.degree,
        "status": verdict.status,
        "kind": verdict.kind,
        "holder": verdict.holder.name if verdict.holder else "",
        "as_of": verdict.as_of,
    }


def came(kind: str, digest: str, at: datetime, source: str) -> dict[str, str]:
    """Return when and how a text came to the exporter, by the exporter's own clock."""
    return {"kind": kind, "digest": digest, "at": write_time(at), "source": source}


@dataclass(frozen=True, slots=True)
class BillFiles:
    """The files of one bill as an auditor found them; nothing in them is judged."""

    folder: str
    files: Mapping[str, bytes]
    """Content by name inside the folder; of papers and prints only the names count."""
    digests: Mapping[str, str]
    """SHA-256, 64 hex, of every file in the folder."""
    defects: tuple[Defect, ...] = ()
    facts: Mapping[str, Any] = field(init=False, compare=False, repr=False)
    """What `bill.json` says, or nothing where it cannot be read."""

    def __post_init__(self) -> None:
        """Read the facts once; several checks ask for them."""
        object.__setattr__(self, "facts", self.object(LAST))

    def envelope(self) -> Envelope:
        """Put the envelope together.

        Raises:
            Unreadable: ``bundle-bill``, or a ``json-…`` code.

        """
        document, manifest = self.files.get("document.json"), self.files.get("manifest.jws")
        if document is None or manifest is None:
            raise Unreadable("bundle-bill", why="document", folder=self.folder)
        chain: dict[int, str] = {}
        for name, data in self.files.items():
            if (found := _CHAIN.fullmatch(name)) is not None:
                chain[int(found[1])] = _ascii(data, name)
        if not chain or len(chain) > MOST_ENTRIES or sorted(chain) != list(range(len(chain))):
            raise Unreadable("bundle-bill", why="chain", folder=self.folder)
        envelope = envelope_around(
            document,
            _ascii(manifest, "manifest.jws"),
            tuple(chain[position] for position in sorted(chain)),
        )
        if envelope.document_bytes != document:
            raise Unreadable("bundle-bill", why="canonical", folder=self.folder)
        if envelope.digest[:16] != begins_as(self.folder):
            raise Unreadable("bundle-bill", why="folder", folder=self.folder)
        return envelope

    def texts(self, kind: str) -> tuple[str, ...]:
        """Return the signed texts in one folder of this one.

        Raises:
            Unreadable: ``bundle-bill``: one is called otherwise than by its digest.

        """
        found = []
        for name in sorted(name for name in self.files if name.startswith(f"{kind}/")):
            named = _TEXT.fullmatch(name)
            if named is None:
                continue
            if self.digests[name] != named[1]:
                raise Unreadable("bundle-bill", why="digest", folder=self.folder)
            found.append(_ascii(self.files[name], name))
        return tuple(found)

    def object(self, name: str) -> Mapping[str, Any]:
        """Return one of the JSON files, or nothing where it cannot be read."""
        try:
            return read_object(self.files.get(name, b""), most=_MOST_FACTS)
        except Unreadable:
            return _NOTHING

    @property
    def papers(self) -> frozenset[str]:
        """The digests of the documents that are there."""
        return frozenset(digest for name, digest in self.digests.items() if name.startswith(PAPERS))


@dataclass(frozen=True, slots=True)
class Defect:
    """One way in which a bundle is not what was signed."""

    code: str
    """``changed``, ``missing``, ``added``, ``renamed``, ``order``, ``layout`` …"""
    name: str = ""
    to: str = ""
    """The new name of what was renamed."""


def _ascii(data: bytes, name: str) -> str:
    try:
        return data.decode("ascii")
    except UnicodeDecodeError as wrong:
        raise Unreadable("bundle-bill", why="text", folder=name) from wrong
