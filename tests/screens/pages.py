"""The window with an invented trade: first pages, list, one bill, log, settings."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.screens.samples import paper
from tests.ui.dialogs.trade import Trade
from tests.ui.pages.desk import settle
from ui.jobs import Jobs
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.bill_body import CONTROL
from ui.session import Session
from ui.settings import KnownVault, Settings
from wallet.book import Book, Why
from wallet.errors import Refused
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.places import resource
from wallet.progress import Progress
from wallet.voyage import PASSPHRASE

_PORTS = {
    "Rotterdam": ("ROTTERDAM", "NLRTM"),
    "Hamburg": ("HAMBURG", "DEHAM"),
    "Antwerp": ("ANTWERP", "BEANR"),
    "Singapore": ("SINGAPORE", "SGSIN"),
    "Port Klang": ("PORT KLANG", "MYPKG"),
    "Felixstowe": ("FELIXSTOWE", "GBFXT"),
}


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _fresh() -> Path:
    return Path(tempfile.mkdtemp(dir=_folder().name))


class _Story:
    """A trade of some weeks, told bill by bill."""

    def __init__(self) -> None:
        self.trade = Trade(_fresh())
        self.bills: dict[str, str] = {}

    def issue(self, kind: str, number: str, port: str, ship: str, on_board: str) -> str:
        """Issue a sample of this kind under another number, on another ship, to another port."""
        document = json.loads(resource(f"samples/{kind}/typical.json").read_text("utf-8"))
        name, code = _PORTS[port]
        vessel, _, voyage = ship.rpartition(" ")
        document["transportDocumentReference"] = number
        document["displayedNameForPortOfLoad"] = ["Yantian"]
        document["displayedNameForPortOfDischarge"] = [name.title()]
        document["shippedOnBoardDate"] = document["issueDate"] = on_board
        document["transports"]["portOfDischarge"] = {"locationName": port, "UNLocationCode": code}
        document["transports"]["vesselVoyages"][0] |= {
            "vesselName": vessel,
            "carrierExportVoyageNumber": voyage,
        }
        path = _fresh() / f"{number}.json"
        path.write_text(json.dumps(document), "utf-8")
        shipper = self.trade.book("shipper").card
        own = path.with_suffix(".pdf")
        own.write_bytes(paper())  # a carrier prints as it likes, so as we do
        done = self.trade.book("carrier").issue(path, shipper, pdf=own)
        self.trade.pass_on(done, "shipper")
        self.bills[number] = done.bill
        return done.bill

    def surrender(self, bill: str, *, answered: bool) -> None:
        trade = self.trade
        trade.pass_on(trade.book("shipper").surrender(bill), "carrier")
        if answered:
            done = trade.book("carrier").answer_surrender(bill, accept=True)
            trade.pass_on(done, "shipper")


@cache
def _told() -> _Story:
    story = _Story()
    trade, issue = story.trade, story.issue
    trade.at(22, 9, month=8)
    ended = issue(
        "bearer", "MRDN-SZX-2608-003902", "Rotterdam", "MERIDIAN AURORA 024W", "2026-08-22"
    )
    trade.at(26, 10, 55, month=9)
    story.surrender(ended, answered=True)
    passed = issue(
        "to-order", "MRDN-SZX-2609-004122", "Rotterdam", "MERIDIAN CALLA 041W", "2026-09-26"
    )
    pending = issue(
        "bearer", "MRDN-SZX-2609-004190", "Singapore", "MERIDIAN CALLA 041W", "2026-09-26"
    )
    trade.at(12, 9, month=10)
    back = issue(
        "to-order", "MRDN-SZX-2610-004213", "Felixstowe", "MERIDIAN JUNIPER 114E", "2026-10-12"
    )
    trade.transfer(back, "shipper", "bank")
    trade.at(22, 8, 17, month=10)
    trade.transfer(passed, "shipper", "buyer")
    trade.at(26, 15, 40, month=10)
    story.surrender(pending, answered=False)
    trade.at(27, 13, 2, month=10)
    issue("bearer", "MRDN-SZX-2610-004107", "Port Klang", "MERIDIAN ALDER 087W", "2026-10-12")
    trade.at(29, 9, 48, month=10)
    issue("straight", "MRDN-SZX-2610-004275", "Singapore", "MERIDIAN BOREAS 019W", "2026-10-17")
    issue("to-order", "MRDN-SZX-2610-004302", "Antwerp", "MERIDIAN BOREAS 019W", "2026-10-17")
    offered = issue(
        "to-order", "MRDN-SZX-2610-004397", "Rotterdam", "MERIDIAN AURORA 026W", "2026-10-28"
    )
    agreed = issue(
        "to-order", "MRDN-SZX-2610-004418", "Rotterdam", "MERIDIAN AURORA 026W", "2026-10-28"
    )
    trade.at(2, 17, 20)
    trade.offer(offered)
    trade.at(3, 10, 5)
    trade.book("shipper").receive(trade.offer(back, "bank", "shipper"))
    trade.at(3, 11, 32)
    issue("to-order", "MRDN-SZX-2610-004431", "Hamburg", "MERIDIAN AURORA 026W", "2026-10-28")
    trade.at(3, 14, 5)
    trade.book("bank").receive(trade.offer(agreed))
    trade.at(3, 14, 9)
    trade.pass_on(trade.book("bank").accept(agreed), "shipper", "carrier")
    trade.at(3, 14, 12)
    trade.close_books()
    return story


def _copied() -> Trade:
    """Return a trade that goes on from where the story ends."""
    story = _told()
    trade = Trade(_fresh())
    shutil.rmtree(trade.folder)
    shutil.copytree(story.trade.folder, trade.folder)
    trade.at(3, 14, 12)
    return trade


def _window(look: Look, part: str = "shipper") -> tuple[MainWindow, Callable[[], None]]:
    """Return the window over a party's open vault, and what waits until all is shown."""
    return window_of(look, part, lambda _book: None)


def window_of(
    look: Look, part: str, prepare: Callable[[Book], None]
) -> tuple[MainWindow, Callable[[], None]]:
    """Return the window over a party's vault after `prepare` did something to its book."""
    trade = _copied()
    prepare(trade.book(part))
    desk = trade.desk(part)
    settings = Settings(_fresh() / "window.ini")
    vault = Path("/srv/ladewell/vault")
    window = MainWindow(desk.session, look, settings, trade.clock, vault)
    window.outside.unlock.show_vault(KnownVault(vault, ""))
    desk.session.opened.emit()
    window.desk = desk
    window.destroyed.connect(desk.close)
    settle(desk.jobs)
    for _reminder in range(2):
        window._frame.care.later.click()
    return window, lambda: settle(desk.jobs)


def bills(look: Look) -> QWidget:
    window, wait = _window(look)
    model = window._frame.page("bills").model
    wait()
    for row in range(2):
        model.choose(row, True)
    return window


def bills_none_found(look: Look) -> QWidget:
    window, wait = _window(look)
    page = window._frame.page("bills")
    window._frame.top.search.setText("no such ship")
    page.refresh()
    wait()
    return window


def bills_empty(look: Look) -> QWidget:
    return _window(look, "secondBank")[0]


def _bill(look: Look, number: str, part: str, tab: int) -> QWidget:
    window, wait = _window(look, part)
    window.resize(1280, 820)
    window._frame.show_bill(_told().bills[number])
    wait()
    window._frame.page("bill").body.tabs.show_tab(tab)
    return window


def bill_agreed(look: Look) -> QWidget:
    return _bill(look, "MRDN-SZX-2610-004418", "shipper", 0)


def bill_holder(look: Look) -> QWidget:
    return _bill(look, "MRDN-SZX-2609-004122", "buyer", CONTROL)


def bill_particulars(look: Look) -> QWidget:
    return _bill(look, "MRDN-SZX-2610-004431", "shipper", 2)


def bill_papers(look: Look) -> QWidget:
    return _bill(look, "MRDN-SZX-2608-003902", "shipper", 3)


def bill_carriers_pdf(look: Look) -> QWidget:
    """Show the carrier's own PDF beside ours."""
    window, wait = _window(look, "shipper")
    window.resize(1280, 820)
    window._frame.show_bill(_told().bills["MRDN-SZX-2608-003902"])
    wait()
    page = window._frame.page("bill")
    page.body.tabs.show_tab(3)
    page.papers.view.click()
    wait()
    return window


def bill_recorded(look: Look) -> QWidget:
    """Show what the registrar has to send after recording."""
    window, wait = _window(look, "carrier")
    window.resize(1280, 820)
    window._frame.show_bill(_told().bills["MRDN-SZX-2610-004418"])
    wait()
    page = window._frame.page("bill")
    page.acts._record(page._view)
    wait()
    return window


def _place(look: Look, place: str) -> QWidget:
    window, wait = _window(look)
    window._frame.go(place)
    wait()
    return window


def office_register(look: Look) -> QWidget:
    """Show the carrier's register, one bill of it frozen."""
    window, wait = _window(look, "carrier")
    window.resize(1280, 820)
    bill = _told().bills["MRDN-SZX-2610-004418"]
    window.desk.session.write(
        lambda book, _progress: book.freeze(bill, Why.COURT_ORDER, "High Court, HC/ORC 9112/2026")
    )
    window._frame.go("office")
    wait()
    window._frame.page("office").register.table.selectRow(0)
    return window


def office_proof(look: Look) -> QWidget:
    """Show a question that somebody asked the shipper."""
    challenge = _told().trade.open("bank")
    asked = challenge.challenge("Straits Merchant Bank, trade desk")
    challenge.close()
    window, wait = _window(look)
    window.resize(1280, 820)
    window._frame.go("office")
    page = window._frame.page("office")
    page.tabs.show_tab(1)
    page.proof.answer(asked)
    wait()
    page.proof.table.selectRow(0)
    return window


def office_approvals(look: Look) -> QWidget:
    """Show what waits for a second person."""
    window, wait = _window(look)
    window.resize(1280, 820)
    number = _told().bills["MRDN-SZX-2610-004418"]

    def prepare(book: Book, _progress: Progress) -> None:
        for name, words in (("Lin Anna", "anna packs the boxes"), ("Wu Bene", "bene counts them")):
            book.add_person(name, PASSPHRASE, words, LEAST_KDF)
        book.demand_two_people(on=True)
        book._vault.person = book.two_people().people[0].id
        book.as_person("anna packs the boxes")
        for verb in (lambda: book.surrender(number), lambda: book.accept(number)):
            with suppress(Refused):
                verb()
        book._vault.person = book.two_people().people[1].id
        book.as_person("bene counts them")

    window.desk.session.write(prepare)
    window._frame.go("office")
    wait()
    page = window._frame.page("office")
    page.tabs.show_tab(2)
    page.refresh()
    wait()
    page.approvals.table.selectRow(0)
    return window


def _outside(look: Look) -> MainWindow:
    jobs = Jobs()
    settings = Settings(_fresh() / "window.ini")
    trade = _copied()
    vault = Path("/srv/ladewell/vault")
    window = MainWindow(Session(jobs), look, settings, trade.clock, vault)
    window.jobs = jobs
    window.destroyed.connect(jobs.close)
    return window


def first_start(look: Look) -> QWidget:
    window = _outside(look)
    window.outside.show_doors()
    return window


def new_vault(look: Look) -> QWidget:
    window = _outside(look)
    window.outside.begin_vault()
    page = window.outside.new_vault
    page.pair.first.field.setText("harbour kite amber seven")
    page.pair._edited()
    page.name.field.setText("Yantian Hengtai Precision Co., Ltd")
    return window


def locked(look: Look) -> QWidget:
    window = _outside(look)
    window.outside.ask_passphrase(window.outside.vault)
    known = KnownVault(window.outside.vault, "Yantian Hengtai Precision Co., Ltd")
    other = KnownVault(Path("/srv/ladewell/import"), "Maasvlakte Tools B.V.")
    window.outside.unlock.show_vault(known, (known, other))
    window.outside.unlock.field.complain(look.speech.say("refusal", "passphrase-wrong"))
    return window


def file_unknown(look: Look) -> QWidget:
    window = _outside(look)
    window.resize(1280, 820)
    (parcel,) = _told().trade.folder.glob("01-*.ebl")
    window.take([parcel])
    settle(window.jobs)
    return window


def sample(look: Look) -> QWidget:
    window = _outside(look)
    window._tour.play()
    settle(window.jobs)
    return window


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "first-start": first_start,
    "new-vault": new_vault,
    "locked": locked,
    "file": file_unknown,
    "sample": sample,
    "bills": bills,
    "bills-none-found": bills_none_found,
    "bills-empty": bills_empty,
    "bill-agreed": bill_agreed,
    "bill-holder": bill_holder,
    "bill-particulars": bill_particulars,
    "bill-papers": bill_papers,
    "bill-carriers-pdf": bill_carriers_pdf,
    "bill-recorded": bill_recorded,
    "activity": lambda look: _place(look, "activity"),
    "office-register": office_register,
    "office-proof": office_proof,
    "office-approvals": office_approvals,
    "settings": lambda look: _place(look, "settings"),
}
