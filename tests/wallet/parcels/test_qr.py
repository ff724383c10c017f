"""The codes we draw, held against another program's."""

from __future__ import annotations

import random

import pytest
import qrcode
from qrcode.util import MODE_ALPHA_NUM, QRData

from wallet.parcels.qr import VERSIONS, Level, capacity, modules, version_for
from wallet.parcels.scan import codes_in

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LEVELS = {Level.L: qrcode.ERROR_CORRECT_L, Level.M: qrcode.ERROR_CORRECT_M}


def theirs(text: str, version: int, level: Level, mask: int) -> tuple[tuple[bool, ...], ...]:
    code = qrcode.QRCode(
        version=version, error_correction=LEVELS[level], border=0, mask_pattern=mask
    )
    code.add_data(QRData(text.encode("ascii"), mode=MODE_ALPHA_NUM))
    code.make(fit=False)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("version", [5, 13, 20, 25, 40])
def test_every_module_is_where_another_program_puts_it(version, level):
    text = "UR:EBL-PARCEL/" + "AEBFCK" * (capacity(version, level) // 6 - 3)
    ours = modules(text, version=version, level=level)
    assert any(ours == theirs(text, version, level, mask) for mask in range(8))


@pytest.mark.parametrize("level", Level)
def test_a_version_holds_what_the_standard_says_and_no_letter_more(level):
    dice = random.Random(18004)
    for version in VERSIONS:
        text = "".join(dice.choices(LETTERS, k=capacity(version, level)))
        assert len(modules(text, version=version, level=level)) == 17 + 4 * version
        with pytest.raises(ValueError, match="too long"):
            modules(f"{text}$$", version=version, level=level)


def test_the_smallest_version_that_is_enough_is_found():
    assert version_for(25, Level.L) == 1
    assert version_for(26, Level.L) == 2
    assert version_for(4296, Level.L) == 40
    assert version_for(4297, Level.L) is None


@pytest.mark.parametrize("text", ["HTTPS://EXAMPLE.COM", "MRDN-SZX\n5c5c", "提单匣", "x" * 500])
def test_any_text_is_drawn_and_read(text):
    code = modules(text)
    side = len(code) + 8
    rows = [[False] * side] * 4
    rows += [[False] * 4 + list(row) + [False] * 4 for row in code]
    rows += [[False] * side] * 4
    pixels = bytes(
        0 if dark else 255 for row in rows for _ in range(3) for dark in row for _ in range(3)
    )
    assert codes_in(pixels, 3 * side, 3 * side) == (text,)


def test_a_text_longer_than_any_code_is_refused():
    with pytest.raises(ValueError, match="too long"):
        modules("x" * 3000)
