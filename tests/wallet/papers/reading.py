"""Looks at a printed PDF the way a reader does: its text, where it stands, its structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdfium2 import raw

from wallet.words import Language, say_date


@dataclass(frozen=True, slots=True)
class Run:
    """One piece of text on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def covered_by(self, other: Run) -> float:
        """Return how much of the smaller of two runs the other lies on, 0 to 1."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        if width <= 0 or height <= 0:
            return 0.0
        return width * height / min(self.area, other.area)

    @property
    def area(self) -> float:
        """Return its size in square points."""
        return max((self.right - self.left) * (self.top - self.bottom), 0.01)


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page without any spaces, in the order it was printed."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def runs(page: pypdfium2.PdfPage) -> list[Run]:
    """Return every piece of text on `page` but the watermark, which is the only one aslant."""
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return [Run(*one.get_bounds()) for one in found if abs(one.get_matrix().b) < 0.01]


def faults(pdf: bytes) -> list[str]:
    """Return where text lies on text or leaves the sheet."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            placed = runs(page)
            found += [
                f"page {number}: {run} leaves the sheet"
                for run in placed
                if run.left < 30 or run.right > width - 30 or run.bottom < 15 or run.top > height
            ]
            found += [f"page {number}: {one} lies on {other}" for one, other in _clashes(placed)]
    return found


def _clashes(placed: list[Run]) -> Iterator[tuple[Run, Run]]:
    """Yield each two runs that lie on each other, going up the page once."""
    placed = sorted(placed, key=lambda run: run.bottom)
    for index, one in enumerate(placed):
        for other in placed[index + 1 :]:
            if other.bottom >= one.top:
                break
            if one.covered_by(other) > 0.15:
                yield one, other


def catalogue(pdf: bytes) -> Any:
    """Return the root object of the PDF."""
    return PdfReader(BytesIO(pdf), strict=True).root_object


# Codes that a paper says in words, and what says nothing on paper.
_SAID_OTHERWISE = ("status", "type_code", "freight_term", "term", "unit", "flags", "originals")


def values(source: object, language: Language) -> set[str]:
    """Return everything that `source`, any part of the particulars, must say on paper."""
    if isinstance(source, str):
        return {source} - {""}
    if isinstance(source, tuple):
        return {value for one in source for value in values(one, language)}
    if not is_dataclass(source):
        return set()
    found: set[str] = set()
    for field in fields(source):
        value = getattr(source, field.name)
        if field.name.endswith("_date") and value:
            found.add(say_date(date.fromisoformat(value), language))
        elif field.name not in _SAID_OTHERWISE:
            found |= values(value, language)
    return found
