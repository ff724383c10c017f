"""The clerk's sheet: what it says, and what it lets one decide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.desk import dialog_over
from tests.ui.walking import nameless, settled
from ui.actions.hold import held_since
from ui.dialogs.card import CardDialog
from ui.dialogs.confirm import ConfirmDialog
from ui.look import TextSize, Tone
from ui.pages.chain_strip import ChainStrip, Holder
from ui.widgets.text import Label
from wallet.book import read_file
from wallet.parcels.file import read_parcel
from wallet.proof.verdict import Headline
from wallet.titles.acts import How
from wallet.titles.holding import Standing
from wallet.titles.verbs import Verb
from wallet.words import Language


def headline(page):
    return page.banner.answer.headline


def test_an_offer_is_read_at_a_glance(trade, read):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    assert headline(page) == "GENUINE · YOU WOULD BECOME THE HOLDER"
    assert page.given._act.text() == (
        "Endorsed to the order of Straits Merchant Bank Ltd, with control"
    )
    assert page.given._giver.text() == "Yantian Hengtai Precision Co., Ltd"
    assert page.given._answer.text() == "Yes, and has control"
    assert page.chain._count.text() == "1 of 2 links recorded"
    assert "Straits Merchant Bank Ltd, you, if you accept" in page.chain._strip.accessibleName()
    assert page.decision.accept.text() == "Accept and sign receipt"
    assert not page.decision.accept.refusal


def test_the_facts_are_read_without_scrolling_and_nothing_gapes(trade, read, look, qtbot):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    for language, width in ((Language.CHINESE, 1127), (Language.ENGLISH, 1095)):
        look.wear(language=language)
        page.resize(width, 767)  # what the frame leaves of 1280 × 820
        settled(page)
        foot = page.facts.mapTo(page._scroll.viewport(), page.facts.rect().bottomLeft()).y()
        assert foot <= page._scroll.viewport().height(), language
    for width in (620, 1095):  # the foot takes a second row, and gives it back
        page.resize(width, 767)
        qtbot.waitUntil(lambda: page._scroll.geometry().bottom() + 1 == page.decision.y())


def test_nothing_happens_by_enter(trade, read, qtbot):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    qtbot.keyClick(page, Qt.Key.Key_Return)
    desk.settle()
    assert page.findChildren(ConfirmDialog) == []
    assert not page.decision.accept.isDefault()
    assert not page.decision.accept.autoDefault()


def test_accepting_asks_once_and_shows_the_receipt_at_once(trade, read, tmp_path):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    page.decision.accept.click()
    asked = dialog_over(page)
    assert "four words" in asked.accessibleDescription()
    asked.act.click()
    desk.settle()
    assert headline(page) == "GENUINE · AGREED, NOT YET RECORDED"
    assert page.result.isVisible()
    assert page.result._said.text() == "Agreed, not yet recorded"
    page.result.parcel.save_to(tmp_path / "receipt.ebl")
    desk.settle()
    assert read_parcel(read_file(tmp_path / "receipt.ebl")).receipts
    assert page.decision.leave.isVisible()


def test_comparing_the_words_is_remembered_in_the_question(trade, read):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    page.phrase.compared.setChecked(True)
    page.decision.accept.click()
    asked = dialog_over(page)
    assert "four words" not in asked.accessibleDescription()
    asked.back.click()


def test_the_whole_answer_goes_by_keyboard(trade, read, qtbot):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    page.activateWindow()
    page.decision.accept.setFocus()
    qtbot.keyClick(page.decision.accept, Qt.Key.Key_Space)
    asked = dialog_over(page)
    assert asked.focusWidget() is asked.back
    qtbot.keyClick(asked.act, Qt.Key.Key_Space)
    desk.settle()
    assert headline(page) == "GENUINE · AGREED, NOT YET RECORDED"


def test_rejecting_wants_a_reason(trade, read):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    page.decision.reject.click()
    page.decision.reason.setText("   ")
    page.decision.sign.click()
    desk.settle()
    assert "Write why" in page.decision._wrong.text()
    assert headline(page) == "GENUINE · YOU WOULD BECOME THE HOLDER"


def test_a_rejection_with_its_reason_is_signed_and_shown(trade, read, tmp_path):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    page.decision.reject.click()
    page.decision.reason.setText("The credit asks for shipment by 15 October.")
    page.decision.sign.click()
    desk.settle()
    assert page.result._said.text() == "Rejected, with your reason"
    page.result.parcel.save_to(tmp_path / "rejection.ebl")
    desk.settle()
    desk.close()
    trade.book("shipper").receive(tmp_path / "rejection.ebl")
    assert trade.book("shipper").show(bill).holding.standing is Standing.IN_HANDS


def test_escape_in_the_reason_puts_it_away_and_keeps_the_words(trade, read, qtbot):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    page.decision.reject.click()
    page.decision.reason.setText("half a sentence")
    qtbot.keyClick(page.decision.reason, Qt.Key.Key_Escape)
    assert not page.decision.reason.isVisible()
    page.decision.reject.click()
    assert page.decision.reason.text() == "half a sentence"


def test_holding_signs_nothing_and_is_remembered(trade, read, qtbot):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    with qtbot.waitSignal(page.done):
        page.decision.hold.click()
    desk.settle()
    held = desk.run(desk.session.read(lambda book: held_since(book, bill)))
    assert held is not None
    assert "On hold since" in page.arrival._how.text()
    assert desk.run(desk.session.read(lambda book: book.show(bill))).is_answered is False


def test_an_unknown_signer_is_neither_accepted_nor_refused_until_pinned(trade, read):
    bill = trade.issue()
    path = trade.offer(bill)
    trade.forget("bank", "carrier", "shipper")
    page, desk = read("bank", path)
    assert headline(page) == "SIGNER NOT KNOWN TO YOU"
    assert "pinned" in page.decision.accept.refusal
    page.decision.accept.click()
    assert page.findChildren(ConfirmDialog) == []
    names = [card.party.name for card in page._sheet.strangers]
    assert names[0] == "Meridian Container Lines Ltd"
    page.strangers.card_wanted.emit(page._sheet.strangers[0])
    page.findChild(CardDialog).pin.click()
    desk.settle()
    assert headline(page) == "GENUINE · YOU WOULD BECOME THE HOLDER"
    assert not page.strangers.isVisible()
    assert not page.decision.accept.refusal


def test_a_card_from_a_file_makes_the_signer_known(trade, read):
    bill = trade.issue()
    path = trade.offer(bill)
    trade.forget("bank", "carrier", "shipper")
    page, desk = read("bank", path)
    page.cards.open(trade.card_file("carrier"))
    desk.settle()
    page.findChild(CardDialog).pin.click()
    desk.settle()
    assert headline(page) == "GENUINE · YOU WOULD BECOME THE HOLDER"


def test_a_changed_bill_is_read_only_and_shows_what_failed(trade, read):
    bill = trade.issue()
    page, desk = read("bank", trade.changed(trade.offer(bill)))
    assert headline(page) == "CHANGED · DO NOT RELY ON IT"
    assert page.failed.isVisible()
    assert "failed" in page.failed.accessibleName()
    for part in (page.decision.accept, page.decision.reject, page.decision.hold, page.facts):
        assert not part.isVisible()
    assert page.decision.leave.isVisible()
    assert desk.run(desk.session.read(lambda book: book.holdings())) == ()
    words = [one.text() for one in page.failed.findChildren(Label)]
    assert "failed" in words, "not by its icon alone"


def test_a_gap_in_the_record_is_marked(trade, read):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    page, _desk = read("secondBank", trade.offer(bill, "bank", "secondBank"))
    assert page.chain._count.text() == "1 of 3 links recorded"
    assert "not recorded" in page.chain._strip.accessibleName()


def test_possession_alone_says_who_stays_entitled(trade, read):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill, how=How.POSSESSION))
    assert "without endorsement" in page.given._act.text()
    trade.close_books()


def test_a_carrier_answers_a_surrender_here(trade, read):
    bill = trade.issue()
    page, desk = read("carrier", trade.pass_on(trade.book("shipper").surrender(bill)))
    assert headline(page) == "GENUINE · WAITING FOR you"
    assert page.decision.accept.text() == "Accept surrender, end the bill"
    page.decision.accept.click()
    dialog_over(page).act.click()
    desk.settle()
    assert page._sheet.verdict.headline is Headline.ENDED
    assert page.result._said.text() == "Surrender accepted: the bill has ended"


def test_a_carrier_refuses_a_surrender_after_a_question(trade, read):
    bill = trade.issue()
    page, desk = read("carrier", trade.pass_on(trade.book("shipper").surrender(bill)))
    page.decision.reject.click()
    dialog_over(page).act.click()
    desk.settle()
    assert page.result._said.text() == "Surrender refused"


def test_a_registrar_records_here(trade, read):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    path = trade.pass_on(trade.book("bank").accept(bill))
    page, desk = read("carrier", path)
    assert page.decision.accept.text() == "Record this transfer"
    page.decide(Verb.RECORD)
    desk.settle()
    assert page.result._said.text() == "Recorded"
    assert page.banner.answer.steps[-1].is_reached


def test_a_copy_is_kept_where_one_says(trade, read, tmp_path):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    page.keep_copy_at(tmp_path / "copy.ebl")
    desk.settle()
    assert read_parcel(read_file(tmp_path / "copy.ebl")).envelope
    assert "gives nobody control" in page.outcome.words


def test_the_paper_is_the_page_of_the_bill(trade, read, qtbot):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    with qtbot.waitSignal(page.bill_wanted) as told:
        page.decision.view.click()
    assert told.args == [bill]


def test_all_checks_can_be_shown(trade, read):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    page.checks._all.click()
    assert page.checks.accessibleName() == "All checks"
    page.checks._all.click()
    assert page.checks.accessibleName() == "What could not be checked"


def test_locking_shows_nothing_any_more(trade, read):
    bill = trade.issue()
    page, desk = read("bank", trade.offer(bill))
    desk.session.lock()
    desk.settle()
    assert page._sheet is None
    assert not page.banner.isVisible()
    assert not page.decision.isVisible()


def test_the_sheet_follows_the_language(trade, read, look):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    look.wear(language=Language.CHINESE)
    assert "真实" in headline(page)
    look.wear(language=Language.ENGLISH)
    assert page.banner.answer.sign.tone is Tone.GOOD


def test_everything_one_can_reach_has_a_name(trade, read):
    bill = trade.issue()
    path = trade.offer(bill)
    trade.forget("bank", "carrier", "shipper")
    page, _desk = read("bank", path)
    page.decision._asking.show()
    assert nameless(page) == []


def chain(count, *, firm):
    return [Holder("user", f"Holder {at}", "held", firm or at < 3) for at in range(count)]


def test_a_chain_that_is_longer_than_three_rows_says_how_many_it_folds(look, qtbot):
    strip = ChainStrip(look)
    qtbot.addWidget(strip)
    strip.show_chain(chain(40, firm=True))
    rows = strip._rows(600)
    assert len(rows) == 3
    told = [holder for row in rows for holder in row if holder.icon == "ellipsis"]
    assert [holder.caption for holder in told] == ["all recorded"]
    shown = sum(len(row) for row in rows) - 1
    assert told[0].name == f"{40 - shown} more holders"
    strip.show_chain(chain(40, firm=False))
    assert "not all recorded" in [h.caption for row in strip._rows(600) for h in row]


def test_a_screen_reader_gets_every_holder_of_a_folded_chain(look, qtbot):
    strip = ChainStrip(look)
    qtbot.addWidget(strip)
    strip.show_chain(chain(40, firm=True))
    assert strip.accessibleName().count("Holder") == 40


@pytest.mark.parametrize("width", [200, 400, 900, 1600])
def test_a_chain_needs_the_height_it_draws(look, qtbot, width):
    strip = ChainStrip(look)
    qtbot.addWidget(strip)
    strip.show_chain(chain(5, firm=True))
    strip.resize(width, strip.heightForWidth(width))
    assert not strip.grab().isNull()
    assert strip.heightForWidth(width) >= strip.heightForWidth(width * 2)


@pytest.mark.parametrize("width", [1280, 1000, 900])
def test_no_decision_is_ever_cut(trade, read, look, qtbot, width):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    look.wear(size=TextSize.BIGGER, language=Language.CHINESE)
    page.resize(width, 820)
    qtbot.waitUntil(lambda: page.decision.width() == page.width())
    page.grab()
    foot = (page.decision.accept, page.decision.hold, page.decision.reject)
    for button in (*foot, page.decision.view, page.decision.copy):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
