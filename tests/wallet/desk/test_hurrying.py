"""A move that waits too long is outbid by one of the same number, and done once."""

from __future__ import annotations

import pytest

from tests.wallet.desk.rail import A, Rail, nap
from wallet.book import TaskState, TitleTask
from wallet.errors import Refused


def stuck(rail: Rail) -> TitleTask:
    """Send a move that the chain takes and does not mine."""
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    task = desk.draft(ref, rail.to_bank("once"))
    rail.node.is_full = True
    sent = desk.send(desk.take_answer(shipper.sign(desk.request(task))), wait=nap)
    assert (sent.task.state, sent.successor) == (TaskState.SENT, None)
    assert len(rail.node.waiting) == 1
    return sent.task


@pytest.mark.parametrize("which", ["the dearer one", "the first after all"])
def test_a_move_that_waits_too_long_is_outbid_and_done_once(rail: Rail, which: str) -> None:
    desk, shipper, first = rail.desk.titles, rail.shipper.titles, stuck(rail)
    # The same again is no other, and does no harm.
    assert desk.send(first, wait=nap).task.state is TaskState.SENT
    dearer = desk.hurry(first)
    old, new = first.draft.transaction, dearer.draft.transaction
    assert (new.nonce, new.to, new.data, new.gas) == (old.nonce, old.to, old.data, old.gas)
    assert 10 * new.most_fee >= 11 * old.most_fee
    assert 10 * new.priority_fee >= 11 * old.priority_fee
    assert desk.task(first.digest).successor == dearer.digest
    signed = desk.take_answer(shipper.sign(desk.request(dearer)))
    assert desk.send(signed, wait=nap).task.state is TaskState.SENT
    assert [one.digest for one in rail.node.waiting] == [signed.transaction]
    # One of the two is mined, whichever; both are settled by asking about either.
    mined, lost = (signed, first) if which == "the dearer one" else (first, signed)
    rail.node.mine(mined.raw)
    done = desk.send(desk.task(lost.digest), wait=nap)
    assert (done.task.digest, done.task.state) == (mined.digest, TaskState.DONE)
    assert done.successor is None
    over = desk.task(lost.digest)
    assert (over.state, over.why) == (TaskState.STALE, "title-outbid")
    record = desk.show(first.draft.ref).record
    assert record is not None
    assert [line.act for line in record.endorsements] == [A.MINT, A.TRANSFER_HOLDER]
    with pytest.raises(Refused, match="title-not-sent"):
        desk.hurry(over)


def test_a_dearer_draft_that_nobody_signed_is_over_when_the_first_is_mined(rail: Rail) -> None:
    desk, first = rail.desk.titles, stuck(rail)
    dearer = desk.hurry(first)
    rail.node.mine(first.raw)
    with pytest.raises(Refused, match="title-mined"):
        desk.hurry(first)
    assert desk.send(first, wait=nap).task.state is TaskState.DONE
    assert desk.task(dearer.digest).state is TaskState.STALE
    with pytest.raises(Refused, match="title-task-over"):
        desk.take_answer(rail.shipper.titles.sign(desk.request(dearer)))


def test_a_second_move_waits_behind_the_first_and_does_not_push_it_out(rail: Rail) -> None:
    desk, shipper, first = rail.desk.titles, rail.shipper.titles, stuck(rail)
    rail.node.is_full = False
    other = rail.mint()
    rail.node.is_full = True
    second = desk.draft(other, rail.to_bank())
    assert second.draft.nonce == first.draft.nonce + 1
    sent = desk.send(desk.take_answer(shipper.sign(desk.request(second))), wait=nap)
    assert (sent.task.state, sent.successor) == (TaskState.SENT, None)
    assert len(rail.node.waiting) == 2
