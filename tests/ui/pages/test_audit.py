"""The audit: files judged without keeping them, worst first."""

from __future__ import annotations

import pytest

from tests.ui.dialogs.trade import Trade
from tests.ui.dialogs.voices import nameless
from ui.jobs import Jobs
from ui.models.cells import CELL
from ui.pages.audit import AuditPage
from ui.session import Session


@pytest.fixture
def trade(tmp_path, look):
    trade = Trade(tmp_path)
    yield trade
    trade.close()


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


def test_a_folder_is_judged_worst_first_and_other_files_are_passed_over(files, audit):
    page, _desk = audit("secondBank", files)
    assert [row.second.split(" · ")[-1] for row in rows(page)] == [
        "b-changed.ebl",
        "c-half.ebl",
        "a-offer.ebl",
    ]
    assert rows(page)[0].first == "CHANGED · DO NOT RELY ON IT"


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
    assert "no parcel or envelope" in page.outcome.words


def test_everything_one_can_reach_has_a_name(files, audit):
    page, _desk = audit("secondBank", files)
    page.table.selectRow(2)
    assert nameless(page) == []
