"""Names of a title, and what its acts are about."""

from __future__ import annotations

from wallet.titles.escrow import TitleAct, TitleRef, contract_name


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
