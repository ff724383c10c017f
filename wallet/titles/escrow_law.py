"""What a TitleEscrow allows: the contracts of version 4 and 5 as one pure function.

It refuses what the contract would revert, for the same reason, before anything is signed or paid.
The order of the questions is the contract's. What a registry asks about roles is asked by whoever
knows them (`wallet.registries.title_escrow`).
"""

from __future__ import annotations

from dataclasses import replace

from wallet.errors import Refused
from wallet.titles.escrow import NOBODY, Move, TitleAct, TitleState, TitleStatus

ONLY_VERSION_5 = (TitleAct.REJECT_HOLDER, TitleAct.REJECT_OWNER, TitleAct.REJECT_BOTH)


def followed_by(state: TitleState, move: Move) -> TitleState:
    """Return the state after `move`.

    Raises:
        Refused: ``title-…``: the contract forbids it.

    """
    if move.act in ONLY_VERSION_5 and state.version < 5:
        raise Refused("title-version-4", move=move.act)
    if move.remark and state.version < 5:
        raise Refused("title-no-remarks")
    if move.act is TitleAct.MINT:
        return _minted(state, move)
    if state.status is TitleStatus.NEVER_MINTED:
        raise Refused("title-never-minted")
    if state.status is TitleStatus.BURNT:
        raise Refused("title-burnt")
    if state.is_paused:
        raise Refused("title-paused")
    if move.act.is_issuers:
        return _answered(state, move)
    asked, follow = _MOVES[move.act]
    for ask in asked:
        ask(state, move)
    return follow(state, move)


def acts_of(state: TitleState, who: str) -> tuple[TitleAct, ...]:
    """Return what `who` could do now with a title it has or owns, whoever the receiver is."""
    if state.status is not TitleStatus.ACTIVE or state.is_paused:
        return ()
    is_owner, is_holder = who == state.owner, who == state.holder
    possible = {
        TitleAct.TRANSFER_HOLDER: is_holder,
        TitleAct.NOMINATE: is_owner,
        TitleAct.TRANSFER_OWNER: is_holder and (is_owner or bool(state.nominee)),
        TitleAct.TRANSFER_BOTH: is_holder and (is_owner or bool(state.nominee)),
        TitleAct.REJECT_HOLDER: is_holder and not is_owner and bool(state.previous_holder),
        TitleAct.REJECT_OWNER: is_owner and not is_holder and bool(state.previous_owner),
        TitleAct.REJECT_BOTH: is_owner
        and is_holder
        and bool(state.previous_owner and state.previous_holder),
        TitleAct.RETURN: is_owner and is_holder,
    }
    return tuple(
        act
        for act, allowed in possible.items()
        if allowed and (state.version >= 5 or act not in ONLY_VERSION_5)
    )


def why_not(state: TitleState, act: TitleAct, who: str) -> Refused | None:
    """Return why `who` cannot do this now, whoever the receiver is; nothing where it can."""
    other = f"{who}'"  # nobody's address, so no party of the title
    is_owners = act in (TitleAct.TRANSFER_OWNER, TitleAct.TRANSFER_BOTH)
    owner = state.nominee if is_owners and state.nominee else other
    try:
        followed_by(state, Move(act, by=who, owner=owner, holder=other))
    except Refused as refused:
        return refused
    return None


def _minted(state: TitleState, move: Move) -> TitleState:
    if state.status is not TitleStatus.NEVER_MINTED:
        raise Refused("title-minted")
    if state.is_paused:
        raise Refused("title-paused")
    if NOBODY in (move.owner, move.holder):
        raise Refused("title-to-nobody")
    return replace(state, status=TitleStatus.ACTIVE, owner=move.owner, holder=move.holder)


def _answered(state: TitleState, move: Move) -> TitleState:
    if state.status is not TitleStatus.RETURNED:
        raise Refused("title-not-returned")
    if move.act is TitleAct.RESTORE:
        return replace(state, status=TitleStatus.ACTIVE)
    return TitleState(state.version, TitleStatus.BURNT)


def _ask_owner(state: TitleState, move: Move) -> None:
    if move.by != state.owner:
        raise Refused("title-not-owner", owner=state.owner)


def _ask_holder(state: TitleState, move: Move) -> None:
    if move.by != state.holder:
        raise Refused("title-not-holder", holder=state.holder)


def _ask_active(state: TitleState, _move: Move) -> None:
    if state.status is not TitleStatus.ACTIVE:
        raise Refused("title-returned")


def _nominate(state: TitleState, move: Move) -> TitleState:
    if move.owner == state.owner:
        raise Refused("title-already-owner")
    if move.owner == state.nominee:
        raise Refused("title-already-nominated")
    is_both = state.owner == state.holder
    return replace(
        state,
        nominee=move.owner,
        previous_owner=NOBODY,
        previous_holder=NOBODY if is_both else state.previous_holder,
    )


def _transfer_owner(state: TitleState, move: Move) -> TitleState:
    if move.owner == NOBODY:
        raise Refused("title-to-nobody")
    if state.owner != state.holder and move.owner != state.nominee:
        raise Refused("title-not-nominated", nominee=state.nominee)
    return replace(
        state,
        owner=move.owner,
        nominee=NOBODY,
        previous_owner=state.owner if state.version >= 5 else NOBODY,
        previous_holder=NOBODY,
    )


def _transfer_holder(state: TitleState, move: Move) -> TitleState:
    if move.holder == NOBODY:
        raise Refused("title-to-nobody")
    if move.holder == state.holder:
        raise Refused("title-already-holder")
    is_both = state.owner == state.holder
    return replace(
        state,
        holder=move.holder,
        previous_owner=NOBODY if is_both else state.previous_owner,
        previous_holder=state.holder if state.version >= 5 else NOBODY,
    )


def _transfer_both(state: TitleState, move: Move) -> TitleState:
    return _transfer_holder(_transfer_owner(state, move), move)


def _reject_owner(state: TitleState, _move: Move) -> TitleState:
    if state.previous_owner == NOBODY:
        raise Refused("title-nothing-to-reject")
    if state.owner == state.holder:
        raise Refused("title-reject-both")
    return replace(state, owner=state.previous_owner, nominee=NOBODY, previous_owner=NOBODY)


def _reject_holder(state: TitleState, _move: Move) -> TitleState:
    if state.previous_holder == NOBODY:
        raise Refused("title-nothing-to-reject")
    if state.owner == state.holder:
        raise Refused("title-reject-both")
    return replace(state, holder=state.previous_holder, previous_holder=NOBODY)


def _reject_both(state: TitleState, _move: Move) -> TitleState:
    if NOBODY in (state.previous_owner, state.previous_holder):
        raise Refused("title-nothing-to-reject")
    return replace(
        state,
        owner=state.previous_owner,
        holder=state.previous_holder,
        nominee=NOBODY,
        previous_owner=NOBODY,
        previous_holder=NOBODY,
    )


def _return(state: TitleState, _move: Move) -> TitleState:
    return replace(
        state,
        status=TitleStatus.RETURNED,
        nominee=NOBODY,
        previous_owner=NOBODY,
        previous_holder=NOBODY,
    )


_MOVES = {
    TitleAct.NOMINATE: ((_ask_owner, _ask_active), _nominate),
    TitleAct.TRANSFER_HOLDER: ((_ask_holder, _ask_active), _transfer_holder),
    TitleAct.TRANSFER_OWNER: ((_ask_holder, _ask_active), _transfer_owner),
    TitleAct.TRANSFER_BOTH: ((_ask_holder, _ask_active), _transfer_both),
    TitleAct.REJECT_HOLDER: ((_ask_holder, _ask_active), _reject_holder),
    TitleAct.REJECT_OWNER: ((_ask_owner, _ask_active), _reject_owner),
    TitleAct.REJECT_BOTH: ((_ask_active, _ask_owner, _ask_holder), _reject_both),
    TitleAct.RETURN: ((_ask_owner, _ask_holder, _ask_active), _return),
}
"""What the contract asks of each act before it looks at the parties named, in its order."""
