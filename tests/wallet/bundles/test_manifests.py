"""The manifest of anybody's container: read as UTF-8, whatever it says of its encoding."""

from __future__ import annotations

import pytest

from wallet.bundles.manifests import asic_manifest, read_asic_manifest
from wallet.errors import Unreadable

OURS = b"".join(asic_manifest([("data/a.txt", bytes(32))]))


@pytest.mark.parametrize("encoding", [b"UTF-9", b"hex", b"idna", b"utf-7", b"euc-kr"])
def test_an_encoding_that_nobody_should_use_changes_nothing(encoding):
    strange = OURS.replace(b"UTF-8", encoding, 1)
    assert strange != OURS
    assert read_asic_manifest([strange]).references == read_asic_manifest([OURS]).references


def test_a_manifest_in_another_encoding_is_refused():
    with pytest.raises(Unreadable, match="bundle-manifest"):
        read_asic_manifest([OURS.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")])
