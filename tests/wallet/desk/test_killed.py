"""kill -9 at any moment: an act is wholly there or wholly absent, and nothing is signed twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wallet.book import Book
from wallet.clock import FixedClock
from wallet.errors import Refused
from wallet.proof.verdict import Headline
from wallet.titles.acts import How
from wallet.voyage import PASSPHRASE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")

ROOT = Path(__file__).parents[3]
MOMENTS = 10
"""How many kills each act gets here; more by hand, with another number."""


@pytest.fixture(scope="module")
def killed():
    """Return a function that does an act in a process of its own and kills it at its `nth` call.

    It returns what the process said before.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "tests.wallet.desk.killed"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as source:

        def kill(folder: Path, act: str, bill: str, card: Path, nth: int) -> str:
            source.stdin.write("\t".join([str(folder), act, bill, str(card), f"{nth}\n"]))
            source.stdin.flush()
            said = source.stdout.readline()
            assert said.endswith("\n"), "something else went wrong"
            return said.rstrip("\n")

        yield kill
        source.stdin.close()


def moments(calls: int) -> list[int]:
    """Spread the kills over the act, the end of it twice as densely: there it is committed."""
    early = [1 + calls * n // MOMENTS for n in range(MOMENTS // 2)]
    late = [calls // 2 + calls * n // MOMENTS for n in range(MOMENTS // 2)]
    return sorted({*early, *late, calls - 1})


@pytest.fixture
def prepared(trade, tmp_path):
    """Return a bill, the cards as files, and a function that gives a fresh copy of a vault."""
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    other = trade["carrier"].issue(
        ROOT / "resources/samples/bearer/minimal.json", trade["shipper"].card
    )
    trade.give(other, "shipper")
    cards = {}
    for who in ("bank", "buyer"):
        cards[who] = tmp_path / f"{who}.jws"
        cards[who].write_text(trade[who].card.text)
    for book in trade.books.values():
        book.close()

    def fresh(who: str) -> Path:
        target = tmp_path / "dying" / who
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(tmp_path / "vaults" / who, target)
        return target

    return bill, other.bill, cards, fresh


def opened(folder: Path) -> Book:
    return Book.open(folder, PASSPHRASE, clock=FixedClock(datetime(2026, 11, 6, tzinfo=UTC)))


def test_an_offer_is_there_or_not_and_never_twice(prepared, killed):
    _, bill, cards, fresh = prepared
    calls = int(killed(fresh("shipper"), "offer", bill, cards["bank"], 0).split()[0])
    seen = set()
    for nth in moments(calls):
        folder = fresh("shipper")
        assert killed(folder, "offer", bill, cards["bank"], nth) == ""
        with opened(folder) as book:
            assert book.check() == ()
            headline = book.show(bill).verdict.headline
            seen.add(headline)
            buyer = book.find_card(str(cards["buyer"]))
            if headline is Headline.WAITING:
                with pytest.raises(Refused, match="offer-pending"):
                    book.offer(bill, buyer, How.TO_ORDER)
            else:
                assert headline is Headline.HOLDER
                book.offer(bill, buyer, How.TO_ORDER)
    assert seen == {Headline.HOLDER, Headline.WAITING}, "the kills missed one side of the commit"


def test_what_was_released_is_still_there_after_a_kill(prepared, killed):
    _, bill, cards, fresh = prepared
    folder = fresh("shipper")
    said = killed(folder, "offer", bill, cards["bank"], 10**9)
    with opened(folder) as book:
        assert book.show(bill).verdict.headline is Headline.WAITING
        assert len(book.parcel(bill).parcel) > 0
    assert int(said.split()[1]) > 0


def test_a_receipt_is_there_or_not(prepared, killed):
    bill, _, cards, fresh = prepared
    calls = int(killed(fresh("bank"), "accept", bill, cards["buyer"], 0).split()[0])
    seen = set()
    for nth in moments(calls):
        folder = fresh("bank")
        assert killed(folder, "accept", bill, cards["buyer"], nth) == ""
        with opened(folder) as book:
            assert book.check() == ()
            headline = book.show(bill).verdict.headline
            seen.add(headline)
            if headline is Headline.AGREED:
                with pytest.raises(Refused, match="already-answered"):
                    book.reject(bill, "too late")
            else:
                assert headline is Headline.OFFERED
                book.reject(bill, "not wanted")
    assert seen == {Headline.OFFERED, Headline.AGREED}, "the kills missed one side of the commit"
