"""The papers of one bill: our own, and what came with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from tests.ui.pages.desk import save_in, settle
from tests.wallet.papers import strangers
from ui.look import Tone
from wallet.places import resource

pytestmark = pytest.mark.usefixtures("ready_paper")


def test_a_document_that_came_with_the_bill_can_be_saved(show_bill, trade, tmp_path):
    attached = tmp_path / "packing list.txt"
    attached.write_text("18 cases")
    carrier, shipper = trade.book("carrier"), trade.book("shipper")
    done = carrier.issue(
        resource("samples/to-order/typical.json"), shipper.card, attachments=(attached,)
    )
    trade.pass_on(done, "shipper")
    page, desk = show_bill("shipper", done.bill)
    assert page.body.tabs.bar.tabData(page._papers_tab) == 1
    page.papers.save.click()
    save_in(page, tmp_path / "saved.txt")
    settle(desk.jobs)
    assert (tmp_path / "saved.txt").read_text() == "18 cases"


@pytest.fixture
def with_paper(show_bill, trade, tmp_path):
    """Show a bill that came with its carrier's own PDF, which hides a layer."""
    own = tmp_path / "bl.pdf"
    own.write_bytes(strangers.pdf(root=b"/OCProperties<</OCGs[]/D<</BaseState/OFF>>>>"))
    done = trade.book("carrier").issue(
        resource("samples/to-order/typical.json"), trade.book("shipper").card, pdf=own
    )
    trade.pass_on(done, "shipper")
    return show_bill("shipper", done.bill)


def test_the_carriers_pdf_is_shown_beside_ours_as_pictures_and_labelled(with_paper, qtbot):
    page, desk = with_paper
    page.papers.view.click()
    settle(desk.jobs)
    shown = page.papers.paper
    assert page.papers._stack.currentWidget() is shown
    qtbot.waitUntil(lambda: shown.pdf.page_count == 1)
    assert b"OCProperties" not in shown.pdf.data
    assert "Supplied by the carrier; the signed data prevail." in shown._words[Tone.NOTE].whole
    assert "hidden layers" in shown._words[Tone.BAD].whole
    assert shown.pdf.save.isHidden()
    assert page.body.pdf.page_count >= 3
    shown.left.emit()
    assert page.papers._stack.currentIndex() == 0
    assert shown.pdf.page_count == 0


def test_a_document_that_comes_late_is_not_shown_beside_another_bill(with_paper):
    page, desk = with_paper
    (paper,) = (one for one in page.papers._papers if one.is_pdf)
    page.papers.show_wanted.emit(paper)
    page.show_bill("f" * 64, "Bills")
    desk.settle()
    assert page.papers._stack.currentWidget() is not page.papers.paper


def test_what_the_window_shows_is_saved_byte_for_byte(show_bill, trade, tmp_path):
    page, desk = show_bill("shipper", trade.issue())
    page.body.pdf.save.click()
    save_in(page, tmp_path / "shown.pdf")
    settle(desk.jobs)
    assert (tmp_path / "shown.pdf").read_bytes() == page.body.pdf.data


def test_the_paper_is_handed_to_another_program(show_bill, trade, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page, desk = show_bill("shipper", trade.issue())
    page.body.pdf.elsewhere.click()
    settle(desk.jobs)
    (path,) = map(Path, opened)
    assert path.read_bytes() == page.body.pdf.data
    assert path.parent.stat().st_mode & 0o077 == 0
