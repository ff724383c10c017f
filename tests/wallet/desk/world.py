"""A small world of trade for machines to play in: four wallets, a post, and one who cheats.

Everybody acts through a real `Book` on a real vault, and everything passes as a file. The post
keeps what was ever handed over, so it can be late, come twice or never. The crook has, beside a
wallet, the bare keys of it: what no wallet would sign, `Crook` signs.
"""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from tests.wallet.store.keyrings import MemoryKeyring
from wallet.book import Book, Done
from wallet.clock import to_milliseconds
from wallet.errors import WalletError
from wallet.formats.card import Card
from wallet.formats.pint import write
from wallet.formats.pint.envelope import Envelope, read_envelope, write_envelope
from wallet.formats.record import Record, sign_record
from wallet.keys.canonical import sha256_hex
from wallet.keys.signing import SigningKey
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.parcels.file import Parcel, Purpose, read_parcel, write_parcel
from wallet.titles.acts import Act, ActCode
from wallet.titles.parties import Role
from wallet.voyage import PASSPHRASE

PARTIES = ("carrier", "shipper", "bank", "buyer")
CARRIER = PARTIES[0]
TRADERS = PARTIES[1:]
"""Everybody but the carrier, who keeps the register and is taken to be honest."""
BEGAN = datetime(2026, 11, 3, 9, tzinfo=UTC)
SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
MEMORY = Path("/dev/shm")
"""Where there is one, a disk in memory saves the waiting."""


class WorldClock:
    """The true time, which moves on a second with every look."""

    def __init__(self) -> None:
        self.at = BEGAN

    def tick(self, by: timedelta = timedelta(seconds=1)) -> datetime:
        self.at += by
        return self.at


class WallClock:
    """One party's clock."""

    def __init__(self, world: WorldClock) -> None:
        self.world = world
        self.off = timedelta()

    def now(self) -> datetime:
        return to_milliseconds(self.world.tick() + self.off)


HAPPENED: Counter[str] = Counter()
"""How often what was done, in all games: a game in which nothing happens proves nothing."""

_KEYRINGS: dict[str, MemoryKeyring] = {}


@cache
def _templates() -> Path:
    """Make the parties' vaults once; every world begins with copies."""
    folder, clock = Path(tempfile.mkdtemp(prefix="ladewell-world-")), WallClock(WorldClock())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    people = json.loads((SAMPLES / "to-order/parties.json").read_text("utf-8"))
    books = {}
    for who in PARTIES:
        _KEYRINGS[who] = MemoryKeyring()
        books[who] = Book.create(
            folder / who, PASSPHRASE, name=people[who]["name"], lei=people[who]["lei"],
            role=Role(people[who]["role"]), clock=clock, kdf=LEAST_KDF, keyring=_KEYRINGS[who],
        )  # fmt: skip
    for book in books.values():
        for other in books.values():
            if other is not book:
                book.pin(other.card)
    for book in books.values():
        book.guard()
        book._vault.anchor()
        book.close()
    return folder


@dataclass
class Crook:
    """Bare keys, and a pen that writes whatever its owner wants."""

    name: str
    card: Card
    key: SigningKey

    def sign(self, envelope: Envelope, *acts: Act, **extension: object) -> Envelope:
        """Sign `acts` as the next entry, whatever the law says."""
        payload = write.next_payload(
            envelope, acts, platform=self.card.party.platform, extension=extension
        )
        return write.extend(envelope, payload, self.key)

    def record(self, envelope: Envelope, at: datetime) -> str:
        """Sign a record as if this were the registrar."""
        last = len(envelope.chain) - 1
        record = Record(envelope.digest, last, sha256_hex(envelope.chain[-1]), at)
        return sign_record(record, self.key).text


@dataclass
class World:
    """Everybody's book, everything in the post, and the true time."""

    crook: str | None = None
    time: WorldClock = field(default_factory=WorldClock)
    post: list[Path] = field(default_factory=list)
    books: dict[str, Book] = field(default_factory=dict)
    clocks: dict[str, WallClock] = field(default_factory=dict)
    keyrings: dict[str, MemoryKeyring] = field(default_factory=dict)
    backups: list[tuple[str, Path]] = field(default_factory=list)
    restored: int = 0
    bill: str = ""

    def __post_init__(self) -> None:
        self.folder = Path(
            tempfile.mkdtemp(prefix="ladewell-", dir=MEMORY if MEMORY.is_dir() else None)
        )
        for who in PARTIES:
            shutil.copytree(_templates() / who, self.folder / who)
            self.clocks[who], self.keyrings[who] = WallClock(self.time), MemoryKeyring()
            self.keyrings[who].texts |= _KEYRINGS[who].texts
            self.books[who] = Book.open(
                self.folder / who, PASSPHRASE, clock=self.clocks[who], keyring=self.keyrings[who]
            )
        self.cards = {who: book.card for who, book in self.books.items()}
        self.cheat = None
        if self.crook is not None:
            office = self.books[self.crook]._office
            self.cheat = Crook(self.crook, office.card, office.signing_key())

    def close(self) -> None:
        """End the world and leave nothing behind."""
        for book in self.books.values():
            book.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def honest(self) -> tuple[str, ...]:
        """Everybody who only does what their wallet lets them do."""
        return tuple(who for who in PARTIES if who != self.crook)

    # The post

    def hand_over(self, done: Done) -> Path:
        """Put what a verb made into the post."""
        return self.put(done.parcel)

    def put(self, data: bytes) -> Path:
        """Put any bytes into the post."""
        path = self.folder / f"post-{len(self.post):03d}.ebl"
        path.write_bytes(data)
        self.post.append(path)
        return path

    def try_to(self, deed) -> bool:
        """Do something that may be refused; anything but a refusal of ours is a fault."""
        try:
            done = deed()
        except WalletError:
            return False
        if isinstance(done, Done):
            HAPPENED[done.purpose.value] += 1
            self.hand_over(done)
        return True

    def deliver(self, path: Path, who: str) -> bool:
        """Let a party take in what lies in the post, as often as it comes."""
        return self.try_to(lambda: self.books[who].receive(path))

    def issue(self, sample: str) -> None:
        """Let the carrier issue the one bill of this world to the shipper."""
        done = self.books[CARRIER].issue(SAMPLES / sample, self.cards["shipper"])
        self.bill = done.bill
        self.deliver(self.hand_over(done), "shipper")

    def copy_of(self, who: str) -> bytes | None:
        """Return the bill as a party holds it, packed to be shown."""
        if self.books[who].holding(self.bill) is None:
            return None
        return self.books[who].parcel(self.bill).parcel

    # Older lives

    def back_up(self, who: str) -> None:
        """Let a party back its vault up."""
        path = self.folder / f"backup-{len(self.backups)}"
        self.books[who].back_up(path)
        self.backups.append((who, path))

    def restore(self, who: str, backup: Path) -> None:
        """Let a party go on with an older life of its vault, in the belief that all is well."""
        self.books[who].close()
        self.restored += 1
        folder = self.folder / f"{who}-restored-{self.restored}"
        self.books[who] = Book.restore(
            backup, folder, PASSPHRASE, clock=self.clocks[who], keyring=self.keyrings[who]
        )

    # What only a crook does

    def sealed_off(self, path: Path) -> Parcel | None:
        """Return what a crook finds in the post."""
        try:
            return read_parcel(path.read_bytes())
        except WalletError:
            return None

    def strip(self, path: Path, *, receipts: bool, records: bool) -> None:
        """Put a parcel into the post again without its answers or its records."""
        parcel = self.sealed_off(path)
        if parcel is not None:
            parcel = replace(
                parcel,
                receipts=() if receipts else parcel.receipts,
                records=() if records else parcel.records,
            )
            self.put(write_parcel(parcel))

    def forge(
        self, path: Path, keep: int, to: str, codes: tuple[ActCode, ...], actor: str, days: int
    ) -> None:
        """Let the crook sign anybody's acts onto any beginning of a chain that was ever sent."""
        parcel = self.sealed_off(path)
        if parcel is None or self.cheat is None:
            return
        envelope = read_envelope(parcel.envelope)
        envelope = replace(envelope, chain=envelope.chain[: 1 + keep % len(envelope.chain)])
        at = to_milliseconds(self.time.tick() + timedelta(days=days))
        party, recipient = self.cards[actor].party, self.cards[to].party
        acts = tuple(
            Act(code, party, None if code.has_no_recipient else recipient, at) for code in codes
        )
        signed = self.cheat.sign(envelope, *acts)
        cards = tuple(card.text for card in self.cards.values())
        envelope_bytes = write_envelope(signed)
        forged = replace(parcel, purpose=Purpose.OFFER, envelope=envelope_bytes, cards=cards)
        self.put(write_parcel(forged))

    def forge_answer(self, path: Path, *, rejects: bool) -> None:
        """Let the crook answer whatever was offered, to whomever."""
        parcel = self.sealed_off(path)
        if parcel is None or self.cheat is None:
            return
        entry, at = sha256_hex(read_envelope(parcel.envelope).chain[-1]), self.time.tick()
        receipt = (
            write.reject(entry, reason="no", at=at, key=self.cheat.key)
            if rejects
            else write.accept(entry, received=(), at=at, key=self.cheat.key)
        )
        self.put(write_parcel(replace(
            parcel, purpose=Purpose.RECEIPT, receipts=(*parcel.receipts, receipt))))  # fmt: skip

    def forge_record(self, path: Path) -> None:
        """Let the crook play the registrar."""
        parcel = self.sealed_off(path)
        if parcel is None or self.cheat is None:
            return
        record = self.cheat.record(read_envelope(parcel.envelope), self.time.tick())
        self.put(write_parcel(replace(
            parcel, purpose=Purpose.RECORD, records=(*parcel.records, record))))  # fmt: skip
