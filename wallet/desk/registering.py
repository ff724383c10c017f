"""The registrar at work: records what came first, refuses what came late, holds bills still.

What a registrar has said about a bill lies in two places: the register (`vault.registered`), which
lets nothing second in, and among the proofs, every statement as it was signed, each linked to the
one before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wallet.desk.casefile import CaseFile, both, judge_file, keep, load
from wallet.desk.guarding import unless_frozen
from wallet.desk.office import Office
from wallet.desk.signing import sound_chain, unless_sound
from wallet.desk.standing import holding_of
from wallet.errors import Refused
from wallet.formats.pint.degrees import recipient_of
from wallet.formats.pint.extensions import read_extension
from wallet.formats.record import Kind, Record, Why, is_signed_by, read_record
from wallet.proof.verdict import Verdict
from wallet.registries import registrar
from wallet.registries.registrar import Register, Ruling
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Change
from wallet.titles.state import Degree


@dataclass(frozen=True, slots=True)
class Registered:
    """What the registrar said about a bill."""

    case: CaseFile
    records: tuple[Record, ...]
    """What is newly said; nothing if all had been."""
    refusal: Record | None


def register(office: Office, case: CaseFile) -> Registered:
    """Rule on every entry of `case` and keep what was signed.

    Raises:
        Refused: ``not-the-registrar``, ``not-agreed``, ``record-newer``, ``frozen-by-registrar``,
            ``titles-frozen``, ``entry-from-future``, or as `wallet.desk.signing.sound_chain`.

    """
    judged = judge_file(office, replace(case, forks=()))
    verdict, chain = judged[0], sound_chain(judged)
    times = verdict.check("chain.times")
    if times is not None and times.reason == "later-than-now":
        raise Refused("entry-from-future", refusal=26, number=verdict.number, **times.facts)
    ruling = _rule(office, case.bill, verdict, chain)
    said = ruling.records if ruling.refusal is None else (*ruling.records, ruling.refusal)
    with office.vault.transaction():
        for record in ruling.records:
            if record.kind is Kind.RECORD:
                office.vault.register(case.bill, record.position, record.entry, record.text)
        kept = _keep(office, case, said, Change.RECORDED)
        office.vault.note(
            "refused" if ruling.refusal else "recorded", case.bill,
            {"positions": [record.position for record in ruling.records],
             "kinds": sorted({record.kind.value for record in said})},
        )  # fmt: skip
    return Registered(kept, ruling.records, ruling.refusal)


def refuse_late(office: Office, held: CaseFile, late: CaseFile) -> Registered:
    """Sign the refusal of a chain that goes another way than what is recorded.

    Raises:
        Refused: ``bill-changed``, ``not-the-registrar``, ``not-agreed`` or ``record-newer``; or
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


def confirm(office: Office, bill: str) -> CaseFile:
    """Sign anew what is recorded last of `bill`, for a holder whose vault was restored.

    Raises:
        Refused: ``not-the-registrar``, ``bill-ended``, ``titles-frozen``,
            ``frozen-by-registrar``, or as `wallet.desk.signing.sound_chain`.

    """
    case, verdict, chain = _at_hand(office, bill)
    unless_sound(verdict)  # it is a record, and the first of a bill that another has issued
    if chain.state.status.has_ended:
        raise Refused("bill-ended", refusal=2, number=verdict.number)
    said = registrar.confirm(
        chain, register_of(office, bill), key=office.signing_key(), at=office.clock.now()
    )
    with office.vault.transaction():
        kept = _keep(office, case, (said,), Change.RECORDED)
        office.vault.note("confirmed-bill", bill, {"record": said.digest})
    return kept


def freeze(office: Office, bill: str, why: Why, reference: str) -> CaseFile:
    """Sign that nothing more is recorded of `bill`, and why.

    Raises:
        Refused: ``not-the-registrar``, ``reference-missing``, ``bill-ended``, ``bill-changed``,
            ``titles-frozen``.

    """
    case, verdict, chain = _at_hand(office, bill)
    if chain.state.status.has_ended:
        raise Refused("bill-ended", refusal=2, number=verdict.number)
    said = registrar.freeze(
        chain, register_of(office, bill), why, reference,
        key=office.signing_key(), at=office.clock.now(),
    )  # fmt: skip
    with office.vault.transaction():
        kept = _keep(office, case, (said,), Change.FROZEN)
        facts = {"why": why.value, "reference": said.reference, "record": said.digest}
        office.vault.note("frozen-bill", bill, facts)
    return kept


def unfreeze(office: Office, bill: str, reference: str) -> CaseFile:
    """Sign that every freeze of `bill` is over.

    Raises:
        Refused: ``not-the-registrar``, ``reference-missing``, ``not-frozen``, ``bill-changed``,
            ``titles-frozen``.

    """
    case, _verdict, chain = _at_hand(office, bill)
    said = registrar.unfreeze(
        chain, register_of(office, bill), reference,
        key=office.signing_key(), at=office.clock.now(),
    )  # fmt: skip
    with office.vault.transaction():
        kept = _keep(office, case, said, Change.UNFROZEN)
        office.vault.note("unfrozen-bill", bill, {"reference": said[0].reference})
    return kept


def register_of(office: Office, bill: str) -> Register:
    """Return everything this registrar has said about `bill`, as far as it is known here.

    What it signed and does not know of any more, as after a restore, binds it as soon as somebody
    brings it: a registrar is held to its word, not to its memory.
    """
    own = office.card.key
    proofs = (*office.vault.proofs(bill, "record"), *office.vault.proofs(bill, "refusal"))
    read = [read_record(proof.text) for proof in proofs]
    said = [record for record in read if is_signed_by(record, own)]
    standing: dict[int, Record] = {}
    for record in sorted(said, key=lambda record: record.at):
        if record.kind is Kind.RECORD:
            standing.setdefault(record.position, record)
    rows = {row.position: read_record(row.record) for row in office.vault.registered(bill)}
    return Register.of((*rows.values(), *said), standing | rows)


def _at_hand(office: Office, bill: str) -> tuple[CaseFile, Verdict, TitleChain]:
    case = load(office, bill)
    # A fork is no reason not to freeze a bill: it is one to do so.
    verdict, chain = judge_file(office, replace(case, forks=()))
    if chain is None:
        raise Refused("bill-changed", refusal=12, number=verdict.number)
    unless_frozen(office, verdict, signing=True)
    return case, verdict, chain


def _keep(office: Office, case: CaseFile, said: tuple[Record, ...], change: Change) -> CaseFile:
    held = replace(case, records=both(case.records, tuple(record.text for record in said)))
    keep(office, held, source="own")
    after, _ = judge_file(office, held)
    office.vault.put_holding(holding_of(office, held.envelope, after, change))
    return load(office, case.bill)


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
    return registrar.rule(
        chain,
        agreed,
        register_of(office, bill),
        key=office.signing_key(),
        at=office.clock.now(),
        offer_ends=read_extension(chain.last.extension).until,
    )
