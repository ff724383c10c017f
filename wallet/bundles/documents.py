"""The files of one TradeTrust document in a bundle: as it was signed, and what it rests on.

Such a document has no chain of entries. Who signed it and whether it still stands is told by
answers of the world, who holds its title by a chain; all of that goes along as it was kept::

    data/documents/<number>-<digest>/document.json   the file as it came; its SHA-256 names it
    …/title.json                                     what a node said of the title, at which block
    …/papers/<sha256>[.pdf]                          the files inside it, once more
    …/identity.json                                  what was relied on: whence, and as of when
    …/timeline.csv, timeline.json                    the title's own story, of `title.json` alone
    …/verdict.json, bill.json                        as of every bill

Evidence is shared: ``data/evidence/<sha256>.json`` (`wallet.formats.evidence`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from wallet.bundles.dossier import (
    DOCUMENTS,
    LAST,
    BillFiles,
    Folder,
    PaperFile,
    begins_as,
    concluded,
    folder_of,
)
from wallet.bundles.timeline import follows, timelines
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.evidence import read_evidence, write_evidence
from wallet.formats.tradetrust.document import Document, read_document
from wallet.keys.canonical import sha256_hex
from wallet.proof.pins import Pin
from wallet.proof.statement import as_json, verdict_facts
from wallet.proof.verdict import Verdict
from wallet.registries.title_escrow.evidence import Evidence, record_of
from wallet.registries.title_escrow.evidence import read_evidence as read_title
from wallet.registries.title_escrow.evidence import write_evidence as write_title
from wallet.titles.escrow import TitleRecord
from wallet.titles.escrow_story import moments_of
from wallet.words import Language

EVIDENCE = "data/evidence/"
DOCUMENT, TITLE = "document.json", "title.json"
ROLE = "signed-file"
MOST_PINS = 256
_UNSAID = datetime.fromtimestamp(0, UTC)
"""Since when a bare answer counts: never, for in a bundle none is bare."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DocumentDossier:
    """Everything a bundle says of one document."""

    data: bytes
    """The file as it came."""
    verdict: Verdict
    pins: tuple[Pin, ...]
    """The answers of the world that the verdict rests on."""
    title: Evidence | None = None
    """What a node said of its title."""
    told_by: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """How the snapshot of the title came to the exporter."""
    papers: tuple[PaperFile, ...] = ()
    """The files inside it. Where one is left out, so is the file that holds it."""
    why: str = ""
    """Why the document itself is left out."""
    name: str = DOCUMENT
    """What the file was called when it came."""
    prints: Mapping[str, bytes] = field(default_factory=lambda: _NOTHING)
    """PDF views by file name."""


def document_folder(dossier: DocumentDossier) -> Folder:
    """Return the folder of a document with its evidence."""
    verdict = dossier.verdict
    return Folder(
        folder_of(verdict.number, verdict.digest, DOCUMENTS),
        verdict.number,
        ((evidence_file(pin), write_evidence(pin)) for pin in dossier.pins),
        _files(dossier),
    )


def evidence_file(pin: Pin) -> str:
    """Return where an answer of the world stands in a bundle."""
    return f"{EVIDENCE}{sha256_hex(write_evidence(pin))}.json"


def _files(dossier: DocumentDossier) -> Iterator[tuple[str, bytes]]:
    if not dossier.why:
        yield DOCUMENT, dossier.data
    if dossier.title is not None:
        yield TITLE, write_title(dossier.title)
    for paper in dossier.papers:
        if paper.data is not None:
            yield paper.file, paper.data
    yield "identity.json", as_json(_identity(dossier))
    if dossier.title is not None:
        yield from timelines(_story(dossier.verdict, record_of(dossier.title))).items()
    yield "verdict.json", as_json(verdict_facts(dossier.verdict, "", Language.ENGLISH))
    yield from sorted(dossier.prints.items())
    yield LAST, as_json(_facts(dossier))


def _story(verdict: Verdict, record: TitleRecord) -> Verdict:
    """Return the verdict with the time line that follows from the chain alone.

    Who is trusted names the issuer one way or another; a line that all can follow names accounts.
    """
    return replace(verdict, timeline=moments_of(record, None))


def _identity(dossier: DocumentDossier) -> dict[str, Any]:
    title = dossier.title
    return {
        "bill": dossier.verdict.digest,
        "as_of": dossier.verdict.as_of,
        "evidence": [
            {
                "kind": pin.kind,
                "subject": pin.subject,
                "source": pin.source,
                "as_of": pin.at,
                "file": evidence_file(pin),
            }
            for pin in dossier.pins
        ],
        "title": None
        if title is None
        else {
            "title": title.ref.asset,
            "source": title.source,
            "as_of": title.block_time,
            "block": title.block,
            "block_hash": title.block_hash,
            "taken": title.taken_at,
            **dossier.told_by,
        },
    }


def _facts(dossier: DocumentDossier) -> dict[str, Any]:
    verdict = dossier.verdict
    signed = PaperFile(
        verdict.digest, dossier.name, "application/json", len(dossier.data), ROLE,
        None if dossier.why else dossier.data, dossier.why,
    )  # fmt: skip
    own = signed.facts() | {"file": None if dossier.why else DOCUMENT}
    return {
        **concluded(verdict),
        "document": verdict.format,
        "entries": len(verdict.timeline),
        "evidence": sorted(evidence_file(pin).removeprefix(EVIDENCE) for pin in dossier.pins),
        "papers": [own, *(paper.facts() for paper in dossier.papers)],
    }


# Read again


def is_document(files: BillFiles) -> bool:
    """Say whether a folder is one of a document."""
    return files.folder.startswith(DOCUMENTS)


def left_out(files: BillFiles) -> str:
    """Return why the document itself is not in its folder; empty where it should be there."""
    if DOCUMENT in files.files:
        return ""
    papers = files.facts.get("papers")
    for paper in papers if isinstance(papers, list) else ():
        if isinstance(paper, dict) and paper.get("role") == ROLE:
            return str(paper.get("left_out") or "")
    return ""


def document_of(files: BillFiles) -> Document:
    """Return the document in a folder.

    Raises:
        Unreadable: ``bundle-bill``; as `read_document`.

    """
    data = files.files.get(DOCUMENT)
    document = None if data is None else read_document(data, DOCUMENT)
    if document is None:
        raise Unreadable("bundle-bill", why="document", folder=files.folder)
    if document.digest[:16] != begins_as(files.folder):
        raise Unreadable("bundle-bill", why="folder", folder=files.folder)
    return document


def title_in(files: BillFiles) -> TitleRecord | None:
    """Return what the snapshot in a folder shows of the title; nothing where there is none.

    Raises:
        Unreadable: It is none, or contradicts itself (``bundle-bill``).

    """
    if TITLE not in files.files:
        return None
    try:
        return record_of(read_title(files.files[TITLE]))
    except CouldNotLook as wrong:
        raise Unreadable("bundle-bill", why="title", folder=files.folder) from wrong


def differs(files: BillFiles, verdict: Verdict, record: TitleRecord) -> str:
    """Return which of the exporter's time lines does not follow from the title; empty if none."""
    return follows(_story(verdict, record), files.files)


def evidence_names(files: BillFiles) -> tuple[str, ...]:
    """Return where the evidence stands that a document names."""
    named = files.facts.get("evidence")
    listed = named if isinstance(named, list) else []
    return tuple(f"{EVIDENCE}{name}" for name in listed[:MOST_PINS] if isinstance(name, str))


def read_pin(name: str, data: bytes) -> Pin:
    """Read one piece of evidence of a bundle; its name is its digest.

    Raises:
        Unreadable: ``evidence-unreadable``.

    """
    found = read_evidence(data, name, _UNSAID)
    is_named_right = name == f"{EVIDENCE}{sha256_hex(data)}.json"
    if len(found) != 1 or not is_named_right or write_evidence(found[0]) != data:
        raise Unreadable("evidence-unreadable", where=name[:120])
    return found[0]
