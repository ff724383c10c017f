"""What is painted of a row: taken down while it is painted, and where it stands."""

from __future__ import annotations

import pytest

from tests.ui import ink
from ui.look import STATES, Ink
from ui.models.cells import Cell, Column, RowsModel
from ui.widgets.table import Table
from wallet.titles.state import Degree

COLUMNS = (
    Column("state", "State", elides=False),
    Column("bill", "Bill", elides=False),
    Column("change", "Change", elides=False),
    Column("degree", "Degree", elides=False),
    Column("size", "Size", elides=False, is_number=True),
)
FREE = next(iter(STATES.values()))


def row(number, size):
    return (
        Cell("In my hands", chip=FREE),
        Cell(number, "To order", is_strong=True),
        Cell("Received", "by file", icon="file-text"),
        Cell("Agreed", degree=Degree.AGREED),
        Cell(size),
    )


ROWS = (row("MRDN-1", "9 KB"), row("MRDN-22", "1100 KB"), row("MRDN-333", "34 KB"))


@pytest.fixture
def painted(look, qtbot):
    """Show rows in a list, and return it with what was painted, by its words."""
    kept = []

    def show(columns=COLUMNS, rows=ROWS, ems=3.4, width=900, chosen=None):
        model = RowsModel()
        table = Table(look, "Bills", ems, selects=True)
        kept.extend((model, table))
        qtbot.addWidget(table)
        table.setModel(model)
        table.resize(width, 400)
        table.show()
        model.show(columns, rows)
        if chosen is not None:
            table.selectRow(chosen)
        strokes = {}
        for stroke in ink.strokes_of(table):
            strokes.setdefault(stroke.said, []).append(stroke)
        return table, strokes

    return show


def test_all_of_a_row_is_painted(painted, look):
    table, strokes = painted()
    for said in ("In my hands", "MRDN-22", "To order", "Received", "by file", "Agreed", "9 KB"):
        assert said in strokes
    tokens = look.tokens
    assert strokes["MRDN-22"][0].ink == tokens.text
    assert strokes["To order"][0].ink == tokens.text2
    assert strokes["In my hands"][0].ink == look.ink(Ink(FREE.tone.value))
    picture = table.grab().toImage()
    bars = strokes["Agreed"][0].where
    before = range(bars.left() - 60, bars.left())
    seen = {picture.pixelColor(x, bars.center().y()).name() for x in before}
    assert tokens.wait.ink.name() in seen, "its bars"


def test_both_lines_stand_behind_the_icon(painted):
    _table, strokes = painted()
    first, second = strokes["Received"][0].where, strokes["by file"][0].where
    assert first.left() == second.left() > strokes["file-text"][0].where.right()
    assert second.top() >= first.center().y()


def test_a_second_line_longer_than_the_first_is_whole_beside_the_icon(painted):
    said = "Received from Straits Merchant Bank Ltd by file"
    rows = [(Cell("Received", said, icon="file-text"), Cell("x" * 60))]
    columns = (Column("change", "Change", elides=False), Column("more", "More"))
    _table, strokes = painted(columns, rows, width=420)
    assert said in strokes


def test_numbers_end_on_one_line(painted):
    _table, strokes = painted()
    ends = {strokes[said][0].where.right() for said in ("9 KB", "1100 KB", "34 KB")}
    assert max(ends) - min(ends) <= 1
    starts = {strokes[said][0].where.left() for said in ("9 KB", "1100 KB", "34 KB")}
    assert len(starts) > 1


@pytest.mark.parametrize("ems", [2.6, 2.9, 3.1, 3.4])
def test_lines_stand_at_the_same_height_in_each_row(painted, ems):
    table, strokes = painted(ems=ems, rows=ROWS * 2)
    feet = [
        [stroke.where.bottom() - table.rowViewportPosition(at) for at, stroke in enumerate(found)]
        for found in (strokes["Received"], strokes["by file"], strokes["To order"])
    ]
    assert all(len(set(found)) == 1 for found in feet), feet


def test_a_chosen_row_says_its_second_line_as_clearly_as_its_first(painted, look):
    table, strokes = painted(chosen=1)
    inks = [stroke.ink for stroke in strokes["To order"]]
    assert inks == [look.tokens.text2, look.tokens.text, look.tokens.text2]
    place = table.viewport().mapTo(table, table.viewport().rect().topLeft())
    place.setY(place.y() + table.rowViewportPosition(1) + 3)
    assert table.grab().toImage().pixelColor(place) == look.tokens.select


def test_what_gave_way_paints_no_second_line_and_no_word(painted):
    table, _strokes = painted()
    table._paints.reduced = frozenset({"bill", "degree"})
    said = [stroke.said for stroke in ink.strokes_of(table)]
    assert "MRDN-1" in said
    assert not {"To order", "Agreed"} & set(said)
    assert "by file" in said


def test_what_does_not_fit_is_cut_and_what_may_wrap_is_not(painted):
    long = "Agreed between the bank and the buyer, not yet recorded by the carrier"
    columns = (Column("cut", "Cut"), Column("whole", "Whole", wraps=True))
    table, strokes = painted(columns, [(Cell(long), Cell(long, wraps=True))], ems=2, width=400)
    assert long in strokes
    assert any(said.endswith("…") and long.startswith(said[:-1]) for said in strokes)
    (whole,) = strokes[long]
    assert whole.where.height() > 2 * table.fontMetrics().height()
    assert table.rowHeight(0) > whole.where.height()
