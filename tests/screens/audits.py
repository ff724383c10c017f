"""Pages of evidence: audits, bundles, and the files of platforms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.screens.giving import a_trade, alone, framed, kept
from tests.screens.pages_of_widgets import frame
from tests.ui.dialogs.trade import Trade
from tests.wallet.bundles.rail import add_documents
from ui.dialogs.bundle import BundleDialog
from ui.dialogs.exchange import ExchangeDialog
from ui.look import Look
from ui.pages.audit import AuditPage
from ui.pages.audit_detail import CHECKS, COMPARE, SIGNATURES
from wallet.book import Exchange, Selection, Wish


def audit(look: Look) -> QWidget:
    trade = a_trade()
    first = trade.issue()
    trade.at(3, 14, 5)
    path = trade.offer(first)
    trade.changed(path)
    trade.book("bank").receive(path)
    trade.at(3, 14, 9)
    trade.pass_on(trade.book("bank").accept(first), "shipper", "carrier")
    trade.pass_on(trade.book("carrier").record(first), "shipper", "bank")
    second = trade.issue("straight/typical.json")
    trade.at(9, 11)
    trade.pass_on(trade.book("bank").parcel(first))
    trade.pass_on(trade.book("shipper").parcel(second))
    (trade.folder / "00-scan.ebl").write_bytes(b"PK\x03\x04 half of a parcel")
    desk = trade.desk("buyer")
    page = AuditPage(desk.session, look, clock=trade.clock)
    page.judge([trade.folder])
    desk.settle()
    page.table.selectRow(page.table.model().rowCount() - 1)
    return kept(frame(look, page), desk)


def _bundles(trade: Trade) -> list[Path]:
    """Return two bundles of one bill that was given to two, and one that was changed."""
    folder = trade.folder / "bundles"
    folder.mkdir()
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    book = trade.book("bank")
    book.bundle((bill,), folder / "bank.asice", Wish("one bill"))
    trade.transfer(bill, "bank", "buyer")
    trade.book("buyer").bundle((bill,), folder / "buyer.asice", Wish("one bill"))
    carrier = trade.book("carrier")
    carrier.bundle(carrier.select(Selection()), folder / "carrier.asice", Wish("*"))
    data = bytearray((folder / "bank.asice").read_bytes())
    data[data.index(b"timeline.csvnumber") + 30] ^= 1
    (folder / "bank-changed.asice").write_bytes(data)
    return sorted(folder.iterdir())


def _audited(look: Look, tab: int, chosen: str, part: str = "secondBank") -> QWidget:
    trade = a_trade()
    paths = _bundles(trade)
    desk = trade.desk(part)
    page = AuditPage(desk.session, look, clock=trade.clock)
    page.detail._tab = tab
    page.judge(paths)
    desk.settle()
    _pick(page, f"/{chosen}" if tab == CHECKS else f"/{chosen}!")
    desk.settle()
    return kept(frame(look, page), desk)


def _pick(page: AuditPage, place: str) -> None:
    """Choose the row of what lies there, as its reader would."""
    page.table.selectRow(next(at for at, one in enumerate(page._shown) if place in one.place))


def bundle_dialog(look: Look) -> QWidget:
    trade = a_trade()
    trade.issue()
    desk = trade.desk("carrier")
    dialog = BundleDialog(desk.session, look, ())
    desk.settle()
    dialog.leaves_out.setChecked(True)
    return alone(look, dialog, desk)


def exchange_dialog(look: Look) -> QWidget:
    trade = a_trade()
    bill = trade.issue()
    desk = trade.desk("shipper")
    view = desk.run(desk.session.read(lambda book: book.show(bill)))
    dialog = ExchangeDialog(desk.session, look, view)
    return alone(look, dialog, desk)


def audit_rail(look: Look) -> QWidget:
    """Audit a bundle with TradeTrust documents, and platforms' files beside it."""
    trade = a_trade()
    bill = trade.issue()
    folder = trade.folder / "files"
    folder.mkdir()
    carrier = trade.book("carrier")
    add_documents(carrier, trade.folder)
    carrier.bundle(carrier.select(Selection()), folder / "carrier.asice", Wish("*"))
    shipper = trade.book("shipper")
    told = shipper.export(bill, Exchange.ENDORSEMENTS)
    (folder / "from-platform.json").write_bytes(told)
    (folder / "from-other.json").write_bytes(told.replace(b'"ISSUE"', b'"TRANSFER"'))
    desk = trade.desk("shipper")
    page = AuditPage(desk.session, look, clock=trade.clock)
    page.judge([folder])
    desk.settle()
    _pick(page, "/documents/SHA0000900")
    desk.settle()
    return kept(frame(look, page), desk)


def audit_empty(look: Look) -> QWidget:
    desk = a_trade().desk("bank")
    return framed(look, desk, AuditPage(desk.session, look))


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "audit-files": audit,
    "audit-empty": audit_empty,
    "audit-bundle": lambda look: _audited(look, CHECKS, "carrier.asice"),
    "audit-changed": lambda look: _audited(look, CHECKS, "bank-changed.asice"),
    "audit-signatures": lambda look: _audited(look, SIGNATURES, "buyer.asice"),
    "audit-compare": lambda look: _audited(look, COMPARE, "buyer.asice"),
    "bundle-dialog": bundle_dialog,
    "exchange-dialog": exchange_dialog,
    "audit-rail": audit_rail,
}
