"""The office: the register, a day's post, freezes, proof of control, and approvals."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import current_thread, main_thread

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.ui.pages.desk import dialog_over, settle
from tests.ui.walking import nameless
from ui.actions import approve
from ui.dialogs.issue import IssueDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.models.cells import CELL
from ui.pages.office import OfficePage
from wallet.book import Book, Purpose, Question, Wanted, read_card, read_file, verify, write_file
from wallet.errors import Refused
from wallet.formats.pint.double import read_fork
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.places import resource
from wallet.proof.verdict import Headline
from wallet.titles.acts import How
from wallet.titles.holding import Standing
from wallet.voyage import PASSPHRASE
from wallet.words import Language

ANNA, BENE = "anna packs the containers", "bene counts the containers"


@pytest.fixture
def office(qtbot, look, trade):
    """Show a party's office."""

    def showing(part, tab=0, passphrase=PASSPHRASE):
        folder = trade.folder / "vaults" / part
        trade.open = lambda _part: Book.open(folder, passphrase, clock=trade.clock)
        desk = trade.desk(part)
        del trade.open
        page = OfficePage(desk.session, look, clock=trade.clock)
        qtbot.addWidget(page)
        desk.session.changed.connect(page.refresh)
        page.tabs.show_tab(tab)
        page.resize(1200, 800)
        page.show()
        page.refresh()
        desk.settle()
        return page, desk

    return showing


def cells(table, row):
    model = table.model()
    return [model.index(row, column).data(CELL).first for column in range(model.columnCount())]


def choose(monkeypatch, path):
    """Let every file dialog that opens choose `path` at once."""

    def opened(dialog):
        if dialog.fileMode() is QFileDialog.FileMode.ExistingFiles:
            dialog.filesSelected.emit([str(path)])
        else:
            dialog.fileSelected.emit(str(path))

    monkeypatch.setattr(QFileDialog, "open", opened)


def test_the_register_lists_what_is_recorded_and_what_waits(office, trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    page, desk = office("carrier")
    register = page.register
    number, state, _holder, degree, *_rest = cells(register.table, 0)
    assert (number, state, degree) == ("MRDN-SZX-2610-004418", "Copy", "Agreed")
    assert page.tabs.bar.tabData(0) == 1
    register._filter(Wanted.CONFLICT.value)
    desk.settle()
    assert register.table.model().rowCount() == 0
    assert register._stack.currentWidget() is register._none
    assert nameless(page) == []


def test_who_issues_nothing_is_told_so(office):
    page, _desk = office("bank")
    assert page.register._none.words.startswith("No bill here")


def test_a_folder_is_worked_through_with_the_answers_beside(office, trade, tmp_path):
    bill = trade.issue()
    post = tmp_path / "post"
    post.mkdir()
    offered = trade.offer(bill)
    trade.book("bank").receive(offered)
    write_file(post / "accepted.ebl", trade.book("bank").accept(bill).parcel)
    write_file(post / "letter.txt", b"good day")
    page, desk = office("carrier")
    page.register.zone.dropped.emit([post])
    desk.settle()
    settle(desk.jobs)
    assert page.register.outcome.words.startswith("Files: 2. Recorded: 1, refused: 0, left: 1.")
    assert "letter.txt" in page.register._said.whole
    (answer,) = post.glob("*-record.ebl")
    desk.close()
    trade.desks.remove(desk)
    assert trade.book("bank").receive(answer).verdict.headline is Headline.HOLDER


def test_what_is_recorded_is_confirmed_for_a_holder_who_restored_a_backup(office, trade):
    trade.issue()
    page, desk = office("carrier")
    register = page.register
    assert not register.confirm.isEnabled()
    register.table.selectRow(0)
    register.confirm.click()
    dialog = dialog_over(page.window())
    dialog.reject()
    settle(desk.jobs)
    assert not register.parcel.isVisible(), "nothing is signed unasked"
    register.confirm.click()
    dialog_over(page.window()).act.click()
    desk.settle()
    settle(desk.jobs)
    told = register.parcel.accessibleName()
    assert told.startswith("You confirmed how MRDN-SZX-2610-004418 is recorded")
    assert cells(register.table, 0)[1] != "Frozen"


def test_a_freeze_asks_for_its_reference_and_brings_the_statement(
    office, trade, tmp_path, monkeypatch
):
    bill = trade.issue()
    page, desk = office("carrier")
    saved = tmp_path / "freeze.ebl"
    choose(monkeypatch, saved)
    page.register.table.selectRow(0)
    page.register.freeze.click()
    dialog = dialog_over(page.window())
    field = dialog.findChild(QLineEdit)
    field.setText("High Court, HC/ORC 9112/2026")
    dialog.act.click()
    desk.settle()
    settle(desk.jobs)
    told = page.register.parcel.accessibleName()
    assert told.startswith("You signed the freeze of MRDN-SZX-2610-004418")
    assert not saved.exists()
    page.register.parcel.save.click()
    settle(desk.jobs)
    assert saved.exists()
    assert cells(page.register.table, 0)[1] == "Frozen"
    page.register.table.selectRow(0)
    assert page.register.unfreeze.isEnabled()
    desk.close()
    trade.desks.remove(desk)
    shipper = trade.book("shipper")
    shipper.receive(saved)
    assert shipper.holding(bill).standing is Standing.FROZEN
    with pytest.raises(Refused, match="frozen-by-registrar"):
        shipper.surrender(bill)


def test_the_proof_of_double_dealing_is_saved_for_strangers(office, trade, tmp_path, monkeypatch):
    from tests.wallet.desk.world import Crook
    from wallet.formats.pint.envelope import read_envelope, write_envelope
    from wallet.parcels.file import read_parcel, write_parcel
    from wallet.titles.acts import Act, ActCode

    bill = trade.issue("bearer/minimal.json")
    office_of = trade.book("shipper")._office
    crook = Crook("shipper", office_of.card, office_of.signing_key())
    first = read_parcel(trade.book("shipper").parcel(bill).parcel)
    trade.transfer(bill, "shipper", "bank", how=How.POSSESSION)
    act = Act(ActCode.TRANSFER, crook.card.party, trade.book("buyer").card.party, trade.clock.now())
    envelope = crook.sign(read_envelope(first.envelope), act)
    from dataclasses import replace

    other = tmp_path / "other.ebl"
    write_file(other, write_parcel(replace(first, envelope=write_envelope(envelope))))
    trade.book("carrier").receive(other)
    page, desk = office("carrier")
    saved = tmp_path / "x.fork.json"
    choose(monkeypatch, saved)
    page.register.table.selectRow(0)
    assert page.register.fork.isEnabled()
    page.register.fork.click()
    desk.settle()
    assert read_fork(read_file(saved)).position == 1
    assert verify(saved, Question(datetime.now(UTC))).headline is Headline.DISPUTED


def test_a_question_is_asked_answered_and_read(office, trade, tmp_path, monkeypatch):
    trade.issue()
    question, proof = tmp_path / "challenge.jws", tmp_path / "proof.ebl"
    page, desk = office("bank", 1)
    choose(monkeypatch, question)
    page.proof.asker.setText("Straits Merchant Bank, trade desk")
    page.proof.ask.click()
    desk.settle()
    assert question.exists()
    desk.close()
    page, desk = office("shipper", 1)
    choose(monkeypatch, question)
    page.proof.open.click()
    desk.settle()
    assert "Straits Merchant Bank, trade desk asks" in page.proof._answering_words.whole
    page.proof.table.selectRow(0)
    choose(monkeypatch, proof)
    page.proof.prove.click()
    desk.settle()
    assert proof.exists()
    desk.close()
    page, desk = office("bank", 1)
    choose(monkeypatch, proof)
    page.proof.take.click()
    desk.settle()
    assert "Yantian Hengtai Precision Co., Ltd has control of" in page.proof.shown.whole
    page.proof.take.click()
    desk.settle()
    assert "Ask anew" in page.proof.outcome.words
    assert nameless(page) == []


def test_what_waits_is_approved_by_another_and_not_by_its_maker(
    office, trade, tmp_path, monkeypatch
):
    bill = trade.issue()
    shipper = trade.book("shipper")
    for name, words in (("Anna", ANNA), ("Bene", BENE)):
        shipper.add_person(name, PASSPHRASE, words, LEAST_KDF)
    shipper.demand_two_people(on=True)
    bank = trade.book("bank").card
    readers = set()
    monkeypatch.setattr(
        approve, "read_card", lambda text: readers.add(current_thread()) or read_card(text)
    )
    page, desk = office("shipper", 2, ANNA)
    failed = []
    job = desk.session.write(lambda book, _p: book.offer(bill, bank, How.TO_ORDER))
    job.failed.connect(failed.append)
    desk.settle()
    page.refresh()
    desk.settle()
    assert failed[0].code == "approval-needed"
    assert cells(page.approvals.table, 0)[:3] == ["Give the bill", "MRDN-SZX-2610-004418", "Anna"]
    assert page.approvals._model.index(0, 0).data(CELL).second == bank.party.name
    assert readers, "whom it is for stands on a signed card"
    assert main_thread() not in readers
    page.approvals.table.selectRow(0)
    assert not page.approvals.approve.isEnabled(), "the maker cannot be the checker"
    assert "You are Anna" in page.approvals._who.whole
    desk.close()
    page, desk = office("shipper", 2, BENE)
    page.approvals.table.selectRow(0)
    page.approvals.approve.click()
    dialog_over(page.window()).act.click()
    desk.settle()
    settle(desk.jobs)
    parcel = page.approvals.parcel
    assert parcel.isVisible()
    assert parcel.accessibleName().startswith("Approved and signed; not handed over yet.")
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.reject())
    parcel.save.click()  # and thinks better of it
    desk.settle()
    assert parcel.isVisible(), "what is signed and not handed over stays in sight"
    choose(monkeypatch, tmp_path / "offer.ebl")
    parcel.save.click()
    settle(desk.jobs)
    assert (tmp_path / "offer.ebl").exists()
    assert page.approvals._stack.currentWidget() is page.approvals._none
    assert nameless(page) == []


def test_the_office_speaks_chinese(office, trade, look):
    trade.issue()
    page, _desk = office("carrier")
    look.wear(language=Language.CHINESE)
    assert page.tabs.bar.tabText(0) == "登记簿"
    assert page.register.freeze.text() == "冻结"


def test_a_carrier_issues_from_its_register_and_the_parcel_is_shown(office, trade):
    page, desk = office("carrier")
    assert page.register.issue.refusal == ""
    page.register.issue.click()
    desk.settle()
    dialog = page.window().findChild(IssueDialog)
    dialog.papers.choose([resource("samples/bearer/typical.json")])
    desk.settle()
    dialog.next.click()
    dialog.whom.table.selectRow(0)
    for _step in range(3):
        dialog.next.click()
        desk.settle()
    settle(desk.jobs)
    shown = page.window().findChild(ShowCodesDialog)
    assert shown.parcel._done.purpose is Purpose.ISSUE
    assert shown.codes.shown is not None
    assert page.register.table.model().rowCount() == 1
    shown.close()


def test_who_is_no_carrier_is_told_why_it_issues_nothing(office):
    page, _desk = office("bank")
    assert "says Bank" in page.register.issue.refusal
    page.register.issue.click()
    assert page.register.outcome.words.startswith(page.register.issue.refusal[:20])
    assert page.window().findChild(IssueDialog) is None
