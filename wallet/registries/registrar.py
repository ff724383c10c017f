"""The registrar's rule, carried out by file: of two entries at one position the first seen stands.

A registrar decides little. It does not ask whether a transfer was wise or who should win; it says
which entry it saw first and signs that, or signs a refusal that contains what it saw before
(DESIGN §2). It says that an offer has ended when the time its giver stated in it has passed and
nobody brought an acceptance: that frees the giver's position, and no giver can free it alone. And
it freezes a bill when a court, a proof of double dealing or the loss of a key asks for it, until it
says otherwise. Whatever it says is linked to what it said before about the same bill.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Self

from wallet.errors import Refused
from wallet.formats.record import MOST_REFERENCE, Kind, Record, Why, sign_record
from wallet.keys.signing import SigningKey
from wallet.titles.acts import Entry
from wallet.titles.chain import TitleChain

_NONE: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Register:
    """Everything a registrar has said about one bill."""

    standing: Mapping[int, Record] = field(default_factory=lambda: MappingProxyType({}))
    """What is recorded, by position."""
    withdrawn: Mapping[str, Record] = field(default_factory=lambda: _NONE)
    """Offers that ended, by digest of the entry."""
    frozen: tuple[Record, ...] = ()
    """Freezes that have not been lifted, oldest first."""
    last: str | None = None
    """Digest of the newest statement, to which the next one links."""

    @classmethod
    def of(cls, statements: Iterable[Record], standing: Mapping[int, Record]) -> Self:
        """Put the register of a bill together from everything that was ever signed about it.

        Args:
            statements: The registrar's own, in any order.
            standing: Which of them count as first at a position.

        """
        said = {record.digest: record for record in statements}
        lifted = {record.lifts for record in said.values()}
        linked = {record.previous for record in said.values()}
        ends = [record for record in said.values() if record.digest not in linked]
        frozen = [
            record for record in said.values()
            if record.kind is Kind.FREEZE and record.digest not in lifted
        ]  # fmt: skip
        return cls(
            standing,
            {record.entry: record for record in said.values() if record.kind is Kind.WITHDRAWN},
            tuple(sorted(frozen, key=lambda record: record.at)),
            max(ends, key=lambda record: (record.at, record.position)).digest if ends else None,
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the registrar says about one chain: new statements, or one refusal."""

    records: tuple[Record, ...]
    """One for each entry that was not recorded before, in order; or of one offer that ended."""
    refusal: Record | None = None


def rule(
    chain: TitleChain,
    agreed: frozenset[int],
    register: Register,
    *,
    key: SigningKey,
    at: datetime,
    offer_ends: datetime | None = None,
) -> Ruling:
    """Rule on the entries of `chain` that have not been recorded, up to an open offer.

    Args:
        chain: The chain, already judged and found right.
        agreed: Positions whose receiver has agreed (by receipt or by acting).
        register: What was said before.
        key: The registrar's key, the one entry 0 names.
        at: When, UTC.
        offer_ends: Until when the newest entry says that it may be accepted, if it says so.

    Raises:
        Refused: ``not-the-registrar``; ``frozen-by-registrar``; or ``not-agreed``: the receiver
            has not answered, so there is nothing to record yet; ``record-newer``: what was
            recorded goes beyond this chain and leaves open what stands where it would be recorded.

    """
    _unless_other(chain, key)
    unless_frozen(register)
    newest = max(register.standing, default=0)
    records: list[Record] = []
    previous = register.last
    for link in chain.links:
        entry = link.entry
        before = register.standing.get(entry.position)
        if before is not None:
            if before.entry != entry.digest:
                return Ruling((), _refuse(chain, entry, before, previous, key, at))
            continue
        if (ended := register.withdrawn.get(entry.digest)) is not None:
            return Ruling(tuple(records), _refuse(chain, entry, ended, previous, key, at))
        if newest >= len(chain):
            # A record stands for all before it, whichever entries those were.
            raise Refused("record-newer", refusal=17, number=chain.terms.number)
        if entry.position not in agreed and entry.signer.did != chain.registrar:
            if entry is chain.last and offer_ends is not None and offer_ends < at:
                said = Record(
                    chain.terms.document, entry.position, entry.digest, at, previous,
                    kind=Kind.WITHDRAWN,
                )  # fmt: skip
                return Ruling((*records, sign_record(said, key)))
            if records:
                break  # an open offer does not keep what came before it from being recorded
            facts = {"position": entry.position, "holder": link.state.holder.name}
            case = {"case": "surrender"} if link.state.status.awaits_carrier else {}
            raise Refused("not-agreed", **facts, **case)
        record = sign_record(
            Record(chain.terms.document, entry.position, entry.digest, at, previous), key
        )
        records.append(record)
        previous = record.digest
    return Ruling(tuple(records))


def confirm(chain: TitleChain, register: Register, *, key: SigningKey, at: datetime) -> Record:
    """Sign anew what is recorded last, for whom the first record no longer proves enough.

    After a backup was restored, a bill might have gone on without its holder's knowledge. A record
    of the same entry, signed since, says that it has not.

    Raises:
        Refused: ``not-the-registrar``, ``frozen-by-registrar``.

    """
    _unless_other(chain, key)
    unless_frozen(register)
    return sign_record(Record(*_newest(chain, register), at, register.last), key)


def freeze(
    chain: TitleChain,
    register: Register,
    why: Why,
    reference: str,
    *,
    key: SigningKey,
    at: datetime,
) -> Record:
    """Sign that nothing more is recorded of this bill.

    Raises:
        Refused: ``not-the-registrar``; ``reference-missing``: a freeze must say on what it rests.

    """
    _unless_other(chain, key)
    said = Record(
        *_newest(chain, register), at, register.last,
        kind=Kind.FREEZE, why=why, reference=_given(reference),
    )  # fmt: skip
    return sign_record(said, key)


def unfreeze(
    chain: TitleChain, register: Register, reference: str, *, key: SigningKey, at: datetime
) -> tuple[Record, ...]:
    """Sign that every freeze of this bill is over: one statement for each.

    Raises:
        Refused: ``not-the-registrar``, ``reference-missing``, ``not-frozen``.

    """
    _unless_other(chain, key)
    why = _given(reference)
    if not register.frozen:
        raise Refused("not-frozen", number=chain.terms.number)
    signed: list[Record] = []
    previous = register.last
    for frozen in register.frozen:
        said = Record(
            *_newest(chain, register), at, previous, kind=Kind.UNFREEZE, why=frozen.why,
            reference=why, lifts=frozen.digest,
        )  # fmt: skip
        signed.append(sign_record(said, key))
        previous = signed[-1].digest
    return tuple(signed)


def unless_frozen(register: Register) -> None:
    """Return if the bill is not frozen.

    Raises:
        Refused: ``frozen-by-registrar``, with why, since when and the reference.

    """
    if register.frozen:
        raise frozen_by_registrar(register.frozen[-1])


def frozen_by_registrar(record: Record) -> Refused:
    """Return the refusal to act on a bill that `record` froze."""
    return Refused(
        "frozen-by-registrar",
        refusal=11,
        freeze=record.why,
        reference=record.reference,
        at=record.at,
    )


def _unless_other(chain: TitleChain, key: SigningKey) -> None:
    if chain.registrar != key.public.did:
        raise Refused("not-the-registrar", registrar=chain.registrar or "")


def _given(reference: str) -> str:
    """Return on what a freeze, or its end, rests; it must rest on something."""
    said = " ".join(reference.split())[:MOST_REFERENCE]
    if not said:
        raise Refused("reference-missing")
    return said


def _newest(chain: TitleChain, register: Register) -> tuple[str, int, str]:
    """Return bill, position and entry of what is recorded last."""
    if not register.standing:
        return chain.terms.document, 0, chain.links[0].entry.digest
    record = register.standing[max(register.standing)]
    return record.bill, record.position, record.entry


def _refuse(
    chain: TitleChain,
    late: Entry,
    first: Record,
    previous: str | None,
    key: SigningKey,
    at: datetime,
) -> Record:
    return sign_record(
        Record(
            chain.terms.document,
            late.position,
            first.entry,
            at,
            previous,
            refused=late.digest,
            standing=first.text,
            kind=Kind.REFUSAL,
        ),
        key,
    )
