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
from wallet.papers.pen import Pen, Sheet
from wallet.papers.press import Attachment, print_pdf
from wallet.papers.timeline import time_line
from wallet.proof.verdict import Verdict
from wallet.words import Language, table

__all__ = ["Attachment", "BillPaper", "Modules", "Switch", "render_bill"]

_LONGEST_NUMBER = 40
_COPY = ("copy", "copy-band", "copy-mark")
"""The labels that say what every page is."""
_MOST_DRAWN = 60
"""Acts that are drawn; a longer chain is a table and nothing else."""
Modules = tuple[tuple[bool, ...], ...]
"""A QR code as rows of modules, true for dark, without its quiet zone."""


@dataclass(frozen=True, slots=True)
class Switch:
    """The change of medium by which a carrier replaces the record with paper (MLETR art. 18).

    Only this makes a print that is no copy. Who asks for one has seen to it that the record is
    closed first (`wallet.desk.rendering.print_on_paper`).
    """

    statement: str
    """The statement the carrier signed."""
    number: int = 1
    """Which of the paper originals this is."""
    count: int = 1

    def __post_init__(self) -> None:
        """Refuse what cannot be one of a set."""
        if not 1 <= self.number <= self.count or not self.statement.strip():
            raise ValueError("no paper of a set")


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
    switch: Switch | None = None
    """Set for the one print that is the document itself; every other print is a copy."""
    is_draft: bool = False
    """Whether nobody has signed it yet; then every page says so."""


def render_bill(paper: BillPaper) -> bytes:
    """Return `paper` as PDF/A-3a and PDF/UA-1; the same paper gives the same bytes.

    Cargo, parties and terms of any length find room on further pages. What our
    type cannot show is printed by its number and listed on the verification page.
    """
    pen = Pen(paper.language)
    verdict = paper.verdict
    sheet: dict[str, Any] = {
        "language": paper.language.value,
        "labels": _labels(paper.language) | (_draft(paper.language) if paper.is_draft else {}),
        "number": _short(pen.line(paper.particulars.number)),
        "digest": pen.line(verdict.digest),
        "reader": pen.label("for-reader", reader=paper.reader) if paper.reader else "",
        "qr": _qr(paper.qr) if paper.qr else None,
        "switch": _switch(paper.switch, pen) if paper.switch else None,
        "form": bill_form(paper.particulars, verdict, pen, on_paper=_count(paper.switch)),
        "endorsements": endorsements(verdict, pen),
        "control": control(verdict, pen),
        "time-line": time_line(verdict, pen) if len(verdict.timeline) <= _MOST_DRAWN else [],
        "findings": findings(verdict, paper.attachments, pen),
    }
    # Last: by now everything that will be printed has passed the pen.
    sheet["replaced"] = pen.glyphs.replaced
    return print_pdf("bill.typ", sheet, paper.attachments, verdict.as_of)


def _count(switch: Switch | None) -> int:
    return 0 if switch is None else switch.count


def _switch(switch: Switch, pen: Pen) -> Sheet:
    return {
        "band": pen.label("switch-band", number=switch.number, count=switch.count),
        "statement": pen.lines((switch.statement,)),
    }


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


def _draft(language: Language) -> dict[str, str]:
    """Return what stands on a draft where *copy* stands on a bill."""
    said = _labels(language)
    return {label: said[f"draft{label.removeprefix('copy')}"] for label in _COPY}


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
