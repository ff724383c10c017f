"""Two entries that one key signed after one and the same entry: proof of double dealing.

The file ``….fork.json`` is canonical JSON and proves itself, without any vault, card or register::

    {"format": "ebl-fork", "version": 1, "bill": 64 hex, "position": n,
     "before": [the entries 0 to n-1], "entries": [two entries at n]}

It holds if all of this is so (`examine` numbers its steps the same way):

1. every text is a chain entry about `bill`, and `before` is linked from entry 0 to position n-1;
2. both entries follow the last of `before`;
3. they say different things: from one ES256 signature anybody can make a second text;
4. one key signed both: the ``did:key`` their actor goes by, or one that the reader trusts;
5. neither contains the receiver's signed rejection of the other, or the registrar's statement that
   the other ended: these, and nothing else, make a second entry a benign one.

History: version 1 (November 2026).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.members import COMPACT_JWS, HEX64, text, whole
from wallet.formats.pint import MOST_ENTRIES
from wallet.formats.pint.degrees import recipient_of
from wallet.formats.pint.payloads import EntryPayload, Receipt, read_entry, read_receipt
from wallet.formats.record import Kind, is_signed_by, read_record
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.keys.jws import Jws
from wallet.keys.signing import PublicKey
from wallet.proof.trust import Trust
from wallet.titles.parties import Party

FORMAT = "ebl-fork"
SUFFIX = ".fork.json"
MOST_BYTES = 16 * 2**20

REJECTION = "rejection"
"""The extension member of a replacement entry: the receipt that rejected the one before it."""
WITHDRAWN = "withdrawn"
"""The same where nobody answered: the registrar's statement that the offer ended."""
FREED = "freed"
"""Where this was not the first replacement: a list of the words that freed the position before."""
_MOST_FREED = 100


@dataclass(frozen=True, slots=True)
class Fork:
    """Two entries at one position of one bill, as read: nothing is proven yet."""

    bill: str
    """SHA-256 of the canonical transport document, 64 hex."""
    before: tuple[str, ...]
    """The entries up to where the two part, compact JWS, entry 0 first."""
    entries: tuple[str, str]
    """The two, compact JWS, in the order of their digests."""

    @property
    def position(self) -> int:
        """Where in the chain both stand."""
        return len(self.before)

    @property
    def digest(self) -> str:
        """SHA-256 of the file, 64 hex."""
        return sha256_hex(write_fork(self))


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of examining a fork."""

    signer: Party | None
    """Who signed twice, as the entries name it; nobody where that is not proven."""
    is_known: bool = False
    """Whether the reader trusts the key."""
    flaw: str | None = None
    """Why it proves nothing, as a code; none if it does."""


def is_fork(head: bytes) -> bool:
    """Say whether a file that starts with `head` may be a fork."""
    return head.lstrip()[:1] == b"{" and b'"ebl-fork"' in head[-64:] + head[:4096]


def write_fork(fork: Fork) -> bytes:
    """Write a fork; the same two entries give the same bytes, whoever found them."""
    return canonical(
        {
            "format": FORMAT,
            "version": 1,
            "bill": fork.bill,
            "position": fork.position,
            "before": list(fork.before),
            "entries": sorted(fork.entries, key=sha256_hex),
        }
    )


def read_fork(data: bytes) -> Fork:
    """Read a fork. Whether it proves anything, `examine` says.

    Raises:
        Unreadable: ``fork-malformed``, ``fork-newer``, ``member-malformed``, or a JSON code.

    """
    source = read_object(data, most=MOST_BYTES)
    if source.get("format") != FORMAT:
        raise Unreadable("fork-malformed", why="format")
    if source.get("version") != 1:
        raise Unreadable("fork-newer", version=str(source.get("version"))[:20])
    before, entries = (_texts(source, name) for name in ("before", "entries"))
    position = whole(source, "position", least=0, most=MOST_ENTRIES)
    if len(entries) != 2 or position != len(before):
        raise Unreadable("fork-malformed", why="entries")
    return Fork(text(source, "bill", most=64, pattern=HEX64), before, (entries[0], entries[1]))


def examine(fork: Fork, trust: Trust = Trust()) -> Examined:
    """Say whether `fork` proves that one hand signed twice."""
    # 1. entries of this bill, linked
    previous: str | None = None
    try:
        for one in fork.before:
            part, payload = _open(one)
            if payload.document != fork.bill or payload.previous != previous:
                return Examined(None, flaw="fork-not-linked")
            previous = part.digest
        first, second = (_open(one) for one in fork.entries)
    except Unreadable as wrong:
        return Examined(None, flaw=wrong.code)
    # 2. both at this position
    for _part, payload in (first, second):
        if payload.document != fork.bill or payload.previous != previous:
            return Examined(None, flaw="fork-not-linked")
    # 3. two statements
    if first[0].payload == second[0].payload:
        return Examined(None, flaw="fork-same-entry")
    # 4. of one hand
    keys = [_key_of(part, payload, trust) for part, payload in (first, second)]
    if keys[0] is None or keys[1] is None or keys[0].thumbprint != keys[1].thumbprint:
        return Examined(None, flaw="fork-not-one-hand")
    # 5. and none that answers the other
    registrar = _registrar(fork.before)
    for new, old in (fork.entries, fork.entries[::-1]):
        if replaces(new, old, registrar):
            return Examined(None, flaw="fork-benign")
    party = first[1].acts[-1].actor
    known = trust.card_of(party)
    return Examined(known or party, is_known=trust.find(keys[0].thumbprint) is not None)


def replaces(new: str, old: str, registrar: str | None) -> bool:
    """Say whether the entry `new` carries the word that freed the position of the entry `old`.

    Args:
        new: An entry, compact JWS.
        old: Another one at the same position.
        registrar: ``did:key`` of the bill's registrar, from entry 0, if it has one.

    """
    try:
        extension = _open(new)[1].extension
        part, payload = _open(old)
    except Unreadable:
        return False
    return any(
        is_rejection(word, part, payload) or is_withdrawal(word, part, payload, registrar)
        for word in words_in(extension)
    )


def words_in(extension: Mapping[str, Any]) -> tuple[str, ...]:
    """Return every word in an entry's extension that claims to have freed its position."""
    earlier = extension.get(FREED)
    words = [extension.get(REJECTION), extension.get(WITHDRAWN)]
    words += earlier[:_MOST_FREED] if isinstance(earlier, list) else []
    return tuple(word for word in words if isinstance(word, str))


def is_rejection(receipt: str, part: Jws, payload: EntryPayload) -> bool:
    """Say whether `receipt` is the rejection of an entry by the one it is addressed to."""
    try:
        signed = jws.read(receipt)
        said: Receipt = read_receipt(read_object(signed.payload))
        to = recipient_of(payload)
        return (
            said.entry == part.digest
            and said.is_rejection
            and to is not None
            and to.did is not None
            and jws.verify(signed, PublicKey.from_did_key(to.did))
        )
    except Unreadable:
        return False


def is_withdrawal(record: str, part: Jws, payload: EntryPayload, registrar: str | None) -> bool:
    """Say whether `record` is the registrar's statement that the offer in an entry ended."""
    try:
        said = read_record(record)
        return (
            said.kind is Kind.WITHDRAWN
            and said.bill == payload.document
            and said.entry == part.digest
            and registrar is not None
            and is_signed_by(said, PublicKey.from_did_key(registrar))
        )
    except Unreadable:
        return False


def forks_among(bill: str, entries: Iterable[str]) -> Iterator[Fork]:
    """Yield the forks that are in a heap of entries of one bill, in a steady order.

    Args:
        bill: SHA-256 of the canonical transport document.
        entries: Everything that was ever seen of it, compact JWS, in any order.

    """
    opened: dict[str, tuple[str, EntryPayload]] = {}
    siblings: dict[str | None, dict[bytes, str]] = {}
    for one in entries:
        try:
            part, payload = _open(one)
        except Unreadable:
            continue
        opened[part.digest] = (one, payload)
        siblings.setdefault(payload.previous, {}).setdefault(part.payload, part.digest)
    for previous, found in siblings.items():
        if len(found) < 2 or (before := _walk(opened, previous)) is None:
            continue
        for pair in combinations(sorted(found.values()), 2):
            fork = Fork(bill, before, (opened[pair[0]][0], opened[pair[1]][0]))
            if examine(fork).flaw is None:
                yield fork


def _walk(
    opened: Mapping[str, tuple[str, EntryPayload]], digest: str | None
) -> tuple[str, ...] | None:
    """Return the chain that ends at `digest`, if all of it is there."""
    chain: list[str] = []
    while digest is not None:
        if digest not in opened or len(chain) > len(opened):
            return None
        one, payload = opened[digest]
        chain.append(one)
        digest = payload.previous
    return tuple(reversed(chain))


def _open(one: str) -> tuple[Jws, EntryPayload]:
    part = jws.read(one)
    return part, read_entry(read_object(part.payload))


def _key_of(part: Jws, payload: EntryPayload, trust: Trust) -> PublicKey | None:
    """Return the key that made this signature: its actor's own, or one the reader trusts."""
    actor = payload.acts[-1].actor
    if actor.did is not None:
        try:
            key = PublicKey.from_did_key(actor.did)
        except Unreadable:
            return None
        return key if jws.verify(part, key) else None
    trusted = trust.find(part.kid)
    return trusted.key if trusted is not None and jws.verify(part, trusted.key) else None


def _registrar(before: tuple[str, ...]) -> str | None:
    return _open(before[0])[1].registrar if before else None


def _texts(source: Mapping[str, Any], name: str) -> tuple[str, ...]:
    listed = source.get(name)
    if not isinstance(listed, list) or len(listed) > MOST_ENTRIES:
        raise Unreadable("fork-malformed", why=name)
    for one in listed:
        if not isinstance(one, str) or COMPACT_JWS.fullmatch(one) is None:
            raise Unreadable("fork-malformed", why=name)
    return tuple(listed)
