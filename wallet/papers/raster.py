"""Makes pictures of pages: the only module that knows pdfium.

Its pdfium has neither JavaScript nor XFA and is given no form environment, so nothing in a file
can act. It still has bugs, as every reader: call it apart (`apart`), where memory is bounded.
"""

from __future__ import annotations

from typing import Any

from wallet.errors import Unreadable

_MOST_DOTS = 12_000_000
"""Dots of one page: A4 at 300 dpi has 8.7 million; a larger page is shown coarser."""
_LARGEST_SIDE = 14_400.0
"""Points: the largest page of PDF 1.7 (annex C)."""


def raster(
    pdf: bytes, first: int, last: int, dots_per_inch: float
) -> tuple[dict[str, Any], list[bytes]]:
    """Return how many pages there are, and pages `first` to `last` (from 0, inclusive) as pictures.

    Each picture has its size in dots, the page's size in points, and its dots as bytes: red,
    green, blue, row by row from the top.

    Raises:
        Unreadable: ``pdf-unreadable``.

    """
    # Imported here: it takes 50 ms and maps 8 MB, and few files are PDFs.
    import pypdfium2

    pages: list[dict[str, Any]] = []
    pictures: list[bytes] = []
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            count = len(document)
            for number in range(max(first, 0), min(last + 1, count)):
                page = document[number]
                size, shown = _size(page), _shown(page, dots_per_inch)
                pages.append({"points": size, "dots": [shown[0], shown[1]]})
                pictures.append(shown[2])
                page.close()
    except pypdfium2.PdfiumError as wrong:
        raise Unreadable("pdf-unreadable", why="pdfium") from wrong
    return {"count": count, "pages": pages}, pictures


def _size(page: Any) -> list[float]:
    width, height = page.get_size()
    return [min(max(float(side), 1.0), _LARGEST_SIDE) for side in (width, height)]


def _shown(page: Any, dots_per_inch: float) -> tuple[int, int, bytes]:
    width, height = _size(page)
    scale = dots_per_inch / 72
    most = (_MOST_DOTS / (width * height)) ** 0.5
    bitmap = page.render(
        scale=min(scale, most),
        fill_color=(255, 255, 255, 255),
        rev_byteorder=True,
        prefer_bgrx=False,
        may_draw_forms=False,
        draw_annots=True,
    )
    across, down, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    channels = bitmap.n_channels
    bitmap.close()
    rows = (data[row * stride : row * stride + across * channels] for row in range(down))
    whole = b"".join(rows)
    if channels == 3:
        return across, down, whole
    # Grey, or a fourth byte beside the three.
    if channels == 1:
        return across, down, bytes(dot for dot in whole for _ in range(3))
    three = bytearray(across * down * 3)
    for colour in range(3):
        three[colour::3] = whole[colour::channels]
    return across, down, bytes(three)
