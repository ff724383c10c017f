"""The sample voyage: five parties, one bill, from the carrier to delivery, through real parcels.

It makes five vaults in a folder and does what five people would do: the carrier
issues, the shipper pledges the bill to its bank, which releases it to the buyer's
bank, and that endorses it in blank; each step is recorded. The buyer surrenders,
the carrier accepts. Every parcel passes as a file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from wallet.book import Book, Done, write_file
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
CARRIER = PARTIES[0]
_WORDS = {"secondBank": "second-bank"}
_STEPS = 29


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
                keyring=None,
            )
        for part, book in self.books.items():
            write_file(
                self.folder / f"card-{_WORDS.get(part, part)}.jws", book.card.text.encode("ascii")
            )
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
        # The shipper's bank lends on the bill and releases it to the buyer's bank when paid.
        hops = ((shipper, first, How.PLEDGE), (first, second, How.RELEASE),
                (second, buyer, How.IN_BLANK))  # fmt: skip
        for giver, receiver, how in hops:
            watch.step(len(self.steps), _STEPS, f"{giver} to {receiver}")
            self._transfer(bill, giver, receiver, how)
        watch.step(len(self.steps), _STEPS, "surrender")
        self._pass_on(buyer, "surrendered", self.books[buyer].surrender(bill), (carrier,))
        done = self.books[carrier].answer_surrender(bill, accept=True)
        self._pass_on(carrier, "delivered", done, (buyer,))
        watch.step(_STEPS, _STEPS, "done")
        return bill

    def _transfer(self, bill: str, giver: str, receiver: str, how: How) -> None:
        """Give, accept, record: one transfer, through three parcels."""
        books = self.books
        offered = books[giver].offer(bill, books[receiver].card, how)
        did = {How.PLEDGE: "pledged", How.RELEASE: "released"}.get(how, "offered")
        self._pass_on(giver, did, offered, (receiver,))
        self._pass_on(receiver, "accepted", books[receiver].accept(bill), (giver, CARRIER))
        self._pass_on(CARRIER, "recorded", books[CARRIER].record(bill), (giver, receiver))

    def print_papers(self, bill: str) -> list[Path]:
        """Write the PDF of `bill` as the buyer sees it, in both languages."""
        papers = []
        for language in Language:
            path = self.folder / f"bill-{language.value}.pdf"
            write_file(path, self.books["buyer"].render(bill, language))
            papers.append(path)
        return papers

    def write_envelope(self, bill: str) -> Path:
        """Write the plain PINT envelope of `bill`, as other systems exchange it."""
        path = self.folder / "bill-envelope.json"
        write_file(path, self.books["buyer"].envelope(bill))
        return path

    @property
    def names(self) -> dict[str, str]:
        """What each party is called."""
        return {part: book.card.party.name for part, book in self.books.items()}

    def _issue(self) -> str:
        document = resource(f"samples/{self.sample}")
        carrier, shipper = self.books["carrier"], self.books["shipper"]
        done = carrier.issue(document, shipper.card)
        self._pass_on("carrier", "issued", done, ("shipper",))
        return done.bill

    def _pass_on(self, who: str, did: str, done: Done, receivers: tuple[str, ...]) -> None:
        """Write the parcel, and let everybody it is for take it in from the file."""
        made = sum(1 for step in self.steps if step.did != "received")
        name = f"{made + 1:02d}-{_WORDS.get(who, who)}-{did}.ebl"
        write_file(self.folder / name, done.parcel)
        self.steps.append(Step(who, did, name))
        for receiver in receivers:
            received = self.books[receiver].receive(self.folder / name)
            self.steps.append(Step(receiver, "received", name, received.verdict))
