"""How a party and its codes are written."""

from __future__ import annotations

from ui.pages.party_words import codes_of, lei_of
from wallet.titles.parties import Code, Party

PARTY = Party(
    "Yantian Hengtai Precision Co., Ltd",
    (Code("GLEIF", "999900YTHTPX00267118", "LEI"), Code("SAMR", "91440300MA9999999X", "USCI")),
)


def test_an_lei_is_read_in_fours_and_no_other_code_is():
    assert lei_of(PARTY) == "9999 00YT HTPX 0026 7118"
    assert codes_of(PARTY) == (("LEI", lei_of(PARTY)), ("USCI", "91440300MA9999999X"))


def test_who_has_no_lei_has_none():
    assert lei_of(Party("Somebody", ())) == ""
