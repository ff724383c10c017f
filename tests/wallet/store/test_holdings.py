"""The list of bills: one line each, sorted, filtered, searched, in pages."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, timedelta
from operator import attrgetter
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wallet.clock import to_milliseconds
from wallet.store import Order
from wallet.store.holdings import _COLUMNS, _FIELDS
from wallet.titles.bill import Kind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.state import Degree


def numbers(holdings):
    return [holding.number for holding in holdings]


def test_every_field_of_a_holding_is_kept():
    assert tuple(field.name for field in fields(Holding)) == _FIELDS
    assert set(_COLUMNS) == set(get_args(Order))


def test_a_bill_is_kept_once_as_it_stands_now(vault, make_holding):
    first = make_holding(1)
    vault.put_holding(first)
    assert vault.holding(first.bill) == first
    assert vault.holding("ff" * 32) is None
    changed = replace(first, standing=Standing.OFFERED_BY_ME, counterparty="Zweite Bank")
    vault.put_holding(changed)
    vault.put_holding(changed)
    assert vault.holdings() == (changed,)
    assert vault.holdings(text="zweite") == (changed,)
    assert vault.holdings(text="lowenbank") == ()


def test_a_number_is_found_whatever_its_case_and_carrier(vault, make_holding):
    one, two = make_holding(1, number="ABC-1"), make_holding(2, number="abc-1", carrier="Zweite")
    two = replace(two, changed_at=one.changed_at + timedelta(days=1))
    for holding in (one, two, make_holding(3, number="ABC-10")):
        vault.put_holding(holding)
    assert vault.find_number(" Abc-1 ") == (two, one)
    assert vault.find_number("ABC") == ()


@pytest.fixture
def voyage(vault, make_holding):
    """Return five bills in the vault that differ in what the list is sorted by."""
    start = make_holding().changed_at
    bills = [
        make_holding(
            number,
            changed_at=start + timedelta(hours=number),
            vessel=vessel,
            standing=standing,
            degree=degree,
        )
        for number, (vessel, standing, degree) in enumerate(
            [
                ("Abendstern", Standing.IN_HANDS, Degree.SIGNED),
                ("aurora", Standing.AGREED, Degree.AGREED),
                ("Borealis", Standing.IN_HANDS, Degree.RECORDED),
                ("Abendstern", Standing.COPY, Degree.NONE),
                ("Zephyr", Standing.IN_HANDS, Degree.RECORDED),
            ]
        )
    ]
    for bill in bills:
        vault.put_holding(bill)
    return bills


def test_the_newest_change_comes_first(vault, voyage):
    assert vault.holdings() == tuple(reversed(voyage))
    assert vault.holdings(descending=False) == tuple(voyage)


@pytest.mark.parametrize(
    ("order", "expected"),
    [("number", "01234"), ("vessel", "03124"), ("degree", "30124"), ("standing", "13024")],
)
def test_the_list_is_sorted_by_a_column(vault, voyage, order, expected):
    up = vault.holdings(order=order, descending=False)
    assert numbers(up) == [voyage[int(place)].number for place in expected]
    assert vault.holdings(order=order) == up[::-1]


def test_every_order_walks_an_index(vault):
    for columns in _COLUMNS.values():
        by = ", ".join(f"{column} DESC" for column in (*columns, "id"))
        plan = vault._db.rows(f"EXPLAIN QUERY PLAN SELECT id FROM holding ORDER BY {by}")
        assert [line[3].split(" INDEX ")[0] for line in plan] == ["SCAN holding USING COVERING"]


def test_pages_follow_each_other(vault, voyage):
    assert vault.holdings(limit=2) == (voyage[4], voyage[3])
    assert vault.holdings(limit=2, offset=2) == (voyage[2], voyage[1])
    assert vault.holdings(limit=2, offset=4) == (voyage[0],)


def test_filter_search_and_order_work_together(vault, voyage):
    held = vault.holdings(standing=Standing.IN_HANDS, order="vessel", descending=False)
    assert held == (voyage[0], voyage[2], voyage[4])
    assert vault.holdings(standing=Standing.IN_HANDS, text="abend") == (voyage[0],)
    assert vault.holdings(text="abend", limit=1, offset=1) == (voyage[0],)
    assert vault.holdings(text="钢材 rotterdam") == tuple(reversed(voyage))
    assert vault.holdings(text="nowhere") == ()
    assert len(vault.holdings(text='" * (')) == 5


def test_bills_are_counted_by_how_they_stand(vault, voyage):
    assert set(vault.counts()) == set(Standing)
    assert vault.counts()[Standing.IN_HANDS] == 3
    assert vault.counts()[Standing.FROZEN] == 0
    assert vault.counts("abendstern")[Standing.IN_HANDS] == 1


lines = st.builds(
    Holding,
    bill=st.integers(0, 9).map("{:064x}".format),
    number=st.text("aB1-", max_size=3),
    kind=st.sampled_from(Kind),
    carrier=st.text("aB", max_size=2),
    from_place=st.text("aB港", max_size=2),
    to_place=st.text("aB港", max_size=2),
    vessel=st.text("aB", max_size=2),
    voyage=st.text("12", max_size=2),
    on_board=st.sampled_from(["", "2026-11-02"]),
    standing=st.sampled_from(Standing),
    position=st.sampled_from(Position),
    degree=st.sampled_from(Degree),
    changed_at=st.datetimes(timezones=st.just(UTC)).map(to_milliseconds),
    change=st.sampled_from(Change),
    counterparty=st.text("aB", max_size=2),
    search_text=st.text("ab 港口", max_size=6),
)


@given(st.lists(lines, max_size=12), st.sampled_from(get_args(Order)), st.booleans())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_list_holds_the_last_word_on_each_bill(vault, puts, order, descending):
    with vault.transaction():
        vault._db.run("DELETE FROM holding")
        vault._db.run("DELETE FROM holding_words")
        for holding in puts:
            vault.put_holding(holding)
    last = {holding.bill: holding for holding in puts}
    listed = vault.holdings(order=order, descending=descending)
    by_bill = attrgetter("bill")
    assert sorted(listed, key=by_bill) == sorted(last.values(), key=by_bill)
    counts = vault.counts()
    for standing in Standing:
        of_it = tuple(holding for holding in listed if holding.standing is standing)
        assert vault.holdings(standing=standing, order=order, descending=descending) == of_it
        assert counts[standing] == len(of_it)
