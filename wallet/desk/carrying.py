"""What travels inside a printed bill: the whole parcel, as files anybody can take out and check.

    envelope.json     the signed record, a DCSA PINT envelope (AFRelationship *Source*)
    issue-to.json     the object the carrier's issuance names by digest
    receipts.txt      receivers' answers, one JSON Web Signature a line
    records.txt       the registrar's records and refusals, likewise
    cards.txt         the cards of those who signed, likewise
    proofs.txt        answers to a challenge, likewise
    fork-1.json …     two entries by one key at one position, which prove themselves
    …                 the documents the envelope names: the carrier's PDF is an *Alternative*

All but the first and the carrier's PDF are *Supplements*. Out of a PDF the same parcel comes
back, so that it is judged as if it had come by itself; the pages themselves prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallet.errors import Unreadable
from wallet.formats.pint.payloads import PaperEntry
from wallet.keys.canonical import sha256_hex
from wallet.parcels.file import Parcel, Purpose, read_parcel
from wallet.words import Language, say

if TYPE_CHECKING:
    from wallet.papers.press import Attachment
    from wallet.papers.sealed import Seal

_ENVELOPE, _ISSUE_TO = "envelope.json", "issue-to.json"
_LISTS = ("receipts", "records", "cards", "proofs")
DOCUMENT = "document.json"
"""What the print of a TradeTrust document carries."""
_PARCEL = "bill.ebl"
"""What the first prints carried instead of the single files."""
_OURS = frozenset({_ENVELOPE, _ISSUE_TO, _PARCEL, *(f"{name}.txt" for name in _LISTS)})
_FORK = re.compile(r"fork-\d{1,4}\.json", re.ASCII)
_JWS = re.compile(r"[\w-]+\.[\w-]*\.[\w-]+", re.ASCII)
_MOST_TEXTS = 20_000


@dataclass(frozen=True, slots=True)
class OpenedPdf:
    """What came out of a PDF: its files, and the seals over it."""

    files: Mapping[str, bytes]
    seals: tuple[Seal, ...]


def carried(
    parcel: Parcel, papers: Sequence[PaperEntry], visualisation: str, language: Language
) -> tuple[Attachment, ...]:
    """Return the files of `parcel` as attachments, the source first.

    Args:
        parcel: What shall travel.
        papers: What the envelope says of its documents: a name and a type for each.
        visualisation: Digest of the carrier's own PDF, if there is one.
        language: In which each is described.

    """
    from wallet.papers.press import Attachment

    def about(code: str) -> str:
        return say("paper", f"source-{code}", language=language)

    files = [
        Attachment(_ENVELOPE, "application/json", parcel.envelope, "source", about("envelope"))
    ]
    if parcel.issue_to is not None:
        files.append(
            Attachment(
                _ISSUE_TO, "application/json", parcel.issue_to, "supplement", about("issue-to")
            )
        )
    for name, texts in ((name, getattr(parcel, name)) for name in _LISTS):
        if texts:
            data = "".join(f"{text}\n" for text in texts).encode("ascii")
            files.append(Attachment(f"{name}.txt", "text/plain", data, "supplement", about(name)))
    for number, fork in enumerate(parcel.forks, start=1):
        name = f"fork-{number}.json"
        files.append(Attachment(name, "application/json", fork, "supplement", about("fork")))
    named = {paper.digest: paper for paper in papers}
    for digest, data in parcel.documents.items():
        paper = named.get(digest)
        name = paper.name if paper else digest
        is_carriers = digest == visualisation
        files.append(
            Attachment(
                f"document-{name}" if _is_ours(name) else name,
                paper.media_type if paper else "application/octet-stream",
                data,
                "alternative" if is_carriers else "supplement",
                about("carrier-pdf" if is_carriers else "named"),
            )
        )
    return tuple(files)


def open_pdf(data: bytes, name: str) -> OpenedPdf:
    """Take the files out of a PDF, and look at its seals; both apart, as it may be anybody's.

    Raises:
        Unreadable: ``pdf-without-source``: it carries no signed record; ``pdf-unreadable``,
            ``pdf-too-large``, ``pdf-too-costly``.

    """
    from wallet.papers.opened import open_apart

    opened = open_apart(data)
    if not {_ENVELOPE, _PARCEL, DOCUMENT} & set(opened.files):
        raise Unreadable("pdf-without-source", name=name)
    return OpenedPdf(opened.files, opened.seals)


def parcel_in(files: Mapping[str, bytes]) -> Parcel | None:
    """Return the parcel that the files of a print make; nothing where it is none of our rail.

    Raises:
        Unreadable: ``parcel-…``.

    """
    if _ENVELOPE not in files:
        return read_parcel(files[_PARCEL]) if _PARCEL in files else None
    lists = {name: _texts(files.get(f"{name}.txt", b"")) for name in _LISTS}
    return Parcel(
        Purpose.COPY,
        files[_ENVELOPE],
        files.get(_ISSUE_TO),
        {sha256_hex(data): data for name, data in files.items() if not _is_ours(name)},
        receipts=lists["receipts"],
        records=lists["records"],
        cards=lists["cards"],
        forks=tuple(data for name, data in files.items() if _FORK.fullmatch(name)),
        proofs=lists["proofs"],
    )


def _is_ours(name: str) -> bool:
    return name in _OURS or _FORK.fullmatch(name) is not None


def _texts(data: bytes) -> tuple[str, ...]:
    try:
        texts = tuple(data.decode("ascii").split())
    except UnicodeDecodeError as wrong:
        raise Unreadable("parcel-foreign", folder="text") from wrong
    if len(texts) > _MOST_TEXTS or not all(_JWS.fullmatch(text) for text in texts):
        raise Unreadable("parcel-foreign", folder="text")
    return texts
