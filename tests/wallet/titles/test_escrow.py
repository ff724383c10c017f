"""Names of a title, and what its acts are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wallet.titles.escrow import (
    Endorsement,
    TitleAct,
    TitleRecord,
    TitleRef,
    TitleState,
    contract_name,
)


def test_a_title_has_one_name_for_every_chain_and_program():
    ref = TitleRef(137, "0xAb", 255)
    assert ref.asset == "eip155:137/erc721:0xAb/255"
    assert ref.token_hex == "ff".zfill(64)
    assert contract_name(137, "0xAb") == "eip155:137:0xAb"


def test_each_act_on_a_title_names_those_whom_it_changes():
    names = {act: (act.names_owner, act.names_holder) for act in TitleAct}
    assert {act for act, named in names.items() if named == (True, True)} == {
        TitleAct.MINT, TitleAct.TRANSFER_BOTH,
    }  # fmt: skip
    assert {act for act, named in names.items() if named == (True, False)} == {
        TitleAct.NOMINATE, TitleAct.TRANSFER_OWNER,
    }  # fmt: skip
    assert {act for act, named in names.items() if named == (False, True)} == {
        TitleAct.TRANSFER_HOLDER,
    }
    assert [act for act in TitleAct if act.is_issuers] == [
        TitleAct.MINT, TitleAct.RESTORE, TitleAct.BURN,
    ]  # fmt: skip


def lines(*acts: TitleAct) -> tuple[Endorsement, ...]:
    return tuple(
        Endorsement(act, "", "0xA", "0xB", "", b"", block, MOMENT, f"0x{block:064x}", 0)
        for block, act in enumerate(acts, start=10)
    )


MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
EARLY = TitleRecord(
    TitleRef(137, "0xAb", 255), "0xE", TitleState(5), lines(TitleAct.MINT, TitleAct.NOMINATE),
    20, "0xh", MOMENT, MOMENT, "node.example", is_standard=True,
)  # fmt: skip
LATE = replace(
    EARLY, block=30, endorsements=lines(TitleAct.MINT, TitleAct.NOMINATE, TitleAct.TRANSFER_OWNER)
)


def test_a_later_look_at_a_title_goes_on_with_the_same_story():
    assert EARLY.is_before(LATE)
    assert EARLY.is_before(EARLY), "in the same block"
    assert not LATE.is_before(EARLY)


@pytest.mark.parametrize("other", [
    replace(LATE, ref=TitleRef(137, "0xAb", 256)),
    replace(LATE, block=19),
    replace(LATE, endorsements=lines(TitleAct.MINT, TitleAct.TRANSFER_BOTH)),
    replace(LATE, endorsements=lines(TitleAct.MINT)),
], ids=["another-title", "older", "another-turn", "shorter"])  # fmt: skip
def test_another_title_an_older_look_and_another_turn_are_no_later_look(other):
    assert not EARLY.is_before(other)
