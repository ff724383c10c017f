"""Long files sealed piece by piece."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import sealing_key
from wallet.errors import CouldNotLook, Unreadable
from wallet.keys.sealed_stream import MARK, PIECE, SealedReader, SealedWriter, is_sealed_stream

KEY = sealing_key("an auditor")
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7)


def content(size: int) -> bytes:
    return bytes(number * 7 % 251 for number in range(1000)) * (size // 1000) + b"x" * (size % 1000)


def sealed(data: bytes, step: int = 50_000) -> bytes:
    out = io.BytesIO()
    writer = SealedWriter(out, KEY.public_jwk, typ="test")
    for start in range(0, len(data), step):
        writer.write(data[start : start + step])
    writer.close()
    return out.getvalue()


def opened(data: bytes, key: object = KEY) -> SealedReader:
    return SealedReader(io.BytesIO(data), key, typ="test")


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_is_read_again(size):
    assert opened(sealed(content(size))).read() == content(size)


@given(st.data())
@settings(max_examples=25)
def test_any_part_can_be_read_alone(data):
    plain = content(3 * PIECE + 7)
    at = data.draw(st.integers(0, len(plain)))
    length = data.draw(st.integers(0, 2 * PIECE))
    reader = io.BufferedReader(opened(_SEALED))
    reader.seek(at)
    assert reader.read(length) == plain[at : at + length]


_SEALED = sealed(content(3 * PIECE + 7))


@given(st.integers(0, len(_SEALED) - 1), st.integers(1, 255))
@settings(max_examples=40)
def test_no_byte_can_be_changed(place, flip):
    data = bytearray(_SEALED)
    data[place] ^= flip
    with pytest.raises(CouldNotLook):
        opened(bytes(data)).read()


@pytest.mark.parametrize("cut", [1, 17, PIECE, PIECE + 16, 2 * (PIECE + 16)])
def test_a_file_that_was_cut_off_is_not_opened(cut):
    with pytest.raises(Unreadable):
        opened(_SEALED[:-cut]).read()


def test_pieces_cannot_change_places():
    start = len(_SEALED) - 3 * (PIECE + 16) - 7 - 16
    first, second = (_SEALED[start + n * (PIECE + 16) :][: PIECE + 16] for n in (0, 1))
    swapped = _SEALED[:start] + second + first + _SEALED[start + 2 * (PIECE + 16) :]
    with pytest.raises(Unreadable):
        opened(swapped).read()


def test_nobody_else_opens_it():
    for key in (None, sealing_key("somebody else")):
        with pytest.raises(CouldNotLook) as refused:
            opened(_SEALED, key)
        assert refused.value.code == "sealed-to-other"


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    assert not is_sealed_stream(data[:3])
    with pytest.raises(CouldNotLook):
        opened(MARK + data)
