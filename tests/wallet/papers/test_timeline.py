"""The control time line is drawn as it stands in the table: who, since when, how firmly."""

from __future__ import annotations

from dataclasses import replace

from tests.wallet.papers import samples
from tests.wallet.papers.reading import faults, texts
from wallet.papers.bill import render_bill
from wallet.papers.pen import Pen
from wallet.papers.timeline import time_line
from wallet.proof.verdict import Verdict
from wallet.titles.state import Degree, Status
from wallet.words import Language

BANK = samples.PARTIES[2]


def changed(verdict: Verdict, place: int, **state: object) -> Verdict:
    moments = list(verdict.timeline)
    moments[place] = replace(moments[place], state=replace(moments[place].state, **state))
    return replace(verdict, timeline=tuple(moments))


def drawn(verdict: Verdict):
    return time_line(verdict, Pen(Language.ENGLISH))


def test_each_holder_has_a_block_and_the_last_says_how_firmly_it_began():
    (band,) = drawn(samples.verdict(entries=3))
    assert [(one["name"], one["rank"], one["span"], one["now"]) for one in band["control"]] == [
        ("Yantian Hengtai Precision Co., Ltd", 3, 1, False),
        ("Straits Merchant Bank Ltd", 3, 1, False),
        ("Maasvlakte Tools B.V.", 2, 1, False),
    ]
    assert [act["number"] for act in band["acts"]] == ["1", "2", "3"]


def test_only_a_recorded_holder_of_a_bill_in_force_is_the_holder_now():
    verdict = samples.verdict(entries=2)
    moments = (verdict.timeline[0], replace(verdict.timeline[1], degree=Degree.RECORDED))
    recorded = replace(verdict, timeline=moments)
    assert drawn(recorded)[0]["control"][-1]["now"]
    ended = changed(recorded, 1, status=Status.ACCOMPLISHED)
    assert not drawn(ended)[0]["control"][-1]["now"]
    assert [one["code"] for one in drawn(ended)[0]["medium"]] == ["electronic", "ended"]


def test_who_keeps_control_keeps_one_block():
    verdict = samples.verdict(entries=3)
    same = changed(verdict, 2, holder=verdict.timeline[1].state.holder)
    (band,) = drawn(same)
    assert [one["span"] for one in band["control"]] == [1, 2]
    assert [one["span"] for one in band["order"]] == [2, 1]


def test_a_rejected_offer_moves_nothing():
    verdict = samples.verdict(entries=3)
    moments = (*verdict.timeline[:2], replace(verdict.timeline[2], is_rejected=True))
    (band,) = drawn(replace(verdict, timeline=moments))
    assert [one["span"] for one in band["control"]] == [1, 2]
    assert band["acts"][2]["rejected"]


def test_a_charge_has_a_lane_of_its_own_only_where_there_is_one():
    assert drawn(samples.verdict(entries=3))[0]["charge"] == []
    pledged = changed(samples.verdict(entries=3), 1, charge=BANK)
    lane = drawn(pledged)[0]["charge"]
    assert [one["name"] for one in lane] == ["", BANK.name, ""]
    page = texts(render_bill(samples.paper(verdict=pledged)))[-1]
    assert page.count("Charge") >= 1
    assert page.count("HeldassecuritybyStraitsMerchantBankLtd") == 1


def test_a_long_chain_goes_on_in_the_next_band():
    bands = drawn(samples.verdict(entries=14))
    assert [len(band["acts"]) for band in bands] == [6, 6, 2]
    assert all(sum(one["span"] for one in band[lane]) == len(band["acts"])
               for band in bands for lane in ("control", "order", "medium"))  # fmt: skip


def test_a_drawing_of_long_names_overprints_nothing():
    verdict = samples.verdict(entries=12)
    for place in range(0, 12, 2):
        long = replace(BANK, name=f"{place} Nordländische Werkzeugmaschinen-Einfuhrgesellschaft")
        verdict = changed(verdict, place, holder=long, charge=long, order_party=long)
    for language in Language:
        assert faults(render_bill(samples.paper(verdict=verdict, language=language))) == []


def test_no_chain_draws_nothing():
    assert drawn(samples.verdict(entries=0)) == []
