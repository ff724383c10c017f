"""A bundle of version 1 with TradeTrust documents is read and found right, for ever."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.vectors.make_bundle_2 import FILE
from tests.wallet.builders import BUYER, CARRIER, LATER, trust_in
from tests.wallet.bundles.evidence import members, packed
from tests.wallet.bundles.rail import TWO
from wallet.book import Audit, Question
from wallet.formats.evidence import contract_pin
from wallet.keys.canonical import sha256_hex
from wallet.proof.verdict import Headline, Result

DIGEST = "80045436125575f6ead4eb9303d768bebb7b7f023d90a1076d20e97dec0f7d7b"


def test_the_file_is_as_it_was_committed():
    assert sha256_hex(FILE.read_bytes()) == DIGEST


@pytest.mark.parametrize("as_of", [LATER, datetime(2066, 1, 1, tzinfo=UTC)])
def test_it_is_found_right(as_of):
    """The evidence inside is enough; nobody is asked, and nothing runs out.

    The auditor alone says that the title's contract, which nobody published, is a good one.
    """
    trust = trust_in(CARRIER)
    unvouched = list(Audit((FILE,), Question(as_of, trust)).findings())[2].verdict
    assert unvouched.headline is Headline.NOT_CHECKED
    contract = unvouched.check("control.record").facts["contract"]
    trust = trust.with_pins([contract_pin(contract, "the pilot's letter", LATER)])
    found = list(Audit((FILE,), Question(as_of, trust), traces=True).findings())
    assert [one.verdict.headline for one in found] == [Headline.COPY] * 4
    assert [one.verdict.number for one in found[:3]] == [
        "MRDN-000000", "SHA0000117", "SHA0000900",
    ]  # fmt: skip
    for one in found:
        assert one.verdict.with_result(Result.FAILED) == ()
    _bill, plain, title, whole = (one.verdict for one in found)
    for code in ("document.integrity", "issuer.signature", "issuer.identity", "document.status"):
        assert plain.check(code).result is Result.PASSED, code
        assert title.check(code).result is Result.PASSED, code
    assert (title.holder.name, len(title.timeline)) == (TWO, 2)
    assert title.check("bundle.conclusions").result is Result.PASSED
    assert whole.check("bundle.signature").result is Result.PASSED


def test_to_whoever_does_not_know_its_exporter_it_says_less_and_nothing_wrong():
    found = list(Audit((FILE,), Question(LATER, trust_in(BUYER))).findings())
    assert len(found) == 4
    for one in found[1:3]:
        assert not one.verdict.is_good
        assert one.verdict.with_result(Result.FAILED) == ()


def test_it_is_laid_out_in_the_one_way_we_write():
    assert packed(members(FILE.read_bytes())) == FILE.read_bytes()
