"""What a carrier must not sign, though each member of the document is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from wallet.formats.transport_document.content import content_defects
from wallet.formats.transport_document.reading import each, flag, member, text, whole
from wallet.formats.transport_document.rules import MOST_DEFECTS, Defect, read_date, short
from wallet.formats.transport_document.schema import schema_defects

ISSUED = "ISSUED"
"""The one `transportDocumentStatus` that may be signed."""

_ORIGINALS = ("numberOfOriginalsWithCharges", "numberOfOriginalsWithoutCharges")
_SEVERAL_ORIGINALS = re.compile(
    r"\b(?:two|three|four|[2-9]|[2-9]/[2-9])\b(?:\s*\([^)]{1,9}\))?\s+originals?\b"
    r"|[二三四两贰叁肆2-9]\s*份正本",
    re.IGNORECASE,
)


def issue_defects(document: Mapping[str, Any]) -> tuple[Defect, ...]:
    """Return why `document` must not be issued, at most 200 defects; none if it may.

    These are the defects of its form, of its content, and then: it is a
    waybill, is no longer or not yet to be issued, is meant for paper, is dated
    before its goods were shipped or received, or promises none or several originals.

    A draft is refused although issuing is what would make it issued: the status
    stays in the signed document for ever, so the carrier has to set
    `transportDocumentStatus` to ``ISSUED`` (and may look at it again) before
    signing. Ladewell never changes a document on its way to the signature.
    """
    found = [*schema_defects(document), *content_defects(document), *_unsignable(document)]
    return tuple(found[:MOST_DEFECTS])


def _unsignable(document: object) -> Iterator[Defect]:
    if text(document, "transportDocumentTypeCode") == "SWB":
        yield Defect("/transportDocumentTypeCode", "waybill-not-transferable")
    status = text(document, "transportDocumentStatus")
    if status and status != ISSUED:
        facts = {"status": short(status), "wanted": ISSUED}
        yield Defect("/transportDocumentStatus", "not-issued-status", facts)
    if member(document, "isElectronic") is False:
        yield Defect("/isElectronic", "not-electronic")
    yield from _misdated(document)
    yield from _miscounted(document)


def _misdated(document: object) -> Iterator[Defect]:
    """Refuse a bill that was dated before what it says had happened."""
    issued = read_date(member(document, "issueDate"))
    for name, code in (
        ("shippedOnBoardDate", "shipped-after-issue"),
        ("receivedForShipmentDate", "received-after-issue"),
    ):
        day = read_date(member(document, name))
        if issued and day and day > issued:
            yield Defect(f"/{name}", code, {"date": day, "issued": issued})


def _miscounted(document: object) -> Iterator[Defect]:
    """Refuse numbers or words that deny that an electronic bill is one original.

    Only what is written for this one bill is read, not the terms and
    conditions, which speak of sets of paper originals on everybody's form.
    """
    counts = [whole(document, name) for name in _ORIGINALS]
    if flag(document, "isElectronic") and counts == [0, 0]:
        yield Defect(f"/{_ORIGINALS[0]}", "no-original")
    for path in ("carrierClauses/*", "displayedShippedOnBoardReceivedForShipment"):
        for where, words in each(document, path):
            match = _SEVERAL_ORIGINALS.search(words) if isinstance(words, str) else None
            if match:
                yield Defect(where, "several-originals-worded", {"words": short(match[0])})
