"""The inbox: what waits, for whom, and the act that is due."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.desk import dialog_over
from tests.ui.walking import nameless
from ui.actions.hold import hold
from ui.dialogs.give import GiveDialog
from ui.pages.inbox import InboxPage
from wallet.titles.acts import How


@pytest.fixture
def inbox(qtbot, look, trade):
    """Show a party's inbox."""

    def showing(part):
        desk = trade.desk(part)
        page = InboxPage(desk.session, look, clock=trade.clock)
        qtbot.addWidget(page)
        page.resize(1100, 760)
        page.show()
        page.refresh()
        desk.settle()
        return page, desk

    return showing


def rows(page):
    return [row.button.accessibleName() for row in page.rows]


def test_an_offer_waits_for_me_and_leads_to_the_sheet(trade, inbox, qtbot):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    page, _desk = inbox("bank")
    assert rows(page) == [
        "Read and answer: Yantian Hengtai Precision Co., Ltd gives you MRDN-SZX-2610-004418"
    ]
    with qtbot.waitSignal(page.sheet_wanted) as told:
        page.rows[0].button.click()
    assert told.args == [bill]


def test_rows_are_made_when_somebody_looks_and_are_of_what_waits_then(trade, inbox, qtbot):
    trade.book("bank").receive(trade.offer(trade.issue()))
    page, desk = inbox("bank")
    before = page.rows
    page.hide()
    with qtbot.waitSignal(page.waiting) as told:
        page.refresh()
        desk.settle()
    assert told.args == [1]  # the count beside the page's name is always that of now
    assert page.rows == before
    page.show()
    assert len(page.rows) == 1
    assert page.rows != before


def test_locking_leaves_nothing_of_what_was_still_to_be_shown(trade, inbox):
    trade.book("bank").receive(trade.offer(trade.issue()))
    page, desk = inbox("bank")
    page.hide()
    page.refresh()
    desk.settle()
    desk.session.locked.emit()
    page.show()
    assert rows(page) == []


def test_an_offer_of_mine_waits_for_its_receipt_and_is_sent_again(trade, inbox):
    bill = trade.issue()
    trade.offer(bill)
    page, desk = inbox("shipper")
    assert rows(page) == [
        "Send again: Straits Merchant Bank Ltd has not answered your offer of MRDN-SZX-2610-004418"
    ]
    page.rows[0].button.click()
    dialog = dialog_over(page)
    desk.settle()
    assert isinstance(dialog, GiveDialog)
    assert dialog.shown.banner.answer.headline.startswith("GENUINE · WAITING FOR")
    dialog.close()


def test_a_carrier_sees_what_to_record_and_which_surrender_to_answer(trade, inbox, qtbot):
    first, second = trade.issue(), trade.issue("bearer/typical.json")
    trade.transfer(first, "shipper", "bank", recorded=False)
    trade.pass_on(trade.book("shipper").surrender(second), "carrier")
    page, _desk = inbox("carrier")
    assert [row.split(":")[0] for row in rows(page)] == ["Read and answer", "Record it"]
    with qtbot.waitSignal(page.sheet_wanted) as told:
        page.rows[1].button.click()
    assert told.args == [first]


def test_what_is_recorded_waits_no_longer(trade, inbox):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    for part in ("carrier", "bank", "shipper"):
        page, desk = inbox(part)
        assert rows(page) == []
        assert page.empty.isVisible()
        desk.close()


def test_an_agreed_transfer_waits_for_the_registrar_on_both_sides(trade, inbox, qtbot):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    page, desk = inbox("bank")
    assert rows(page)[0].startswith("Open the bill: You accepted")
    with qtbot.waitSignal(page.bill_wanted):
        page.rows[0].button.click()
    desk.close()
    page, _desk = inbox("shipper")
    assert rows(page)[0].startswith("Open the bill: Straits Merchant Bank Ltd accepted")


def test_only_what_waits_for_me_is_counted_for_the_rail(trade, inbox):
    first, second = trade.issue(), trade.issue("bearer/typical.json")
    trade.transfer(first, "shipper", "bank")
    trade.offer(first, "bank", "secondBank")
    trade.book("bank").receive(trade.offer(second, how=How.POSSESSION))
    desk_page, desk = inbox("bank")
    told = []
    desk_page.waiting.connect(told.append)
    desk_page.refresh()
    desk.settle()
    assert told == [1]
    assert desk_page._count.text() == "1 waits for you"


def test_a_hold_is_said_until_something_new_comes(trade, inbox):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    page, desk = inbox("bank")
    phrase = desk.run(desk.session.read(lambda book: book.show(bill))).phrase
    desk.run(hold(desk.session, bill, phrase, trade.clock.now()))
    page.refresh()
    desk.settle()
    assert "on hold since" in page.rows[0].button.accessibleDescription()


def test_locking_empties_the_page(trade, inbox):
    bill = trade.issue()
    trade.offer(bill)
    page, desk = inbox("shipper")
    desk.session.lock()
    desk.settle()
    assert page.rows == []


def test_everything_one_can_reach_has_a_name(trade, inbox):
    bill = trade.issue()
    trade.offer(bill)
    page, _desk = inbox("shipper")
    assert nameless(page) == []


def test_the_tab_key_walks_the_rows_from_above(trade, inbox, qtbot):
    first, second = trade.issue(), trade.issue("bearer/typical.json")
    trade.transfer(first, "shipper", "bank", recorded=False)
    trade.pass_on(trade.book("shipper").surrender(second), "carrier")
    page, desk = inbox("carrier")
    page.refresh()
    desk.settle()
    page.activateWindow()
    upper, lower = (row.button for row in page.rows)
    qtbot.waitUntil(lower.isVisible)
    upper.setFocus()
    qtbot.keyClick(upper, Qt.Key.Key_Tab)
    assert page.focusWidget() is lower
