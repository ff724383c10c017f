"""Films: what is written is read again, by a process of its own; what is broken is refused."""

from __future__ import annotations

import random

import pytest

from wallet.errors import Unreadable
from wallet.parcels.film import avi, codes_in_film, is_film
from wallet.parcels.qr import modules

TEXTS = ["UR:EBL-CARD/ONE", "UR:EBL-CARD/TWO", "UR:EBL-CARD/THREE"]


@pytest.mark.parametrize(
    "head",
    [
        b"\0\0\0 ftypisom",
        b"\x1aE\xdf\xa3",
        b"RIFF\0\0\0\0AVI LIST",
        b"OggS",
        b"\0\0\1\xba",
        b"FLV\1",
        b"%PDF-1.7",
    ],
)
def test_a_film_is_known_by_how_it_begins(head):
    assert is_film(head)
    assert not is_film(b"\x89PNG" + head)


def test_a_film_that_is_written_is_read_again(tmp_path):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    path = tmp_path / "codes.avi"
    path.write_bytes(avi(modules(text) for text in TEXTS for _time in range(8)))
    seen = [text for _share, texts in codes_in_film(path) for text in texts]
    assert set(seen) == set(TEXTS)


def test_a_broken_film_is_refused(tmp_path):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    path = tmp_path / "codes.avi"
    path.write_bytes(b"RIFF\0\0\0\0AVI LIST" + random.Random(1).randbytes(5000))
    with pytest.raises(Unreadable, match="video-unreadable"):
        list(codes_in_film(path))


def test_a_broken_pdf_is_refused(tmp_path):
    path = tmp_path / "codes.pdf"
    path.write_bytes(b"%PDF-1.7 and then nothing")
    with pytest.raises(Unreadable, match="video-unreadable"):
        list(codes_in_film(path))
