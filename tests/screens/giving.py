"""Giving and receiving with an invented trade: dialogs, sheet, inbox, people, audit."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.screens.pages_of_widgets import frame
from tests.ui.dialogs.trade import Desk, Trade
from ui.look import Look
from ui.pages.sheet import SheetPage
from wallet.titles.verbs import Verb


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _trade() -> Trade:
    return Trade(Path(tempfile.mkdtemp(dir=_folder().name)))


def _kept(page: QWidget, desk: Desk) -> QWidget:
    """Let the desk live as long as the page."""
    page.desk = desk
    page.destroyed.connect(desk.close)
    return page


def _sheet(look: Look, trade: Trade, path: Path, part: str = "bank") -> tuple[SheetPage, Desk]:
    desk = trade.desk(part)
    page = SheetPage(desk.session, look, clock=trade.clock)
    received = desk.run(desk.session.write(lambda book, _progress: book.receive(path)))
    page.show_received(received)
    desk.settle()
    return page, desk


def offered() -> tuple[Trade, str, Path]:
    """Return a trade in which the shipper has offered the bill to the bank."""
    trade = _trade()
    bill = trade.issue()
    trade.at(3, 14, 5)
    path = trade.offer(bill)
    trade.at(3, 14, 7)
    return trade, bill, path


def sheet_offered(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    return _kept(frame(look, page), desk)


def sheet_long(look: Look) -> QWidget:
    trade = _trade()
    bill = trade.issue()
    trade.at(3, 14, 5)
    trade.transfer(bill, "shipper", "bank")
    trade.at(5, 9, 30)
    trade.transfer(bill, "bank", "secondBank", recorded=False)
    trade.at(6, 16, 40)
    path = trade.offer(bill, "secondBank", "buyer")
    page, desk = _sheet(look, trade, path, "buyer")
    return _kept(frame(look, page), desk)


def sheet_unknown(look: Look) -> QWidget:
    trade, _bill, path = offered()
    trade.forget("bank", "carrier", "shipper")
    page, desk = _sheet(look, trade, path)
    return _kept(frame(look, page), desk)


def sheet_accepted(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    trade.at(3, 14, 9)
    page.phrase.compared.setChecked(True)
    page.decide(Verb.ACCEPT)
    desk.settle()
    return _kept(frame(look, page), desk)


def sheet_rejecting(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    page.decision.reject.click()
    page.decision.reason.setText("The credit asks for shipment by 15 October.")
    return _kept(frame(look, page), desk)


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "sheet-offered": sheet_offered,
    "sheet-long": sheet_long,
    "sheet-unknown": sheet_unknown,
    "sheet-accepted": sheet_accepted,
    "sheet-rejecting": sheet_rejecting,
}
