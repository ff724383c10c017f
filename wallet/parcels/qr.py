"""Draws QR codes as modules, for paper and screen.

They are drawn by zxing-cpp, which reads them too: 3 ms for version 20, where qrcode takes 15, and
60 more to be imported. Only what is not ASCII is drawn by qrcode, as UTF-8: zxing-cpp would choose
between character sets. Each is held against the other, module for module, in the tests.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum

from wallet.parcels.loading import undisturbed

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules, true for dark, without the quiet zone."""

QUIET_ZONE = 4
"""How many light modules surround a code (ISO/IEC 18004 §6.3.8)."""

VERSIONS = range(1, 41)


class Level(StrEnum):
    """How much of a code may be lost: about 7 % at L, 15 % at M."""

    L = "L"
    M = "M"


# Letters that versions 1 to 40 hold in alphanumeric mode (ISO/IEC 18004, table 7).
_CAPACITY = {
    Level.L: (
        25, 47, 77, 114, 154, 195, 224, 279, 335, 395, 468, 535, 619, 667, 758, 854, 938, 1046,
        1153, 1249, 1352, 1460, 1588, 1704, 1853, 1990, 2132, 2223, 2369, 2520, 2677, 2840, 3009,
        3183, 3351, 3537, 3729, 3927, 4087, 4296,
    ),
    Level.M: (
        20, 38, 61, 90, 122, 154, 178, 221, 262, 311, 366, 419, 483, 528, 600, 656, 734, 816, 909,
        970, 1035, 1134, 1248, 1326, 1451, 1542, 1637, 1732, 1839, 1994, 2113, 2238, 2369, 2506,
        2632, 2780, 2894, 3054, 3220, 3391,
    ),
}  # fmt: skip


def capacity(version: int, level: Level) -> int:
    """Return how many capitals, digits and ``$%*+-./:`` a code of this version holds."""
    return _CAPACITY[level][version - 1]


def version_for(letters: int, level: Level) -> int | None:
    """Return the smallest version that holds so many letters, if one does."""
    return next((version for version in VERSIONS if capacity(version, level) >= letters), None)


def modules(text: str, *, version: int | None = None, level: Level = Level.M) -> Modules:
    """Return the QR code that holds `text`.

    Args:
        text: Any text; capitals, digits and ``$%*+-./:`` take the least room.
        version: Which size, 1 to 40; the smallest that is enough if not given.
        level: How much of it may be lost.

    Raises:
        ValueError: `text` is longer than such a code can be.

    """
    if version is None and not text.isascii():
        return _unicode(text, level)
    return _drawn(text, level, {} if version is None else {"version": version})


_MASK = 3
"""Choosing the best of eight costs eight drawings, and every reader copes with any."""


def _unicode(text: str, level: Level) -> Modules:
    import qrcode  # 60 ms, and hardly a verb draws such
    from qrcode import constants
    from qrcode.exceptions import DataOverflowError

    correction = constants.ERROR_CORRECT_L if level is Level.L else constants.ERROR_CORRECT_M
    code = qrcode.QRCode(error_correction=correction, border=0, mask_pattern=_MASK)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as wrong:
        raise ValueError("too long for a QR code") from wrong
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def _drawn(text: str, level: Level, wish: Mapping[str, int]) -> Modules:
    with undisturbed():
        import zxingcpp  # a library with native code, and most verbs draw none

    code = zxingcpp.create_barcode(
        text, zxingcpp.BarcodeFormat.QRCode, ec_level=level.value, **wish
    )
    pixels = bytes(memoryview(code.to_image(scale=1, add_quiet_zones=False)))
    size = math.isqrt(len(pixels))
    return tuple(
        tuple(not pixel for pixel in pixels[start : start + size])
        for start in range(0, size * size, size)
    )
