"""The list of bills: fetched as it is scrolled into sight, chosen by bill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt

from ui.models.cells import CELL, Cell, Column, RowsModel
from ui.models.holdings import PAGE, HoldingsModel
from wallet.clock import FixedClock
from wallet.titles.bill import Kind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.state import Degree
from wallet.words import Language

NOW = datetime(2026, 11, 3, 6, 12, tzinfo=UTC)


def holding(number: int) -> Holding:
    return Holding(
        bill=sha256(str(number).encode()).hexdigest(),
        number=f"MRDN-{number:06d}",
        kind=Kind.TO_ORDER,
        carrier="Meridian",
        from_place="Yantian",
        to_place="Rotterdam",
        vessel="MERIDIAN AURORA",
        voyage="026W",
        on_board="2026-10-28",
        standing=Standing.IN_HANDS,
        position=Position.HOLDER,
        degree=Degree.RECORDED,
        changed_at=NOW,
        change=Change.RECORDED,
        counterparty="Meridian",
    )


class Shelf:
    """A core with so many bills that writes down what it was asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[int] = []

    def page(self, offset: int, limit: int) -> list[Holding]:
        self.asked.append(offset)
        return [holding(n) for n in range(offset, min(offset + limit, self.count))]


@pytest.fixture
def model(look):
    return HoldingsModel(look, FixedClock(NOW))


def shown(model, row, key):
    columns = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    return model.index(row, columns.index(key)).data(CELL)


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    shelf = Shelf(450)
    model.show(shelf.page, shelf.count)
    qtmodeltester.check(model)


def test_a_long_list_is_fetched_where_it_is_looked_at(model):
    shelf = Shelf(100_000)
    model.show(shelf.page, shelf.count)
    assert model.rowCount() == 100_000
    assert shelf.asked == []
    assert model.holding(99_999).number == "MRDN-099999"
    assert shelf.asked == [99_999 // PAGE * PAGE]
    assert model.holding(99_998).number == "MRDN-099998"
    assert len(shelf.asked) == 1


def test_memory_stays_bounded_while_scrolling(model):
    shelf = Shelf(100_000)
    model.show(shelf.page, shelf.count)
    for row in range(0, 100_000, PAGE):
        model.holding(row)
    assert len(model._pages) < 100


def test_so_many_cells_are_kept_and_no_more(model):
    model.show(Shelf(10_000).page, 10_000)
    for row in range(10_000):
        model.index(row, 2).data(CELL)
    assert len(model._cells) <= 4_000


def test_a_cell_is_said_once_and_again_where_another_bill_stands_there(model):
    model.show(Shelf(1).page, 1)
    assert shown(model, 0, "Bill") is shown(model, 0, "Bill")
    model.show(lambda _offset, _limit: [holding(7)], 1)
    assert shown(model, 0, "Bill").first == "MRDN-000007"
    model.put(0, [holding(8)])
    assert shown(model, 0, "Bill").first == "MRDN-000008"


def test_after_midnight_no_row_says_today(look):
    @dataclass
    class Clock:
        at: datetime = NOW

        def now(self) -> datetime:
            return self.at

    clock = Clock()
    model = HoldingsModel(look, clock)
    model.show(Shelf(1).page, 1)
    assert shown(model, 0, "Last change").first == "Today 14:12"
    clock.at += timedelta(days=1)
    assert shown(model, 0, "Last change").first == "Yesterday 14:12"


def test_a_row_says_both_its_lines(model):
    model.show(Shelf(1).page, 1)
    bill = shown(model, 0, "Bill")
    assert (bill.first, bill.second) == ("MRDN-000000", "To order · Meridian")
    assert bill.is_strong
    assert shown(model, 0, "Route, vessel").second == "MERIDIAN AURORA · 026W"
    assert shown(model, 0, "On board").first == "28 Oct 2026"
    assert shown(model, 0, "Degree").degree is Degree.RECORDED
    assert shown(model, 0, "Last change").first == "Today 14:12"


def test_a_row_speaks_the_users_language(model, look):
    model.show(Shelf(1).page, 1)
    assert model.index(0, 2).data(CELL).second == "To order · Meridian"
    look.wear(language=Language.CHINESE)
    assert model.index(0, 2).data(CELL).second == "指示提单 · Meridian"
    assert model.index(0, 4).data(CELL).first == "2026-10-28"


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_a_chip(model, standing):
    from dataclasses import replace

    bill = replace(holding(1), standing=standing)
    model.show(lambda _offset, _limit: [bill], 1)
    chip = model.index(0, 1).data(CELL)
    assert chip.chip is not None
    assert chip.first != standing.value


def test_a_source_with_fewer_bills_than_it_said_shows_empty_rows(model):
    model.show(lambda _offset, _limit: [], 3)
    assert model.holding(2) is None
    assert model.index(2, 2).data() is None


def test_a_page_that_comes_later_is_put_in(model, qtbot):
    asked = []

    def later(offset, _limit):
        asked.append(offset)

    model.show(later, 450, first=[holding(n) for n in range(PAGE)])
    assert model.holding(0) is not None
    assert model.holding(PAGE) is None
    assert model.holding(PAGE + 1) is None
    assert asked == [PAGE]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.put(1, [holding(n) for n in range(PAGE, 2 * PAGE)])
    assert (changed.args[0].row(), changed.args[1].row()) == (PAGE, 2 * PAGE - 1)
    assert model.row_of(holding(PAGE + 3).bill) == PAGE + 3
    assert model.row_of("unknown") == -1


class TestChoosing:
    def test_what_is_chosen_survives_another_order(self, model):
        model.show(Shelf(10).page, 10)
        model.choose(3, True)
        model.show(lambda offset, limit: Shelf(10).page(offset, limit)[::-1], 10)
        assert model.chosen_count == 1
        assert model.is_chosen(model.holding(6))
        assert [one.number for one in model.chosen()] == ["MRDN-000003"]

    def test_all_of_a_long_list_are_chosen_without_fetching_it(self, model):
        shelf = Shelf(100_000)
        model.show(shelf.page, shelf.count)
        model.choose_all(True)
        assert model.chosen_count == 100_000
        assert shelf.asked == []
        model.choose(7, False)
        assert model.chosen_count == 99_999
        assert model.all_but == {holding(7).bill}

    def test_none_are_chosen_after_choosing_none(self, model):
        model.show(Shelf(10).page, 10)
        model.choose(1, True)
        model.choose_all(False)
        assert model.chosen_count == 0
        assert model.all_but is None

    def test_the_check_box_is_written_through_qt_too(self, model, qtbot):
        model.show(Shelf(10).page, 10)
        box = model.index(2, 0)
        with qtbot.waitSignal(model.chosen_changed):
            model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        assert Qt.CheckState(box.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        assert box.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_short_list_keeps_qts_rules(qtmodeltester):
    model = RowsModel()
    columns = (Column("act", "Act"), Column("when", "When"))
    model.show(columns, [(Cell("Issue", "to order"), Cell("29 Oct"))] * 3)
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "Issue, to order"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "When"
