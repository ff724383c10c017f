"""Finds QR codes in pictures: photographs, screenshots, moving GIFs, and frames of a camera.

Pictures come from anybody, so their size is known before they are unpacked, and only formats that
people take pictures in are opened.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallet.errors import Unreadable
from wallet.parcels.loading import undisturbed

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
MOST_PIXELS = 64 * 10**6
"""Of one picture: more than any telephone takes."""

MOST_FRAMES = 3_000
MOST_PIXELS_OF_ALL = 4 * 10**9
"""Of all frames of one moving picture together: half an hour of work for a hostile one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A QR code in a picture."""

    text: str
    """What it says; empty if it is seen and cannot be read."""
    pixels: float
    """To a module, along its edges; 0 if it is not known."""


def marks_in(
    pixels: bytes | bytearray | memoryview,
    width: int,
    height: int,
    stride: int = 0,
    *,
    step: int = 1,
    thorough: bool = False,
) -> tuple[Mark, ...]:
    """Return every QR code in a grey picture, also those that are seen but cannot be read.

    Args:
        pixels: The brightness of each pixel, row by row; not copied, and not kept.
        width: Pixels in a row.
        height: Rows.
        stride: Bytes from one row to the next, where that is more than `width`.
        step: Bytes from one pixel to the next.
        thorough: Look also for turned and light-on-dark codes. A camera, which gives another
            picture at once, does without and saves a quarter of the time.

    """
    with undisturbed():
        import zxingcpp  # a library with native code, and most verbs read none

    view = zxingcpp.ImageView(
        pixels, width, height, zxingcpp.ImageFormat.Lum, stride or width * step, step
    )
    found = zxingcpp.read_barcodes(
        view,
        formats=zxingcpp.BarcodeFormat.QRCode,
        text_mode=zxingcpp.TextMode.Plain,
        try_rotate=thorough,
        try_invert=thorough,
        try_downscale=True,  # in dark and noisy pictures it finds what is not found otherwise
        return_errors=True,
    )
    marks = []
    for code in found:
        facts, corners = code.extra or {}, code.position  # of some that cannot be read, nothing
        version = str(facts.get("Version", ""))  # of a Micro QR code, which is never ours, "M3"
        points = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
        edges = [
            math.hypot(one.x - other.x, one.y - other.y)
            for one, other in zip(points, (*points[1:], points[0]), strict=True)
        ]
        size = min(edges) / (17 + 4 * int(version)) if version.isdigit() else 0.0
        marks.append(Mark(code.text if code.valid else "", size))
    return tuple(marks)


def codes_in(
    pixels: bytes | bytearray | memoryview,
    width: int,
    height: int,
    stride: int = 0,
    *,
    thorough: bool = True,
) -> tuple[str, ...]:
    """Return the text of every QR code in a grey picture; arguments as in `marks_in`."""
    marks = marks_in(pixels, width, height, stride, thorough=thorough)
    return tuple(mark.text for mark in marks if mark.text)


def codes_in_picture(data: bytes, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the texts of the codes in each frame of a picture file; most have one frame.

    Raises:
        Unreadable: ``picture-unreadable`` or ``picture-too-large``.

    """
    frames = _frames(data, name)
    while True:
        # Pillow makes no promise what it raises on bytes that are no picture, so: anything.
        try:
            frame = next(frames, None)
        except Unreadable:
            raise
        except Exception as wrong:
            raise Unreadable("picture-unreadable", name=name) from wrong
        if frame is None:
            return
        yield codes_in(frame.tobytes(), frame.width, frame.height)


def _frames(data: bytes, name: str) -> Iterator[Image.Image]:
    from PIL import Image  # Pillow: most verbs look at no picture

    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        pixels = picture.width * picture.height
        count = getattr(picture, "n_frames", 1)
        if pixels > MOST_PIXELS or count > MOST_FRAMES or pixels * count > MOST_PIXELS_OF_ALL:
            raise Unreadable("picture-too-large", name=name, most=MOST_PIXELS)
        for number in range(count):
            picture.seek(number)
            yield _grey(picture)


def _grey(picture: Image.Image) -> Image.Image:
    """Return one frame in grey, on white where it is transparent."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("L")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("L")
