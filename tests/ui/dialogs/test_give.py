"""Giving: to whom, what, confirm; then the parcel and the receipt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from tests.ui.walking import nameless
from ui.dialogs.card import CardDialog
from ui.dialogs.give import GiveDialog
from ui.pages.sheet import SheetPage
from ui.refusals import words_for
from wallet.book import card_phrase
from wallet.errors import CouldNotLook
from wallet.proof.verdict import Headline
from wallet.titles.acts import ActCode, How
from wallet.titles.holding import Standing
from wallet.titles.verbs import Verb


@pytest.fixture
def open_dialog(look, trade, opening):
    """Open the dialog at a party's desk."""

    def open_it(bill, verb=Verb.ENDORSE, part="shipper"):
        desk = trade.desk(part)
        return opening(GiveDialog(desk.session, look, bill, verb, clock=trade.clock), desk)

    return open_it


def choose(dialog, name):
    person = next(one for one in dialog._gift.people if one.name.startswith(name))
    dialog.whom.choose(person.card.did)


def sign(dialog, desk):
    """Press Next until it is signed, and return what was given."""
    given = []
    dialog.given.connect(given.append)
    for _step in range(3):
        dialog.next.click()
    desk.settle()
    return given[0]


def test_a_shipper_gives_a_bill_that_the_bank_accepts_and_the_carrier_records(
    look, trade, open_dialog, qtbot
):
    bill = trade.issue()
    dialog, desk = open_dialog(bill)
    choose(dialog, "Straits")
    parcel = trade.folder / "offer.ebl"
    done = sign(dialog, desk)
    assert dialog.shown.banner.answer.headline.startswith("GENUINE · WAITING FOR")
    dialog.shown.parcel.save_to(parcel)
    desk.settle()
    assert parcel.read_bytes() == done.parcel
    assert "locked" in dialog._said.whole
    phrase = dialog.shown.phrase.whole.split(" · ")
    code = dialog.shown.codes.code
    beside = code.mapTo(dialog, code.rect().topRight()).x()
    assert dialog.shown.phrase.mapTo(dialog, QPoint()).x() > beside
    dialog.close()
    desk.close()

    bank = trade.desk("bank")
    sheet = SheetPage(bank.session, look)
    qtbot.addWidget(sheet)
    bank.session.changed.connect(sheet.refresh)
    sheet.show_received(bank.run(bank.session.write(lambda book, _progress: book.receive(parcel))))
    bank.settle()
    assert list(sheet._sheet.view.phrase) == phrase
    sheet.decide(Verb.ACCEPT)
    bank.settle()
    receipt = trade.folder / "receipt.ebl"
    sheet.result.parcel.save_to(receipt)
    bank.settle()
    bank.close()

    again, desk = open_dialog(bill, Verb.SEND_AGAIN)
    again.take_receipt([receipt])
    desk.settle()
    assert again.shown.banner.answer.headline == "GENUINE · AGREED, NOT YET RECORDED"
    for_carrier = trade.folder / "to-record.ebl"
    again.shown.next_parcel.save_to(for_carrier)
    desk.settle()
    again.close()
    desk.close()

    trade.book("carrier").receive(for_carrier)
    trade.pass_on(trade.book("carrier").record(bill), "bank", "shipper")
    assert trade.book("bank").show(bill).verdict.headline is Headline.HOLDER


def test_nothing_is_chosen_beforehand_and_next_waits_for_a_person(trade, open_dialog):
    dialog, _desk = open_dialog(trade.issue())
    assert dialog.whom.person is None
    assert not dialog.next.isEnabled()
    choose(dialog, "Straits")
    assert dialog.next.isEnabled()


def test_the_people_are_found_by_name_and_by_code(trade, open_dialog):
    dialog, _desk = open_dialog(trade.issue())
    dialog.whom.search.setText("straits merchant")
    assert [one.name for one in dialog.whom._shown] == ["Straits Merchant Bank Ltd"]
    dialog.whom.search.setText("999900MAASBRUG")
    assert [one.name for one in dialog.whom._shown] == ["Maasbrug Bank N.V."]
    dialog.whom.search.setText("nobody")
    assert dialog.whom.person is None


def test_a_carrier_is_no_receiver_and_the_row_says_why(trade, open_dialog):
    dialog, _desk = open_dialog(trade.issue())
    choose(dialog, "Meridian")
    assert "only by surrender" in dialog.next.refusal
    dialog.next.click()
    assert dialog._step == 0


def test_ways_the_law_refuses_are_disabled_with_the_refusal(trade, open_dialog):
    dialog, desk = open_dialog(trade.issue("straight/typical.json"))
    choose(dialog, "Straits")
    dialog.next.click()
    for how in (How.TO_ORDER, How.IN_BLANK, How.STRAIGHT):
        button = dialog.what.button(how)
        assert not button.isEnabled()
        assert "cannot be endorsed" in button.accessibleDescription()
    assert dialog.what.how is How.POSSESSION
    assert "Control of this bill handed over to" in dialog.what.paper.accessibleName()
    dialog.next.click()
    dialog.next.click()
    desk.settle()
    assert dialog.shown.banner.answer.headline.startswith("GENUINE · WAITING FOR")


@pytest.mark.parametrize(
    ("how", "words", "acts"),
    [
        (How.TO_ORDER, "Deliver to the order of", (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER)),
        (How.IN_BLANK, "Endorsed in blank", (ActCode.BLANK_ENDORSE, ActCode.TRANSFER)),
        (How.STRAIGHT, "Deliver to", (ActCode.ENDORSE, ActCode.TRANSFER)),
        (How.POSSESSION, "Control of this bill handed over to", (ActCode.TRANSFER,)),
    ],
)
def test_the_preview_says_what_is_then_signed(trade, open_dialog, how, words, acts):
    bill = trade.issue()
    dialog, desk = open_dialog(bill)
    choose(dialog, "Straits")
    dialog.next.click()
    dialog.what.button(how).click()
    assert words in dialog.what.paper.accessibleName()
    dialog.next.click()
    dialog.next.click()
    desk.settle()
    dialog.close()
    desk.close()
    assert trade.book("shipper").show(bill).verdict.timeline[-1].acts == acts


def test_hand_over_begins_with_control_only(trade, open_dialog):
    dialog, _desk = open_dialog(trade.issue(), Verb.HAND_OVER)
    choose(dialog, "Straits")
    dialog.next.click()
    assert dialog.what.how is How.POSSESSION


def test_the_parcel_is_sealed_to_the_receiver_unless_one_says_otherwise(trade, open_dialog):
    bill, other = trade.issue(), trade.issue("bearer/typical.json")
    dialog, desk = open_dialog(bill)
    choose(dialog, "Straits")
    assert sign(dialog, desk).parcel.startswith(b"eyJ")
    dialog.close()
    desk.close()
    dialog, desk = open_dialog(other)
    choose(dialog, "Straits")
    dialog.confirm.seal.setChecked(False)
    assert sign(dialog, desk).parcel.startswith(b"PK")


def test_escape_goes_back_step_by_step_and_signs_nothing(trade, open_dialog, qtbot):
    bill = trade.issue()
    dialog, desk = open_dialog(bill)
    choose(dialog, "Straits")
    dialog.next.click()
    dialog.next.click()
    for expected in (1, 0):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog._step == expected
        assert dialog.isVisible()
    assert dialog.whom.person.name.startswith("Straits")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    desk.close()
    assert trade.book("shipper").show(bill).holding.standing is Standing.IN_HANDS


def test_closing_after_signing_undoes_nothing(trade, open_dialog, qtbot):
    bill = trade.issue()
    dialog, desk = open_dialog(bill)
    choose(dialog, "Straits")
    sign(dialog, desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    desk.close()
    assert trade.book("shipper").show(bill).holding.standing is Standing.OFFERED_BY_ME


def test_the_whole_of_it_goes_by_keyboard(trade, open_dialog, qtbot):
    bill = trade.issue()
    dialog, desk = open_dialog(bill)
    dialog.activateWindow()
    dialog.whom.search.setFocus()
    qtbot.keyClicks(dialog.whom.search, "straits")
    qtbot.keyClick(dialog.whom.search, Qt.Key.Key_Return)
    assert dialog.whom.table.hasFocus()
    assert dialog.whom.person.name.startswith("Straits")
    qtbot.keyClick(dialog.whom.table, Qt.Key.Key_Return)
    assert dialog._step == 1
    qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    assert dialog._step == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog._step == 2, "Enter signs nothing"
    qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    desk.settle()
    assert dialog._step == 3


def test_an_unknown_card_shows_its_words_before_it_is_pinned_and_chosen(trade, open_dialog):
    bill = trade.issue()
    trade.forget("shipper", "buyer")
    card = trade.book("buyer").card
    dialog, desk = open_dialog(bill)
    dialog.whom.cards.open(trade.card_file("buyer"))
    desk.settle()
    asked = dialog.findChild(CardDialog)
    assert " · ".join(card_phrase(card)) in [
        label.whole for label in asked.findChildren(type(dialog.shown.phrase))
    ]
    assert asked.pin.text() == "Pin without comparing"
    asked.compared.setChecked(True)
    asked.pin.click()
    desk.settle()
    assert dialog.whom.person.card.did == card.did


def test_a_card_that_is_pinned_already_is_only_chosen(trade, open_dialog):
    dialog, desk = open_dialog(trade.issue())
    dialog.whom.cards.open(trade.card_file("bank"))
    desk.settle()
    assert dialog.findChild(CardDialog) is None
    assert dialog.whom.person.name.startswith("Straits")


def test_a_file_that_is_no_card_is_told_beside_the_list(trade, open_dialog, tmp_path):
    dialog, desk = open_dialog(trade.issue())
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sirs")
    dialog.whom.cards.open(path)
    desk.settle()
    assert dialog.whom.outcome.words
    assert dialog._step == 0


def test_another_file_is_not_taken_for_the_receipt(trade, open_dialog, tmp_path):
    bill, other = trade.issue(), trade.issue("bearer/typical.json")
    stranger = trade.pass_on(trade.book("shipper").parcel(other))
    dialog, desk = open_dialog(bill)
    choose(dialog, "Straits")
    sign(dialog, desk)
    dialog.take_receipt([stranger])
    desk.settle()
    assert "is not the receipt for this bill" in dialog.shown.error.accessibleName()
    damaged = tmp_path / "damaged.ebl"
    damaged.write_bytes(stranger.read_bytes()[:-30])
    dialog.take_receipt([damaged])
    desk.settle()
    assert "stays locked" in dialog.shown.error.accessibleName()
    assert not dialog._answered


def test_a_rejection_gives_the_bill_back_and_says_so(trade, open_dialog):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    rejection = trade.pass_on(trade.book("bank").reject(bill, "late shipment"))
    dialog, desk = open_dialog(bill, Verb.SEND_AGAIN)
    dialog.take_receipt([rejection])
    desk.settle()
    assert dialog.shown.banner.answer.headline == "GENUINE · YOU ARE THE HOLDER"
    assert "did not take it" in dialog.shown._came_words.whole


def test_a_surrender_is_one_question_and_then_a_parcel(trade, open_dialog):
    bill = trade.issue()
    dialog, desk = open_dialog(bill, Verb.SURRENDER)
    assert "back to Meridian Container Lines Ltd" in dialog.confirm._sentence.text()
    dialog.next.click()
    desk.settle()
    assert dialog._step == 3
    dialog.close()
    desk.close()
    assert trade.book("shipper").show(bill).holding.standing is Standing.SURRENDERED


def test_what_cannot_be_given_is_refused_in_words(trade, open_dialog):
    bill = trade.issue()
    trade.offer(bill)
    dialog, desk = open_dialog(bill)
    choose(dialog, "Maasbrug")
    dialog.next.click()
    assert dialog.what.how is None
    assert "second act" in dialog.what.button(How.TO_ORDER).accessibleDescription()
    assert not dialog.next.isEnabled()
    desk.settle()


def test_everything_one_can_reach_has_a_name(trade, open_dialog):
    dialog, desk = open_dialog(trade.issue())
    assert nameless(dialog) == []
    choose(dialog, "Straits")
    for _step in range(3):
        dialog.next.click()
        desk.settle()
        assert nameless(dialog) == []


def test_the_save_dialog_offers_a_name_that_says_what_it_is(trade, open_dialog):
    dialog, desk = open_dialog(trade.issue())
    choose(dialog, "Straits")
    sign(dialog, desk)
    dialog.shown.parcel.save.click()
    asked = dialog.findChild(QFileDialog)
    assert asked.selectedFiles()[0].endswith("MRDN-SZX-2610-004418-offer.ebl")
    asked.reject()


def test_a_file_that_cannot_be_written_loses_nothing(trade, open_dialog, tmp_path):
    dialog, desk = open_dialog(trade.issue())
    choose(dialog, "Straits")
    sign(dialog, desk)
    dialog.shown.parcel.save_to(tmp_path / "missing" / "offer.ebl")
    desk.settle()
    assert dialog.shown.parcel.path is None
    assert "safe in the vault" in dialog.shown.parcel._error.accessibleName()


def test_locking_the_vault_closes_the_dialog(trade, open_dialog):
    dialog, desk = open_dialog(trade.issue())
    desk.session.lock()
    desk.settle()
    assert not dialog.isVisible()


def test_a_bill_that_cannot_be_looked_up_is_said_so_in_sight(open_dialog, trade, monkeypatch):
    def gone(_book, _bill):
        raise CouldNotLook("bill-unknown", number="")

    bill = trade.issue()
    monkeypatch.setattr("ui.dialogs.give.look_up", gone)
    dialog, desk = open_dialog(bill)
    desk.settle()
    assert dialog._said.isVisible()
    assert dialog._said.whole == words_for(CouldNotLook("bill-unknown", number=""))


def test_what_cannot_be_packed_again_is_said_so_in_sight(open_dialog, trade):
    bill = trade.issue()  # nothing was offered, so there is nothing to send again
    dialog, desk = open_dialog(bill, Verb.SEND_AGAIN)
    desk.settle()
    assert dialog._said.isVisible()
    assert dialog._said.whole
