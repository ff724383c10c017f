"""The registrar at work: records what was seen first, refuses what came too late."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wallet.desk.casefile import CaseFile, judge_file, keep, load
from wallet.desk.guarding import unless_frozen
from wallet.desk.office import Office
from wallet.desk.standing import holding_of
from wallet.errors import Refused
from wallet.formats.pint.degrees import recipient_of
from wallet.formats.record import Record, read_record
from wallet.proof.verdict import Verdict
from wallet.registries.registrar import Ruling, rule
from wallet.titles.chain import TitleChain
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
    ruling = _rule(office, case.bill, verdict, chain)
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


def refuse_late(office: Office, held: CaseFile, late: CaseFile) -> Registered:
    """Sign the refusal of a chain that goes another way than what is recorded.

    Raises:
        Refused: ``bill-changed``, ``not-the-registrar`` or ``not-agreed``; or
            ``bill-frozen``, where the two part before anything was recorded.

    """
    verdict, chain = judge_file(office, late)
    if chain is None or not verdict.timeline:
        raise Refused("bill-changed", refusal=12, number=verdict.number)
    ruling = _rule(office, held.bill, verdict, chain)
    if ruling.refusal is None:
        raise Refused("bill-frozen", refusal=11, number=verdict.number)
    with office.vault.transaction():
        keep(office, replace(held, records=(*held.records, ruling.refusal.text)), source="own")
        facts = {"entry": ruling.refusal.refused or "", "position": ruling.refusal.position}
        office.vault.note("refused", held.bill, facts)
    return Registered(load(office, held.bill), (), ruling.refusal)


def _rule(office: Office, bill: str, verdict: Verdict, chain: TitleChain) -> Ruling:
    # An older copy of the register does not know what it has recorded.
    unless_frozen(office, verdict, signing=True)
    agreed = frozenset(
        moment.position for moment in verdict.timeline if moment.degree is not Degree.SIGNED
    ) | {
        # What is addressed to nobody, such as a declared default, waits for nobody's answer.
        link.entry.position
        for link in chain.links
        if recipient_of(link.entry) is None
    }
    standing = {row.position: read_record(row.record) for row in office.vault.registered(bill)}
    return rule(chain, agreed, standing, key=office.signing_key(), at=office.clock.now())
