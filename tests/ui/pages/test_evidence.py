"""What a vault relies on of the world: pinned by file or code, looked up when asked, dropped."""

from __future__ import annotations

import json
import socket
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.desk import drop, settle
from tests.ui.walking import nameless
from tests.wallet.openattestation import DID, DOMAIN, signed_bill
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.look_up import LookUpDialog
from ui.dialogs.title_codes import TitleCodesDialog
from ui.jobs import Jobs
from ui.models.cells import CELL
from ui.pages.file import FilePage
from ui.pages.tradetrust import EVIDENCE
from ui.session import Session
from wallet.book import Pin, PinKind, write_evidence
from wallet.desk import looking_up
from wallet.errors import CouldNotLook
from wallet.formats.openattestation.wrapped import leaf_hash

RESOLVER = "https://dns.example/dns-query"
VOUCHES = json.dumps([f"openatts a=dns-did; p={DID}#controller; v=1.0;"]).encode()


@pytest.fixture
def asked(monkeypatch):
    """Answer in the place of the world; return whom was asked. No socket is opened."""
    seen: list[str] = []

    def answer(question, now, _fetch=None):
        seen.append(question.host)
        if question.kind is not PinKind.DNS:
            raise CouldNotLook("host-slow", host=question.host)
        return Pin(question.kind, question.subject, VOUCHES, question.host, now)

    def touch(*_arguments: object, **_named: object):
        raise AssertionError("the network was touched")

    monkeypatch.setattr(looking_up, "ask", answer)
    monkeypatch.setattr("ui.actions.evidence.ask", answer)
    monkeypatch.setattr(socket.socket, "connect", touch)
    monkeypatch.setattr(socket, "getaddrinfo", touch)
    return seen


@pytest.fixture
def bill(tmp_path):
    path = tmp_path / "bill.tt"
    issuer = {
        "id": DID, "name": "Sample Line",
        "revocation": {"type": "OCSP_RESPONDER", "location": "https://ocsp.example"},
        "identityProof": {"type": "DNS-DID", "location": DOMAIN, "key": f"{DID}#controller"},
    }  # fmt: skip
    path.write_text(json.dumps(signed_bill(issuer)), "utf-8")
    return path


def dialog_of(window, kind):
    (found,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def rows(pane) -> list[tuple[str, ...]]:
    model = pane.table.model()
    return [
        tuple(model.index(row, column).data(CELL).spoken for column in range(3))
        for row in range(model.rowCount())
    ]


def test_looking_up_names_whom_it_would_ask_and_asks_only_then(window, asked, bill):
    drop([bill], window)
    window.wait()
    page = window._frame.page("bill")
    assert page.body.banner.answer.headline == "SIGNER NOT KNOWN TO YOU"
    page.acts.row.button("look-up").click()
    window.wait()
    dialog = dialog_of(window, LookUpDialog)
    assert "ocsp.example" in dialog.ask.text()
    assert "dns.example" not in dialog.ask.text()
    dialog.resolver.setText(RESOLVER)
    dialog.resolver.editingFinished.emit()
    window.wait()
    assert dialog.ask.text() == "Ask dns.example, ocsp.example"
    assert asked == [], "naming whom one would ask asks nobody"
    assert not nameless(dialog)
    dialog.ask.click()
    window.wait()
    assert asked == ["dns.example", "ocsp.example"]
    said = [dialog.table.model().index(row, 2).data(CELL).spoken for row in range(2)]
    assert said[0].startswith("As of ")
    assert said[0].endswith("dns.example")
    assert said[1].startswith("ocsp.example did not answer in time")
    assert page.body.banner.answer.headline.startswith("GENUINE")
    dialog.back.click()

    # Renewed only after whom is named, and by the same resolver; then dropped.
    window._frame.go("titles")
    window.wait()
    pane = window._frame.page("titles").evidence
    window._frame.page("titles").tabs.show_tab(EVIDENCE)
    ((what, at, source),) = rows(pane)
    assert DOMAIN in what
    assert "less than an hour old" in at
    assert source == "dns.example"
    pane.renew.click()
    window.wait()
    dialog = dialog_of(window, LookUpDialog)
    assert dialog.ask.text() == "Ask dns.example"
    assert asked == ["dns.example", "ocsp.example"]
    dialog.ask.click()
    window.wait()
    assert len(asked) == 3
    dialog.back.click()
    pane.remove.click()
    dialog_of(window, ConfirmDialog).act.click()
    window.wait()
    assert rows(pane) == []
    assert pane._none.isVisible()
    window._frame.go("bills")
    drop([bill], window)
    window.wait()
    assert page.body.banner.answer.headline == "SIGNER NOT KNOWN TO YOU"


def test_evidence_that_is_dropped_is_shown_before_it_is_kept(window, trade, tmp_path, asked):
    at = trade.clock.now() - timedelta(days=12)
    path = tmp_path / "dns.json"
    path.write_bytes(write_evidence(Pin(PinKind.DNS, DOMAIN, VOUCHES, "a friend", at)))
    drop([path], window)
    window.wait()
    dialog = dialog_of(window, EvidenceDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # nothing is chosen beforehand
    dialog.back.click()
    window._frame.go("titles")
    window.wait()
    pane = window._frame.page("titles").evidence
    assert pane.rows == []
    pane.take([path])
    window.wait()
    dialog_of(window, EvidenceDialog).keep.click()
    window.wait()
    ((_what, said, source),) = rows(pane)
    assert "12 days old" in said
    assert source == "a friend"
    assert asked == []
    path.write_text("{}", "utf-8")
    pane.take([path])
    window.wait()
    assert "is no evidence" in pane.outcome.words


def test_evidence_goes_from_window_to_window_by_a_code(open_window, trade, asked):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    optics = pytest.importorskip("tests.ui.optics", exc_type=ImportError)
    with trade.open("bank") as book:
        at = trade.clock.now()
        book.pin_evidence([Pin(PinKind.DNS, DOMAIN, VOUCHES, "dns.example", at)])
    bank, buyer = open_window("bank"), open_window("buyer")
    bank._frame.go("titles")
    bank.wait()
    pane = bank._frame.page("titles").evidence
    pane.show_code.click()
    bank.wait()
    codes = dialog_of(bank, TitleCodesDialog).codes

    def wait():
        bank.wait()
        buyer.wait()

    optics.hold_before(codes, buyer._frame.receiver.scan(), wait)
    wait()
    assert codes.shown.beam.whole.type == "ebl-evidence"
    dialog_of(buyer, EvidenceDialog).keep.click()
    wait()
    buyer._frame.go("titles")
    buyer.wait()
    (pin,) = buyer._frame.page("titles").evidence.rows
    assert (pin.subject, pin.content, pin.at) == (DOMAIN, VOUCHES, at)


def test_without_a_vault_one_may_look_up_too_and_nothing_is_kept(qtbot, look, trade, bill, asked):
    jobs = Jobs()
    page = FilePage(Session(jobs), look, trade.clock)
    qtbot.addWidget(page)
    page.show()
    page.show_file(bill)
    settle(jobs)
    assert page.body.banner.answer.headline == "SIGNER NOT KNOWN TO YOU"
    page.look_up.click()
    settle(jobs)
    dialog = dialog_of(page, LookUpDialog)
    dialog.resolver.setText(RESOLVER)
    dialog.resolver.editingFinished.emit()
    settle(jobs)
    assert asked == []
    dialog.ask.click()
    settle(jobs)
    assert page.body.banner.answer.headline.startswith("GENUINE")
    page.show_file(bill)
    settle(jobs)
    assert page.body.banner.answer.headline == "SIGNER NOT KNOWN TO YOU", "nothing was kept"
    jobs.close()


def test_what_must_not_be_missed_stands_below_the_banner(window, tmp_path):
    document = signed_bill({"id": DID, "name": "Sample Line", "identityProof": {
        "type": "DNS-DID", "location": DOMAIN, "key": f"{DID}#controller"}})  # fmt: skip
    hashes = [leaf_hash(one, document["data"].pop(one)) for one in ("vessel", "voyageNo")]
    document["privacy"] = {"obfuscatedData": hashes}
    path = tmp_path / "hidden.tt"
    path.write_text(json.dumps(document), "utf-8")
    drop([path], window)
    window.wait()
    cautions = window._frame.page("bill").body.cautions
    assert cautions.isVisible()
    assert cautions.words[0].startswith("2 fields hidden")
    assert "does not say how a revocation would be known" in cautions.words[1]
