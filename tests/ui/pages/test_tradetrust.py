"""TradeTrust documents in the window: the same page, the same banner, the same checks."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.desk import settle
from tests.ui.pages.seats import BILL
from tests.wallet.openattestation import DID, DOMAIN, signed_bill
from ui.pages.attest import AttestPane
from ui.pages.bill_body import CONTROL
from ui.widgets.text import Label
from wallet.book import Pin
from wallet.proof.pins import PinKind
from wallet.words import Language

AT = datetime(2026, 11, 3, tzinfo=UTC)


@pytest.fixture
def bill(tmp_path) -> Path:
    path = tmp_path / "bill.tt"
    path.write_text(json.dumps(signed_bill()), "utf-8")
    return path


def test_a_document_has_the_page_of_any_bill(show_bill, trade, bill):
    book = trade.book("bank")
    digest = book.receive(bill).verdict.digest
    record = f"openatts a=dns-did; p={DID}#controller; v=1.0;"
    book.pin_evidence([Pin(PinKind.DNS, DOMAIN, json.dumps([record]).encode(), "dns.example", AT)])
    page, _desk = show_bill("bank", digest)
    assert page.body.banner.answer.headline == "GENUINE · SIGNED DOCUMENT"


def test_a_document_is_judged_and_printed_without_a_vault(file_page, bill, jobs):
    file_page.show_file(bill)
    settle(jobs)
    assert file_page.body.banner.answer.headline == "SIGNER NOT KNOWN TO YOU"


def test_the_keys_of_a_search_find_in_the_paper_wherever_the_keyboard_is(
    qtbot, file_page, bill, jobs
):
    file_page.show_file(bill)
    settle(jobs)
    body = file_page.body
    body.tabs.show_tab(CONTROL)
    body.tabs.bar.setFocus()
    assert not body.pdf._finding.isVisible()
    qtbot.keyClick(body.tabs.bar, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert body.pdf._finding.isVisible()
    assert body.pdf._pages.isVisible(), "the paper was folded beside the time line"
    body.pdf._finding.field.setText("signed")
    qtbot.waitUntil(lambda: body.pdf._finding.count > 0)


def test_where_to_publish_is_said_of_the_name_that_was_signed_under(look, trade, qtbot, tmp_path):
    content = tmp_path / "content.json"
    content.write_text(json.dumps(BILL), "utf-8")
    desk = trade.desk("carrier")
    pane = AttestPane(desk.session, look)
    qtbot.addWidget(pane)
    pane.take_content(content)
    pane.domain.setText("carrier.example")
    pane.issue.click()
    settle(desk.jobs)
    pane.domain.setText("another.example")
    look.wear(language=Language.CHINESE)
    said = [label.whole for label in pane.result.findChildren(Label)]
    look.wear(language=Language.ENGLISH)
    assert "https://carrier.example/.well-known/did.json" in said
    assert "another.example" not in " ".join(said)
