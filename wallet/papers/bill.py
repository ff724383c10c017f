"""Prints a bill: its face, its endorsements, who had control when, and what was checked.

The result is a copy for eyes and archives. The transferable thing is the signed
record attached to it, so every page says *copy*, and no page claims more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wallet.formats.transport_document import Particulars
from wallet.papers.findings import findings
from wallet.papers.form import bill_form
from wallet.papers.history import control, endorsements
from wallet.papers.pen import Pen
from wallet.papers.press import Attachment, print_pdf
from wallet.proof.verdict import Verdict
from wallet.words import Language, table

__all__ = ["Attachment", "BillPaper", "Modules", "render_bill"]

_LONGEST_NUMBER = 40
Modules = tuple[tuple[bool, ...], ...]
"""A QR code as rows of modules, true for dark, without its quiet zone."""


@dataclass(frozen=True, slots=True)
class BillPaper:
    """Everything that is needed to print one bill."""

    verdict: Verdict
    particulars: Particulars
    attachments: tuple[Attachment, ...]
    """The signed source first; then whatever else shall travel with the print."""
    language: Language
    reader: str = ""
    """For whom it is printed, if for somebody in particular."""
    qr: Modules | None = None
    """A code of the bill's number and digest."""


def render_bill(paper: BillPaper) -> bytes:
    """Return `paper` as PDF/A-3a and PDF/UA-1; the same paper gives the same bytes.

    Cargo, parties and terms of any length find room on further pages. What our
    type cannot show is printed by its number and listed on the verification page.
    """
    pen = Pen(paper.language)
    verdict = paper.verdict
    sheet: dict[str, Any] = {
        "language": paper.language.value,
        "labels": _labels(paper.language),
        "number": _short(pen.line(paper.particulars.number)),
        "digest": pen.line(verdict.digest),
        "reader": pen.label("for-reader", reader=paper.reader) if paper.reader else "",
        "qr": _qr(paper.qr) if paper.qr else None,
        "form": bill_form(paper.particulars, verdict, pen),
        "endorsements": endorsements(verdict, pen),
        "control": control(verdict, pen),
        "findings": findings(verdict, paper.attachments, pen),
    }
    # Last: by now everything that will be printed has passed the pen.
    sheet["replaced"] = pen.glyphs.replaced
    return print_pdf("bill.typ", sheet, paper.attachments, verdict.as_of)


def _short(number: str) -> str:
    """Return `number` for the band of each page; a far too long one stands in full on the form."""
    return number if len(number) <= _LONGEST_NUMBER else f"{number[:_LONGEST_NUMBER]}…"


def _labels(language: Language) -> dict[str, str]:
    prefix = "paper."
    return {
        code.removeprefix(prefix): sentence
        for code, sentence in table(language).items()
        if code.startswith(prefix)
    }


def _qr(modules: Modules) -> dict[str, object]:
    """Return the code as an SVG path: one rectangle for each run of dark modules."""
    path = []
    for y, row in enumerate(modules):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                path.append(f"M{x} {y}h{end - x}v1h{x - end}z")
            x = max(end, x + 1)
    return {"size": len(modules), "path": "".join(path)}
