"""A bundle of version 1 is read and found right, for ever."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.vectors.make_bundle_1 import FILE
from tests.wallet.builders import CARRIER, LATER, trust_in
from tests.wallet.bundles.evidence import members, packed
from wallet.book import Audit, Question
from wallet.keys.canonical import sha256_hex
from wallet.proof.verdict import Headline, Result

DIGEST = "c54c9ddcc2825b07996b9e88479905891c480faddd75af2cfc69a0708a32342e"


def test_the_file_is_as_it_was_committed():
    assert sha256_hex(FILE.read_bytes()) == DIGEST


@pytest.mark.parametrize("as_of", [LATER, datetime(2066, 1, 1, tzinfo=UTC)])
def test_it_is_found_right(as_of):
    found = list(Audit((FILE,), Question(as_of, trust_in(CARRIER)), traces=True).findings())
    assert [one.verdict.headline for one in found] == [Headline.COPY] * 3
    for one in found:
        assert one.verdict.with_result(Result.FAILED) == ()
    assert [one.verdict.number for one in found[:2]] == ["MRDN-000000", "MRDN-000001"]
    assert all(signature.is_right for one in found for signature in one.signatures)
    assert found[2].exported.selection == "two bills"
    assert found[2].exported.signed_at == "2026-11-08T09:00:00.000Z"


def test_it_is_laid_out_in_the_one_way_we_write():
    assert packed(members(FILE.read_bytes())) == FILE.read_bytes()
