"""The manifest of anybody's container: read as UTF-8, whatever it says of its encoding."""

from __future__ import annotations

import pytest

from wallet.bundles.manifests import asic_manifest, read_asic_manifest

OURS = b"".join(asic_manifest([("data/a.txt", bytes(32))]))


@pytest.mark.parametrize("encoding", [b"UTF-9", b"hex", b"idna", b"utf-7", b"euc-kr"])
def test_an_encoding_that_nobody_should_use_changes_nothing(encoding):
    strange = OURS.replace(b"UTF-8", encoding, 1)
    assert strange != OURS
    assert read_asic_manifest([strange]).references == read_asic_manifest([OURS]).references
