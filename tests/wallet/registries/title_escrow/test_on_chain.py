"""The real contracts, in the test's own chain: what we say of a title is what they say of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wallet.registries.title_escrow.evm import Stage
from wallet.errors import Refused
from wallet.keys.remarks import read_remark, write_remark
from wallet.registries.chain.abi import Words, call_data
from wallet.registries.chain.node import Failure
from wallet.registries.title_escrow.contracts import ACTS
from wallet.registries.title_escrow.evidence import read_evidence, record_of, write_evidence
from wallet.titles.escrow import Move, TitleAct, TitleRecord, TitleState, TitleStatus
from wallet.titles.escrow_law import acts_of, followed_by

DOCUMENT = "urn:uuid:01998877-0000-7000-8000-000000000000"
A = TitleAct

VOYAGE_5 = (
    # by whom, what, the new owner or nominee, the new holder
    (0, A.TRANSFER_HOLDER, None, 1),
    (1, A.REJECT_HOLDER, None, None),
    (0, A.TRANSFER_HOLDER, None, 1),
    (0, A.NOMINATE, 2, None),
    (0, A.NOMINATE, -1, None),  # takes the nomination back
    (0, A.NOMINATE, 2, None),
    (1, A.TRANSFER_OWNER, 2, None),
    (2, A.REJECT_OWNER, None, None),
    (0, A.NOMINATE, 2, None),
    (1, A.TRANSFER_BOTH, 2, 2),
    (2, A.REJECT_BOTH, None, None),
    (0, A.NOMINATE, 2, None),
    (1, A.TRANSFER_BOTH, 2, 2),
    (2, A.RETURN, None, None),
    (0, A.RESTORE, None, None),
    (2, A.TRANSFER_OWNER, 1, None),
    (2, A.TRANSFER_HOLDER, None, 1),
    (1, A.RETURN, None, None),
    (0, A.BURN, None, None),
)
"""Every act, both roles, every rejection, a return refused and one accepted."""

VOYAGE_4 = (
    (0, A.TRANSFER_HOLDER, None, 1),
    (0, A.NOMINATE, 2, None),
    (0, A.NOMINATE, -1, None),
    (0, A.NOMINATE, 2, None),
    (1, A.TRANSFER_OWNER, 2, None),
    (2, A.NOMINATE, 0, None),
    (1, A.TRANSFER_BOTH, 0, 2),
    (0, A.NOMINATE, 2, None),
    (2, A.TRANSFER_OWNER, 2, None),
    (2, A.RETURN, None, None),
    (0, A.RESTORE, None, None),
    (2, A.RETURN, None, None),
    (0, A.BURN, None, None),
)


def moves_of(stage: Stage) -> list[tuple[int, Move]]:
    address = {-1: "", None: ""} | {at: key.address for at, key in enumerate(stage.keys)}
    return [
        (by, Move(act, stage.keys[by].address, owner=address[owner], holder=address[holder]))
        for by, act, owner, holder in (VOYAGE_5 if stage.version >= 5 else VOYAGE_4)
    ]


def said_at(stage: Stage, escrow: str, block: int) -> tuple[str, ...]:
    """Return the owner, holder and nominee as the contract says them at a block."""
    asked = [(escrow, call_data(name)) for name in ("beneficiary()", "holder()", "nominee()")]
    answers = stage.evm.chain.calls(asked, block)
    assert not any(isinstance(answer, Failure) for answer in answers)
    return tuple(answer.address(0) for answer in answers if isinstance(answer, Words))


def test_a_whole_life_is_told_as_the_contract_says_it_at_every_block(stage: Stage) -> None:
    ref, first = stage.minted(), stage.evm.newest
    done = [A.MINT]
    for number, (by, move) in enumerate(moves_of(stage)):
        assert stage.do(stage.keys[by], ref, move, write_remark(f"no. {number}", DOCUMENT)) == ""
        done.append(move.act)
    record = stage.record(ref)
    assert [line.act for line in record.endorsements] == done
    assert record.state.status is TitleStatus.BURNT
    assert not record.is_standard
    told = {line.block: (line.owner, line.holder, line.nominee) for line in record.endorsements}
    for block in range(first, stage.evm.newest + 1):
        assert told[block] == said_at(stage, record.escrow, block)
    if stage.version >= 5:
        remarks = [read_remark(line.remark, DOCUMENT) for line in record.endorsements[1:]]
        assert remarks == [f"no. {number}" for number in range(len(done) - 1)]
    by = {line.act: line.by for line in record.endorsements}
    assert by[A.RETURN] == record.endorsements[-2].by != ""
    assert by[A.BURN] == ""


def test_the_four_states_are_told_apart(stage: Stage) -> None:
    key = stage.keys[0]
    ref = stage.new_title()
    assert stage.record(ref).state == TitleState(stage.version)
    ref = stage.minted()
    assert stage.record(ref).state.status is TitleStatus.ACTIVE
    stage.do(key, ref, Move(A.RETURN, key.address))
    assert stage.record(ref).state.status is TitleStatus.RETURNED
    stage.do(key, ref, Move(A.BURN, key.address))
    record = stage.record(ref)
    assert record.state == TitleState(stage.version, TitleStatus.BURNT)
    assert acts_of(record.state, key.address) == ()


def test_a_snapshot_says_the_same_again_without_the_chain(stage: Stage) -> None:
    ref = stage.minted(holder=stage.keys[1])
    evidence = stage.read(ref)
    text = write_evidence(evidence)
    again = read_evidence(text)
    assert again == evidence
    assert record_of(again) == stage.record(ref)
    assert write_evidence(again) == text


PARTIES = st.integers(0, 2)
MOVES = st.lists(
    st.tuples(st.sampled_from(A), PARTIES, st.integers(-1, 2), st.integers(-1, 2)),
    min_size=6,
    max_size=14,
)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=MOVES)
def test_the_law_and_the_contract_agree_on_whatever_is_tried(stage: Stage, wishes) -> None:
    """Each wish is asked of our law and of the contract: both do it alike, or refuse alike."""
    address = [key.address for key in stage.keys] + [""]
    ref = stage.minted(holder=stage.keys[1])
    state = stage.record(ref).state
    for act, by, owner, holder in wishes:
        if act not in ACTS[stage.version]:
            continue
        by = 0 if act.is_issuers else by
        move = Move(act, address[by], owner=address[owner], holder=address[holder])
        refusal = ""
        try:
            after = followed_by(state, move)
        except Refused as refused:
            refusal, after = refused.code, state
        said = stage.do(stage.keys[by], ref, move)
        # The contract has one word for "to nobody" and "back to nobody".
        both = {"title-nothing-to-reject": "title-to-nobody"}
        assert both.get(refusal, refusal) == said
        state = after
    assert stage.record(ref).state == state


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=MOVES, who=PARTIES)
def test_what_is_offered_is_what_the_law_allows(stage: Stage, wishes, who: int) -> None:
    """An act is offered where some receiver makes it possible, and only there."""
    address = [key.address for key in stage.keys] + ["", "0x" + "5" * 40]
    state = followed_by(
        TitleState(stage.version), Move(A.MINT, "", owner=address[0], holder=address[0])
    )
    for act, by, owner, holder in wishes:
        if act in (A.MINT, A.BURN):
            continue
        try:
            state = followed_by(
                state, Move(act, address[by], owner=address[owner], holder=address[holder])
            )
        except Refused:
            continue
    possible = set()
    for act in A:
        for owner in address:
            for holder in address:
                try:
                    followed_by(state, Move(act, address[who], owner=owner, holder=holder))
                except Refused:
                    continue
                possible.add(act)
    assert set(acts_of(state, address[who])) == {act for act in possible if not act.is_issuers}


def test_nothing_moves_while_the_registry_is_paused(stage: Stage) -> None:
    key, ref = stage.keys[0], stage.minted()
    five = stage.version >= 5
    pause = call_data("pause(bytes)", b"") if five else call_data("pause()")
    unpause = call_data("unpause(bytes)", b"") if five else call_data("unpause()")
    stage.evm.send_from_rich(stage.registry, pause)
    try:
        state = stage.record(ref).state
        assert state.is_paused
        for act in (A.TRANSFER_HOLDER, A.NOMINATE, A.RETURN):
            move = Move(act, key.address, owner=stage.keys[1].address, holder=stage.keys[1].address)
            assert stage.do(key, ref, move) == "title-paused"
            with pytest.raises(Refused, match="title-paused"):
                followed_by(state, move)
        assert acts_of(state, key.address) == ()
    finally:
        stage.evm.send_from_rich(stage.registry, unpause)


def test_one_who_has_no_role_cannot_mint(stage: Stage) -> None:
    ref, stranger = stage.new_title(), stage.keys[2]
    move = Move(A.MINT, stranger.address, owner=stranger.address, holder=stranger.address)
    assert stage.do(stranger, ref, move) != ""


def test_a_later_snapshot_goes_on_with_the_story_of_an_earlier_one(stage: Stage) -> None:
    ref = stage.minted()
    early = stage.record(ref)
    stage.do(stage.keys[0], ref, moves_of(stage)[0][1])
    late = stage.record(ref)
    assert early.is_before(late)
    assert not late.is_before(early)
    assert not early.is_before(stage.record(stage.minted()))


def test_two_titles_never_share_an_escrow(stage: Stage) -> None:
    records: list[TitleRecord] = [stage.record(stage.minted()) for _ in range(2)]
    assert records[0].escrow != records[1].escrow
