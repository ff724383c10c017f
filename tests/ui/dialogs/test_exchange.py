"""Files for platforms in the window: written from a bill's page, judged where they are dropped."""

from __future__ import annotations

import json

import pytest

from tests.ui.pages.desk import settle
from tests.ui.walking import nameless
from ui.dialogs.exchange import ExchangeDialog
from ui.main_window import MainWindow
from ui.pages.bill_acts import BillActs
from ui.settings import Settings
from wallet.book import Exchange
from wallet.proof.verdict import Headline
from wallet.titles.verbs import Verb


@pytest.fixture
def opened(trade, look, qtbot):
    kept = []  # the window behind lives as long as the dialog

    def opened(part: str, bill: str) -> tuple[ExchangeDialog, object]:
        desk = trade.desk(part)
        acts = BillActs(desk.session, look)
        qtbot.addWidget(acts)
        kept.append(acts)
        acts.show_view(desk.run(desk.session.read(lambda book: book.show(bill))))
        acts._act(Verb.EXCHANGE.value)
        (dialog,) = acts.findChildren(ExchangeDialog)
        return dialog, desk

    yield opened
    kept.clear()


@pytest.mark.parametrize("kind", [Exchange.PINT, Exchange.ISSUANCE, Exchange.ENDORSEMENTS])
def test_each_file_is_written(trade, opened, tmp_path, kind):
    dialog, desk = opened("shipper", trade.issue())
    dialog.choose(kind)
    dialog._save(kind, tmp_path / "x.json")
    settle(desk.jobs)
    assert "Saved as" in dialog.outcome.words
    assert json.loads((tmp_path / "x.json").read_bytes())


def test_a_bill_that_is_not_surrendered_has_no_surrender_to_request(trade, opened):
    dialog, _desk = opened("shipper", trade.issue())
    way = dialog._ways[Exchange.SURRENDER].button
    assert not way.isEnabled()
    assert "not surrendered" in way.accessibleDescription()
    assert nameless(dialog) == []


def test_a_surrendered_one_has(trade, opened, tmp_path):
    bill = trade.issue()
    trade.pass_on(trade.book("shipper").surrender(bill), "carrier")
    dialog, desk = opened("shipper", bill)
    dialog.choose(Exchange.SURRENDER)
    dialog._save(Exchange.SURRENDER, tmp_path / "x.json")
    settle(desk.jobs)
    assert json.loads((tmp_path / "x.json").read_bytes())["surrenderRequestCode"] == "SREQ"


def test_a_place_that_takes_nothing_is_told(trade, opened, tmp_path):
    dialog, desk = opened("shipper", trade.issue())
    dialog._save(Exchange.PINT, tmp_path / "nowhere" / "x.json")
    settle(desk.jobs)
    assert "nowhere" in dialog.outcome.words


def test_a_platforms_file_that_is_dropped_is_held_against_the_bill(trade, look, qtbot, tmp_path):
    bill = trade.issue()
    told = trade.book("shipper").export(bill, Exchange.ENDORSEMENTS)
    (tmp_path / "good.json").write_bytes(told)
    (tmp_path / "bad.json").write_bytes(told.replace(b'"ISSUE"', b'"TRANSFER"'))
    desk = trade.desk("shipper")
    settings = Settings(trade.folder / "window.ini")
    window = MainWindow(desk.session, look, settings, trade.clock, trade.folder)
    qtbot.addWidget(window)
    desk.session.opened.emit()
    window.take([tmp_path / "good.json", tmp_path / "bad.json"])
    settle(desk.jobs)
    frame = window._frame
    page = frame.page("audit")
    assert frame.place == "audit"
    assert [one.verdict.headline for one in page._shown] == [Headline.CHANGED, Headline.COPY]
    assert page._cells[str(tmp_path / "bad.json")].first == "TOLD OTHERWISE THAN IT WAS SIGNED"
    assert page._cells[str(tmp_path / "good.json")].first == "AS IT WAS SIGNED"
