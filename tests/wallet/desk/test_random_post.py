"""Parcels in any order, old ones again, and two givers who signed twice from copied vaults.

Whatever the post does, no two parties read of one bill that they are its holder, and an
honest party meets a refusal at worst, never a fault.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from wallet.book import Book
from wallet.errors import WalletError
from wallet.proof.verdict import Headline
from wallet.titles.acts import Ask, How
from wallet.voyage import PARTIES, PASSPHRASE

DELIVERIES = 45
SAMPLE = Path(__file__).parents[3] / "resources/samples/to-order/typical.json"


def play(trade, tmp_path, draw: random.Random, bill: str, post: list, done: int) -> None:
    """Let a party drawn by lot try something drawn by lot."""
    who = draw.choice(sorted(trade.books))
    book, carrier = trade[who], trade["carrier"]
    other = trade[draw.choice(PARTIES)].card
    deeds = {
        "offer": lambda: book.offer(bill, other, draw.choice(list(How))),
        "accept": lambda: book.accept(bill),
        "reject": lambda: book.reject(bill, "not what we agreed"),
        "record": lambda: carrier.record_parcel(draw.choice(post)),
        "surrender": lambda: book.surrender(bill, draw.choice(list(Ask))),
        "enforce": lambda: book.enforce(bill, "the loan is unpaid"),
        "answer": lambda: carrier.answer_surrender(
            bill, accept=draw.random() < 0.2, void=draw.random() < 0.5, originals=3
        ),
    }
    weights = {"accept": 4, "offer": 4, "record": 5}
    deed = draw.choices(list(deeds), [weights.get(name, 1) for name in deeds])[0]
    try:
        book.receive(draw.choice(post[-4:] if draw.random() < 0.7 else post))
        parcel = deeds[deed]().parcel
    except WalletError:
        return
    path = tmp_path / f"{done:03d}.ebl"
    path.write_bytes(parcel)
    post.append(path)


def copy_vault(trade, tmp_path, who: str) -> None:
    """Let a party keep a second copy of its vault, and use both."""
    trade[who].close()
    source, copy = tmp_path / "vaults" / who, tmp_path / "copies" / who
    shutil.copytree(source, copy)
    trade.books[who] = Book.open(source, PASSPHRASE, clock=trade.clock)
    trade.books[f"{who}-twice"] = Book.open(copy, PASSPHRASE, clock=trade.clock)


def holders(trade, bill: str) -> set[str]:
    """Return who reads that it is the holder; a copied vault is its owner."""
    return {
        book.card.did
        for book in trade.books.values()
        if book.holding(bill) and book.show(bill).verdict.headline is Headline.HOLDER
    }


@pytest.mark.parametrize("seed", range(2))
def test_no_order_of_the_post_gives_two_holders(trade, tmp_path, seed):
    draw = random.Random(seed)
    issued = trade["carrier"].issue(SAMPLE, trade["shipper"].card)
    bill, post = issued.bill, [tmp_path / "issued.ebl"]
    post[0].write_bytes(issued.parcel)
    for done in range(DELIVERIES):
        if seed % 2 and done in (8, 24):
            copy_vault(trade, tmp_path, ("shipper", "bank")[done == 24])
        play(trade, tmp_path, draw, bill, post, done)
        assert len(holders(trade, bill)) <= 1
    for path in post:  # the whole post once more, to everybody
        for book in trade.books.values():
            book.receive(path)
    assert len(holders(trade, bill)) <= 1
    for book in trade.books.values():
        assert book.check() == ()
