"""The registrar's rule, carried out by file: of two entries at one position the first seen stands.

A registrar decides nothing else. It does not ask whether a transfer was wise or
who should win; it says which entry it saw first and signs that, or signs a
refusal that contains what it saw before (DESIGN §2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wallet.errors import Refused
from wallet.formats.record import Record, sign_record
from wallet.keys.signing import SigningKey
from wallet.titles.acts import Entry
from wallet.titles.chain import TitleChain


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the registrar says about one chain: new records, or one refusal."""

    records: tuple[Record, ...]
    """One for each entry that was not recorded before, in order."""
    refusal: Record | None = None


def rule(
    chain: TitleChain,
    agreed: frozenset[int],
    standing: Mapping[int, Record],
    *,
    key: SigningKey,
    at: datetime,
) -> Ruling:
    """Rule on the entries of `chain` that have not been recorded, up to an open offer.

    Args:
        chain: The chain, already judged and found right.
        agreed: Positions whose receiver has agreed (by receipt or by acting).
        standing: What was recorded before, by position.
        key: The registrar's key, the one entry 0 names.
        at: When, UTC.

    Raises:
        Refused: ``not-the-registrar``, or ``not-agreed``: the receiver has not
            answered, so there is nothing to record yet.

    """
    if chain.registrar != key.public.did:
        raise Refused("not-the-registrar", registrar=chain.registrar or "")
    records: list[Record] = []
    previous = standing[max(standing)].digest if standing else None
    for link in chain.links:
        entry = link.entry
        before = standing.get(entry.position)
        if before is not None:
            if before.entry != entry.digest:
                return Ruling((), _refuse(chain, entry, before, previous, key, at))
            continue
        if entry.position not in agreed and entry.signer.did != chain.registrar:
            if records:
                break  # an open offer does not keep what came before it from being recorded
            raise Refused("not-agreed", position=entry.position, holder=link.state.holder.name)
        record = sign_record(
            Record(chain.terms.document, entry.position, entry.digest, at, previous), key
        )
        records.append(record)
        previous = record.digest
    return Ruling(tuple(records))


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
        ),
        key,
    )
