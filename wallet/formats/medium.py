"""The statement that a bill has changed from paper to a record, or from a record to paper.

MLETR art. 17 and 18 (Singapore ETA s.16M, 16N; UK ETDA s.4): the statement stands in the new
form, and the old one is made inoperative first. It is signed with the entry that carries it.

History: version 1 (November 2026).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from wallet.clock import read_time, write_time
from wallet.errors import Refused, Unreadable
from wallet.formats.members import text, whole
from wallet.titles.parties import Party

MOST_ORIGINALS = 9
_MOST_TEXT = 255
_TO_PAPER = (
    "The electronic record of this bill of lading has been closed and is replaced by the paper "
    "originals counted here. Nothing can be done with the record any more."
)
_FROM_PAPER = (
    "The paper originals of this bill of lading have been returned in full set and cancelled, and "
    "are replaced by this electronic record, which reproduces all their information."
)


def put_on_paper(
    document: Mapping[str, Any], originals: int | None, by: Party, at: datetime
) -> dict[str, Any]:
    """Return the statement with which a carrier closes the record and issues paper instead.

    Args:
        document: The transport document.
        originals: How many paper originals are signed.
        by: The carrier.
        at: When, UTC.

    Raises:
        Refused: ``paper-statement-wrong``: nobody said how many originals.

    """
    if originals is None or not 1 <= originals <= MOST_ORIGINALS:
        raise wrong("originals", "one-to-nine")
    return {
        "version": 1,
        "to": "paper",
        "transportDocumentReference": document["transportDocumentReference"],
        "originals": originals,
        "issuedBy": by.name,
        "statedDateTime": write_time(at),
        "statement": _TO_PAPER,
    }


def taken_from_paper(
    source: Mapping[str, Any], document: Mapping[str, Any], by: Party, at: datetime
) -> dict[str, Any]:
    """Return the statement that opens a record in the place of paper, if `source` bears it out.

    Args:
        source: What the carrier's clerk wrote down: ``transportDocumentReference``,
            ``originals``, ``returned``, ``cancelledDateTime``, ``cancelledBy``, ``issueDate``.
        document: The transport document that is to be issued.
        by: The carrier.
        at: Now, UTC.

    Raises:
        Refused: ``paper-outstanding`` or ``paper-statement-wrong``.

    """
    try:
        number = text(source, "transportDocumentReference", most=20)
        originals = whole(source, "originals", least=1, most=MOST_ORIGINALS)
        returned = whole(source, "returned", least=0, most=MOST_ORIGINALS)
        cancelled_by = text(source, "cancelledBy", most=_MOST_TEXT)
        cancelled = read_time(text(source, "cancelledDateTime", most=40))
        issued = text(source, "issueDate", most=10)
        date.fromisoformat(issued)
    except Unreadable as malformed:
        where = str(malformed.facts.get("where", "cancelledDateTime"))
        raise wrong(where, str(malformed.facts.get("why", "time"))) from None
    except ValueError:
        raise wrong("issueDate", "date") from None
    if returned < originals:
        raise Refused(
            "paper-outstanding", refusal=15, outstanding=originals - returned, originals=originals
        )
    if number != document.get("transportDocumentReference"):
        raise wrong("transportDocumentReference", "not-the-documents")
    if issued != document.get("issueDate"):  # all information is reproduced, its date first
        raise wrong("issueDate", "not-the-documents")
    if cancelled > at:
        raise wrong("cancelledDateTime", "future")
    return {
        "version": 1,
        "to": "electronic",
        "transportDocumentReference": number,
        "originals": originals,
        "returned": returned,
        "cancelledBy": cancelled_by,
        "cancelledDateTime": write_time(cancelled),
        "issueDate": issued,
        "issuedBy": by.name,
        "statedDateTime": write_time(at),
        "statement": _FROM_PAPER,
    }


def wrong(where: str, why: str) -> Refused:
    """Return the refusal of a statement that is not in order."""
    return Refused("paper-statement-wrong", refusal=15, where=where, why=why)
