"""The sample voyage: five parties, one bill, from the carrier to delivery, through real parcels.

It makes five vaults in a folder and does what five people would do: the carrier
issues, shipper, two banks and buyer give it on and have each step recorded,
the buyer surrenders, the carrier accepts. Every parcel passes as a file.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from wallet.book import Book, Done, Purpose, write_file
from wallet.clock import Clock
from wallet.keys.vaultkeys import LEAST_KDF, KdfCost
from wallet.places import resource
from wallet.progress import Progress, Silent
from wallet.proof.verdict import Verdict
from wallet.titles.acts import How
from wallet.titles.parties import Role
from wallet.words import Language

PASSPHRASE = "a sample voyage, nothing secret"  # noqa: S105 - of throw-away sample vaults
PARTIES = ("carrier", "shipper", "bank", "secondBank", "buyer")
_STEPS = 19


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened on the voyage."""

    who: str
    did: str
    """A stable word: ``issued``, ``offered``, ``accepted``, ``recorded`` …"""
    file: str = ""
    """The parcel it produced, relative to the voyage's folder."""
    verdict: Verdict | None = None
    """What the receiver saw."""


@dataclass(slots=True)
class Voyage:
    """A voyage in a folder: its parties' books, and what happened so far."""

    folder: Path
    clock: Clock
    sample: str = "to-order/typical.json"
    kdf: KdfCost = LEAST_KDF
    books: dict[str, Book] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def close(self) -> None:
        """Close every party's vault."""
        for book in self.books.values():
            book.close()
        self.books.clear()

    def prepare(self) -> None:
        """Make the five vaults and let everybody pin everybody's card."""
        parties = json.loads(
            resource(f"samples/{Path(self.sample).parent}/parties.json").read_text("utf-8")
        )
        for part in PARTIES:
            person = parties[part]
            self.books[part] = Book.create(
                self.folder / "vaults" / part,
                PASSPHRASE,
                name=person["name"],
                lei=person["lei"],
                role=Role(person["role"]),
                clock=self.clock,
                kdf=self.kdf,
            )
        for part, book in self.books.items():
            write_file(self.folder / f"card-{part}.jws", book.card.text.encode("ascii"))
            for other in self.books.values():
                if other is not book:
                    book.pin(other.card, source="sample")

    def sail(self, progress: Progress | None = None) -> str:
        """Do the whole voyage and return the bill.

        Raises:
            WalletError: A step was refused, which on this voyage is a fault of ours.

        """
        watch = progress or Silent()
        carrier, shipper, first, second, buyer = PARTIES
        watch.step(0, _STEPS, "issue")
        bill = self._issue()
        hops = ((shipper, first, How.TO_ORDER), (first, second, How.TO_ORDER),
                (second, buyer, How.IN_BLANK))  # fmt: skip
        for giver, receiver, how in hops:
            watch.step(len(self.steps), _STEPS, f"{giver} to {receiver}")
            self._hand(giver, "offered", lambda b=self.books[giver], r=receiver, h=how: b.offer(
                bill, self.books[r].card, h), receiver)  # fmt: skip
            self._hand(receiver, "accepted", lambda b=self.books[receiver]: b.accept(bill),
                       giver, carrier)  # fmt: skip
            self._hand(carrier, "recorded", lambda: self.books[carrier].record(bill),
                       giver, receiver)  # fmt: skip
        watch.step(len(self.steps), _STEPS, "surrender")
        self._hand(buyer, "surrendered", lambda: self.books[buyer].surrender(bill), carrier)
        self._hand(
            carrier,
            "delivered",
            lambda: self.books[carrier].answer_surrender(bill, accept=True),
            buyer,
        )
        watch.step(_STEPS, _STEPS, "done")
        return bill

    def print_papers(self, bill: str) -> list[Path]:
        """Write the PDF of `bill` as the buyer sees it, in both languages."""
        papers = []
        for language in Language:
            path = self.folder / f"bill-{language.value}.pdf"
            write_file(path, self.books["buyer"].render(bill, language))
            papers.append(path)
        return papers

    def _issue(self) -> str:
        document = resource(f"samples/{self.sample}")
        carrier, shipper = self.books["carrier"], self.books["shipper"]
        done = carrier.issue(document, shipper.card)
        self._pass_on("carrier", "issued", done, ("shipper",))
        return done.bill

    def _hand(self, who: str, did: str, act: Callable[[], Done], *receivers: str) -> None:
        self._pass_on(who, did, act(), receivers)

    def _pass_on(self, who: str, did: str, done: Done, receivers: tuple[str, ...]) -> None:
        """Write the parcel, and let everybody it is for take it in from the file."""
        name = f"{len(self.steps) + 1:02d}-{who}-{did}.ebl"
        write_file(self.folder / name, done.parcel)
        self.steps.append(Step(who, did, name))
        for receiver in receivers:
            received = self.books[receiver].receive(self.folder / name)
            self.steps.append(Step(receiver, "received", name, received.verdict))
