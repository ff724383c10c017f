"""The registrar confirms a bill for a holder who restored a backup, from window to window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shiboken6 import isValid

from tests.ui.pages.desk import dialog_over, drop, settle
from ui.dialogs.thaw import ThawDialog
from ui.pages.care_bar import FROZEN
from wallet.book import Book
from wallet.formats.record import read_record, sign_record
from wallet.keys.signing import SigningKey
from wallet.parcels.file import read_parcel, write_parcel
from wallet.titles.acts import How
from wallet.titles.verbs import Verb
from wallet.voyage import PASSPHRASE


@pytest.fixture
def bill(trade):
    """Issue a bill, which the bank holds of record."""
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    return bill


@pytest.fixture
def holder(trade, bill, open_window, tmp_path):
    """Return the bank's window over what it restored of its backup."""
    trade.book("bank").back_up(tmp_path / "bank.backup")
    folder = tmp_path / "restored"
    Book.restore(tmp_path / "bank.backup", folder, PASSPHRASE, clock=trade.clock).close()
    window = open_window("bank", lambda: Book.open(folder, PASSPHRASE, clock=trade.clock))
    window._frame.show_bill(bill)
    window.wait()
    return window


@pytest.fixture
def registrar(trade, holder, open_window):
    """Return the carrier's window, at its register."""
    window = open_window("carrier")
    window._frame.go("office")
    window.wait()
    window.register = window._frame.page("office").register
    return window


def confirmed(registrar, row=0):
    """Let the registrar confirm a bill of its list, and return what then is to be handed over."""
    register = registrar.register
    register.table.selectRow(row)
    register.confirm.click()
    dialog_over(registrar).act.click()
    registrar.wait()
    assert register.parcel.isVisible(), register.outcome.words
    return register.parcel


def saved(parcel, registrar, path):
    parcel.save.click()
    (dialog,) = [one for one in registrar.findChildren(type(dialog_over(registrar)))
                 if one.isVisible()]  # fmt: skip
    dialog.fileSelected.emit(str(path))
    dialog.close()
    registrar.wait()
    return path


def refusal(window):
    return window._frame.page("bill").acts.row.button(Verb.ENDORSE.value).refusal


def thawed(window):
    """Ask whether all bills are confirmed; return what is said instead, or nothing."""
    window._frame.care.wanted.emit(FROZEN)
    (dialog,) = [one for one in window.findChildren(ThawDialog) if one.isVisible()]
    dialog.ask.click()
    window.wait()
    if not isValid(dialog):  # it closed, and let the vault go on
        return ""
    said = f"{dialog.outcome.words} {dialog.numbers.whole}"
    dialog.close()
    return said


def test_what_is_confirmed_goes_by_file_and_frees_the_bill_and_then_the_vault(
    holder, registrar, tmp_path
):
    assert "was restored" in refusal(holder)
    assert "MRDN-SZX-2610-004418" in thawed(holder)
    path = saved(confirmed(registrar), registrar, tmp_path / "said.ebl")
    drop([path], holder)
    holder.wait()
    assert holder._frame.place == "bill"
    assert refusal(holder) == ""
    assert thawed(holder) == ""
    assert holder._frame.care.kind != FROZEN


def test_it_goes_by_light_too(holder, registrar):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    optics = pytest.importorskip("tests.ui.optics", exc_type=ImportError)

    def both():
        settle(holder.jobs)
        settle(registrar.jobs)

    shown = confirmed(registrar).show_codes()
    registrar.wait()
    optics.hold_before(shown.codes, holder._frame.receiver.scan(), both)
    both()
    holder._frame.show_bill(registrar.register._lines[0].holding.bill)
    holder.wait()
    assert refusal(holder) == ""
    shown.close()


def test_the_confirmation_of_another_bill_frees_that_bill_and_no_other(
    trade, open_window, tmp_path
):
    one, two = trade.issue(), trade.issue("bearer/typical.json")
    trade.transfer(one, "shipper", "bank")
    trade.transfer(two, "shipper", "bank", how=How.POSSESSION)
    trade.book("bank").back_up(tmp_path / "bank.backup")
    folder = tmp_path / "restored"
    Book.restore(tmp_path / "bank.backup", folder, PASSPHRASE, clock=trade.clock).close()
    path = trade.pass_on(trade.book("carrier").confirm_record(two))
    window = open_window("bank", lambda: Book.open(folder, PASSPHRASE, clock=trade.clock))
    drop([path], window)
    window.wait()
    assert window._frame.place == "bill"
    assert window._frame.page("bill").acts.row.button(Verb.HAND_OVER.value).refusal == ""
    said = thawed(window)
    assert "MRDN-SZX-2610-004418" in said
    assert trade_number(two, window) not in said
    window._frame.show_bill(one)
    window.wait()
    assert "was restored" in refusal(window)


def trade_number(bill, window):
    model = window._frame.page("bills").model
    held = [model.holding(row) for row in range(model.rowCount())]
    return next(one.number for one in held if one is not None and one.bill == bill)


def test_whoever_else_confirms_it_frees_nothing(trade, holder, bill, tmp_path):
    """A stranger's record, and one whose date was changed after it was signed."""
    window = holder
    with trade.open("carrier") as book:
        parcel = read_parcel(book.confirm_record(bill).parcel)
    said = max((read_record(text) for text in parcel.records), key=lambda one: one.at)
    rest = tuple(text for text in parcel.records if text != said.text)
    with trade.open("buyer") as book:
        strange = sign_record(replace(said, text=""), book._office.signing_key()).text
    head, _payload, signature = said.text.split(".")
    later = sign_record(
        replace(said, at=said.at.replace(year=2031), text=""), SigningKey.generate()
    )
    torn = f"{head}.{later.text.split('.')[1]}.{signature}"
    for number, text in enumerate((strange, torn)):
        path = tmp_path / f"{number}.ebl"
        path.write_bytes(write_parcel(replace(parcel, records=(*rest, text))))
        drop([path], window)
        window.wait()
        window._frame.show_bill(bill)
        window.wait()
        assert "was restored" in refusal(window)
        assert "MRDN-SZX-2610-004418" in thawed(window)


def test_a_file_that_is_no_confirmation_is_said_to_be_none(holder, tmp_path):
    letter = tmp_path / "letter.ebl"
    letter.write_bytes(b"Dear holder, your bill is confirmed. Yours, the registrar")
    drop([letter], holder)
    holder.wait()
    assert holder._frame.outcome.words.startswith("letter.ebl is nothing this program can read")
    assert "was restored" in refusal(holder)
