"""The address book."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.pages.desk import dialog_over
from tests.ui.walking import nameless
from ui.dialogs.card import CardDialog
from ui.models.cells import CELL
from ui.pages.people import PeoplePage
from wallet.book import card_phrase, read_card, read_file
from wallet.parcels.file import MEDIA_TYPE

_PARCEL = b"PK\x03\x04" + MEDIA_TYPE.encode("ascii")


@pytest.fixture
def people(qtbot, look, trade):
    """Show the bank's address book."""

    def showing():
        desk = trade.desk("bank")
        page = PeoplePage(desk.session, look)
        qtbot.addWidget(page)
        desk.session.changed.connect(page.refresh)
        page.resize(1100, 760)
        page.show()
        page.refresh()
        desk.settle()
        return page, desk

    return showing


def names(page):
    model = page.table.model()
    return [model.index(row, 0).data(CELL).first for row in range(model.rowCount())]


def test_everybody_pinned_is_listed_and_i_stand_beside(people):
    page, _desk = people()
    assert names(page) == [
        "Maasbrug Bank N.V.",
        "Maasvlakte Tools B.V.",
        "Meridian Container Lines Ltd",
        "Yantian Hengtai Precision Co., Ltd",
    ]
    assert page.own._name.text() == "Straits Merchant Bank Ltd"
    assert page._count.text() == "4 cards pinned"


def test_the_search_looks_at_names_and_codes(people):
    page, _desk = people()
    page.search.setText("999900 meridian")
    assert names(page) == ["Meridian Container Lines Ltd"]
    page.search.setText("qqqqqqqq")
    assert page._none.isVisible()


def test_a_chosen_card_shows_its_words(people):
    page, _desk = people()
    assert not page.card.isVisible()
    page.table.selectRow(2)
    person = page._shown[2]
    assert page.card.phrase.whole == " · ".join(card_phrase(person.card))


def test_my_card_is_saved_as_a_file_others_can_pin(people, tmp_path):
    page, desk = people()
    page.own.export.click()
    asked = page.findChild(QFileDialog)
    assert asked.selectedFiles()[0].endswith("card-Straits-Merchant-Bank-Ltd.jws")
    asked.reject()
    page.own.export_to(tmp_path / "mine.jws")
    desk.settle()
    assert read_card(read_file(tmp_path / "mine.jws")) == desk.session.card


def test_unpinning_asks_once_and_says_what_it_means(people):
    page, desk = people()
    page.table.selectRow(1)
    page.card.unpin.click()
    asked = dialog_over(page)
    assert "unknown signer" in asked.accessibleDescription()
    asked.act.click()
    desk.settle()
    assert "Maasvlakte Tools B.V." not in names(page)
    assert not page.card.isVisible()


def test_a_card_from_a_file_is_looked_at_before_it_is_pinned(trade, people):
    trade.forget("bank", "buyer")
    page, desk = people()
    page.cards.open(trade.card_file("buyer"))
    desk.settle()
    page.findChild(CardDialog).pin.click()
    desk.settle()
    assert "Maasvlakte Tools B.V." in names(page)


def test_a_card_that_is_pinned_is_chosen(trade, people):
    page, desk = people()
    page.cards.open(trade.card_file("buyer"))
    desk.settle()
    assert page.findChild(CardDialog) is None
    assert page.card._name.text() == "Maasvlakte Tools B.V."


def test_a_file_that_is_no_card_is_told(people, tmp_path):
    page, desk = people()
    card = "A card is the small signed file (.jws) that its owner exports."
    for name, data, told in (
        ("letter.txt", b"Dear Sirs", f"letter.txt is no business card. {card}"),
        ("scan.pdf", b"%PDF-1.7", f"scan.pdf is a PDF, no business card. {card}"),
        ("bill.json", b'{"a": 1}', f"bill.json is a document in JSON, no business card. {card}"),
        ("bill.ebl", _PARCEL, "bill.ebl is a parcel or a bundle of bills, no business card"),
        ("proof.jws", b"eyJh.x.y", "proof.jws is signed, but it is something else than"),
    ):
        (tmp_path / name).write_bytes(data)
        page.cards.open(tmp_path / name)
        desk.settle()
        assert page.outcome.words.startswith(told)
        page.cards.take(data, name)  # by light
        desk.settle()
        assert page.outcome.words.startswith(told)


def test_locking_shows_nobody(people):
    page, desk = people()
    desk.session.lock()
    desk.settle()
    assert names(page) == []
    assert not page.own.isVisible()


def test_everything_one_can_reach_has_a_name(people):
    page, _desk = people()
    page.table.selectRow(0)
    assert nameless(page) == []
