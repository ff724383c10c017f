"""Signed texts in the folder of a bill go by their digest, and lie under what they are."""

from __future__ import annotations

import pytest

from wallet.bundles.dossier import RECEIPTS, RECORDS, BillFiles
from wallet.errors import Unreadable
from wallet.keys.canonical import sha256_hex


def _files(**texts: str) -> BillFiles:
    """Return a folder of `texts`, by the kind of each, rightly named."""
    named = {f"{kind}/{sha256_hex(text)}.jws": text.encode() for kind, text in texts.items()}
    return BillFiles("data/bills/X-0/", named, {n: sha256_hex(d) for n, d in named.items()})


def test_texts_are_those_of_the_kind_that_is_asked_for():
    files = _files(receipts="a.b.c", records="d.e.f", **{"records-of-others": "g.h.i"})
    assert files.texts(RECEIPTS) == ("a.b.c",)
    assert files.texts(RECORDS) == ("d.e.f",)
    assert files.texts("forks") == ()


def test_a_text_that_goes_by_the_digest_of_another_is_refused():
    right = _files(receipts="a.b.c")
    (name,) = right.files
    wrong = BillFiles(right.folder, {name: b"d.e.f"}, {name: sha256_hex("d.e.f")})
    with pytest.raises(Unreadable) as refusal:
        wrong.texts(RECEIPTS)
    assert refusal.value.facts["why"] == "digest"
