"""The registrar at work: records what was seen first, refuses what came too late."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wallet.desk.casefile import CaseFile, judge_file, keep, load
from wallet.desk.office import Office
from wallet.desk.standing import holding_of
from wallet.errors import Refused
from wallet.formats.record import Record, read_record
from wallet.registries.registrar import rule
from wallet.titles.holding import Change
from wallet.titles.state import Degree


@dataclass(frozen=True, slots=True)
class Registered:
    """What the registrar said about a bill."""

    case: CaseFile
    records: tuple[Record, ...]
    """What is newly recorded; nothing if all had been."""
    refusal: Record | None


def register(office: Office, case: CaseFile) -> Registered:
    """Rule on every entry of `case` and keep what was signed.

    Raises:
        Refused: ``not-the-registrar``, ``not-agreed``, ``bill-changed`` or ``signer-unknown``.

    """
    verdict, chain = judge_file(office, replace(case, forks=()))
    if chain is None or not verdict.is_good:
        raise Refused("bill-changed", refusal=12, number=verdict.number)
    agreed = frozenset(
        moment.position for moment in verdict.timeline if moment.degree is not Degree.SIGNED
    )
    standing = {row.position: read_record(row.record) for row in office.vault.registered(case.bill)}
    ruling = rule(chain, agreed, standing, key=office.signing_key(), at=office.clock.now())
    with office.vault.transaction():
        for record in ruling.records:
            office.vault.register(case.bill, record.position, record.entry, record.text)
        texts = tuple(record.text for record in ruling.records)
        if ruling.refusal is not None:
            texts = (ruling.refusal.text,)
        held = replace(case, records=tuple(dict.fromkeys((*case.records, *texts))))
        keep(office, held, source="own")
        after, _ = judge_file(office, held)
        office.vault.put_holding(holding_of(office, held.envelope, after, Change.RECORDED))
        office.vault.note(
            "refused" if ruling.refusal else "recorded", case.bill,
            {"positions": [record.position for record in ruling.records]},
        )  # fmt: skip
    return Registered(load(office, case.bill), ruling.records, ruling.refusal)
