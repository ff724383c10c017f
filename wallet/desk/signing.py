"""Signs the next entry of a bill, once and for all.

Order is everything: the law is asked first; then, in one durable transaction,
the position is spent, the entry signed and the bill locked. Only what has been
committed is ever shown to anybody. A second, different entry at a position is
refused by the table itself, whatever the program believes (DESIGN §2).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wallet.desk.approving import unless_unapproved
from wallet.desk.casefile import CaseFile, Judged, judge_file, keep, load, with_envelope
from wallet.desk.doubling import freed_members
from wallet.desk.guarding import recovered_member, unless_frozen, unless_frozen_by_registrar
from wallet.desk.office import Office
from wallet.desk.standing import holding_of
from wallet.errors import Refused
from wallet.formats.pint.payloads import read_entry, read_policy
from wallet.formats.pint.write import extend, next_payload
from wallet.keys.canonical import read_object, sha256_hex
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.acts import Act, Signer
from wallet.titles.bill import Offline
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Change
from wallet.titles.state import Degree


def may_act(office: Office, judged: Judged, *, needs_record: bool) -> TitleChain:
    """Return the chain of a bill that I may act on now.

    Args:
        office: Where this happens.
        judged: The bill's verdict and chain, of now.
        needs_record: Whether the act may only follow a recorded transfer.

    Raises:
        Refused: ``bill-frozen``, ``bill-changed``, ``bill-ended``, ``offer-pending``,
            ``surrender-pending``, ``not-accepted-yet``, ``not-the-holder``,
            ``record-first``, ``record-newer``, ``offer-ended``, ``offline-hops-exceeded`` or
            ``titles-frozen``.

    """
    verdict, chain = judged[0], sound_chain(judged)
    number = {"number": verdict.number}
    if verdict.headline is Headline.ENDED:
        raise Refused("bill-ended", refusal=2, **number)
    unless_frozen_by_registrar(verdict)
    unless_outrun(verdict)
    last = verdict.timeline[-1]
    holder = verdict.holder.name if verdict.holder is not None else ""
    receiver = verdict.receiver.name if verdict.receiver is not None else holder
    if verdict.receiver is not None and verdict.receiver.is_same_as(office.me):
        raise Refused("not-accepted-yet", refusal=8, giver=last.actor.name, **number)
    if verdict.headline is Headline.WAITING and verdict.status is not None:
        if verdict.status.awaits_carrier:
            raise Refused("surrender-pending", refusal=7, **number)
        raise Refused("offer-pending", refusal=7, receiver=receiver, since=last.since, **number)
    if verdict.holder is None or not verdict.holder.is_same_as(office.me):
        if verdict.headline is Headline.AGREED:
            raise Refused("offer-pending", refusal=7, receiver=receiver, since=last.since, **number)
        unless_copy(office, verdict)
        raise Refused("not-the-holder", refusal=1, law="MLETR art. 11", holder=holder, **number)
    if verdict.degree is Degree.SIGNED:
        raise Refused("not-accepted-yet", refusal=8, giver=last.actor.name, **number)
    carrier = verdict.carrier.name if verdict.carrier is not None else ""
    if needs_record and verdict.degree is not Degree.RECORDED:
        raise Refused("record-first", refusal=18, carrier=carrier, **number)
    _may_travel_on(verdict, chain, carrier)
    unless_frozen(office, verdict)
    return chain


def sound_chain(judged: Judged) -> TitleChain:
    """Return the chain of a bill that is genuine, unchanged, undisputed and wholly understood.

    Raises:
        Refused: ``bill-frozen``, ``signer-unknown``, ``extension-unknown`` or ``bill-changed``.

    """
    verdict, chain = judged
    unless_sound(verdict)
    if chain is None:
        raise Refused("bill-changed", refusal=12, number=verdict.number)
    return chain


def unless_sound(verdict: Verdict) -> None:
    """Return if the bill is genuine, unchanged, undisputed and wholly understood.

    Raises:
        Refused: As `sound_chain`.

    """
    number = {"number": verdict.number}
    if verdict.headline is Headline.DISPUTED:
        raise Refused("bill-frozen", refusal=11, **number)
    if verdict.headline is Headline.UNKNOWN_SIGNER:
        raise Refused("signer-unknown", refusal=13, **number)
    unless_overlooked(verdict)
    if not verdict.is_good:
        raise Refused("bill-changed", refusal=12, **number)


def unless_overlooked(verdict: Verdict) -> None:
    """Return if this version understands everything that the bill says it must [24].

    Raises:
        Refused: ``extension-unknown``.

    """
    acts = verdict.check("chain.acts")
    if acts is not None and acts.reason == "extension-unknown":
        raise Refused("extension-unknown", refusal=24, number=verdict.number, **acts.facts)


def unless_outrun(verdict: Verdict) -> None:
    """Return if the registrar has said nothing of the bill that goes beyond what is known here.

    Whoever acted on the older state would sign at a position that is taken.

    Raises:
        Refused: ``record-newer`` [17]; ``offer-ended`` [8]: it was built on an offer that had.

    """
    if verdict.headline is not Headline.COPY or verdict.facts.get("case") != "older":
        return
    record = verdict.check("control.record")
    if record is not None and record.reason == "offer-ended":
        raise Refused("offer-ended", refusal=8, number=verdict.number)
    raise Refused("record-newer", refusal=17, number=verdict.number)


def unless_copy(office: Office, verdict: Verdict) -> None:
    """Return if I ever had anything to do with the bill; who only got a copy is told so [17].

    Raises:
        Refused: ``copy-is-no-control``.

    """
    me = office.me
    parties = [verdict.carrier, verdict.receiver, verdict.order_party]
    parties += [moment.state.holder for moment in verdict.timeline]
    if any(party is not None and party.is_same_as(me) for party in parties):
        return
    holder = verdict.holder.name if verdict.holder is not None else ""
    raise Refused("copy-is-no-control", refusal=17, holder=holder, number=verdict.number)


def _may_travel_on(verdict: Verdict, chain: TitleChain, carrier: str) -> None:
    """Refuse a hop that the issuer's policy in entry 0 does not allow unrecorded."""
    if chain.registrar is None or verdict.degree is Degree.RECORDED:
        return
    policy = read_policy(chain.links[0].entry.extension)
    unrecorded = sum(1 for moment in verdict.timeline if moment.degree is not Degree.RECORDED)
    if policy.rule is Offline.FORBIDDEN or unrecorded >= policy.hops:
        raise Refused(
            "offline-hops-exceeded", refusal=18, hops=unrecorded, allowed=policy.hops,
            carrier=carrier, number=verdict.number,
        )  # fmt: skip


def approved_member(office: Office) -> dict[str, Any]:
    """Return what an entry says of the approval it rests on, if two people had to agree."""
    return {} if office.approved is None else {"approvals": [office.approved]}


def sign_next(
    office: Office,
    case: CaseFile,
    chain: TitleChain,
    acts: tuple[Act, ...],
    change: Change,
    extension: Mapping[str, Any] | None = None,
) -> CaseFile:
    """Ask the law, spend the position, sign, lock and keep: all in one durable step.

    Returns the file as it is kept now. Calling it again for the same act at the
    same time gives the same bytes.

    Raises:
        Refused: The law forbids the act, this position has been signed already, or
            ``titles-frozen``.

    """
    unless_unapproved(office)
    vault, bill = office.vault, case.bill
    if office.vault.guard(thoroughly=True).is_restored:
        unless_frozen(office, judge_file(office, case)[0])
    position, key, me = len(chain), office.signing_key(), office.me
    ours = dict(extension or {}) | recovered_member(office, chain)
    ours |= freed_members(office, bill, position)
    ours |= approved_member(office)
    size, root = vault.log_head()
    ours["head"] = {"size": size, "root": root}
    payload = next_payload(case.envelope, acts, platform=me.platform, extension=ours)
    signer = Signer(key.public.thumbprint, key.public.did)
    draft = read_entry(read_object(payload)).as_entry(position, sha256_hex(payload), signer)
    chain.followed_by(draft)  # the law speaks before anything is written
    with vault.transaction():
        vault.spend(bill, position, sha256_hex(payload))
        signed = with_envelope(case, extend(case.envelope, payload, key))
        vault.first_seen(bill, position, sha256_hex(signed.envelope.chain[-1]))
        keep(office, signed, source="own")
        verdict, _ = judge_file(office, signed)
        vault.put_holding(holding_of(office, signed.envelope, verdict, change))
        vault.note(
            change.value, bill,
            {"position": position, "entry": sha256_hex(signed.envelope.chain[-1]),
             "acts": [act.code.value for act in acts]},
        )  # fmt: skip
    return load(office, bill)
