"""Codes are found in pictures of many kinds, and no picture can do harm."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from wallet.errors import Unreadable
from wallet.parcels import scan
from wallet.parcels.pictures import gif, png
from wallet.parcels.qr import modules
from wallet.parcels.scan import codes_in, codes_in_picture

TEXTS = ("UR:EBL-CARD/ONE", "UR:EBL-CARD/TWO", "UR:EBL-CARD/THREE")
CODES = [modules(text) for text in TEXTS]


def drawn(number: int = 0, scale: int = 4) -> Image.Image:
    return Image.open(io.BytesIO(png(CODES[number], scale))).convert("L")


def saved(image: Image.Image, kind: str, **how) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def found(data: bytes) -> list[tuple[str, ...]]:
    return list(codes_in_picture(data, "a picture"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
@pytest.mark.parametrize("mode", ["L", "RGB", "1", "P"])
def test_a_code_is_found_in_every_kind_of_picture(kind, mode):
    if mode in ("1", "P") and kind in ("JPEG", "WEBP"):
        mode = "RGB"
    assert found(saved(drawn().convert(mode), kind)) == [(TEXTS[0],)]


def test_several_codes_in_one_picture_are_all_found():
    images = [drawn(number) for number in range(3)]
    sheet = Image.new("L", (sum(i.width for i in images), images[0].height), 255)
    for number, image in enumerate(images):
        sheet.paste(image, (number * images[0].width, 0))
    ((*texts,),) = found(saved(sheet, "PNG"))
    assert sorted(texts) == sorted(TEXTS)


def test_every_frame_of_a_moving_picture_is_looked_at():
    assert found(gif(CODES)) == [(text,) for text in TEXTS]
    frames = [drawn(number) for number in range(3)]
    for kind in ("PNG", "WEBP"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert [texts for texts in found(data) if texts] == [(text,) for text in TEXTS]


def test_our_own_pictures_have_a_quiet_zone_and_whole_pixels():
    image = Image.open(io.BytesIO(png(CODES[0], 3)))
    assert image.size == (3 * (len(CODES[0]) + 8),) * 2
    assert image.mode == "1"
    assert image.crop((0, 0, image.width, 12)).getextrema() == (255, 255)
    assert Image.open(io.BytesIO(gif(CODES))).info["duration"] == 100


def test_turned_mirrored_and_light_on_dark_codes_are_found():
    image = drawn()
    inverted = image.point([255 - value for value in range(256)])
    for seen in (image.rotate(90), image.rotate(30, expand=True, fillcolor=255), inverted,
                 image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)):  # fmt: skip
        assert found(saved(seen, "PNG")) == [(TEXTS[0],)]


def test_what_is_transparent_is_white():
    image = drawn()
    clear = Image.new("LA", image.size)
    clear.putalpha(image.point([255 - value for value in range(256)]))
    assert found(saved(clear, "PNG")) == [(TEXTS[0],)]


def test_rows_may_be_longer_than_the_picture_is_wide():
    image = drawn()
    wide = image.width + 13
    rows = image.tobytes()
    padded = b"".join(
        rows[at : at + image.width] + bytes(13) for at in range(0, len(rows), image.width)
    )
    for pixels in (padded, bytearray(padded), memoryview(padded)):
        assert codes_in(pixels, image.width, image.height, wide, thorough=False) == (TEXTS[0],)


def test_a_picture_without_a_code_has_none():
    assert found(saved(Image.new("L", (300, 200), 120), "PNG")) == [()]
    assert found(saved(Image.new("L", (1, 1)), "PNG")) == [()]


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", saved(drawn(), "PNG")[:60], b"P5 9 9 255 "],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(Unreadable, match="picture-unreadable"):
        found(data)


def test_a_picture_that_would_swell_is_not_unpacked():
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    size = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")
    with pytest.raises(Unreadable, match=r"picture-(too-large|unreadable)"):
        found(bomb)


def test_a_moving_picture_without_end_is_not_watched(monkeypatch):
    monkeypatch.setattr(scan, "MOST_FRAMES", 2)
    with pytest.raises(Unreadable, match="picture-too-large"):
        found(gif(CODES))


@given(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "TIFF"]), st.data())
def test_a_damaged_picture_is_read_or_refused(kind, draw):
    data = bytearray(saved(drawn(), kind))
    for _ in range(draw.draw(st.integers(1, 6))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    data = data[: draw.draw(st.integers(0, len(data)))] if draw.draw(st.booleans()) else data
    with suppress(Unreadable):
        assert set(found(bytes(data))) <= {(), (TEXTS[0],)}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with suppress(Unreadable):
        found(data)
