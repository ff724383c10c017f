"""Lists: columns that give way, rows that open and are chosen, one ring for the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem

from tests.screens.samples import HOLDINGS
from ui.look import TextSize
from ui.models.cells import CELL, Cell, Column, RowsModel
from ui.models.holdings import HoldingsModel
from ui.widgets.table import BillTable, Table
from wallet.clock import FixedClock


@pytest.fixture
def table(look, qtbot):
    model = HoldingsModel(look, FixedClock(HOLDINGS[0].changed_at))
    table = BillTable(look, model)
    model.setParent(table)
    qtbot.addWidget(table)
    model.show(lambda offset, limit: HOLDINGS[offset : offset + limit], len(HOLDINGS))
    table.resize(1100, 600)
    table.show()
    table.fit()
    return table


def shown(table):
    return [
        column.key
        for section, column in enumerate(table.columns())
        if not table.isColumnHidden(section)
    ]


def click(table, row, column, modifiers=Qt.KeyboardModifier.NoModifier):
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


class TestColumns:
    def test_wide_everything_is_shown(self, table):
        assert len(shown(table)) == 8
        assert table.hidden_count == 0
        assert table._paints.reduced == frozenset()

    def test_they_give_way_in_their_order(self, table, qtbot):
        seen = []
        for width in range(1100, 560, -4):
            table.resize(width, 600)
            state = ("on-board" in shown(table), *sorted(table._paints.reduced))
            if state not in seen:
                seen.append(state)
        assert seen == [(True,), (False,), (False, "changed"), (False, "changed", "degree")]

    def test_a_hidden_column_is_counted(self, table, qtbot):
        with qtbot.waitSignal(table.hidden_changed) as hidden:
            table.resize(800, 600)
        assert hidden.args == [1]

    def test_the_number_of_a_bill_is_never_cut(self, table):
        for width in (1100, 800, 600):
            table.resize(width, 600)
            cell = Cell(HOLDINGS[0].number, is_strong=True)
            assert table.columnWidth(2) >= table._paints.width_of(cell, reduced=True)

    def test_the_menu_hides_what_one_does_not_want(self, table):
        menu = QMenu()
        table.fill_columns_menu(menu)
        action = next(one for one in menu.actions() if one.text() == "On board")
        action.setChecked(False)
        assert "on-board" not in shown(table)
        assert table.hidden_count == 1
        action.setChecked(True)
        assert "on-board" in shown(table)

    def test_the_menu_sorts_by_either_line(self, table, qtbot):
        menu = QMenu()
        table.fill_columns_menu(menu)
        action = next(one for one in menu.actions() if one.text() == "Carrier")
        with qtbot.waitSignal(table.sort_asked) as asked:
            action.trigger()
        assert asked.args == ["carrier", False]

    def test_a_head_asks_for_the_other_way_round(self, table, qtbot):
        table.show_sort("degree", descending=False)
        with qtbot.waitSignal(table.sort_asked) as asked:
            table.head.sectionClicked.emit(6)
        assert asked.args == ["degree", True]

    def test_the_view_sorts_nothing_itself(self, table):
        assert not table.isSortingEnabled()


class TestRows:
    def test_a_click_opens_the_bill(self, table, qtbot):
        with qtbot.waitSignal(table.opened) as opened:
            click(table, 3, 2)
        assert opened.args == [3]

    def test_enter_opens_the_bill_under_the_keyboard(self, table, qtbot):
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Down)
        with qtbot.waitSignal(table.opened) as opened:
            QTest.keyClick(table, Qt.Key.Key_Return)
        assert opened.args == [1]

    def test_the_check_box_chooses_and_does_not_open(self, table, qtbot):
        with qtbot.assertNotEmitted(table.opened):
            click(table, 2, 0)
        assert [one.bill for one in table._bills.chosen()] == [HOLDINGS[2].bill]

    def test_space_chooses_the_row_under_the_keyboard(self, table):
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Space)
        assert table._bills.chosen_count == 1
        QTest.keyClick(table, Qt.Key.Key_Space)
        assert table._bills.chosen_count == 0

    def test_shift_chooses_a_stretch_and_control_one_more(self, table):
        click(table, 1, 0)
        click(table, 3, 2, Qt.KeyboardModifier.ShiftModifier)
        click(table, 6, 2, Qt.KeyboardModifier.ControlModifier)
        assert table._bills.chosen_count == 4

    def test_the_head_shows_all_some_and_none(self, table):
        table.head.all_asked.emit(True)
        assert table.head._chosen is True
        click(table, 0, 0)
        assert table.head._chosen is None
        table.head.all_asked.emit(False)
        assert table.head._chosen is False
        table.grab()

    def test_the_row_with_the_keyboard_wears_the_ring(self, table, look, qtbot):
        table.setFocus()
        qtbot.waitUntil(table.hasFocus)
        image = table.viewport().grab().toImage()
        middle = table.rowHeight(0) // 2
        assert image.pixelColor(0, middle) == look.tokens.accent

    def test_rows_grow_with_the_text(self, table, look):
        before = table.rowHeight(0)
        look.wear(size=TextSize.BIGGER)
        assert table.rowHeight(0) == look.metrics.row > before

    def test_the_row_under_the_pointer_is_seen(self, table):
        QTest.mouseMove(table.viewport(), QPoint(200, table.rowHeight(0) + 5))
        table._hover(1)
        assert table._paints.hovered == 1
        table._hover(-1)


def test_a_hundred_thousand_rows_are_scrolled_from_few_layouts(look, qtbot):
    model = HoldingsModel(look, FixedClock(HOLDINGS[0].changed_at))
    table = BillTable(look, model)
    qtbot.addWidget(table)
    model.show(lambda offset, limit: (HOLDINGS * 20)[:limit], 100_000)
    table.resize(1100, 700)
    table.show()
    for row in range(0, 100_000, 9_973):
        table.scrollTo(model.index(row, 0))
        table.grab()
    assert table._paints._line.cache_info().currsize < 200


def test_another_list_is_measured_before_it_is_painted(look, qtbot):
    model = RowsModel()
    table = Table(look, "Acts")
    qtbot.addWidget(table)
    table.setModel(model)
    table.resize(900, 200)
    table.show()
    columns = (Column("act", "Act", elides=False), Column("n", "No"))
    model.show(columns, [[Cell("Issue"), Cell("1")]])
    before = table.columnWidth(0)
    model.show(columns, [[Cell("Surrender for amendment " * 3), Cell("1")]])
    assert table.columnWidth(0) > before


def test_a_larger_face_makes_wider_cells(look, qtbot):
    table = Table(look, "Acts")
    qtbot.addWidget(table)
    cell = Cell("MRDN-000001", "To order")
    before = table._paints.width_of(cell, reduced=False)
    look.wear(size=TextSize.BIGGER)
    assert table._paints.width_of(cell, reduced=False) > before


def test_a_list_beside_its_detail_keeps_its_row_marked(look, qtbot):
    model = RowsModel()
    columns = (Column("act", "Act"), Column("n", "No", is_number=True))
    model.show(columns, [[Cell("Issue"), Cell("1")]] * 3)
    table = Table(look, "Acts", 2, selects=True)
    qtbot.addWidget(table)
    table.setModel(model)
    table.resize(400, 200)
    table.show()
    table.selectRow(1)
    place = table.visualRect(model.index(1, 0)).topRight() - QPoint(3, -3)
    assert table.viewport().grab().toImage().pixelColor(place) == look.tokens.select
    assert table.accessibleName() == "Acts"


def test_only_what_is_cut_has_a_tool_tip(table, monkeypatch):
    said = []
    monkeypatch.setattr(
        "ui.widgets.row_delegate.QToolTip.showText", lambda _at, words, *_where: said.append(words)
    )
    index = table.model().index(0, 2)
    option = QStyleOptionViewItem()
    option.rect = table.visualRect(index)
    event = QHelpEvent(QEvent.Type.ToolTip, option.rect.center(), option.rect.center())
    assert table._paints.helpEvent(event, table, option, index)
    assert said == [""]
    option.rect = QRect(0, 0, 30, 50)
    table._paints.helpEvent(event, table, option, index)
    assert said == ["", index.data(CELL).spoken]


def test_another_list_is_painted_once(look, qtbot):
    """Also where its columns are of other widths."""

    class Counting(Table):
        paints = 0

        def paintEvent(self, event):
            self.paints += 1
            super().paintEvent(event)

    model = RowsModel()
    table = Counting(look, "", parent=None)
    model.setParent(table)
    table.setModel(model)
    qtbot.addWidget(table)
    table.resize(400, 300)
    with qtbot.waitExposed(table):
        table.show()
    columns = (Column("words", "Words"), Column("more", "More"))
    model.show(columns, [(Cell("a"), Cell("b"))] * 5)
    for _ in range(5):
        QCoreApplication.processEvents()
    before = table.paints
    model.show(columns, [(Cell("a much longer line"), Cell("b"))] * 5)
    for _ in range(5):
        QCoreApplication.processEvents()
    assert table.paints == before + 1
