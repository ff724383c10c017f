"""Making a bundle in the window: from one bill, several, a filter or the whole vault."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDrag

from tests.ui.dialogs.test_parcel_panel import take
from tests.ui.pages.desk import settle
from tests.ui.walking import nameless, settled
from ui.dialogs.bundle import BundleDialog
from ui.pages.bill_acts import BillActs
from ui.pages.bills import BillsPage
from wallet.book import Audit, Question
from wallet.keys.sealed_stream import is_sealed_stream
from wallet.titles.verbs import Verb


@pytest.fixture
def ready(trade, look, qtbot):
    """Return a dialog over the carrier's vault with two bills, and the desk behind."""
    trade.issue()
    trade.issue("bearer/typical.json")
    desk = trade.desk("carrier")

    def opened(bills=()):
        dialog = BundleDialog(desk.session, look, bills)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(desk.jobs)
        return dialog, desk

    return opened


def bills_in(path) -> list[str]:
    found = Audit((path,), Question(datetime(2026, 12, 1, tzinfo=UTC))).findings()
    return [one.verdict.number for one in found if one.folder]


def test_the_whole_vault_is_written(ready, tmp_path):
    dialog, desk = ready()
    dialog._write(tmp_path / "x.asice")
    settle(desk.jobs)
    assert len(bills_in(tmp_path / "x.asice")) == 2
    assert "2 bills are in" in dialog.outcome.words


def test_what_was_written_can_be_dragged_out(ready, tmp_path, monkeypatch):
    dialog, desk = ready()
    assert dialog.made.isHidden()
    dialog._write(tmp_path / "x.asice")
    settle(desk.jobs)
    carried = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _act: carried.append(drag.mimeData().urls()))
    assert dialog.made.isVisible()
    settled(dialog)
    assert not dialog.made.visibleRegion().isEmpty(), "nobody need scroll to see that it is there"
    take(dialog.made)
    assert carried == [[QUrl.fromLocalFile(str(tmp_path / "x.asice"))]]
    (tmp_path / "x.asice").unlink()
    take(dialog.made)
    assert len(carried) == 1, "what is gone is not carried"


def test_a_filter_chooses(ready, tmp_path):
    dialog, desk = ready()
    dialog.words.setText("kind:bearer")
    dialog._write(tmp_path / "x.asice")
    settle(desk.jobs)
    assert bills_in(tmp_path / "x.asice") == ["MRDN-SZX-2610-004602"]


def test_a_filter_that_says_nothing_sensible_is_told(ready, tmp_path):
    dialog, desk = ready()
    dialog.words.setText("state:lost")
    dialog._write(tmp_path / "x.asice")
    settle(desk.jobs)
    assert "filter" in dialog.outcome.words
    assert not (tmp_path / "x.asice").exists()


def test_what_is_left_out_needs_a_reason(ready):
    dialog, _desk = ready()
    assert dialog.write.isEnabled()
    dialog.leaves_out.setChecked(True)
    assert not dialog.write.isEnabled()
    dialog.reason.setText("prices")
    assert dialog.write.isEnabled()


def test_it_can_be_sealed_to_somebody_known(ready, tmp_path):
    dialog, desk = ready()
    assert dialog.reader.count() == 5, "everybody, and four whose cards are pinned"
    dialog.reader.setCurrentIndex(1)
    dialog._write(tmp_path / "x.asice")
    settle(desk.jobs)
    assert is_sealed_stream((tmp_path / "x.asice").read_bytes())


def test_a_server_that_does_not_answer_is_told_and_the_part_is_kept(ready, tmp_path):
    dialog, desk = ready()
    dialog.server.setText("http://127.0.0.1:9/none")
    dialog._write(tmp_path / "x.asice")
    settle(desk.jobs)
    assert "did not answer" in dialog.outcome.words
    assert (tmp_path / ".x.asice.part").exists()


def test_the_page_of_a_bill_and_the_list_lead_here(trade, look, qtbot):
    bill = trade.issue()
    desk = trade.desk("carrier")
    acts = BillActs(desk.session, look)
    qtbot.addWidget(acts)
    acts.show_view(desk.run(desk.session.read(lambda book: book.show(bill))))
    acts._act(Verb.BUNDLE.value)
    page = BillsPage(desk.session, look)
    qtbot.addWidget(page)
    page.refresh()
    settle(desk.jobs)
    page.model.choose_all(True)
    page.bundle.click()
    settle(desk.jobs)
    opened = [*acts.findChildren(BundleDialog), *page.findChildren(BundleDialog)]
    assert [one._bills[0].bill for one in opened] == [bill, bill]
    for one in opened:
        one.reject()


def test_everything_one_can_reach_has_a_name(ready):
    dialog, _desk = ready()
    assert nameless(dialog) == []
