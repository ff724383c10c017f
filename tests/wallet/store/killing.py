"""Kills wallets in the middle of a trade, again and again, and looks whether anything was lost.

``python -m tests.wallet.store.killing --kills 1000 [FOLDER]`` is the long run; ``test_killing.py``
does a short one. A trader does acts without end (issue, receive, offer, accept, record, back up,
change the passphrase), says of each that it is done, and is killed at any moment. Then:

* every vault opens, and its guard raises no alarm: a crash is no restoration;
* whatever was said to be done is there;
* no two entries were ever released for one position of a bill, and no second can be signed;
* now and then, everything in every vault is read and judged.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path

from wallet.book import Book, read_card, write_file
from wallet.clock import SystemClock
from wallet.desk.incoming import read_incoming
from wallet.errors import CouldNotLook, Refused
from wallet.keys.canonical import sha256_hex
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.places import resource
from wallet.store.backup import Reader
from wallet.store.openers import Passphrase
from wallet.titles.acts import How
from wallet.titles.parties import Role

ROOT = Path(__file__).parents[3]
PARTIES = {"carrier": Role.CARRIER, "shipper": Role.SHIPPER, "bank": Role.BANK}
PASSPHRASES = ("the first passphrase", "the second passphrase")
CHANGES = "shipper"
"""Who changes the passphrase now and then."""


class FileKeyring:
    """A keyring that outlives the processes that use it, as that of a desktop does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def get(self, name):
        try:
            return (self._folder / name.replace("/", ".")).read_text()
        except FileNotFoundError:
            return None

    def put(self, name, text):
        write_file(self._folder / name.replace("/", "."), text.encode())

    def remove(self, name):
        (self._folder / name.replace("/", ".")).unlink(missing_ok=True)


def opened(folder: Path, who: str) -> Book:
    """Open a party's vault; a change of passphrase may have been cut off, or not said."""
    ring = FileKeyring(folder / "keyring")
    for passphrase in PASSPHRASES if who == CHANGES else PASSPHRASES[:1]:
        try:
            return Book.open(folder / who, passphrase, clock=SystemClock(), keyring=ring)
        except CouldNotLook as wrong:
            if wrong.code != "passphrase-wrong":
                raise
    raise AssertionError(f"no passphrase opens the vault of {who}")


def prepare(folder: Path) -> None:
    """Make the vaults, and let everybody know everybody."""
    cards = {}
    for who, role in PARTIES.items():
        ring = FileKeyring(folder / "keyring")
        with Book.create(
            folder / who, PASSPHRASES[0], name=f"{who} of {role}", role=role, clock=SystemClock(),
            kdf=LEAST_KDF, keyring=ring,
        ) as book:  # fmt: skip
            cards[who] = book.card
    for who in PARTIES:
        with opened(folder, who) as book:
            for other, card in cards.items():
                if other != who:
                    book.pin(card)
    for who, card in cards.items():
        write_file(folder / f"{who}.jws", card.text.encode())


class Trader:
    """Does one act after the other, each until it is done, wherever it was stopped before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.books = {who: opened(folder, who) for who in PARTIES}

    def trade(self) -> None:
        for number in count(sum(1 for _ in self.folder.glob("*-4-recorded.ebl"))):
            self.one(number)

    def one(self, number: int) -> None:
        carrier, shipper, bank = (self.books[who] for who in PARTIES)
        bill = self.issue(number)
        self.receive(shipper, number, "1-issued", bill)
        self.release(
            number,
            "2-offered",
            bill,
            shipper,
            lambda: shipper.offer(bill, bank.card, How.POSSESSION),
        )
        self.receive(bank, number, "2-offered", bill)
        self.release(number, "3-accepted", bill, bank, lambda: bank.accept(bill))
        self.receive(shipper, number, "3-accepted", bill)
        if not (self.folder / f"{number}.backup").exists():
            bank.back_up(self.folder / f"{number}.backup")
            say("backed up", str(number))
        self.change_passphrase(number)
        parcel = self.folder / f"{number}-3-accepted.ebl"
        self.release(number, "4-recorded", bill, carrier, lambda: carrier.record_parcel(parcel))
        self.receive(bank, number, "4-recorded", bill)

    def issue(self, number: int) -> str:
        carrier, name = self.books["carrier"], f"KILL-{number:05d}"
        document = json.loads(resource("samples/straight/minimal.json").read_text("utf-8"))
        document["transportDocumentReference"] = name
        write_file(self.folder / "document.json", json.dumps(document).encode())
        to = read_card((self.folder / "shipper.jws").read_bytes())
        if not carrier._vault.find_number(name):
            carrier.issue(self.folder / "document.json", to)
        bill = carrier.find(name)
        self.release(number, "1-issued", bill, carrier, lambda: carrier.parcel(bill))
        return bill

    def receive(self, book: Book, number: int, name: str, bill: str) -> None:
        book.receive(self.folder / f"{number}-{name}.ebl")
        say("received", book.card.party.name, bill)

    def release(self, number: int, name: str, bill: str, book: Book, act) -> None:
        path = self.folder / f"{number}-{name}.ebl"
        if path.exists():
            return
        try:
            parcel = act().parcel
        except Refused as refused:  # it was done before the kill: what is signed can be sent again
            if refused.code not in ("offer-pending", "already-answered"):
                raise
            parcel = book.parcel(bill).parcel
        say("releases", bill, *entries_in(parcel))
        write_file(path, parcel)
        say("released", name, bill)

    def change_passphrase(self, number: int) -> None:
        old, new = PASSPHRASES if number % 2 == 0 else PASSPHRASES[::-1]
        with suppress(CouldNotLook):  # it was changed already
            self.books[CHANGES].change_passphrase(old, new)
        say("passphrase", new)


def entries_in(parcel: bytes) -> list[str]:
    return [sha256_hex(text) for text in read_incoming(parcel, "x.ebl").envelope.chain]


def say(*words: str) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


class Witness:
    """Remembers what was said, and holds the vaults against it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: Counter[str] = Counter()
        self.releases: dict[tuple[str, int], set[str]] = {}
        self.done: list[list[str]] = []

    def hear(self, words: list[str]) -> None:
        self.said[words[0]] += 1
        if words[0] == "releases":
            for position, entry in enumerate(words[2:]):
                self.releases.setdefault((words[1], position), set()).add(entry)
        else:
            self.done.append(words)

    def look(self, *, thoroughly: bool) -> None:
        """Open every vault and see that nothing is missing, and nothing there twice."""
        with ExitStack() as stack:
            books = {who: stack.enter_context(opened(self.folder, who)) for who in PARTIES}
            for who, book in books.items():
                assert book.guard().state == "anchored", (who, book.guard())
                if thoroughly:
                    assert book.check() == (), who
            for words in self.done[-30:]:
                self._is_there(books, words)
            twice = [place for place, entries in self.releases.items() if len(entries) > 1]
            assert not twice, f"two entries were released at {twice}"
            self._no_second(books)

    def _is_there(self, books: dict[str, Book], words: list[str]) -> None:
        match words:
            case ["received", name, bill]:
                who = next(who for who in books if books[who].card.party.name == name)
                assert books[who]._vault.holding(bill), words
            case ["released", "2-offered", bill]:
                assert books["shipper"]._vault.spent(bill, 1), words
            case ["released", "3-accepted", bill]:
                entry = next(iter(self.releases[bill, 1]))
                assert books["bank"]._vault.get(f"answer/{entry}") == "accepted", words
            case ["released", "4-recorded", bill]:
                assert len(books["carrier"]._vault.registered(bill)) == 2, words
            case ["backed up", number]:
                with Reader(self.folder / f"{number}.backup") as reader:
                    reader.start(reader.unlock(Passphrase(PASSPHRASES[0])).key)
                    for _member in reader.members():
                        reader.skip()
            case ["passphrase", text] if words == self._last("passphrase"):
                books[CHANGES]._vault.confirm(text)

    def _last(self, kind: str) -> list[str] | None:
        # A change after it may have been made and not said.
        return self.done[-1] if self.done and self.done[-1][0] == kind else None

    def _no_second(self, books: dict[str, Book]) -> None:
        for (bill, position), _entries in list(self.releases.items())[-2:]:
            if position == 1:
                for who in ("shipper", "carrier"):
                    try:
                        books["shipper"].offer(bill, books[who].card, How.POSSESSION)
                    except Refused:
                        continue
                    raise AssertionError("a second entry was signed")


def run(folder: Path, kills: int, seed: int | None = None, every: int = 10) -> Counter[str]:
    """Kill the trader `kills` times and return how often each thing was said to be done."""
    prepare(folder)
    draw, witness = random.Random(seed), Witness(folder)
    for kill in range(kills):
        trader = subprocess.Popen(
            [sys.executable, "-m", "tests.wallet.store.killing", "--trade", str(folder)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        said = trader.stdout.readline()
        try:
            rest, wrong = trader.communicate(timeout=draw.uniform(0, 1.0))
        except subprocess.TimeoutExpired:
            trader.kill()
            rest, wrong = trader.communicate()
        assert trader.returncode == -9, wrong
        for line in (said + rest).splitlines(keepends=True):
            if line.endswith("\n"):
                witness.hear(json.loads(line))
        witness.look(thoroughly=kill % every == every - 1 or kill == kills - 1)
        if kill % 100 == 99:
            print(f"{kill + 1} kills survived", file=sys.stderr)
    return witness.said


def main() -> None:
    """Run by hand, or be the one who is killed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?")
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--seed", type=int)
    options.add_argument("--trade", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.trade:
        say("starts")
        Trader(chosen.folder).trade()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="ladewell-killing-"))
    folder.mkdir(parents=True, exist_ok=True)
    said = run(folder, chosen.kills, chosen.seed)
    print(f"{chosen.kills} kills, nothing lost:", dict(said))


if __name__ == "__main__":
    main()
