"""Whether this vault may sign now, and what has to be said before it may again.

A vault that may be an older copy of itself signs nothing: a bill it believes in hand may have been
given away since. One bill is free again when its registrar has recorded its newest entry after the
vault was restored, or has confirmed it then; all are, when each is, or when the owner declares in
writing what happened. That declaration goes with the next entry of every bill of before, so that
its receiver can read it.
"""

from __future__ import annotations

from typing import Any

from wallet.clock import read_time
from wallet.desk.casefile import judge_file, load
from wallet.desk.office import Office
from wallet.errors import Refused
from wallet.formats.pint.judge import RECOVERED
from wallet.proof.verdict import Verdict
from wallet.store import Guard
from wallet.titles.chain import TitleChain
from wallet.titles.holding import Holding, Position, Standing
from wallet.titles.state import Status

MOST_WORDS = 500
"""Characters of a declaration."""

_ALIVE = (
    Standing.IN_HANDS, Standing.AGREED, Standing.OFFERED_TO_ME, Standing.SURRENDERED, Standing.COPY,
)  # fmt: skip
_MINE = (Position.HOLDER, Position.BEARER, Position.RECEIVER, Position.CARRIER)
_PAGE = 500
_FIRST = 10
"""How many bills a refusal names; all of them stand in its facts."""


def unless_frozen(office: Office, verdict: Verdict | None = None, *, signing: bool = False) -> None:
    """Return if something may be signed: about any bill, or about the one with this `verdict`.

    Args:
        office: Where.
        verdict: Of the bill.
        signing: Whether it will be signed now, and not only asked.

    Raises:
        Refused: ``titles-frozen``, with ``why`` and all ``reasons``; ``passphrase-first``, after
            quick unlock.

    """
    if not office.vault.is_confirmed:
        raise Refused("passphrase-first")
    guard = office.vault.guard(thoroughly=signing)
    if guard.is_restored and (verdict is None or not _is_confirmed(verdict, guard)):
        raise frozen(guard)


def unless_frozen_by_registrar(verdict: Verdict) -> None:
    """Return if no freeze of the bill's registrar is known here.

    Raises:
        Refused: ``frozen-by-registrar``, with why, the reference and since when.

    """
    if verdict.status is Status.FROZEN:
        check = verdict.check("document.status")
        facts = {} if check is None else check.facts
        raise Refused("frozen-by-registrar", refusal=11, number=verdict.number, **facts)


def frozen(guard: Guard) -> Refused:
    """Return the refusal to sign anything, for the reasons `guard` has."""
    reasons = list(guard.reasons)
    return Refused("titles-frozen", refusal=11, why=reasons[0], reasons=reasons)


def recovered_member(office: Office, chain: TitleChain) -> dict[str, Any]:
    """Return what the next entry of `chain` has to say about a restored vault; mostly nothing.

    It is said on each bill of which something was done before the declaration.
    """
    declared = office.vault.memory.declared
    if declared is None or chain.last.acts[-1].at > read_time(declared.at):
        return {}
    said = {"declaredDateTime": declared.at, "since": declared.since, "why": list(declared.why)}
    return {RECOVERED: said | ({"text": declared.text} if declared.text else {})}


def lift_freeze(office: Office, declaration: str | None = None) -> None:
    """Let titles be signed again.

    Args:
        office: Where.
        declaration: What the owner declares to have happened, for receivers to read; may be empty.
            If none is given, every bill must have been recorded or confirmed since.

    Raises:
        Refused: ``titles-unconfirmed``, with their ``numbers``; ``titles-frozen``, for a reason
            that goes another way; ``declaration-too-long``.

    """
    guard = office.vault.guard()
    if not guard.is_restored:
        return
    if declaration is not None:
        text = " ".join(declaration.split())
        if len(text) > MOST_WORDS:
            raise Refused("declaration-too-long", most=MOST_WORDS)
        office.vault.thaw(text, {"declared": text, "why": list(guard.reasons)})
        return
    open_bills = _unconfirmed(office, guard)
    if open_bills:
        first = (*open_bills[:_FIRST], *("…",) * (len(open_bills) > _FIRST))
        raise Refused(
            "titles-unconfirmed", refusal=11, count=len(open_bills), numbers=open_bills, first=first
        )
    office.vault.thaw(None, {"confirmed": True, "why": list(guard.reasons)})


def _unconfirmed(office: Office, guard: Guard) -> list[str]:
    """Return the numbers of the bills of which nobody has said since that they stand as here."""
    numbers: list[str] = []
    offset = 0
    while page := office.vault.holdings(order="number", offset=offset, limit=_PAGE):
        offset += len(page)
        for holding in page:
            # A title on a chain is signed for by another key, and its chain keeps the order.
            if _could_sign(holding) and not office.holds_document(holding.bill):
                verdict, _chain = judge_file(office, load(office, holding.bill))
                if not _is_confirmed(verdict, guard):
                    numbers.append(holding.number)
    return numbers


def _could_sign(holding: Holding) -> bool:
    return holding.standing in _ALIVE and holding.position in _MINE


def _is_confirmed(verdict: Verdict, guard: Guard) -> bool:
    """Say whether the registrar has said since titles were frozen that the newest entry stands."""
    if guard.since is None or "handed-over" in guard.reasons or not verdict.timeline:
        return False
    said = verdict.timeline[-1].confirmed_at
    return said is not None and said > guard.since
