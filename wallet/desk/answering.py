"""The receiver's answer to an offer: a signed receipt, or a signed rejection."""

from __future__ import annotations

from dataclasses import replace

from wallet.desk.approving import unless_unapproved
from wallet.desk.casefile import CaseFile, Judged, judge_file, keep, load
from wallet.desk.guarding import unless_frozen, unless_frozen_by_registrar
from wallet.desk.office import Office
from wallet.desk.screening import unless_listed
from wallet.desk.signing import sound_chain, unless_copy, unless_outrun
from wallet.desk.standing import holding_of
from wallet.errors import Refused
from wallet.formats.pint import write
from wallet.formats.pint.claims import receipt_in
from wallet.formats.pint.degrees import recipient_of
from wallet.formats.pint.extensions import read_extension
from wallet.keys.canonical import sha256_hex
from wallet.proof.verdict import Result, Verdict
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Change

ANSWERED = "answered"
"""What the log and the answer table call it; an entry is answered once."""


def accept(office: Office, bill: str) -> CaseFile:
    """Sign the receipt for the newest entry of `bill`, and keep it.

    Accepting the same entry again changes nothing and gives the same receipt.

    Raises:
        Refused: ``not-addressed-to-you``, ``already-answered``, ``signer-unknown``,
            ``bill-frozen``, ``bill-changed``, ``papers-incomplete``, ``offer-expired``,
            ``sanctions-hit`` or ``offline-hops-exceeded``.

    """
    case = load(office, bill)
    verdict, chain = may_answer(office, judge_file(office, case))
    papers = verdict.check("papers.digests")
    if papers is not None and papers.reason == "papers-missing":
        raise Refused("papers-incomplete", number=verdict.number, **papers.facts)
    until = read_extension(chain.last.extension).until
    if until is not None and office.clock.now() > until:
        raise Refused("offer-expired", refusal=8, until=until, number=verdict.number)
    unless_listed(office, chain.last.acts[-1].actor)
    record = verdict.check("control.record")
    if record is not None and record.result is Result.FAILED:
        raise Refused(record.reason, refusal=18, number=verdict.number, **record.facts)
    return _answer(office, case, verdict, chain, reason=None)


def reject(office: Office, bill: str, reason: str) -> CaseFile:
    """Sign the rejection of the newest entry of `bill`; control goes back to the giver.

    Raises:
        Refused: ``reason-missing``, ``already-answered`` and as for `accept`.

    """
    if not reason.strip():
        raise Refused("reason-missing")
    case = load(office, bill)
    verdict, chain = may_answer(office, judge_file(office, case))
    return _answer(office, case, verdict, chain, reason=reason.strip())


def rejection_of(office: Office, case: CaseFile) -> str:
    """Return why the last offer of this bill was rejected, in its receiver's words; else nothing.

    It is said until another act follows at the place that the rejection made free.
    """
    text = office.vault.get(f"rejection/{case.bill}/{len(case.envelope.chain)}")
    return "" if text is None else receipt_in(text).reason or ""


def may_answer(office: Office, judged: Judged) -> tuple[Verdict, TitleChain]:
    """Return verdict and chain of an entry that I may answer.

    Raises:
        Refused: ``bill-frozen``, ``signer-unknown``, ``bill-changed``, ``record-newer``,
            ``not-addressed-to-you`` or ``titles-frozen``.

    """
    verdict, chain = judged[0], sound_chain(judged)
    number = {"number": verdict.number}
    unless_frozen_by_registrar(verdict)
    times, record = verdict.check("chain.times"), verdict.check("control.record")
    if times is not None and times.reason == "later-than-now":
        raise Refused("entry-from-future", refusal=26, **times.facts, **number)
    if record is not None and record.reason == "offer-ended":
        raise Refused("offer-ended", refusal=8, **number)
    unless_outrun(verdict)
    if verdict.status is not None and verdict.status.awaits_carrier:
        raise Refused("surrender-not-an-offer", refusal=8, **number)
    receiver = recipient_of(chain.last)
    if receiver is None or not receiver.is_same_as(office.me):
        if verdict.receiver is None:
            unless_copy(office, verdict)
        raise Refused(
            "not-addressed-to-you", refusal=8, receiver=receiver.name if receiver else "", **number
        )
    unless_frozen(office, verdict)
    return verdict, chain


def _answer(
    office: Office, case: CaseFile, verdict: Verdict, chain: TitleChain, *, reason: str | None
) -> CaseFile:
    vault, entry = office.vault, chain.last.digest
    wanted = "accepted" if reason is None else "rejected"
    said = vault.get(f"answer/{entry}")
    if said is not None:
        if said == wanted:
            return case
        raise Refused("already-answered", refusal=8, number=verdict.number, answer=said)
    unless_frozen(office, verdict, signing=True)
    unless_unapproved(office)
    key, now = office.signing_key(), office.clock.now()
    receipt = (
        write.accept(entry, received=case.papers, at=now, key=key)
        if reason is None
        else write.reject(entry, reason=reason, at=now, key=key)
    )
    change = Change.ACCEPTED if reason is None else Change.REJECTED
    answered = replace(case, receipts=(*case.receipts, receipt))
    with vault.transaction():
        vault.put(f"answer/{entry}", wanted)
        keep(office, answered, source="own")
        after, _ = judge_file(office, answered)
        vault.put_holding(holding_of(office, answered.envelope, after, change))
        facts = {"entry": entry, "receipt": sha256_hex(receipt), "answer": wanted}
        vault.note(ANSWERED, case.bill, facts)
    return load(office, case.bill)
