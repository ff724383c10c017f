"""The endorsement chain of a title, as the time line of a bill."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wallet.titles.acts import ActCode
from wallet.titles.escrow import (
    Endorsement,
    TitleAct,
    TitleRecord,
    TitleRef,
    TitleState,
    TitleStatus,
)
from wallet.titles.escrow_story import account, is_account, moments_of
from wallet.titles.parties import Code, Party
from wallet.titles.state import Degree, Status

A, B, REGISTRY = "0x" + "aa" * 20, "0x" + "bb" * 20, "0x" + "cc" * 20
START = datetime(2026, 11, 1, tzinfo=UTC)


def line(number: int, act: TitleAct, by: str, owner: str, holder: str) -> Endorsement:
    at = START + timedelta(hours=number)
    return Endorsement(act, by, owner, holder, "", b"", number, at, f"0x{number:064x}", 0)


LINES = (
    line(0, TitleAct.MINT, "", A, A),
    line(1, TitleAct.TRANSFER_HOLDER, A, A, B),
    line(2, TitleAct.REJECT_HOLDER, B, A, A),
    line(3, TitleAct.NOMINATE, A, A, A),
    line(4, TitleAct.TRANSFER_BOTH, A, B, B),
    line(5, TitleAct.RETURN, B, B, B),
    line(6, TitleAct.RESTORE, "", B, B),
    line(7, TitleAct.RETURN, B, B, B),
    line(8, TitleAct.BURN, "", "", ""),
)
RECORD = TitleRecord(
    TitleRef(137, REGISTRY, 1), "0x" + "dd" * 20, TitleState(5, TitleStatus.BURNT), LINES,
    9, "0x" + "00" * 32, START, START, "node.example", is_standard=True,
)  # fmt: skip
CARRIER = Party("Sample Line", ())


def test_control_and_entitlement_move_as_the_chain_says() -> None:
    told = moments_of(RECORD, CARRIER)
    assert [moment.state.holder.name for moment in told] == [
        A, B, A, B, "Sample Line", B, "Sample Line", "Sample Line",
    ]  # fmt: skip
    orders = [moment.state.order_party for moment in told]
    assert [party and party.name for party in orders] == [A, A, A, B, B, B, B, None]
    assert [moment.position for moment in told] == list(range(8))


def test_a_nomination_is_no_moment_and_everything_is_recorded() -> None:
    told = moments_of(RECORD, CARRIER)
    assert len(told) == len(LINES) - 1
    assert {moment.degree for moment in told} == {Degree.RECORDED}
    assert told[0].actor == CARRIER
    assert told[1].actor == account(A)


def test_what_a_chain_has_recorded_was_agreed_and_recorded_then() -> None:
    told = moments_of(RECORD, CARRIER)
    assert {(one.since, one.agreed_at, one.recorded_at) for one in told} == {
        (line.at, line.at, line.at) for line in LINES if line.act is not TitleAct.NOMINATE
    }
    assert told[1].entry == f"{1:064x}"


def test_what_was_returned_goes_back_to_who_returned_it() -> None:
    told = moments_of(RECORD, CARRIER)
    back = [moment.state.surrendered_by for moment in told]
    assert back == [None, None, None, None, account(B), None, account(B), None]


def test_an_account_is_known_by_its_code_and_nobody_else_is_one() -> None:
    assert account(A) == Party(A, (Code("EIP155", A),))
    assert is_account(account(A))
    assert not is_account(None)
    assert not is_account(CARRIER)
    assert not is_account(Party("both", (Code("EIP155", A), Code("GLEIF", "x"))))


def test_returned_refused_and_ended_are_told_apart() -> None:
    told = moments_of(RECORD, None)
    assert [moment.state.status for moment in told[-4:]] == [
        Status.SURRENDER_PENDING_DELIVERY,
        Status.IN_FORCE,
        Status.SURRENDER_PENDING_DELIVERY,
        Status.ACCOMPLISHED,
    ]
    assert told[-1].acts == (ActCode.ACCEPT_SURRENDER,)
    assert told[-1].state.carrier == account(REGISTRY)
