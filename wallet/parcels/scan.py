"""Finds QR codes in pictures: photographs, screenshots, moving GIFs, and frames of a camera.

Pictures come from anybody, so their size is known before they are unpacked, and only formats that
people take pictures in are opened.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wallet.errors import Unreadable

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
MOST_PIXELS = 64 * 10**6
"""Of one picture: more than any telephone takes."""

MOST_FRAMES = 3_000
MOST_PIXELS_OF_ALL = 4 * 10**9
"""Of all frames of one moving picture together: half an hour of work for a hostile one."""

_VIDEO = (
    (4, b"ftyp"),  # MP4 and QuickTime, also HEIC, which Pillow opens no more than these
    (0, b"\x1aE\xdf\xa3"),  # Matroska and WebM
    (8, b"AVI "),
    (0, b"OggS"),
    (0, b"\0\0\1\xba"),  # MPEG
    (0, b"FLV"),
)


def codes_in(
    pixels: bytes | bytearray | memoryview,
    width: int,
    height: int,
    stride: int = 0,
    *,
    thorough: bool = True,
) -> tuple[str, ...]:
    """Return the text of every QR code in a grey picture.

    Args:
        pixels: One byte a pixel, row by row; not copied, and not kept.
        width: Pixels in a row.
        height: Rows.
        stride: Bytes from one row to the next, where that is more than `width`.
        thorough: Look also for turned and light-on-dark codes. A camera, which gives another
            picture at once, does without and saves a quarter of the time.

    """
    import zxingcpp  # a library with native code, and most verbs read none

    view = zxingcpp.ImageView(pixels, width, height, zxingcpp.ImageFormat.Lum, stride or width)
    found = zxingcpp.read_barcodes(
        view,
        formats=zxingcpp.BarcodeFormat.QRCode,
        text_mode=zxingcpp.TextMode.Plain,
        try_rotate=thorough,
        try_invert=thorough,
        try_downscale=True,  # in dark and noisy pictures it finds what is not found otherwise
    )
    return tuple(code.text for code in found if code.valid)


def codes_in_picture(data: bytes, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the texts of the codes in each frame of a picture file; most have one frame.

    Raises:
        Unreadable: ``video-unreadable``, ``picture-unreadable`` or ``picture-too-large``.

    """
    if any(data[at : at + len(mark)] == mark for at, mark in _VIDEO):
        raise Unreadable("video-unreadable", name=name)
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
