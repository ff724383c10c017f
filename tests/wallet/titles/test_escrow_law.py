"""The law of a TitleEscrow, act by act: what is so after it, and what each refusal says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wallet.errors import Refused
from wallet.titles.escrow import NOBODY, Move, TitleAct, TitleState, TitleStatus
from wallet.titles.escrow_law import acts_of, followed_by, why_not

A, B, C, D = "0xA", "0xB", "0xC", "0xD"
ONE = TitleState(5, TitleStatus.ACTIVE, owner=A, holder=A)
"""Owned and held by one."""
TWO = TitleState(
    5, TitleStatus.ACTIVE, owner=A, holder=B, nominee=C, previous_owner=C, previous_holder=D
)
"""Owned by one and held by another, with everything that the contract remembers."""
FULL = replace(ONE, nominee=B, previous_owner=C, previous_holder=D)
NEW = TitleState(5)
BACK = replace(ONE, status=TitleStatus.RETURNED)
GONE = TitleState(5, TitleStatus.BURNT)
NONE_BEFORE = {"previous_owner": NOBODY, "previous_holder": NOBODY}


@pytest.mark.parametrize(
    ("state", "move", "changed"),
    [
        (NEW, Move(TitleAct.MINT, "", owner=A, holder=B),
         {"status": TitleStatus.ACTIVE, "owner": A, "holder": B}),
        (TWO, Move(TitleAct.NOMINATE, A, owner=D), {"nominee": D, "previous_owner": NOBODY}),
        (TWO, Move(TitleAct.NOMINATE, A), {"nominee": NOBODY, "previous_owner": NOBODY}),
        (FULL, Move(TitleAct.NOMINATE, A, owner=D), NONE_BEFORE | {"nominee": D}),
        (TWO, Move(TitleAct.TRANSFER_OWNER, B, owner=C),
         {"owner": C, "nominee": NOBODY, "previous_owner": A, "previous_holder": NOBODY}),
        (FULL, Move(TitleAct.TRANSFER_OWNER, A, owner=D),
         {"owner": D, "nominee": NOBODY, "previous_owner": A, "previous_holder": NOBODY}),
        (replace(TWO, version=4), Move(TitleAct.TRANSFER_OWNER, B, owner=C),
         NONE_BEFORE | {"owner": C, "nominee": NOBODY}),
        (TWO, Move(TitleAct.TRANSFER_HOLDER, B, holder=C), {"holder": C, "previous_holder": B}),
        (FULL, Move(TitleAct.TRANSFER_HOLDER, A, holder=C),
         {"holder": C, "previous_owner": NOBODY, "previous_holder": A}),
        (replace(TWO, version=4), Move(TitleAct.TRANSFER_HOLDER, B, holder=C),
         {"holder": C, "previous_holder": NOBODY}),
        (TWO, Move(TitleAct.TRANSFER_BOTH, B, owner=C, holder=D),
         {"owner": C, "holder": D, "nominee": NOBODY, "previous_owner": A, "previous_holder": B}),
        (TWO, Move(TitleAct.REJECT_OWNER, A),
         {"owner": C, "nominee": NOBODY, "previous_owner": NOBODY}),
        (TWO, Move(TitleAct.REJECT_HOLDER, B), {"holder": D, "previous_holder": NOBODY}),
        (FULL, Move(TitleAct.REJECT_BOTH, A),
         NONE_BEFORE | {"owner": C, "holder": D, "nominee": NOBODY}),
        (FULL, Move(TitleAct.RETURN, A),
         NONE_BEFORE | {"status": TitleStatus.RETURNED, "nominee": NOBODY}),
        (BACK, Move(TitleAct.RESTORE, ""), {"status": TitleStatus.ACTIVE}),
        (BACK, Move(TitleAct.BURN, ""),
         {"status": TitleStatus.BURNT, "owner": NOBODY, "holder": NOBODY}),
        (ONE, Move(TitleAct.NOMINATE, A, owner=B, remark="why"), {"nominee": B}),
    ],
)  # fmt: skip
def test_an_act_changes_what_the_contract_changes_and_nothing_else(state, move, changed):
    assert followed_by(state, move) == replace(state, **changed)


def move(act: TitleAct, by: str, owner: str = C, holder: str = D, remark: str = "") -> Move:
    return Move(act, by, owner, holder, remark)


@pytest.mark.parametrize(
    ("state", "wrong", "code", "facts"),
    [
        (replace(TWO, version=4), move(TitleAct.REJECT_OWNER, A), "title-version-4",
         {"move": TitleAct.REJECT_OWNER}),
        (replace(TWO, version=4), move(TitleAct.REJECT_HOLDER, B), "title-version-4",
         {"move": TitleAct.REJECT_HOLDER}),
        (replace(FULL, version=4), move(TitleAct.REJECT_BOTH, A), "title-version-4",
         {"move": TitleAct.REJECT_BOTH}),
        (replace(TWO, version=4), move(TitleAct.NOMINATE, A, remark="why"), "title-no-remarks",
         {}),
        (ONE, move(TitleAct.MINT, ""), "title-minted", {}),
        (replace(NEW, is_paused=True), move(TitleAct.MINT, ""), "title-paused", {}),
        (NEW, move(TitleAct.MINT, "", owner=NOBODY), "title-to-nobody", {}),
        (NEW, move(TitleAct.MINT, "", holder=NOBODY), "title-to-nobody", {}),
        (NEW, move(TitleAct.NOMINATE, A), "title-never-minted", {}),
        (GONE, move(TitleAct.NOMINATE, A), "title-burnt", {}),
        (replace(ONE, is_paused=True), move(TitleAct.NOMINATE, A), "title-paused", {}),
        (ONE, move(TitleAct.RESTORE, ""), "title-not-returned", {}),
        (ONE, move(TitleAct.BURN, ""), "title-not-returned", {}),
        (TWO, move(TitleAct.NOMINATE, B), "title-not-owner", {"owner": A}),
        (TWO, move(TitleAct.REJECT_OWNER, B), "title-not-owner", {"owner": A}),
        (TWO, move(TitleAct.RETURN, B), "title-not-owner", {"owner": A}),
        (TWO, move(TitleAct.REJECT_BOTH, B), "title-not-owner", {"owner": A}),
        (TWO, move(TitleAct.TRANSFER_HOLDER, A), "title-not-holder", {"holder": B}),
        (TWO, move(TitleAct.TRANSFER_OWNER, A), "title-not-holder", {"holder": B}),
        (TWO, move(TitleAct.TRANSFER_BOTH, A), "title-not-holder", {"holder": B}),
        (TWO, move(TitleAct.REJECT_HOLDER, A), "title-not-holder", {"holder": B}),
        (TWO, move(TitleAct.RETURN, A), "title-not-holder", {"holder": B}),
        (TWO, move(TitleAct.REJECT_BOTH, A), "title-not-holder", {"holder": B}),
        *[(BACK, move(act, A), "title-returned", {})
          for act in TitleAct if not act.is_issuers],
        (BACK, move(TitleAct.NOMINATE, B), "title-not-owner", {"owner": A}),
        (BACK, move(TitleAct.REJECT_BOTH, B), "title-returned", {}),
        (ONE, move(TitleAct.NOMINATE, A, owner=A), "title-already-owner", {}),
        (TWO, move(TitleAct.NOMINATE, A, owner=C), "title-already-nominated", {}),
        (ONE, move(TitleAct.TRANSFER_OWNER, A, owner=NOBODY), "title-to-nobody", {}),
        (TWO, move(TitleAct.TRANSFER_OWNER, B, owner=D), "title-not-nominated", {"nominee": C}),
        (TWO, move(TitleAct.TRANSFER_BOTH, B, owner=D), "title-not-nominated", {"nominee": C}),
        (ONE, move(TitleAct.TRANSFER_HOLDER, A, holder=NOBODY), "title-to-nobody", {}),
        (ONE, move(TitleAct.TRANSFER_HOLDER, A, holder=A), "title-already-holder", {}),
        (ONE, move(TitleAct.REJECT_OWNER, A), "title-nothing-to-reject", {}),
        (ONE, move(TitleAct.REJECT_HOLDER, A), "title-nothing-to-reject", {}),
        (ONE, move(TitleAct.REJECT_BOTH, A), "title-nothing-to-reject", {}),
        (replace(FULL, previous_owner=NOBODY), move(TitleAct.REJECT_BOTH, A),
         "title-nothing-to-reject", {}),
        (replace(FULL, previous_holder=NOBODY), move(TitleAct.REJECT_BOTH, A),
         "title-nothing-to-reject", {}),
        (FULL, move(TitleAct.REJECT_OWNER, A), "title-reject-both", {}),
        (FULL, move(TitleAct.REJECT_HOLDER, A), "title-reject-both", {}),
    ],
)  # fmt: skip
def test_what_the_contract_would_revert_is_refused_for_its_reason(state, wrong, code, facts):
    with pytest.raises(Refused) as refused:
        followed_by(state, wrong)
    assert (refused.value.code, refused.value.facts) == (code, facts)


T = TitleAct


@pytest.mark.parametrize(
    ("state", "who", "possible"),
    [
        (ONE, A, {T.NOMINATE, T.TRANSFER_HOLDER, T.TRANSFER_OWNER, T.TRANSFER_BOTH, T.RETURN}),
        (ONE, B, set()),
        (TWO, A, {T.NOMINATE, T.REJECT_OWNER}),
        (TWO, B, {T.TRANSFER_HOLDER, T.TRANSFER_OWNER, T.TRANSFER_BOTH, T.REJECT_HOLDER}),
        (TWO, C, set()),
        (replace(TWO, nominee=NOBODY), B, {T.TRANSFER_HOLDER, T.REJECT_HOLDER}),
        (replace(TWO, version=4), A, {T.NOMINATE}),
        (replace(TWO, version=4), B, {T.TRANSFER_HOLDER, T.TRANSFER_OWNER, T.TRANSFER_BOTH}),
        (replace(TWO, previous_owner=NOBODY), A, {T.NOMINATE}),
        (replace(TWO, previous_holder=NOBODY), B,
         {T.TRANSFER_HOLDER, T.TRANSFER_OWNER, T.TRANSFER_BOTH}),
        *[(replace(FULL, **{lost: NOBODY}), A,
           {T.NOMINATE, T.TRANSFER_HOLDER, T.TRANSFER_OWNER, T.TRANSFER_BOTH, T.RETURN})
          for lost in NONE_BEFORE],
        (FULL, A, {T.NOMINATE, T.TRANSFER_HOLDER, T.TRANSFER_OWNER, T.TRANSFER_BOTH, T.RETURN,
                   T.REJECT_BOTH}),
        (BACK, A, set()),
        (replace(ONE, is_paused=True), A, set()),
        (GONE, NOBODY, set()),
    ],
)  # fmt: skip
def test_what_one_could_do_now_is_what_nothing_stands_against(state, who, possible):
    assert set(acts_of(state, who)) == possible
    for act in TitleAct:
        if not act.is_issuers:
            assert (why_not(state, act, who) is None) == (act in possible)
