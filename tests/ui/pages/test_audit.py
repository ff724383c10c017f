"""The audit: files judged without keeping them, worst first."""

from __future__ import annotations

import pytest

from tests.ui.pages.desk import settle
from tests.ui.walking import nameless
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.models.cells import CELL
from ui.pages.audit import AuditPage
from ui.pages.audit_detail import COMPARE, SIGNATURES
from ui.pages.reader import ReaderPage
from ui.session import Session
from ui.settings import Settings
from wallet.book import Wish
from wallet.proof.verdict import Headline


@pytest.fixture
def files(trade):
    """Return a folder with an offer, the same changed, half a parcel, and other files."""
    folder = trade.folder / "files"
    folder.mkdir()
    path = trade.offer(trade.issue())
    trade.changed(path).rename(folder / "b-changed.ebl")
    path.rename(folder / "a-offer.ebl")
    (folder / "c-half.ebl").write_bytes(b"PK\x03\x04 half of a parcel")
    (folder / "notes.txt").write_text("nothing of ours")
    (folder / "other.json").write_text('{"some": "json"}')
    return folder


@pytest.fixture
def audit(qtbot, look, trade):
    """Judge files at a party's desk."""

    def judging(part, *paths):
        desk = trade.desk(part)
        page = AuditPage(desk.session, look, clock=trade.clock)
        qtbot.addWidget(page)
        page.resize(1100, 760)
        page.show()
        with qtbot.waitSignal(page.judged):
            page.judge(list(paths))
        return page, desk

    return judging


def rows(page):
    model = page.table.model()
    return [model.index(row, 0).data(CELL) for row in range(model.rowCount())]


def test_who_has_no_vault_says_whose_card_is_known(qtbot, look, trade, files, tmp_path):
    jobs = Jobs()
    page = AuditPage(Session(jobs), look, clock=trade.clock)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.judged):
        page.judge([files / "a-offer.ebl"])
    assert page.banner.answer.headline == "SIGNER NOT KNOWN TO YOU"
    assert page.trust.isVisible()
    page.trust_card(files / "notes.txt")
    settle(jobs)
    assert page.outcome._wrong.isVisible(), "that was no card"
    with qtbot.waitSignal(page.judged):
        page.trust_card(trade.card_file("carrier"))
    assert page.banner.answer.headline.startswith("GENUINE")
    jobs.close()


def test_a_file_that_is_no_card_does_not_stand_in_the_way_of_the_next(qtbot, look, trade, files):
    jobs = Jobs()
    reader = ReaderPage(Session(jobs), look, trade.clock)
    qtbot.addWidget(reader)
    reader.show()
    page = reader.file
    reader.show_files([files / "a-offer.ebl"])
    settle(jobs)
    page.trust_card(files / "notes.txt")
    settle(jobs)
    assert page.body.outcome._wrong.isVisible()
    page.trust_card(trade.card_file("carrier"))
    settle(jobs)
    assert page.body.banner.answer.headline.startswith("GENUINE")
    jobs.close()


def test_a_folder_is_judged_worst_first_and_other_files_are_passed_over(files, audit):
    page, _desk = audit("secondBank", files)
    assert [row.second.split(" · ")[-1] for row in rows(page)] == [
        "b-changed.ebl",
        "c-half.ebl",
        "a-offer.ebl",
    ]
    assert rows(page)[0].first == "CHANGED · DO NOT RELY ON IT"


def test_the_worst_is_shown_until_the_reader_picks_another(files, audit, qtbot):
    page, _desk = audit("bank", files / "a-offer.ebl")
    assert page.banner.answer.headline.startswith("GENUINE")
    with qtbot.waitSignal(page.judged):
        page.judge([files / "b-changed.ebl"])
    assert page.banner.answer.headline.startswith("CHANGED")
    page.table.selectRow(1)
    with qtbot.waitSignal(page.judged):
        page.judge([files / "c-half.ebl"])
    assert page.banner.answer.headline.startswith("GENUINE"), "it was picked, and stays"


def test_nothing_is_kept(files, audit):
    page, desk = audit("secondBank", files)
    assert desk.run(desk.session.read(lambda book: book.holdings())) == ()
    assert (
        desk.run(desk.session.read(lambda book: [one.kind for one in book.activities()])).count(
            "received"
        )
        == 0
    )
    assert len(rows(page)) == 3


def test_the_chosen_file_shows_its_answer_its_time_line_and_its_checks(files, audit):
    page, _desk = audit("secondBank", files)
    page.table.selectRow(0)
    assert page.banner.answer.headline == "CHANGED · DO NOT RELY ON IT"
    assert page.tabs.bar.currentIndex() == 1, "no time line of what nobody signed"
    page.table.selectRow(2)
    assert page.banner.answer.headline.startswith("GENUINE · COPY")
    assert page.tabs.bar.currentIndex() == 0
    assert page.control.view.table.model().rowCount() == 2


def test_an_unreadable_file_says_why_in_its_place(files, audit):
    page, _desk = audit("secondBank", files)
    page.table.selectRow(1)
    assert not page.banner.isVisible()
    assert "c-half.ebl could not be judged" in page.error.accessibleName()


def test_a_headline_of_the_list_is_never_cut(files, audit):
    page, _desk = audit("secondBank", files)
    page.resize(1100, 760)
    heights = {page.table.rowHeight(row) for row in range(len(rows(page)))}
    page.table.setFixedWidth(200)
    taller = [page.table.rowHeight(row) for row in range(len(rows(page)))]
    assert max(taller) > max(heights)
    cell = page._model.index(taller.index(max(taller)), 0).data(CELL)
    assert page.table._paints.lines_of(cell, 200) > 1


def test_the_search_finds_parties_and_numbers(files, audit):
    page, _desk = audit("secondBank", files)
    page.search.setText("straits")
    assert [row.second.split(" · ")[-1] for row in rows(page)] == ["a-offer.ebl"]
    page.search.setText("no such thing")
    assert rows(page) == []


def test_without_a_vault_nobody_is_known(files, look, qtbot, trade):
    trade.close_books()
    jobs = Jobs()
    page = AuditPage(Session(jobs), look, clock=trade.clock)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.judged):
        page.judge([files / "a-offer.ebl"])
    assert rows(page)[0].first == "SIGNER NOT KNOWN TO YOU"
    assert "without a vault" in page._about.text()
    jobs.close()


def test_pinning_somebody_judges_again(files, audit, trade, qtbot):
    trade.forget("secondBank", "carrier")
    card = trade.book("carrier").card
    page, desk = audit("secondBank", files / "a-offer.ebl")
    before = rows(page)[0].first
    desk.run(desk.session.write(lambda book, _progress: book.pin(card)))
    with qtbot.waitSignal(page.judged):
        page.refresh()
    assert before == "SIGNER NOT KNOWN TO YOU"
    assert rows(page)[0].first.startswith("GENUINE · COPY")


def test_clearing_takes_everything_off_the_list(files, audit):
    page, _desk = audit("secondBank", files)
    page.clear.click()
    assert rows(page) == []
    assert page.zone.isVisible()


def test_a_folder_without_bills_says_so(audit, tmp_path):
    (tmp_path / "empty").mkdir()
    page, _desk = audit("secondBank", tmp_path / "empty")
    assert "no bundle, parcel or envelope" in page.outcome.words


def test_everything_one_can_reach_has_a_name(files, audit):
    page, _desk = audit("secondBank", files)
    page.table.selectRow(2)
    assert nameless(page) == []


# Bundles


@pytest.fixture
def bundles(trade):
    """Return a folder with two bundles of one bill, an older and a newer, and a changed one."""
    folder = trade.folder / "bundles"
    folder.mkdir()
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    trade.book("bank").bundle((bill,), folder / "bank.asice", Wish("one bill"))
    trade.transfer(bill, "bank", "buyer")
    trade.book("buyer").bundle((bill,), folder / "buyer.asice", Wish("one bill"))
    data = bytearray((folder / "bank.asice").read_bytes())
    data[data.index(b"timeline.csvnumber") + 30] ^= 1
    (folder / "changed.asice").write_bytes(data)
    return folder


def choose(page, desk, ending):
    """Choose the line whose place ends so."""
    places = list(page._found)
    place = next(place for place in places if place.endswith(ending) or f"{ending}/" in place)
    row = [one.place for one in page._shown].index(place)
    page.table.selectRow(row)
    settle(desk.jobs)


def test_a_bundle_is_a_line_of_its_own_over_its_bills(bundles, audit):
    page, desk = audit("secondBank", bundles)
    assert len(rows(page)) == 6
    assert [row.second for row in rows(page)][:2] == [
        "changed.asice", "MRDN-SZX-2610-004418 · changed.asice",
    ]  # fmt: skip
    choose(page, desk, "/buyer.asice")
    assert page.banner.answer.headline.startswith("UNCHANGED · SIGNED BY")
    assert page.detail.about.isVisible()
    assert not page.tabs.bar.isTabEnabled(SIGNATURES)


def test_a_changed_bundle_names_the_file(bundles, audit):
    page, desk = audit("secondBank", bundles / "changed.asice")
    choose(page, desk, "/changed.asice")
    assert page.banner.answer.headline == "CHANGED · DO NOT RELY ON IT"
    (check, *_rest) = page._found[str(bundles / "changed.asice")].verdict.checks
    assert check.facts["name"].endswith("/timeline.csv")


def test_every_signature_of_a_bill_is_shown_when_asked(bundles, audit):
    page, desk = audit("secondBank", bundles / "buyer.asice")
    choose(page, desk, "buyer.asice!")
    page.tabs.show_tab(SIGNATURES)
    settle(desk.jobs)
    model = page.detail.signatures.model()
    said = [model.index(row, 0).data(CELL).first for row in range(model.rowCount())]
    assert said[:3] == ["Entry 1", "Issuance 1", "Entry 2"]
    assert {model.index(row, 4).data(CELL).first for row in range(model.rowCount())} == {"passed"}


def test_one_bill_in_several_bundles_is_compared(bundles, audit):
    page, desk = audit("secondBank", bundles)
    choose(page, desk, "buyer.asice!")
    assert page.tabs.bar.isTabVisible(COMPARE)
    model = page.detail.compare.model()
    assert model.columnCount() == 4
    last = [model.index(model.rowCount() - 1, column).data(CELL) for column in range(4)]
    assert last[1].first.endswith("Maasvlakte Tools B.V.")
    assert last[2].first == "not there"
    choose(page, desk, "/buyer.asice")
    assert not page.tabs.bar.isTabVisible(COMPARE)


def test_what_is_added_later_is_compared_with_what_is_here(bundles, audit, qtbot):
    page, _desk = audit("secondBank", bundles / "bank.asice")
    with qtbot.waitSignal(page.judged):
        page.judge([bundles / "buyer.asice"])
    assert any(one.beside for one in page._found.values())


def test_stopping_keeps_what_was_found_and_goes_on(bundles, look, qtbot, trade):
    desk = trade.desk("secondBank")
    page = AuditPage(desk.session, look, clock=trade.clock)
    qtbot.addWidget(page)
    page.show()
    page.judge([bundles])
    page.stop.click()
    assert page.go_on.isVisible()
    assert not page.stop.isVisible()
    settle(desk.jobs)
    with qtbot.waitSignal(page.judged):
        page._is_stopped = False
        page._next()
    assert len(page._found) == 6


@pytest.mark.parametrize("kind", ["pdf", "csv", "json"])
def test_the_report_is_written(bundles, audit, tmp_path, kind):
    page, desk = audit("secondBank", bundles / "buyer.asice")
    page._report(tmp_path / f"report.{kind}")
    settle(desk.jobs)
    assert (tmp_path / f"report.{kind}").stat().st_size > 500
    assert "report" in page.outcome.words


def test_a_bundle_dropped_on_the_open_window_goes_to_the_audit(bundles, look, qtbot, trade):
    desk = trade.desk("bank")
    settings = Settings(trade.folder / "window.ini")
    window = MainWindow(desk.session, look, settings, trade.clock, trade.folder)
    qtbot.addWidget(window)
    desk.session.opened.emit()
    window.take([bundles / "buyer.asice"])
    settle(desk.jobs)
    assert window._frame.place == "audit"
    assert len(window._frame.page("audit")._found) == 2


def test_a_bundle_opens_without_a_vault(bundles, look, qtbot, trade):
    trade.close_books()
    jobs = Jobs()
    reader = ReaderPage(Session(jobs), look, trade.clock)
    qtbot.addWidget(reader)
    reader.show_files([bundles / "buyer.asice"])
    settle(jobs)
    assert {one.verdict.headline for one in reader.audit._found.values()} == {
        Headline.UNKNOWN_SIGNER
    }
    jobs.close()


def test_everything_about_a_bundle_has_a_name(bundles, audit):
    page, desk = audit("secondBank", bundles)
    choose(page, desk, "buyer.asice!")
    page.tabs.show_tab(COMPARE)
    assert nameless(page) == []
