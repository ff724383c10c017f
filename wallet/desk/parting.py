"""Ends what can be ended by oneself: an offer nobody answered, and a line of the list.

A giver alone never frees a position: the receiver frees it by a rejection, and once the time
stated in the offer has passed the registrar may say that nobody brought an acceptance. Either is
somebody else's signature (DESIGN §2).
"""

from __future__ import annotations

from wallet.desk.casefile import CaseFile, Judged, judge_file, load
from wallet.desk.office import Office
from wallet.errors import CouldNotLook, Refused
from wallet.formats.pint.extensions import read_extension
from wallet.titles.holding import Holding, Position, Standing
from wallet.titles.state import Degree


def withdraw(office: Office, bill: str) -> CaseFile:
    """Return the file that asks the registrar to end my offer, which lapsed unanswered.

    Raises:
        Refused: ``nothing-offered``, ``already-accepted``, or ``offer-stands``: its time has not
            passed, so only the receiver can end it, by rejecting it.

    """
    case = load(office, bill)
    ask_withdrawing(office, judge_file(office, case))
    office.vault.note("withdrawing", bill, {"position": len(case.envelope.chain) - 1})
    return case


def ask_withdrawing(office: Office, judged: Judged) -> None:
    """Ask whether my offer has lapsed.

    Raises:
        Refused: As `withdraw`.

    """
    verdict, chain = judged
    number = {"number": verdict.number}
    if chain is None or not verdict.is_good:
        raise Refused("bill-changed", refusal=12, **number)
    is_mine = chain.last.acts[-1].actor.is_same_as(office.me)
    if len(chain) < 2 or not is_mine or chain.state.status.awaits_carrier:
        raise Refused("nothing-offered", refusal=7, **number)
    if verdict.degree in (Degree.AGREED, Degree.RECORDED):
        raise Refused("already-accepted", refusal=8, receiver=chain.state.holder.name, **number)
    until = read_extension(chain.last.extension).until
    if until is None or office.clock.now() <= until:
        raise Refused(
            "offer-stands",
            refusal=7,
            receiver=chain.state.holder.name,
            until=until or "–",
            **number,
        )


def forget(office: Office, bill: str) -> str:
    """Strike a copy from the list and return its number.

    Raises:
        CouldNotLook: ``bill-unknown``.
        Refused: ``last-copy``: I hold it, or was a party to it.

    """
    holding = office.vault.holding(bill)
    if holding is None:
        raise CouldNotLook("bill-unknown", bill=bill)
    may_forget(holding)
    with office.vault.transaction():
        office.vault.drop_holding(bill)
        office.vault.note("forgotten", bill, {"number": holding.number})
    return holding.number


def may_forget(holding: Holding) -> None:
    """Return if nothing is lost with this line of the list.

    Raises:
        Refused: ``last-copy``.

    """
    is_copy = holding.standing in (Standing.COPY, Standing.ENDED)
    if not (is_copy and holding.position is Position.READER):
        raise Refused("last-copy", refusal=25, number=holding.number)
