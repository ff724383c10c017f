"""Five parties with vaults of their own, who know each other's cards."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.disk import _no_disk_is_waited_for  # noqa: F401 - a fixture
from tests.wallet.desk.rail import Rail, Watched
from tests.wallet.registries.chain.served import served
from tests.wallet.registries.title_escrow.evm import CHAIN_ID, Evm, Stage
from wallet.book import Book, Done, Received
from wallet.errors import Refused
from wallet.keys.ethereum import ChainKey
from wallet.titles.acts import How
from wallet.titles.verbs import Verb
from wallet.voyage import PARTIES, PASSPHRASE, Voyage

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
TYPICAL = SAMPLES / "to-order" / "typical.json"


class SteppingClock:
    """A clock that moves on by one second each time somebody looks, so acts have an order."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Trade:
    """The five books and a folder in which parcels lie."""

    books: dict[str, Book]
    folder: Path
    clock: SteppingClock
    parcels: int = 0

    def __getitem__(self, who: str) -> Book:
        return self.books[who]

    def give(self, done: Done, *receivers: str) -> list[Received]:
        """Write the parcel to a file and let everybody it is for take it in."""
        self.parcels += 1
        path = self.folder / f"{self.parcels:02d}-{done.purpose.value}.ebl"
        path.write_bytes(done.parcel)
        return [self.books[who].receive(path) for who in receivers]

    def issue(self, sample: str = "to-order/typical.json", document: Path | None = None) -> str:
        """Let the carrier issue to the shipper, who takes it in."""
        source = document if document is not None else SAMPLES / sample
        done = self["carrier"].issue(source, self["shipper"].card)
        self.give(done, "shipper")
        return done.bill

    def transfer(
        self, bill: str, giver: str, receiver: str, how: How = How.TO_ORDER, *, record: bool = True
    ) -> None:
        """Give, accept and, if asked, record."""
        self.give(self[giver].offer(bill, self[receiver].card, how), receiver)
        self.give(self[receiver].accept(bill), giver, "carrier")
        if record:
            self.give(self["carrier"].record(bill), giver, receiver)


def document(folder: Path, name: str, **changes: Any) -> Path:
    """Write the typical bill with other members, and return the file."""
    bill = json.loads(TYPICAL.read_text("utf-8")) | changes
    path = folder / f"{name}.json"
    path.write_text(json.dumps(bill, ensure_ascii=False), "utf-8")
    return path


def code_of(act) -> str:
    """Return why `act` is refused."""
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def may(trade: Trade, who: str, bill: str) -> Mapping[Verb, str | None]:
    """Return what somebody may do with a bill: for each verb why not, or none."""
    return {one.verb: one.refusal for one in trade[who].show(bill).possibilities}


@pytest.fixture(scope="session")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the five vaults once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("trade")
    voyage = Voyage(folder, SteppingClock(datetime(2026, 11, 1, 9, tzinfo=UTC)))
    voyage.prepare()
    voyage.close()
    return folder / "vaults"


@pytest.fixture
def trade(vaults: Path, tmp_path: Path):
    """Return five open books."""
    shutil.copytree(vaults, tmp_path / "vaults")
    clock = SteppingClock(datetime(2026, 11, 3, 9, tzinfo=UTC))
    books = {
        part: Book.open(tmp_path / "vaults" / part, PASSPHRASE, clock=clock) for part in PARTIES
    }
    (tmp_path / "post").mkdir()
    yield Trade(books, tmp_path / "post", clock)
    for book in books.values():
        book.close()


@pytest.fixture(scope="module")
def stage(evm: Evm) -> Stage:
    keys = tuple(evm.fund(ChainKey.from_hex(f"{at:064x}"), 1000) for at in (21, 22, 23))
    return evm.stage(5, keys)


@pytest.fixture
def rail(stage: Stage, evm: Evm, trade):
    node = Watched(evm)
    with served(node) as endpoint:
        made = Rail(stage, node, endpoint, trade["carrier"], trade["shipper"], trade["bank"])
        made.carrier.titles.take_key(stage.keys[0].to_hex())
        made.shipper.titles.take_key(stage.keys[1].to_hex())
        for book in (made.carrier, made.desk):
            book.titles.set_node(CHAIN_ID, endpoint)
        yield made
