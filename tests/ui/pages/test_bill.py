"""The page of one bill: the answer over it, its acts, its paper, and what is behind."""

from __future__ import annotations

import re
import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices

from tests.ui.pages.desk import dialog_over, save_in, settle
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.give import GiveDialog
from ui.help.guide import read_topic
from ui.help.related import GLOSSARY
from ui.look import TextSize, Theme
from ui.models.cells import RowsModel
from ui.pages.bill_body import CHECKS, CONTROL
from ui.pages.why import WhyDialog
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Scope
from wallet.proof.verdict import Headline
from wallet.titles.state import Degree
from wallet.words import Language

pytestmark = pytest.mark.usefixtures("ready_paper")

HOLDER = "GENUINE · YOU ARE THE HOLDER"


def headline(page):
    return page.body.banner.answer.headline


def words_of(page):
    return {key: button.text() for key, button in page.acts.row._buttons.items()}


def refusal_of(page, verb):
    return page.acts.row.button(verb).refusal


def test_a_recorded_holder_is_told_so_without_a_reservation(show_bill, trade):
    page, _desk = show_bill("shipper", trade.issue())
    assert headline(page) == HOLDER
    assert page.acts.row.button("endorse").refusal == ""
    signed, agreed, recorded = (step.detail for step in page.body.banner.answer.steps)
    assert agreed == "by its issue", "nobody was asked, and no step stands without a word"
    assert ":" in signed
    assert ":" in recorded


def test_an_agreed_receiver_is_not_called_the_holder(show_bill, trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    page, _desk = show_bill("bank", bill)
    assert headline(page) == "GENUINE · AGREED, NOT YET RECORDED"
    assert "only when" in page.body.banner.answer.sentence
    reached = [step.is_reached for step in page.body.banner.answer.steps]
    assert reached == [True, True, False]


def test_once_recorded_the_receiver_is_the_holder_and_the_giver_has_a_copy(show_bill, trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    assert headline(show_bill("bank", bill)[0]) == HOLDER
    assert headline(show_bill("shipper", bill)[0]).startswith("GENUINE · COPY, HELD BY Straits")


def test_the_giver_reads_why_an_offer_was_rejected(show_bill, trade):
    bill = trade.issue()
    bank = trade.book("bank")
    bank.receive(trade.offer(bill))
    trade.pass_on(bank.reject(bill, "not clean on board"), "shipper")
    page, _desk = show_bill("shipper", bill)
    assert page.body.cautions.words == ("Your offer was rejected: not clean on board",)
    assert page.body.cautions.isVisibleTo(page)


def test_a_refused_act_says_why_in_a_sentence(show_bill, trade):
    bill = trade.issue()
    trade.offer(bill)
    page, _desk = show_bill("shipper", bill)
    said = refusal_of(page, "endorse")
    assert said.startswith("You signed an offer to Straits Merchant Bank Ltd.")
    assert page.acts.row._why.whole.startswith(said)


def test_why_opens_the_refusal_in_full(show_bill, trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    page, _desk = show_bill("shipper", bill)
    page.acts.row.why_asked.emit("endorse")
    dialog = dialog_over(page.window())
    assert isinstance(dialog, WhyDialog)
    assert "You do not hold this bill" in dialog.accessibleDescription()
    dialog.close()


def test_the_caption_says_as_of_when_and_from_whom(show_bill, trade):
    page, _desk = show_bill("shipper", trade.issue())
    caption = page.body.banner.answer.caption
    assert caption.startswith("As of 29 Oct 2026 10:20 +08:00")
    assert "from the registrar’s record" in caption


def test_the_paper_comes_by_itself_and_in_the_language(show_bill, trade, look, real_paper):
    page, desk = show_bill("shipper", trade.issue())
    assert page.body.pdf.page_count >= 1
    look.wear(language=Language.CHINESE)
    assert desk.jobs.is_busy
    settle(desk.jobs)
    assert headline(page) == "真实 · 您是持有人"


def test_the_control_tab_folds_the_paper_to_its_thumbnails(show_bill, trade):
    page, _desk = show_bill("shipper", trade.issue())
    page.body.tabs.show_tab(CONTROL)
    assert page.body.pdf.maximumWidth() < 200
    page.body.control.view.opened.emit(0)
    assert page.body.tabs.bar.currentIndex() == CHECKS
    assert page.body.pdf.maximumWidth() > 200


def test_the_control_tab_names_me_and_the_order_party(show_bill, trade):
    page, _desk = show_bill("shipper", trade.issue())
    said = [
        label.accessibleName() for label in page.body.control.findChildren(type(page.body._title))
    ]
    assert any("Yantian Hengtai Precision Co., Ltd, you" in words for words in said)


def test_the_time_line_tells_of_a_rejected_offer(show_bill, trade):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    trade.pass_on(trade.book("bank").reject(bill, "The credit has expired."), "shipper")
    page, _desk = show_bill("bank", bill)
    story = page.body.control.view.line._story
    assert [one.to for one in story.rejections] == ["Straits Merchant Bank Ltd"]
    assert [one.words for one in story.control] == ["Yantian Hengtai Precision Co., Ltd"]


def test_the_time_line_tells_of_a_bill_given_twice(show_bill, trade):
    bill = trade.issue()
    honest = trade.folder / "vaults" / "shipper"
    twin = trade.folder / "vaults" / "twin"
    trade.close_books()
    shutil.copytree(honest, twin)
    one = trade.offer(bill)
    trade.book("twin")
    other = trade.offer(bill, "twin", "buyer")
    for path in (one, other):
        trade.book("bank").receive(path)
    page, _desk = show_bill("bank", bill)
    fork = page.body.control.view.line._story.fork
    assert sorted(fork.holders) == ["Maasvlakte Tools B.V.", "Straits Merchant Bank Ltd"]


def test_what_the_bill_says_stands_in_sections(show_bill, trade):
    page, _desk = show_bill("shipper", trade.issue())
    said = [label.whole for label in page.particulars.findChildren(type(page.body._title))]
    for section in ("Parties", "Route", "Cargo", "Containers", "Terms"):
        assert section in said
    assert any("Maasvlakte Tools B.V." in words for words in said)


@pytest.mark.parametrize(
    ("verb", "name", "begins"), [("render", "a.pdf", b"%PDF-"), ("export", "a.ebl", b"PK")]
)
def test_the_bill_can_be_saved_as_paper_and_as_a_copy(
    show_bill, trade, tmp_path, verb, name, begins
):
    page, desk = show_bill("shipper", trade.issue())
    page.acts.row.chosen.emit(verb)
    save_in(page, tmp_path / name)
    settle(desk.jobs)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert page.acts.outcome.words.startswith("Saved as")


def test_an_agreed_bill_is_first_to_be_recorded_and_shows_the_code_for_it(
    show_bill, trade, tmp_path
):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    page, desk = show_bill("bank", bill)
    assert next(iter(words_of(page))) == "get-recorded"
    page.acts.row.chosen.emit("get-recorded")
    settle(desk.jobs)
    dialog = dialog_over(page.window())
    assert dialog.codes.shown.scope is Scope.UNRECORDED
    assert dialog.codes.shown.beam.is_still
    dialog.parcel.save_to(tmp_path / "to-record.ebl")
    settle(desk.jobs)
    assert (tmp_path / "to-record.ebl").read_bytes().startswith(b"PK")


def confirm(page):
    dialog = dialog_over(page.window())
    assert isinstance(dialog, ConfirmDialog)
    consequences = dialog.accessibleDescription()
    dialog.act.click()
    return consequences


def test_the_carrier_records_after_one_question_and_gets_a_file_to_send(show_bill, trade, tmp_path):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    page, desk = show_bill("carrier", bill)
    assert next(iter(words_of(page))) == "record"
    page.acts.row.chosen.emit("record")
    assert "Straits Merchant Bank Ltd becomes the holder" in confirm(page)
    settle(desk.jobs)
    page.refresh()
    settle(desk.jobs)
    assert page._view.verdict.degree is Degree.RECORDED
    assert page.acts.parcel.isVisible()
    page.acts.parcel.save.click()
    save_in(page, tmp_path / "record.ebl")
    settle(desk.jobs)
    assert (tmp_path / "record.ebl").is_file()
    page.acts.parcel.away.click()
    assert not page.acts.parcel.isVisible()


def test_nothing_is_signed_when_the_question_is_left(show_bill, trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    page, desk = show_bill("carrier", bill)
    page.acts.row.chosen.emit("record")
    dialog_over(page.window()).back.click()
    settle(desk.jobs)
    page.refresh()
    settle(desk.jobs)
    assert page._view.verdict.degree is Degree.AGREED


def surrendered(trade):
    bill = trade.issue("bearer/typical.json")
    trade.pass_on(trade.book("shipper").surrender(bill), "carrier")
    return bill


@pytest.mark.parametrize(
    ("verb", "says", "then"),
    [
        ("accept-surrender", "ends", Headline.ENDED),
        ("refuse-surrender", "goes back", Headline.COPY),
    ],
)
def test_the_carrier_answers_a_surrender_knowing_what_follows(show_bill, trade, verb, says, then):
    page, desk = show_bill("carrier", surrendered(trade))
    assert next(iter(words_of(page))) == "accept-surrender"
    page.acts.row.chosen.emit(verb)
    assert says in confirm(page)
    settle(desk.jobs)
    page.refresh()
    settle(desk.jobs)
    assert page._view.verdict.headline is then
    assert page.acts.parcel.isVisible()


def test_an_offer_leads_to_the_sheet(show_bill, trade, qtbot):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    page, _desk = show_bill("bank", bill)
    assert next(iter(words_of(page).values())) == "Accept or reject"
    assert "reject" not in words_of(page)
    with qtbot.waitSignal(page.sheet_wanted) as caught:
        page.acts.row.chosen.emit("accept")
    assert caught.args == [bill]


def test_a_bill_that_is_not_here_is_said_so(show_bill):
    page, _desk = show_bill("shipper", "0" * 64)
    assert page.body.outcome.words == "The vault holds no such bill."


def test_another_bill_leaves_nothing_of_the_one_before(show_bill, trade):
    one, two = trade.issue(), trade.issue("bearer/typical.json")
    page, desk = show_bill("shipper", one)
    page.acts.row.chosen.emit("export")
    dialog_over(page.window()).close()
    page.show_bill(two, "Bills")
    assert page.body.pdf.page_count == 0
    assert not page.body.banner.isVisible()
    settle(desk.jobs)
    assert page._view.holding.bill == two


def test_what_was_shown_before_is_let_go_of(show_bill, trade, look):
    page, _desk = show_bill("shipper", trade.issue())
    for theme in (Theme.DARK, Theme.LIGHT):
        look.wear(theme=theme)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tab = page.particulars
    assert len(tab.findChildren(RowsModel)) == len(tab.findChildren(Table)) == 1


@pytest.mark.parametrize(
    ("theme", "size"), [(Theme.DARK, TextSize.MEDIUM), (Theme.LIGHT, TextSize.BIGGER)]
)
def test_the_page_wears_another_dress_at_once(show_bill, trade, look, theme, size):
    page, desk = show_bill("shipper", trade.issue())
    look.wear(theme=theme, size=size)
    settle(desk.jobs)
    assert headline(page) == HOLDER
    assert page.body.tabs.isVisible()


@pytest.mark.parametrize("verb", ["endorse", "hand-over", "surrender"])
def test_giving_opens_its_own_window(show_bill, trade, verb):
    page, desk = show_bill("shipper", trade.issue("bearer/typical.json"))
    page.acts.row.chosen.emit(verb)
    dialog = dialog_over(page.window())
    assert isinstance(dialog, GiveDialog)
    assert dialog._verb == verb
    settle(desk.jobs)
    dialog.close()
    settle(desk.jobs)


def test_words_of_the_trade_lead_to_the_glossary(trade, show_bill, monkeypatch):
    page, _desk = show_bill("shipper", trade.issue())
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    for tab in (page.body.control, page.particulars):
        for label in tab.findChildren(Label):
            if label.textFormat() is Qt.TextFormat.RichText:
                label.linkActivated.emit(re.search('href="([^"]*)"', label.text())[1])
    told = {one.anchor for one in read_topic(GLOSSARY, Language.ENGLISH).sections}
    names = {one.partition("#")[2] for one in asked}
    assert {"control", "order-party", "pledge", "switch", "shipper", "on-board"} <= names <= told
