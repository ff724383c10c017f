"""The card before it is pinned, and the words over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.walking import nameless
from ui.dialogs.card import CardDialog
from ui.dialogs.points import Point
from ui.widgets.phrase import Phrase
from ui.widgets.text import Label
from wallet.book import card_phrase
from wallet.errors import CouldNotLook, Refused
from wallet.formats.card import sign_card
from wallet.keys.sealing import SealingKey
from wallet.keys.signing import SigningKey


@pytest.fixture
def asked(trade, look):
    """Show the buyer's card at the desk of a bank that does not know it."""
    card = trade.book("buyer").card
    trade.forget("bank", "buyer")
    desk = trade.desk("bank")
    dialog = CardDialog(desk.session, look, card, "card-buyer.jws")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    yield dialog, desk, card
    dialog.close()
    dialog.deleteLater()


def test_name_role_codes_and_words_are_shown(asked):
    dialog, _desk, card = asked
    said = " ".join(label.text() for label in dialog.findChildren(type(dialog._error._happened)))
    assert "Maasvlakte Tools B.V." in said
    assert "9999 00MA ASTO OLS0 0423" in said
    assert dialog.findChild(Phrase).text().split(" · ") == list(card_phrase(card))
    assert nameless(dialog) == []


def test_nothing_that_one_ticks_obeys_the_name_it_bears(trade, look):
    """Turned round, "knaB" would be compared for a bank; an "&" would be a key."""
    card = sign_card(
        "Smith & Co \u202eknaB fo", (), trade.book("bank").card.role, platform="LDWL",
        key=SigningKey.generate(), sealing_jwk=SealingKey.generate().public_jwk,
        issued=trade.clock.now(),
    )  # fmt: skip
    desk = trade.desk("shipper")
    dialog = CardDialog(desk.session, look, card, "card.jws")
    assert dialog.compared.text() == "I compared the four words with Smith && Co [U+202E]knaB fo"
    desk.settle()
    dialog.deleteLater()


def test_the_button_says_whether_the_words_were_compared(asked):
    dialog, _desk, _card = asked
    assert dialog.pin.text() == "Pin without comparing"
    dialog.compared.setChecked(True)
    assert dialog.pin.text() == "Pin this card"


def test_pinning_puts_the_card_into_the_address_book(asked, qtbot):
    dialog, desk, card = asked
    with qtbot.waitSignal(dialog.pinned) as told:
        dialog.pin.click()
    assert told.args == [card]
    assert desk.run(desk.session.read(lambda book: book.find_card(card.did))) == card


def test_enter_pins_nothing(asked, qtbot):
    dialog, desk, card = asked
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()
    pinned = desk.run(desk.session.read(lambda book: [one.did for one in book.cards()]))
    assert card.did not in pinned


def test_ones_own_card_is_refused_beside_it(trade, look, qtbot):
    card = trade.book("bank").card
    desk = trade.desk("bank")
    dialog = CardDialog(desk.session, look, card, "card-bank.jws")
    dialog.open()
    dialog.pin.click()
    desk.settle()
    assert dialog.isVisible()
    assert not dialog._error.isHidden()
    assert isinstance(Refused("own-card"), Exception)
    dialog.close()


def test_the_cards_that_came_along_are_those_nobody_pinned(trade):
    bill = trade.issue()
    path = trade.offer(bill)
    trade.forget("bank", "carrier", "shipper")
    bank = trade.book("bank")
    bank.receive(path)
    found = {card.party.name for card in bank.cards_along(bill)}
    assert {"Meridian Container Lines Ltd", "Yantian Hengtai Precision Co., Ltd"} <= found
    assert bank.card.party.name not in found


def _points(dialog) -> list[str]:
    marks = dialog.findChildren(Point)
    return [label.text() for mark in marks for label in mark.findChildren(Label)]


def test_a_card_that_nobody_else_goes_by_is_shown_without_a_warning(asked):
    dialog, desk, _card = asked
    desk.settle()
    assert dialog.warnings.count() == 0


def test_a_second_key_under_a_pinned_name_is_warned_of_and_the_other_named(trade, look):
    desk = trade.desk("bank")
    pinned = trade.book("carrier").card
    false = sign_card(
        pinned.party.name, (), pinned.role, platform="LDWL", key=SigningKey.generate(),
        sealing_jwk=SealingKey.generate().public_jwk, issued=pinned.issued,
    )  # fmt: skip
    dialog = CardDialog(desk.session, look, false, "card.jws")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    desk.settle()
    told = [said for said in _points(dialog) if "another key" in said]
    assert len(told) == 1
    assert pinned.party.name in told[0]
    dialog.close()
    dialog.deleteLater()


def test_a_comparison_that_fails_is_not_said_to_be_a_pinning_that_failed(asked):
    dialog, desk, _card = asked
    desk.settle()
    dialog._comparing.failed.emit(CouldNotLook("vault-damaged"))
    said = " ".join(label.text() for label in dialog._error.findChildren(Label))
    assert "could not be looked up" in said
    assert "not pinned" not in said
    assert dialog.pin.isEnabled()
