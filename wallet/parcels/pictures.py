"""Writes QR codes as picture files: one PNG for each code, or all of them as a moving GIF."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wallet.parcels.light import CODES_PER_SECOND
from wallet.parcels.qr import QUIET_ZONE, Modules

if TYPE_CHECKING:
    from PIL import Image

SCALE = 8
"""Pixels to a module: a code of version 20 is then 840 pixels wide."""


def png(code: Modules, scale: int = SCALE) -> bytes:
    """Return a PNG of `code` with its quiet zone, black on white."""
    file = io.BytesIO()
    drawn(code, scale).save(file, "PNG", optimize=True)
    return file.getvalue()


def gif(codes: Iterable[Modules], scale: int = SCALE) -> bytes:
    """Return a GIF that shows one code after the other, over and over."""
    first, *others = [drawn(code, scale) for code in codes]
    file = io.BytesIO()
    first.save(
        file, "GIF", save_all=True, append_images=others, duration=1000 // CODES_PER_SECOND, loop=0
    )
    return file.getvalue()


def drawn(code: Modules, scale: int) -> Image.Image:
    """Return `code` with its quiet zone as a picture of black and white."""
    from PIL import Image  # Pillow: most verbs draw nothing

    size = len(code) + 2 * QUIET_ZONE
    image = Image.new("1", (size, size), 1)
    rows = Image.frombytes(
        "L", (len(code), len(code)), bytes(0 if dark else 255 for row in code for dark in row)
    )
    image.paste(rows.convert("1"), (QUIET_ZONE, QUIET_ZONE))
    return image.resize((size * scale, size * scale), Image.Resampling.NEAREST)
