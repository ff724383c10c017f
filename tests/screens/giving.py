"""Giving and receiving with an invented trade: dialogs, sheet, inbox, people, audit."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.screens.dresses import HEIGHT, WIDTH
from tests.screens.pages_of_widgets import frame
from tests.ui.dialogs.trade import Desk, Trade
from ui.dialogs.card import CardDialog
from ui.dialogs.give import GiveDialog
from ui.dialogs.issue import IssueDialog
from ui.dialogs.receive import Receiver
from ui.look import Look
from ui.pages.inbox import InboxPage
from ui.pages.people import PeoplePage
from ui.pages.sheet import SheetPage
from ui.pages.sheet_questions import question
from ui.widgets.panels import Ground
from wallet.places import resource
from wallet.titles.acts import How
from wallet.titles.verbs import Verb


def a_trade() -> Trade:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Trade(folder)


def kept(page: QWidget, desk: Desk) -> QWidget:
    """Let the desk live as long as the page."""
    page.desk = desk
    page.destroyed.connect(desk.close)
    return page


def alone(look: Look, dialog: QWidget, desk: Desk) -> QWidget:
    """Show a dialog in its own size, on the ground it would stand before."""
    ground = Ground(look)
    dialog.setParent(ground, Qt.WindowType.Widget)
    ground.resize(1280, 820)
    dialog.show()
    # Where it has room below to grow with its letters.
    dialog.move((1280 - dialog.width()) // 2, min(20, (820 - dialog.height()) // 2))
    return kept(ground, desk)


def _sheet(look: Look, trade: Trade, path: Path, part: str = "bank") -> tuple[SheetPage, Desk]:
    desk = trade.desk(part)
    page = SheetPage(desk.session, look, clock=trade.clock)
    received = desk.run(desk.session.write(lambda book, _progress: book.receive(path)))
    page.show_received(received)
    desk.settle()
    return page, desk


def offered() -> tuple[Trade, str, Path]:
    """Return a trade in which the shipper has offered the bill to the bank."""
    trade = a_trade()
    bill = trade.issue()
    trade.at(3, 14, 5)
    path = trade.offer(bill)
    trade.at(3, 14, 7)
    return trade, bill, path


def sheet_offered(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    return kept(frame(look, page), desk)


def sheet_long(look: Look) -> QWidget:
    trade = a_trade()
    bill = trade.issue()
    trade.at(3, 14, 5)
    trade.transfer(bill, "shipper", "bank")
    trade.at(5, 9, 30)
    trade.transfer(bill, "bank", "secondBank", recorded=False)
    trade.at(6, 16, 40)
    path = trade.offer(bill, "secondBank", "buyer")
    page, desk = _sheet(look, trade, path, "buyer")
    return kept(frame(look, page), desk)


def sheet_unknown(look: Look) -> QWidget:
    trade, _bill, path = offered()
    trade.forget("bank", "carrier", "shipper")
    page, desk = _sheet(look, trade, path)
    return kept(frame(look, page), desk)


def sheet_accepted(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    trade.at(3, 14, 9)
    page.phrase.compared.setChecked(True)
    page.decide(Verb.ACCEPT)
    desk.settle()
    return kept(projected(frame(look, page), desk), desk)


def sheet_rejecting(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    page.decision.reject.click()
    page.decision.reason.setText("The credit asks for shipment by 15 October.")
    return kept(frame(look, page), desk)


def _give(look: Look, verb: Verb = Verb.ENDORSE) -> tuple[GiveDialog, Desk]:
    trade = a_trade()
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
    return kept(dialog, desk)


def give_what(look: Look) -> QWidget:
    dialog, desk = _give(look)
    _bank(dialog)
    dialog.next.click()
    return kept(dialog, desk)


def give_confirm(look: Look) -> QWidget:
    dialog, desk = _give(look)
    _bank(dialog)
    dialog.next.click()
    dialog.next.click()
    return kept(dialog, desk)


def give_show(look: Look) -> QWidget:
    dialog, desk = _give(look)
    _bank(dialog)
    for _step in range(3):
        dialog.next.click()
    desk.settle()
    return kept(projected(dialog, desk), desk)


def projected(page: QWidget, desk: Desk) -> QWidget:
    """Show `page`, and let its first code be drawn."""
    page.resize(WIDTH, HEIGHT)
    page.show()
    desk.settle()
    return page


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
    return kept(projected(dialog, desk), desk)


def give_surrender(look: Look) -> QWidget:
    dialog, desk = _give(look, Verb.SURRENDER)
    return kept(dialog, desk)


def give_straight(look: Look) -> QWidget:
    """Kinds the law refuses."""
    trade = a_trade()
    bill = trade.issue("straight/typical.json")
    desk = trade.desk("shipper")
    dialog = GiveDialog(desk.session, look, bill, clock=trade.clock)
    desk.settle()
    _bank(dialog)
    dialog.next.click()
    return kept(dialog, desk)


def _issue(look: Look, sample: str = "to-order/typical.json") -> tuple[IssueDialog, Desk]:
    trade = a_trade()
    desk = trade.desk("carrier")
    dialog = IssueDialog(desk.session, look)
    dialog.papers.choose([resource(f"samples/{sample}")])
    desk.settle()
    return dialog, desk


def issue_papers(look: Look) -> QWidget:
    dialog, desk = _issue(look)
    return kept(dialog, desk)


def issue_faults(look: Look) -> QWidget:
    """Show a document that may not be issued."""
    dialog, desk = _issue(look)
    source = json.loads(resource("samples/to-order/typical.json").read_text("utf-8"))
    source |= {"transportDocumentStatus": "DRAFT", "issueDate": "soon", "isElectronic": False}
    path = Path(tempfile.mkdtemp()) / "draft.json"
    path.write_text(json.dumps(source), "utf-8")
    dialog.papers.choose([path])
    desk.settle()
    return kept(dialog, desk)


def _issue_to(look: Look, name: str) -> tuple[IssueDialog, Desk]:
    dialog, desk = _issue(look)
    dialog.next.click()
    person = next(one for one in dialog.whom._people or () if one.name.startswith(name))
    dialog.whom.choose(person.card.did)
    dialog.next.click()
    desk.settle()
    return dialog, desk


def issue_terms(look: Look) -> QWidget:
    dialog, desk = _issue_to(look, "Yantian")
    return kept(dialog, desk)


def issue_confirm(look: Look) -> QWidget:
    dialog, desk = _issue_to(look, "Maasbrug")
    dialog.next.click()
    return kept(dialog, desk)


def card_dialog(look: Look) -> QWidget:
    trade = a_trade()
    card = trade.book("buyer").card
    trade.forget("bank", "buyer")
    desk = trade.desk("bank")
    return alone(look, CardDialog(desk.session, look, card, "card-buyer.jws"), desk)


def confirm_accept(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, path)
    dialog = question(look, Verb.ACCEPT, page._sheet, compared=False)
    return alone(look, dialog, desk)


def arrivals(look: Look) -> QWidget:
    trade, _bill, path = offered()
    damaged = trade.folder / "damaged.ebl"
    damaged.write_bytes(path.read_bytes()[:-40])
    trade.forget("bank", "buyer")
    desk = trade.desk("bank")
    window = QWidget()
    receiver = Receiver(desk.session, look, window)
    receiver.receive_files([path, trade.card_file("buyer"), trade.changed(path), damaged])
    desk.settle()
    dialog = receiver._list
    picture = alone(look, dialog, desk)
    picture.window_ = window
    return picture


def sheet_changed(look: Look) -> QWidget:
    trade, _bill, path = offered()
    page, desk = _sheet(look, trade, trade.changed(path))
    return kept(frame(look, page), desk)


def sheet_surrender(look: Look) -> QWidget:
    trade = a_trade()
    bill = trade.issue()
    trade.at(20, 9)
    path = trade.pass_on(trade.book("shipper").surrender(bill))
    page, desk = _sheet(look, trade, path, "carrier")
    return kept(frame(look, page), desk)


def framed(look: Look, desk: Desk, page: QWidget) -> QWidget:
    page.refresh()
    desk.settle()
    return kept(frame(look, page), desk)


def inbox(look: Look) -> QWidget:
    """Everything at once, in the eyes of the first bank."""
    trade = a_trade()
    first = trade.issue()
    trade.at(1, 9, 30)
    trade.transfer(first, "shipper", "bank")
    trade.at(2, 10, 15)
    trade.offer(first, "bank", "secondBank")
    second = trade.issue("bearer/typical.json")
    trade.at(2, 16, 20)
    trade.transfer(second, "shipper", "bank", recorded=False, how=How.POSSESSION)
    third = trade.issue("to-order/long.json")
    trade.at(3, 14, 5)
    trade.book("bank").receive(trade.offer(third, how=How.POSSESSION))
    trade.at(3, 14, 7)
    desk = trade.desk("bank")
    return framed(look, desk, InboxPage(desk.session, look, clock=trade.clock))


def inbox_carrier(look: Look) -> QWidget:
    trade = a_trade()
    first, second = trade.issue(), trade.issue("bearer/typical.json")
    trade.at(2, 16, 20)
    trade.transfer(first, "shipper", "bank", recorded=False)
    trade.at(3, 9)
    trade.pass_on(trade.book("shipper").surrender(second), "carrier")
    desk = trade.desk("carrier")
    return framed(look, desk, InboxPage(desk.session, look, clock=trade.clock))


def inbox_empty(look: Look) -> QWidget:
    desk = a_trade().desk("bank")
    return framed(look, desk, InboxPage(desk.session, look))


def people(look: Look) -> QWidget:
    desk = a_trade().desk("bank")
    page = PeoplePage(desk.session, look)
    picture = framed(look, desk, page)
    page.table.selectRow(2)
    return picture


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "sheet-offered": sheet_offered,
    "sheet-long": sheet_long,
    "sheet-unknown": sheet_unknown,
    "sheet-accepted": sheet_accepted,
    "sheet-rejecting": sheet_rejecting,
    "sheet-changed": sheet_changed,
    "sheet-surrender": sheet_surrender,
    "inbox-bank": inbox,
    "inbox-carrier": inbox_carrier,
    "inbox-empty": inbox_empty,
    "people": people,
    "give-whom": give_whom,
    "give-what": give_what,
    "give-confirm": give_confirm,
    "give-show": give_show,
    "give-answered": give_answered,
    "give-surrender": give_surrender,
    "issue-papers": issue_papers,
    "issue-faults": issue_faults,
    "issue-terms": issue_terms,
    "issue-confirm": issue_confirm,
    "give-straight": give_straight,
    "card-dialog": card_dialog,
    "confirm-accept": confirm_accept,
    "arrivals": arrivals,
}
