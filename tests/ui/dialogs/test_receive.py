"""Receiving: each file leads to what it is, and nothing that came is lost."""

from __future__ import annotations

import json
from pathlib import Path
from threading import current_thread, main_thread
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from tests.ui.walking import nameless
from tests.wallet.openattestation import signed_bill
from ui.dialogs.arrivals import ArrivalsDialog
from ui.dialogs.card import CardDialog
from ui.dialogs.receive import Receiver
from ui.widgets.buttons import Button
from wallet.book import Link, Scope, light, modules, png, show_file, write_link
from wallet.parcels.message import read_message
from wallet.proof.verdict import Headline
from wallet.titles.acts import How


class Heard:
    """What a receiver said, in order."""

    def __init__(self, receiver):
        self.said = []
        for name in ("received", "sheet_wanted", "bill_wanted", "changed_wanted", "link_wanted"):
            signal = getattr(receiver, name)
            signal.connect(lambda what, name=name: self.said.append((name, what)))
        receiver.failed.connect(lambda path, error: self.said.append(("failed", error.code)))

    @property
    def names(self):
        return [name for name, _what in self.said]


@pytest.fixture
def receive(qtbot, look, trade):
    """Take files in at a party's desk, and return what was heard, and over which window."""

    def receiving(part, *paths):
        desk = trade.desk(part)
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        receiver = Receiver(desk.session, look, window)
        heard = Heard(receiver)
        receiver.receive_files(list(paths))
        desk.settle()
        return heard, window, desk

    return receiving


def test_an_offer_leads_to_the_sheet(trade, receive):
    bill = trade.issue()
    heard, _window, _desk = receive("bank", trade.offer(bill))
    assert heard.names == ["received", "sheet_wanted"]
    assert heard.said[1][1] == bill


def test_a_receipt_leads_to_the_bill(trade, receive):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    receipt = trade.pass_on(trade.book("bank").accept(bill))
    heard, _window, _desk = receive("shipper", receipt)
    assert heard.names == ["received", "bill_wanted"]


def test_a_surrender_leads_the_carrier_to_the_sheet(trade, receive):
    bill = trade.issue()
    path = trade.pass_on(trade.book("shipper").surrender(bill))
    heard, _window, _desk = receive("carrier", path)
    assert heard.names == ["received", "sheet_wanted"]


def test_a_changed_bill_is_shown_and_not_kept(trade, receive):
    bill = trade.issue()
    path = trade.changed(trade.offer(bill))
    heard, _window, desk = receive("bank", path)
    assert heard.names == ["received", "changed_wanted"]
    received = heard.said[1][1]
    assert received.verdict.headline is Headline.CHANGED
    assert not received.is_kept
    assert desk.run(desk.session.read(lambda book: book.holdings())) == ()


def test_an_array_of_documents_is_taken_in_one_by_one(receive, tmp_path):
    path = tmp_path / "both.json"
    path.write_text(f'[{json.dumps(signed_bill())}, {{"a": 1}}, []]', "utf-8")
    heard, window, desk = receive("bank", path)
    (listed,) = window.findChildren(ArrivalsDialog)
    assert heard.names == ["received"]
    assert listed._count == 3, "each has its row, also what is no bill"
    assert len(desk.run(desk.session.read(lambda book: book.holdings()))) == 1


@pytest.mark.parametrize("text", ["[]", "[{", "[1", "[" * 9000])
def test_an_array_of_nothing_is_refused_in_words(receive, tmp_path, text):
    path = tmp_path / "none.json"
    path.write_text(text, "utf-8")
    heard, _window, _desk = receive("bank", path)
    assert heard.names == ["failed"]


def test_a_picture_of_a_link_leads_to_the_question_and_asks_nobody(receive, tmp_path, strangers):
    target = write_link(Link("https://files.example/x", "ab" * 32))
    path = tmp_path / "link.png"
    path.write_bytes(png(modules(target)))
    heard, _window, _desk = receive("bank", path)
    assert heard.said == [("link_wanted", f"ladewell:{target}")]
    assert strangers == []


def test_an_unreadable_file_is_told_and_nothing_is_lost(trade, receive, tmp_path):
    path = tmp_path / "scan.ebl"
    path.write_bytes(b"PK\x03\x04 half of a parcel")
    heard, _window, desk = receive("bank", path)
    assert heard.names == ["failed"]
    assert desk.run(desk.session.read(lambda book: book.holdings())) == ()


def test_a_parcel_sealed_to_somebody_else_is_told(trade, receive):
    bill = trade.issue()
    bank = trade.book("bank").card
    done = trade.book("shipper").parcel(bill, to=bank)
    heard, _window, _desk = receive("buyer", trade.pass_on(done))
    assert heard.said == [("failed", "sealed-to-other")]


def test_a_new_card_is_shown_before_it_is_pinned(trade, receive):
    trade.forget("bank", "buyer")
    heard, window, desk = receive("bank", trade.card_file("buyer"))
    assert heard.names == []
    (dialog,) = window.findChildren(CardDialog)
    assert len(desk.run(desk.session.read(lambda book: book.cards()))) == 4
    dialog.pin.click()
    desk.settle()
    assert heard.names == ["received"]
    assert len(desk.run(desk.session.read(lambda book: book.cards()))) == 5


def test_a_new_card_that_is_left_alone_is_not_pinned(trade, receive):
    trade.forget("bank", "buyer")
    heard, window, desk = receive("bank", trade.card_file("buyer"))
    window.findChild(CardDialog).back.click()
    desk.settle()
    assert heard.names == []
    assert len(desk.run(desk.session.read(lambda book: book.cards()))) == 4


def test_a_card_that_is_pinned_says_so(trade, receive):
    heard, window, _desk = receive("bank", trade.card_file("buyer"))
    assert heard.names == ["received"]
    assert window.findChild(CardDialog) is None


def test_several_files_are_listed_each_with_its_way(trade, receive, tmp_path):
    bill = trade.issue()
    path = trade.offer(bill)
    damaged = tmp_path / "damaged.ebl"
    damaged.write_bytes(path.read_bytes()[:-30])
    trade.forget("bank", "buyer")
    files = (path, trade.card_file("buyer"), trade.changed(path), damaged)
    heard, window, _desk = receive("bank", *files)
    assert heard.names == ["received", "received"], "nothing is opened over the list"
    dialog = window.findChild(ArrivalsDialog)
    buttons = {button.text(): button for button in dialog.findChildren(Button)}
    assert {"Answer it", "Look at this card", "See why"} <= set(buttons)
    assert nameless(dialog) == []
    buttons["Answer it"].click()
    assert heard.said[-1] == ("sheet_wanted", bill)


def test_a_folder_stands_for_the_files_in_it(trade, receive, tmp_path, monkeypatch):
    bill = trade.issue()
    folder = tmp_path / "mail"
    folder.mkdir()
    trade.offer(bill).rename(folder / "offer.ebl")
    walkers, real = set(), Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: walkers.add(current_thread()) or real(path))
    heard, _window, _desk = receive("bank", folder)
    assert heard.names == ["received", "sheet_wanted"]
    assert walkers
    assert main_thread() not in walkers, "a slow drive does not keep the window waiting"


def test_what_comes_after_the_list_was_closed_is_still_kept(trade, receive, tmp_path, look, qtbot):
    first, second = trade.issue(), trade.issue("bearer/typical.json")
    paths = [trade.offer(first), trade.offer(second)]
    desk = trade.desk("bank")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    receiver = Receiver(desk.session, look, window)
    heard = Heard(receiver)
    receiver.receive_files(paths)
    qtbot.waitUntil(lambda: window.findChild(ArrivalsDialog) is not None)
    window.findChild(ArrivalsDialog).close()
    desk.settle()
    assert heard.names == ["received", "received"]
    assert len(desk.run(desk.session.read(lambda book: book.holdings()))) == 2


def test_photographs_of_codes_are_put_together_and_lead_where_their_file_would(
    trade, receive, tmp_path
):
    bill = trade.issue()
    beam = light(trade.offer(bill).read_bytes())
    paths = [tmp_path / f"photo-{number}.png" for number in range(1, beam.fragments + 1)]
    for number, path in enumerate(paths, 1):
        path.write_bytes(png(beam.code(number)))
    heard, _window, _desk = receive("bank", *reversed(paths))
    assert heard.names == ["received", "sheet_wanted"]
    assert heard.said[1][1] == bill


def test_photographs_that_miss_some_say_how_many(trade, receive, tmp_path):
    beam = light(trade.offer(trade.issue()).read_bytes())
    path = tmp_path / "photo.png"
    path.write_bytes(png(beam.code(1)))
    heard, _window, _desk = receive("bank", path)
    assert heard.said == [("failed", "light-incomplete")]


def test_a_picture_by_another_name_is_looked_at_and_what_is_none_is_said_as_before(
    trade, receive, tmp_path
):
    photo, none = tmp_path / "attachment", tmp_path / "notes"
    photo.write_bytes(png(light(trade.card_file("shipper").read_bytes()).code(1)))
    none.write_bytes(b"nothing of ours")
    heard, _window, _desk = receive("bank", photo)
    assert heard.names == ["received"]
    assert heard.said[0][1].card.party.name.startswith("Yantian")
    heard, _window, _desk = receive("buyer", none)
    assert heard.said == [("failed", "format-unknown")]


def test_a_folder_that_cannot_be_looked_into_is_said_to_be_none_of_ours(
    receive, tmp_path, monkeypatch
):
    real, folder = Path.iterdir, tmp_path / "theirs"
    folder.mkdir()

    def refuse(path):
        if path == folder:
            raise PermissionError
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert receive("buyer", folder)[0].said == [("failed", "file-not-regular")]


def test_a_letter_is_none_of_ours_though_it_is_an_archive_too(receive, tmp_path):
    letter = tmp_path / "letter.docx"
    with ZipFile(letter, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
    assert receive("bank", letter)[0].said == [("failed", "format-unknown")]


def test_an_empty_file_and_a_folder_without_files_are_said_to_be_so(receive, tmp_path):
    empty, folder = tmp_path / "cut.ebl", tmp_path / "folder"
    empty.touch()
    folder.mkdir()
    assert receive("bank", empty)[0].said == [("failed", "file-empty")]
    assert receive("buyer", folder)[0].said == [("failed", "nothing-to-receive")]


def test_a_transfer_that_is_to_be_recorded_leads_the_carrier_to_the_sheet(trade, receive):
    bill = trade.issue()
    offer = trade.offer(bill)
    trade.book("bank").receive(offer)
    receipt = trade.pass_on(trade.book("bank").accept(bill))
    heard, _window, _desk = receive("carrier", receipt)
    assert heard.names == ["received", "sheet_wanted"]


def test_what_is_new_of_a_bill_one_has_not_says_that_the_rest_is_missing(trade, look, qtbot):
    bill = trade.issue()
    offer = trade.book("shipper").offer(bill, trade.book("bank").card, How.TO_ORDER)
    news = read_message(show_file(offer.parcel, scope=Scope.NEWEST).beam.whole)
    desk = trade.desk("bank")
    window = QWidget()
    qtbot.addWidget(window)
    receiver = Receiver(desk.session, look, window)
    heard = Heard(receiver)
    receiver.receive_message(news, "by camera")
    desk.settle()
    assert heard.said == [("failed", "rest-missing")]


def test_nothing_more_is_taken_in_once_the_page_is_gone(trade, look, qtbot):
    paths = [trade.offer(trade.issue()), trade.offer(trade.issue("bearer/typical.json"))]
    desk, window = trade.desk("bank"), QWidget()
    qtbot.addWidget(window)
    page = QWidget(window)
    window.show()
    receiver = Receiver(desk.session, look, page)
    heard = Heard(receiver)
    receiver.receive_files(paths)
    qtbot.waitUntil(lambda: receiver._judging.is_waiting)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    desk.settle()
    assert heard.names == []
    assert len(desk.run(desk.session.read(lambda book: book.holdings()))) == 1
