"""Giving and receiving with an invented trade: dialogs, sheet, inbox, people, audit."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from tests.screens.pages_of_widgets import frame
from tests.ui.dialogs.trade import Desk, Trade
from ui.dialogs.card import CardDialog
from ui.dialogs.give import GiveDialog
from ui.dialogs.receive import Receiver
from ui.look import Look
from ui.pages.sheet import SheetPage
from ui.pages.sheet_questions import question
from ui.widgets.boxes import Row
from ui.widgets.panels import Ground
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


def _alone(look: Look, dialog: QWidget, desk: Desk) -> QWidget:
    """Show a dialog in its own size, on the ground it would stand before."""
    ground = Ground(look)
    dialog.setWindowFlags(Qt.WindowType.Widget)
    dialog.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    row = Row(look, 0, 3, ground)
    row.addStretch()
    row.addWidget(dialog)
    row.addStretch()
    dialog.show()
    return _kept(ground, desk)


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


def _give(look: Look, verb: Verb = Verb.ENDORSE) -> tuple[GiveDialog, Desk]:
    trade = _trade()
    bill = trade.issue()
    trade.at(3, 14, 5)
    desk = trade.desk("shipper")
    dialog = GiveDialog(desk.session, look, bill, verb, clock=trade.clock)
    desk.settle()
    return dialog, desk


def _bank(dialog: GiveDialog) -> None:
    person = next(one for one in dialog._gift.people if one.name.startswith("Straits"))
    dialog.whom.choose(person.card.did)


def give_whom(look: Look) -> QWidget:
    dialog, desk = _give(look)
    _bank(dialog)
    return _kept(dialog, desk)


def give_what(look: Look) -> QWidget:
    dialog, desk = _give(look)
    _bank(dialog)
    dialog.next.click()
    return _kept(dialog, desk)


def give_confirm(look: Look) -> QWidget:
    dialog, desk = _give(look)
    _bank(dialog)
    dialog.next.click()
    dialog.next.click()
    return _kept(dialog, desk)


def give_show(look: Look) -> QWidget:
    dialog, desk = _give(look)
    _bank(dialog)
    for _step in range(3):
        dialog.next.click()
    desk.settle()
    return _kept(dialog, desk)


def give_answered(look: Look) -> QWidget:
    trade, bill, path = offered()
    trade.book("bank").receive(path)
    trade.at(3, 14, 9)
    receipt = trade.pass_on(trade.book("bank").accept(bill))
    desk = trade.desk("shipper")
    dialog = GiveDialog(desk.session, look, bill, Verb.SEND_AGAIN, clock=trade.clock)
    desk.settle()
    dialog.take_receipt([receipt])
    desk.settle()
    return _kept(dialog, desk)


def give_surrender(look: Look) -> QWidget:
    dialog, desk = _give(look, Verb.SURRENDER)
    return _kept(dialog, desk)


def give_straight(look: Look) -> QWidget:
    """Kinds the law refuses."""
    trade = _trade()
    bill = trade.issue("straight/typical.json")
    desk = trade.desk("shipper")
    dialog = GiveDialog(desk.session, look, bill, clock=trade.clock)
    desk.settle()
    _bank(dialog)
    dialog.next.click()
    return _kept(dialog, desk)


def card_dialog(look: Look) -> QWidget:
    trade = _trade()
    card = trade.book("buyer").card
    trade.forget("bank", "buyer")
    desk = trade.desk("bank")
    return _alone(look, CardDialog(desk.session, look, card, "card-buyer.jws"), desk)


def confirm_accept(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    dialog = question(look, Verb.ACCEPT, page._sheet, compared=False)
    return _alone(look, dialog, desk)


def arrivals(look: Look) -> QWidget:
    trade, _bill, path = offered()
    changed = trade.folder / "changed.ebl"
    changed.write_bytes(path.read_bytes()[:-40])
    trade.forget("bank", "buyer")
    desk = trade.desk("bank")
    window = QWidget()
    receiver = Receiver(desk.session, look, window)
    receiver.receive_files([path, trade.card_file("buyer"), changed])
    desk.settle()
    dialog = receiver._list
    picture = _alone(look, dialog, desk)
    picture.window_ = window
    return picture


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "sheet-offered": sheet_offered,
    "sheet-long": sheet_long,
    "sheet-unknown": sheet_unknown,
    "sheet-accepted": sheet_accepted,
    "sheet-rejecting": sheet_rejecting,
    "give-whom": give_whom,
    "give-what": give_what,
    "give-confirm": give_confirm,
    "give-show": give_show,
    "give-answered": give_answered,
    "give-surrender": give_surrender,
    "give-straight": give_straight,
    "card-dialog": card_dialog,
    "confirm-accept": confirm_accept,
    "arrivals": arrivals,
}
