"""The list of bills over real vaults, and over one that is too long for one page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.ui.pages.desk import dialog_over, settle
from ui.models.holdings import PAGE
from ui.pages.bills import BillsPage
from ui.widgets.table import Table
from wallet.book import Book
from wallet.titles.acts import How
from wallet.titles.holding import Standing
from wallet.words import Language


@pytest.fixture
def three(trade):
    """Three bills in the shipper's vault: one in hands, one offered, one agreed."""
    trade.issue("bearer/typical.json")
    trade.offer(trade.issue("to-order/typical.json"))
    straight = trade.issue("straight/typical.json")
    trade.transfer(straight, "shipper", "bank", recorded=False, how=How.POSSESSION)
    return trade.desk("shipper")


@pytest.fixture
def page(qtbot, look, three, trade):
    page = BillsPage(three.session, look, clock=trade.clock)
    qtbot.addWidget(page)
    page.resize(1280, 760)
    page.show()
    page.refresh()
    settle(three.jobs)
    return page


def numbers(page):
    return [page.model.holding(row).number for row in range(page.model.rowCount())]


def chips(page):
    return {key: chip.accessibleName() for key, chip in page.chips._chips.items()}


def row_of(page, standing):
    rows = range(page.model.rowCount())
    return next(row for row in rows if page.model.holding(row).standing is standing)


def test_every_bill_is_listed_with_how_many_stand_how(page):
    assert len(numbers(page)) == 3
    said = chips(page)
    assert said["all"] == "All, 3"
    assert said["in-hands"] == "In my hands, 1"
    assert said["offered-by-me"] == "Offered by me, 1"
    assert said["agreed"] == "Agreed, 1"


def test_a_chip_leaves_only_bills_that_stand_so(page, three):
    page.chips._chips["agreed"].click()
    settle(three.jobs)
    assert page.model.rowCount() == 1
    assert page.model.holding(0).standing is Standing.AGREED
    assert chips(page)["all"] == "All, 3"


def test_search_leaves_bills_with_the_words_once_typing_rests(page, three, qtbot):
    with qtbot.waitSignal(page._latest.answered):
        page.search("hamburg")
    assert page.model.rowCount() == 1
    assert page.model.holding(0).to_place.lower().startswith("hamburg")


def test_a_search_that_finds_counts_once(page, three, monkeypatch):
    """How many there are at all is only told where nothing was found."""
    asked, counts = [], Book.counts
    monkeypatch.setattr(
        Book, "counts", lambda book, *text: (asked.append(text), counts(book, *text))[1]
    )
    for text in ("hamburg", "nowhere at all"):
        page.search(text)
        page.refresh()
        settle(three.jobs)
    found = [one for one in asked if one != ("nowhere at all",)]
    assert set(found) == {("hamburg",), ()}
    assert asked.index(()) > asked.index(("nowhere at all",))


def test_a_list_whose_chips_take_another_line_is_painted_once(page, three, monkeypatch):
    """Chips for all three bills fill two lines, those for the one that is looked for one."""
    held = [page.model.holding(row) for row in range(3)]
    numbers = {holding.standing: holding.number for holding in held}
    chips = page.chips._chips.values()
    room = sum(chip.sizeHint().width() for chip in chips)
    page.resize(page.width() - page.chips.width() + room, page.height())
    settle(three.jobs)
    paints, heights = [], [page.table.height()]
    paint = Table._paint_rows
    monkeypatch.setattr(
        Table, "_paint_rows", lambda *given: (paints.append(given), paint(*given))[1]
    )
    for text in (numbers[Standing.IN_HANDS], "", numbers[Standing.IN_HANDS], ""):
        page.search(text)
        page.refresh()
        settle(three.jobs)
        settle(three.jobs)
        heights.append(page.table.height())
    assert heights[1] > heights[0] == heights[2]
    assert len(paints) == 4


def test_what_finds_nothing_offers_to_show_all(page, three, qtbot):
    with qtbot.waitSignal(page._latest.answered):
        page.search("no such vessel")
    assert page.empty.isVisible()
    assert page.show_all.text() == "Show all 3"
    with qtbot.waitSignal(page.search_cleared):
        page.show_all.click()
    settle(three.jobs)
    assert page.model.rowCount() == 3
    assert page.table.isVisible()


def test_the_core_sorts_by_the_title_that_is_clicked(page, three):
    page.table.sort_asked.emit("number", False)
    settle(three.jobs)
    assert numbers(page) == sorted(numbers(page))
    page.table.sort_asked.emit("number", True)
    settle(three.jobs)
    assert numbers(page) == sorted(numbers(page), reverse=True)


def test_a_row_leads_to_its_bill(page, qtbot):
    with qtbot.waitSignal(page.bill_wanted) as caught:
        page.table.opened.emit(1)
    assert caught.args == [page.model.holding(1).bill]


def test_only_agreed_bills_among_the_chosen_can_be_recorded(page):
    assert page.foot.isHidden()
    page.model.choose(row_of(page, Standing.IN_HANDS), True)
    assert page.foot.isVisible()
    assert page.get_recorded.text() == "Get recorded (0)"
    assert not page.get_recorded.isEnabled()
    page.model.choose(row_of(page, Standing.AGREED), True)
    assert page.get_recorded.text() == "Get recorded (1)"
    page.model.choose_all(True)
    assert page.get_recorded.text() == "Get recorded (1)"


def save_chosen(page, button, folder):
    button.click()
    dialog = dialog_over(page.window())
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def test_all_chosen_bills_are_saved_and_no_file_is_replaced(page, three, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    page.model.choose_all(True)
    for _ in range(2):
        button = page.export
        button.click()
        settle(three.jobs)
        dialog = dialog_over(page.window())
        dialog.fileSelected.emit(str(folder))
        dialog.close()
        settle(three.jobs)
        page.model.choose_all(True)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 6
    assert sum("(2)" in name for name in names) == 3
    assert page.outcome.words.startswith("Copies saved in")


def test_the_chosen_bills_are_printed(page, three, tmp_path):
    page.model.choose(0, True)
    save_chosen(page, page.save_pdf, tmp_path)
    settle(three.jobs)
    (paper,) = tmp_path.glob("*.pdf")
    assert paper.read_bytes().startswith(b"%PDF-")


def test_a_folder_that_cannot_be_written_is_said_on_the_page(page, three, tmp_path):
    page.model.choose(0, True)
    save_chosen(page, page.export, tmp_path / "nowhere")
    settle(three.jobs)
    assert "cannot be written" in page.outcome.words


def test_an_empty_vault_offers_the_two_other_doors(qtbot, look, trade):
    desk = trade.desk("buyer")
    page = BillsPage(desk.session, look)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle(desk.jobs)
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.receive_wanted):
        page.receive.click()
    with qtbot.waitSignal(page.samples_wanted):
        page.samples.click()


def test_the_words_change_with_the_language_at_once(page, look):
    look.wear(language=Language.CHINESE)
    assert chips(page)["in-hands"].startswith("在我手中")


def test_enter_on_a_row_opens_it(page, qtbot):
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))
    with qtbot.waitSignal(page.bill_wanted):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)


class ManyBills:
    """Stands for a book with more bills than one page of the list."""

    def __init__(self, one, count):
        self.rows = [_numbered(one, number) for number in range(count)]
        self.asked = []

    def counts(self, text=""):
        return dict.fromkeys(Standing, 0) | {Standing.IN_HANDS: len(self.rows)}

    def holdings(self, *, offset, limit, **wish):
        self.asked.append(offset // limit)
        return tuple(self.rows[offset : offset + limit])


def _numbered(holding, number):
    from dataclasses import replace

    return replace(holding, bill=f"{number:064x}", number=f"NO-{number:05}")


def test_a_long_list_is_fetched_page_by_page_as_it_is_scrolled(page, three, monkeypatch, qtbot):
    book = ManyBills(page.model.holding(0), 5 * PAGE)
    read = three.jobs.run
    monkeypatch.setattr(page._session, "read", lambda work: read(lambda _progress: work(book)))
    page.refresh()
    settle(three.jobs)
    assert page.model.rowCount() == 5 * PAGE
    assert book.asked == [0]
    page.table.scrollToBottom()
    page.table.viewport().repaint()
    settle(three.jobs)
    assert page.model.holding(5 * PAGE - 1).number == f"NO-{5 * PAGE - 1:05}"
    assert 2 not in book.asked
    bottom = page.table.verticalScrollBar().value()
    page.refresh()
    settle(three.jobs)
    assert page.table.verticalScrollBar().value() == bottom > 0
