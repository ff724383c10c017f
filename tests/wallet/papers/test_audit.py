"""The report of an audit, as far as it is more than what other papers have."""

from __future__ import annotations

from datetime import UTC, datetime

from wallet.papers.audit import BundleLine, Item, _totals
from wallet.papers.pen import Pen
from wallet.proof.verdict import Check, Headline, Result, Verdict
from wallet.words import Language

NOW = datetime(2026, 11, 22, tzinfo=UTC)
BUNDLE = BundleLine("Meridian", "key", None, "", 3)
TOLD = Check("exchange.told", Result.PASSED, "told-as-signed", {}, "file", NOW)


def item(headline=None, bundle=None, *checks):
    verdict = headline and Verdict(format="pint", headline=headline, as_of=NOW, checks=checks)
    return Item("x", verdict, bundle=bundle)


def test_the_totals_count_as_the_window_does_and_name_no_kind_twice():
    unknown = Headline.UNKNOWN_SIGNER
    items = [
        item(Headline.CHANGED), item(Headline.CHANGED, BUNDLE), item(unknown),
        item(unknown, BUNDLE),
        item(Headline.COPY), item(Headline.COPY, BUNDLE), item(Headline.COPY, None, TOLD), item(),
    ]  # fmt: skip
    rows = _totals(items, Pen(Language.ENGLISH))
    assert {row["words"]: row["count"] for row in rows} == {
        "Changed": "2",
        "Signer not known": "2",
        "Genuine, copy": "1",
        "Bundles unchanged": "1",
        "Platforms’ files as signed": "1",
        "Could not be read": "1",
    }
    assert len(rows) == 6
