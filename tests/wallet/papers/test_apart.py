"""A stranger's PDF is opened by a process that can do little and is soon gone."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from io import BytesIO

import pytest

from tests.wallet.papers import samples, strangers
from wallet.errors import Unreadable
from wallet.papers import apart, inside
from wallet.papers.apart import ask
from wallet.papers.bill import render_bill
from wallet.papers.flat import flatten, pictures
from wallet.papers.opened import inspect_apart, open_apart


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_bill(samples.paper(1, entries=1))


def test_files_come_out_as_they_went_in(printed):
    opened = open_apart(printed)
    assert list(opened.files) == ["envelope.json"]
    assert opened.files["envelope.json"] == samples.paper(1, entries=1).attachments[0].data
    assert opened.seals == ()


def test_what_is_no_pdf_is_refused_by_its_own_code():
    with pytest.raises(Unreadable, match="pdf-unreadable"):
        open_apart(b"%PDF-1.7 and nothing else")
    with pytest.raises(Unreadable, match="pdf-too-large"):
        ask("read", bytes(apart.MOST_BYTES + 1))


def test_pages_come_as_dots(printed):
    first, second = pictures(printed, most=2, dots_per_inch=50)
    assert (first.width, first.height) == (414, 585)
    assert first.points == pytest.approx((595.28, 841.89), abs=0.01)
    assert len(first.rgb) == 3 * 414 * 585
    assert len(set(first.rgb)) > 20
    assert first.rgb != second.rgb


def test_a_flat_pdf_has_the_same_pages_and_nothing_else(printed):
    import pypdfium2

    flat = flatten(printed)
    assert (flat.pages, flat.left_out) == (3, 0)
    with pypdfium2.PdfDocument(flat.pdf) as document:
        assert len(document) == 3
        assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.01)
        assert document[0].get_textpage().get_text_bounded() == ""
    assert b"/JS" not in flat.pdf


def test_the_flat_pdf_is_sound(printed):
    import pikepdf

    with pikepdf.open(BytesIO(flatten(printed).pdf)) as flat:
        assert flat.check_pdf_syntax() == []


@pytest.mark.parametrize("more", [0, 5_000_000], ids=["little", "more than a pipe holds"])
def test_a_process_that_takes_too_long_is_ended(printed, more):
    with pytest.raises(Unreadable, match="pdf-too-costly"):
        ask("read", printed + bytes(more), seconds=0.001)


def test_a_bomb_takes_no_more_memory_than_it_may():
    """Two thousand million dots in a few kilobytes: the child is stopped, and we are not."""
    runs = b"\x81\x00" * (6_000_000_000 // 128 // 4)
    dots = zlib.compress(runs, 1)
    bomb = strangers.pdf(
        {
            4: b"<</Type/XObject/Subtype/Image/Width 50000/Height 10000/ColorSpace/DeviceRGB"
            b"/BitsPerComponent 8/Filter[/FlateDecode/RunLengthDecode]/Length %d>>"
            b"stream\n%b\nendstream" % (len(dots), dots),
            5: b"<</Length 28>>stream\nq 600 0 0 800 0 0 cm /P Do Q\nendstream",
        },
        page=b"/Resources<</XObject<</P 4 0 R>>>>/Contents 5 0 R",
    )
    assert len(bomb) < 1_000_000
    # Asked by a small process of its own: a child counts as as big as whoever it was born of.
    told = subprocess.run(
        [sys.executable, "-c", _ASKS_FOR_A_PICTURE], input=bomb, capture_output=True, check=True
    )
    pages, most = json.loads(told.stdout)
    assert pages in (None, 1)
    assert most <= inside.MOST_MEMORY * 1.05


_ASKS_FOR_A_PICTURE = """
import json, resource, sys
from wallet.errors import Unreadable
from wallet.papers.flat import pictures
try:
    pages = len(list(pictures(sys.stdin.buffer.read(), most=1)))
except Unreadable:
    pages = None
print(json.dumps([pages, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024]))
"""


def test_what_cannot_be_looked_at_is_a_finding(monkeypatch):
    monkeypatch.setattr(apart, "MOST_BYTES", 10)
    (found,) = inspect_apart(bytes(11))
    assert (found.code, found.detail, found.weight) == ("broken", "pdf-too-large", "bad")
