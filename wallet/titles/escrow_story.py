"""The endorsement chain of a title on a chain as the control time line every bill has.

What the contract calls acts stands beside DCSA's nearest: who only reads the time line sees control
and entitlement move as on any other bill. A nomination moves neither and is no moment.
"""

from __future__ import annotations

from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind
from wallet.titles.escrow import Endorsement, TitleAct, TitleRecord
from wallet.titles.parties import Code, Party
from wallet.titles.state import Degree, Moment, State, Status

ACCOUNT = "EIP155"
"""The provider of a code that is an address on a chain."""

_ACTS = {
    TitleAct.MINT: (ActCode.ISSUE,),
    TitleAct.TRANSFER_HOLDER: (ActCode.TRANSFER,),
    TitleAct.REJECT_HOLDER: (ActCode.TRANSFER,),
    TitleAct.TRANSFER_OWNER: (ActCode.ENDORSE_TO_ORDER,),
    TitleAct.REJECT_OWNER: (ActCode.ENDORSE_TO_ORDER,),
    TitleAct.TRANSFER_BOTH: (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER),
    TitleAct.REJECT_BOTH: (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER),
    TitleAct.RETURN: (ActCode.SIGN, ActCode.SURRENDER_FOR_DELIVERY),
    TitleAct.RESTORE: (ActCode.REFUSE_SURRENDER,),
    TitleAct.BURN: (ActCode.ACCEPT_SURRENDER,),
}
_STATUS = {
    TitleAct.RETURN: Status.SURRENDER_PENDING_DELIVERY,
    TitleAct.BURN: Status.ACCOMPLISHED,
}


def account(address: str) -> Party:
    """Return the party that an address on a chain is."""
    return Party(address, (Code(ACCOUNT, address),))


def is_account(party: Party | None) -> bool:
    """Say whether a party is no more than an address on a chain."""
    return party is not None and {code.provider for code in party.codes} == {ACCOUNT}


def moments_of(record: TitleRecord, issuer: Party | None) -> tuple[Moment, ...]:
    """Return the time line of a title; what a chain has recorded is recorded.

    Args:
        record: What was read of it.
        issuer: Who issued the document, for whom the registry acts.

    """
    carrier = issuer or account(record.ref.registry)
    told = [line for line in record.endorsements if line.act in _ACTS]
    return tuple(
        Moment(
            position=place,
            entry=line.transaction.removeprefix("0x"),
            since=line.at,
            acts=_ACTS[line.act],
            actor=account(line.by) if line.by else carrier,
            state=_state(line, carrier),
            degree=Degree.RECORDED,
            agreed_at=line.at,
            recorded_at=line.at,
        )
        for place, line in enumerate(told)
    )


def _state(line: Endorsement, carrier: Party) -> State:
    status = _STATUS.get(line.act, Status.IN_FORCE)
    # What was returned lies with the issuer until it answers.
    holder = account(line.holder) if status is Status.IN_FORCE else carrier
    return State(
        status=status,
        kind=Kind.TO_ORDER,
        holder=holder,
        order_party=account(line.owner) if line.owner else None,
        carrier=carrier,
        surrendered_by=account(line.by) if line.act is TitleAct.RETURN else None,
    )
