"""Names identify nobody; where one could mislead a reader, the verdict says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    LATER,
    SHIPPER,
    START,
    Voyage,
    all_of,
    document,
    trust_in,
)
from tests.wallet.platforms import Platform, foreign_envelope
from wallet.formats.pint.case import Case
from wallet.formats.pint.judge import judge
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline
from wallet.titles.acts import Act, ActCode
from wallet.titles.parties import Code, Party


def renamed(party: Party, name: str) -> Party:
    return replace(party, name=name)


def names_of(name: str, code: str = "X") -> tuple[str, str]:
    """Judge a bill handed to somebody of that name and code."""
    voyage = Voyage.begin("bearer")
    to = Party(name, (*BANK.party.codes[:1], Code("ZZZ", code)), "LDWL")
    voyage.sign(SHIPPER, Act(ActCode.TRANSFER, SHIPPER.party, to, voyage.tick()))
    verdict = voyage.judge(BANK)
    assert verdict.headline is Headline.OFFERED
    return all_of(verdict, "pint.names")


@pytest.mark.parametrize(
    "name",
    [
        "Straits Merchant Bank Ltd", "Müller & Söhne GmbH", "海峡商人银行有限公司",
        "Hengtai 恒泰精密 Co., Ltd", "株式会社メリディアン", "한빛 Trading", "Ромашка",
        "\uff21\uff22\uff23 贸易", "Ελληνική Ναυτιλία", "שלום סחר",
    ],
)  # fmt: skip
def test_a_name_in_letters_that_belong_together_is_clear(name):
    assert names_of(name) == ("passed", "names-clear")


@pytest.mark.parametrize(
    "name", ["\u0420aypal Ltd", "Straits Merch\u0430nt Bank", "\u0391pex Lines", "恒泰 Ромашка"]
)
def test_a_name_that_mixes_letters_that_look_alike_is_pointed_out(name):
    assert names_of(name) == ("failed", "name-mixed-scripts")


@pytest.mark.parametrize(
    "name", ["Bank\u200bof Straits", "Bank \u202eknaB", "Bank\u00ad", "B\x1b[31m", "Bank\ue000"]
)
def test_a_name_with_characters_that_do_not_show_is_pointed_out(name):
    assert names_of(name) == ("failed", "name-hidden-characters")


def test_a_code_in_letters_that_look_alike_is_pointed_out_too():
    assert names_of("Bank", "999900STR\u0410ITS") == ("failed", "name-mixed-scripts")


def test_one_key_goes_by_one_name():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    other = renamed(BANK.party, "Oceanic Bank plc")
    voyage.sign(BANK, Act(ActCode.TRANSFER, other, BUYER.party, voyage.tick()))
    assert all_of(voyage.judge(), "pint.names") == ("failed", "names-differ")
    pinned = voyage.judge(trust=trust_in(CARRIER, BANK))
    assert all_of(pinned, "pint.names") == ("failed", "name-not-as-pinned")
    # The key decides who acted, whatever name it gives itself.
    assert all_of(pinned, "chain.acts") == ("passed", "acts-allowed")


def test_an_actor_that_shares_no_more_than_a_code_with_the_holder_is_pointed_out():
    wave = Platform("WAVE")
    line, house, desk, buyer = (
        wave.customer(name, "H" if name in ("House", "Desk") else name)
        for name in ("Line", "House", "Desk", "Buyer")
    )

    def verdict(*acts: Act):
        envelope = foreign_envelope(wave, [(wave, (act,)) for act in acts], document("bearer"))
        return judge(envelope, Case(Trust([wave.trusted()]), LATER))

    issued = Act(ActCode.ISSUE, line, house, START)
    surrender = Act(ActCode.SURRENDER_FOR_DELIVERY, house, line, START)
    refused = Act(ActCode.REFUSE_SURRENDER, line, house, START)
    given_on = Act(ActCode.TRANSFER, house, buyer, START)
    for acts in ((issued, given_on), (issued, surrender, refused, given_on)):
        assert all_of(verdict(*acts), "chain.acts") == ("passed", "acts-allowed")
        other = verdict(*acts[:-1], replace(given_on, actor=desk))
        assert all_of(other, "chain.acts") == ("not-checked", "actor-named-otherwise")
        assert other.headline is Headline.COPY


def test_in_one_entry_each_actor_is_held_against_who_had_control_just_then():
    wave = Platform("WAVE")
    line, house, desk = (wave.customer(name) for name in ("Line", "House", "Desk"))
    acts = (
        Act(ActCode.ISSUE, line, house, START),
        Act(ActCode.TRANSFER, house, desk, START),
        Act(ActCode.SIGN, desk, None, START),
    )
    envelope = foreign_envelope(wave, [(wave, acts)], document("bearer"))
    verdict = judge(envelope, Case(Trust([wave.trusted()]), LATER))
    assert all_of(verdict, "chain.acts") == ("passed", "acts-allowed")
