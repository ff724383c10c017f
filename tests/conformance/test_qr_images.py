"""Photographs of QR codes, as the collection of zxing-cpp labels them."""

from __future__ import annotations

import pytest

from wallet.parcels.light import Catcher, Sight
from wallet.parcels.scan import codes_in_picture

PICTURES = (".png", ".jpg", ".webp")
NOT_READ = {
    "microqrcode-1/12.webp", "qrcode-2/12.webp", "qrcode-4/06.webp", "qrcode-4/08.webp",
    "qrcode-4/13.webp", "qrcode-4/30.webp", "qrcode-4/33.webp",
}  # fmt: skip
"""Photographs that zxing-cpp 3.1 does not read: more is welcome, other text is not."""

TWO_CODES = {"qrcode-2/16.webp"}
"""A code inside a code, of which the label names one."""


@pytest.fixture(scope="session")
def photographs(shared):
    folder = shared / "data" / "conformance" / "10-qr-images"
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.suffix in PICTURES
    }


def texts_in(path) -> list[str]:
    return [text for texts in codes_in_picture(path.read_bytes(), path.name) for text in texts]


def test_a_photograph_says_what_its_label_says(photographs):
    labelled = 0
    for name, path in photographs.items():
        label = path.with_suffix(".txt")
        if not label.exists():
            continue
        labelled += 1
        found, said = texts_in(path), label.read_bytes().decode("utf-8")
        if name in NOT_READ:
            assert found in ([], [said]), name
        elif name in TWO_CODES:
            assert said in found, name
        else:
            assert found == [said], name
    assert labelled > 60


def test_what_only_looks_like_a_code_is_none(photographs):
    false = [path for name, path in photographs.items() if name.startswith("falsepositives")]
    assert len(false) > 20
    for path in false:
        assert texts_in(path) == [], path.name


def test_several_codes_in_one_photograph_are_all_read(photographs):
    assert len(texts_in(photographs["multi-1/multi-qr.png"])) == 4
    assert texts_in(photographs["multi-1/3xean-8.png"]) == []  # no QR codes


def test_no_photograph_of_the_world_is_taken_for_a_transfer(photographs):
    catcher = Catcher()
    said = [text for path in photographs.values() for text in texts_in(path)]
    assert len(said) > 60
    assert {catcher.take(text).sight for text in said} == {Sight.FOREIGN}
