"""The log, the settings, and a file looked at without a vault."""

from __future__ import annotations

import pytest

from tests.ui.pages.desk import dialog_over, settle
from ui.look import TextSize, Theme
from ui.pages.activity import ActivityPage
from ui.pages.settings_page import SettingsPage
from ui.settings import Settings, Wishes
from wallet.words import Language

# Activity


@pytest.fixture
def activity(qtbot, look, trade):
    bill = trade.issue()
    trade.offer(bill)
    desk = trade.desk("shipper")
    page = ActivityPage(desk.session, look, clock=trade.clock)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle(desk.jobs)
    return page, bill


def line(page, row):
    model = page.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_what_was_done_last_stands_first_in_plain_words(activity):
    page, _bill = activity
    assert line(page, 0)[1] == "Offer signed; the bill is locked, Endorse to order, hand over"
    assert line(page, 0)[2] == "MRDN-SZX-2610-004418"
    assert line(page, 1)[1].startswith("GENUINE · YOU ARE THE HOLDER, Received ")
    assert line(page, page.table.model().rowCount() - 1)[1] == "Your card was made"


def test_a_line_about_a_bill_leads_to_it_and_one_about_a_card_nowhere(activity, qtbot):
    page, bill = activity
    with qtbot.waitSignal(page.bill_wanted) as caught:
        page.table.opened.emit(0)
    assert caught.args == [bill]
    with qtbot.assertNotEmitted(page.bill_wanted):
        page.table.opened.emit(page.table.model().rowCount() - 1)


def test_older_lines_are_offered_only_where_there_are_any(activity, monkeypatch):
    page, _bill = activity
    assert page.older.isHidden()


# Settings


@pytest.fixture
def settings(qtbot, look, trade, tmp_path):
    desk = trade.desk("shipper")
    wishes = Wishes(look, Settings(tmp_path / "window.ini"))
    folder = trade.folder / "vaults" / "shipper"
    page = SettingsPage(desk.session, look, wishes, folder, clock=trade.clock)
    qtbot.addWidget(page)
    page.show()
    return page, desk


def choose(box, words):
    place = box.findText(words)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_each_choice_of_the_look_applies_at_once(settings, look):
    page, _desk = settings
    choose(page.text_size, "Bigger")
    choose(page.theme, "Dark")
    choose(page.language, "简体中文")
    assert (look.size, look.theme) == (TextSize.BIGGER, Theme.DARK)
    assert look.speech.language is Language.CHINESE
    assert page.language.currentText() == "简体中文"


def test_another_typeface_is_worn_and_ours_can_come_back(settings, look):
    page, _desk = settings
    other = page.typeface.itemText(page.typeface.count() - 1)
    choose(page.typeface, other)
    assert look.typeface == other
    page.typeface.activated.emit(0)
    assert look.typeface == ""


def test_the_time_zone_is_said_with_its_offset(settings):
    assert "+08:00" in settings[0]._zone.whole


def test_my_card_is_saved_for_others_to_pin(settings, tmp_path):
    page, desk = settings
    page.save_card.click()
    dialog = dialog_over(page.window())
    dialog.fileSelected.emit(str(tmp_path / "card.jws"))
    dialog.close()
    settle(desk.jobs)
    assert (tmp_path / "card.jws").read_text() == desk.session.card.text


# A file without a vault


def headline(page):
    return page.body.banner.answer.headline


def test_a_file_from_a_stranger_is_neither_good_nor_bad(file_page, trade, jobs):
    trade.issue()
    (parcel,) = trade.folder.glob("01-*.ebl")
    file_page.show_file(parcel)
    settle(jobs)
    assert headline(file_page) == "SIGNER NOT KNOWN TO YOU"
    assert file_page.trust.isVisible()
    assert file_page.body.pdf.page_count >= 1
    assert "from this file alone" in file_page.body.banner.answer.caption


def test_a_file_that_is_replaced_meanwhile_is_not_shown_under_the_answer_about_another(
    file_page, trade, jobs, look
):
    bill = trade.issue()
    trade.offer(bill)
    first, second = sorted(trade.folder.glob("0*.ebl"))[:2]
    file_page.show_file(first)
    settle(jobs)
    first.write_bytes(second.read_bytes())
    look.wear(language=Language.CHINESE)  # it is printed once more
    settle(jobs)
    assert "请重新打开" in file_page.body.printing.words
    look.wear(language=Language.ENGLISH)
    settle(jobs)


def test_a_print_alone_is_judged_by_the_record_inside_it(file_page, trade, jobs, tmp_path):
    bill, pdf = trade.issue(), tmp_path / "print.pdf"
    pdf.write_bytes(trade.book("shipper").render(bill, sealed=True))
    file_page.show_file(pdf)
    settle(jobs)
    assert headline(file_page) == "SIGNER NOT KNOWN TO YOU"
    assert "pdf.seal" in {check.code for check in file_page.body._verdict.checks}
    pdf.write_bytes(pdf.read_bytes() + b"%")
    file_page.show_file(pdf)
    settle(jobs)
    assert headline(file_page) == "CHANGED · DO NOT RELY ON IT"


def test_a_card_one_knows_makes_the_signer_known(file_page, trade, jobs):
    trade.issue()
    (parcel,) = trade.folder.glob("01-*.ebl")
    file_page.show_file(parcel)
    settle(jobs)
    file_page.trust.click()
    dialog = dialog_over(file_page.window())
    dialog.filesSelected.emit([str(trade.card_file("carrier"))])
    dialog.close()
    settle(jobs)
    assert headline(file_page).startswith("GENUINE · COPY")
    assert not file_page.trust.isVisible()


def test_a_file_that_is_nothing_of_ours_gets_one_sentence(file_page, tmp_path, jobs):
    strange = tmp_path / "strange.ebl"
    strange.write_bytes(b"\x00\x01 nothing of ours")
    file_page.show_file(strange)
    settle(jobs)
    said = file_page.body.outcome.words
    assert "strange.ebl" in said
    assert not file_page.body.banner.isVisible()
