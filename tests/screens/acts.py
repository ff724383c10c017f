"""The acts beyond giving and surrender: pledge, release, default, new versions, paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.screens.giving import _bank, _give, a_trade, alone, kept
from tests.ui.dialogs.trade import Desk, Trade
from ui.dialogs.give import GiveDialog
from ui.dialogs.reissue import ReissueDialog
from ui.dialogs.versions import CompareDialog
from ui.look import Look
from ui.pages.bill import BillPage
from ui.pages.bill_body import CONTROL
from ui.pages.bill_questions import question_for
from ui.pages.why import why_refused
from wallet.places import resource
from wallet.titles.acts import Ask, How
from wallet.titles.verbs import Verb


def _pledged() -> tuple[Trade, str]:
    trade = a_trade()
    bill = trade.issue()
    trade.at(3, 14, 5)
    trade.transfer(bill, "shipper", "bank", how=How.PLEDGE)
    return trade, bill


def _page(look: Look, trade: Trade, part: str, bill: str, tab: int = 0) -> tuple[BillPage, Desk]:
    desk = trade.desk(part)
    page = BillPage(desk.session, look)
    page.show_bill(bill, "Bills")
    desk.settle()
    page.body.tabs.show_tab(tab)
    return page, desk


def give_pledge(look: Look) -> QWidget:
    dialog, desk = _give(look, Verb.PLEDGE)
    _bank(dialog)
    dialog.next.click()
    return kept(dialog, desk)


def give_release(look: Look) -> QWidget:
    trade, bill = _pledged()
    desk = trade.desk("bank")
    dialog = GiveDialog(desk.session, look, bill, Verb.RELEASE, clock=trade.clock)
    desk.settle()
    person = next(one for one in dialog._gift.people if one.name.startswith("Maas"))
    dialog.whom.choose(person.card.did)
    dialog.next.click()
    dialog.next.click()
    return kept(dialog, desk)


def give_amend(look: Look) -> QWidget:
    dialog, desk = _give(look, Verb.AMEND)
    return kept(dialog, desk)


def bill_pledged(look: Look) -> QWidget:
    trade, bill = _pledged()
    return kept(*_page(look, trade, "bank", bill, CONTROL))


def bill_enforce(look: Look) -> QWidget:
    trade, bill = _pledged()
    page, desk = _page(look, trade, "bank", bill)
    assert page._view is not None
    return alone(look, question_for(look, page._view, Verb.ENFORCE, page), desk)


def bill_why(look: Look) -> QWidget:
    trade, bill = _pledged()
    page, desk = _page(look, trade, "bank", bill)
    assert page._view is not None
    refused = next(one for one in page._view.possibilities if one.verb is Verb.ENDORSE)
    return alone(look, why_refused(look, refused, page), desk)


def _given_back(what_for: Ask) -> tuple[Trade, str]:
    trade = a_trade()
    bill = trade.issue()
    trade.at(3, 14, 5)
    trade.pass_on(trade.book("shipper").surrender(bill, what_for), "carrier")
    return trade, bill


def _version(trade: Trade) -> Path:
    new = json.loads(resource("samples/to-order/typical.json").read_text("utf-8"))
    new["transportDocumentSubReference"] = "2"
    new["transports"]["portOfDischarge"] = {"locationName": "HAMBURG", "UNLocationCode": "DEHAM"}
    new["displayedNameForPortOfDischarge"] = ["Hamburg"]
    path = trade.folder / "MRDN-SZX-2610-004418-hamburg.json"
    path.write_text(json.dumps(new), "utf-8")
    return path


def reissue(look: Look) -> QWidget:
    trade, bill = _given_back(Ask.AMENDMENT)
    page, desk = _page(look, trade, "carrier", bill)
    assert page._view is not None
    dialog = ReissueDialog(desk.session, look, page._view, page)
    desk.settle()
    dialog.choose([_version(trade)])
    desk.settle()
    dialog.setParent(None)
    return kept(dialog, desk)


def reissued(look: Look) -> QWidget:
    trade, bill = _given_back(Ask.AMENDMENT)
    new, answer = trade.book("carrier").reissue((_version(trade),), (bill,))
    trade.pass_on(new, "shipper")
    trade.pass_on(answer, "shipper")
    return kept(*_page(look, trade, "shipper", new.bill))


def compare(look: Look) -> QWidget:
    trade, bill = _given_back(Ask.AMENDMENT)
    new, _answer = trade.book("carrier").reissue((_version(trade),), (bill,))
    desk = trade.desk("carrier")
    over = QWidget()
    dialog = CompareDialog(desk.session, look, new.bill, new.number, over)
    desk.settle()
    dialog.setParent(None)
    return kept(dialog, desk)


def issue_paper(look: Look) -> QWidget:
    trade, bill = _given_back(Ask.PAPER)
    page, desk = _page(look, trade, "carrier", bill)
    assert page._view is not None
    return alone(look, question_for(look, page._view, Verb.ISSUE_PAPER, page), desk)


def bill_paper(look: Look) -> QWidget:
    trade, bill = _given_back(Ask.PAPER)
    done = trade.book("carrier").answer_surrender(bill, accept=True, originals=3)
    trade.pass_on(done, "shipper")
    return kept(*_page(look, trade, "shipper", bill, CONTROL))


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "give-pledge": give_pledge,
    "give-release": give_release,
    "give-amend": give_amend,
    "bill-pledged": bill_pledged,
    "bill-enforce": bill_enforce,
    "bill-why": bill_why,
    "bill-reissue": reissue,
    "bill-reissued": reissued,
    "bill-compare": compare,
    "bill-issue-paper": issue_paper,
    "bill-on-paper": bill_paper,
}
