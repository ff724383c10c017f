"""PDFs as a stranger may send them, written by hand so that each holds one thing only."""

from __future__ import annotations

from collections.abc import Mapping

NOTHING: Mapping[int, bytes] = {}


def pdf(objects: Mapping[int, bytes] = NOTHING, *, page: bytes = b"", root: bytes = b"") -> bytes:
    """Return a PDF of one blank page, with more in its page, its root and beside them."""
    all_ = {
        1: b"<</Type/Catalog/Pages 2 0 R%b>>" % root,
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%b>>" % page,
        **objects,
    }
    out = bytearray(b"%PDF-1.7\n")
    starts = {}
    for number, body in sorted(all_.items()):
        starts[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(all_) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % starts.get(number, 0)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)
