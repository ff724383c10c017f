"""Makes a harmless PDF of a stranger's: the same pages, each a single picture.

The pictures are made apart (`apart`); here they are only wrapped, so what the window and the
printer get was written by this module, byte for byte, but for the dots. Text cannot be searched
or copied in it, and no link leads anywhere: that is the price, and the point.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wallet.errors import Unreadable
from wallet.papers.apart import ask

MOST_PAGES = 100
DOTS_PER_INCH = 150.0
_AT_ONCE = 8
"""Pages asked for at once: a picture of one page takes 6 MB."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as dots."""

    width: int
    height: int
    rgb: bytes
    """Three bytes a dot, row by row from the top."""
    points: tuple[float, float]
    """How wide and high the page is."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A PDF of pictures, and what was left out of it."""

    pdf: bytes
    pages: int
    """How many pages the stranger's PDF has."""

    @property
    def left_out(self) -> int:
        """How many of its pages are not shown."""
        return max(0, self.pages - MOST_PAGES)


def pictures(
    pdf: bytes, *, first: int = 0, most: int = MOST_PAGES, dots_per_inch: float = DOTS_PER_INCH
) -> Iterator[Picture]:
    """Yield pages of anybody's PDF as pictures, made apart.

    Raises:
        Unreadable: ``pdf-unreadable``, ``pdf-too-large``, ``pdf-too-costly``.

    """
    for _, picture in _counted(pdf, first, most, dots_per_inch):
        yield picture


def flatten(pdf: bytes) -> Flat:
    """Return the pages of anybody's PDF as pictures in a PDF of ours.

    Raises:
        Unreadable: ``pdf-unreadable`` (also where there are no pages), ``pdf-too-large``,
            ``pdf-too-costly``.

    """
    written = _Writer()
    pages = 0
    for count, picture in _counted(pdf, 0, MOST_PAGES, DOTS_PER_INCH):
        pages = count
        written.page(picture)
    if not pages:
        raise Unreadable("pdf-unreadable", why="no-pages")
    return Flat(written.whole(), pages)


def _counted(pdf: bytes, first: int, most: int, dots: float) -> Iterator[tuple[int, Picture]]:
    """Yield each page with the number of all pages."""
    done, count = first, first + 1
    while done < min(count, first + most):
        last = min(done + _AT_ONCE, first + most) - 1
        answer = ask("pictures", pdf, first=done, last=last, dots_per_inch=dots)
        count = int(answer.facts["count"])
        for page, rgb in zip(answer.facts["pages"], answer.files, strict=True):
            yield count, _picture(page, rgb)
            done += 1
        if not answer.files:
            return


def _picture(page: Any, rgb: bytes) -> Picture:
    width, height = (int(side) for side in page["dots"])
    across, down = (float(side) for side in page["points"])
    if width < 1 or height < 1 or len(rgb) != 3 * width * height:
        raise Unreadable("pdf-unreadable", why="picture")
    return Picture(width, height, rgb, (across, down))


class _Writer:
    """Writes the few objects such a PDF is made of (ISO 32000-1 §7.5)."""

    def __init__(self) -> None:
        self._out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._starts: dict[int, int] = {}
        self._pages: list[int] = []

    def page(self, picture: Picture) -> None:
        width, height = picture.points
        page = 3 + 3 * len(self._pages)
        self._pages.append(page)
        draw = b"q %.3f 0 0 %.3f 0 0 cm /P Do Q" % (width, height)
        self._object(
            page,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.3f %.3f]"
            b"/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>"
            % (width, height, page + 2, page + 1),
        )
        self._object(page + 1, b"<</Length %d>>stream\n%b\nendstream" % (len(draw), draw))
        dots = zlib.compress(picture.rgb, 3)
        self._object(
            page + 2,
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB"
            b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%b\nendstream"
            % (picture.width, picture.height, len(dots), dots),
        )

    def whole(self) -> bytes:
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        self._object(1, b"<</Type/Catalog/Pages 2 0 R>>")
        self._object(2, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), kids))
        start, size = len(self._out), len(self._starts) + 1
        self._out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            self._out += b"%010d 00000 n \n" % self._starts[number]
        self._out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
        return bytes(self._out)

    def _object(self, number: int, body: bytes) -> None:
        self._starts[number] = len(self._out)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
