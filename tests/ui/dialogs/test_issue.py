"""Issuing: the document, to whom, on which terms, confirm; then the parcel, received elsewhere."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from tests.ui.walking import nameless
from ui.actions.issue import Papers
from ui.dialogs.issue import IssueDialog
from ui.pages.why import WhyDialog
from ui.widgets.text import Label
from wallet.errors import Refused
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.places import resource
from wallet.proof.verdict import Headline
from wallet.titles.bill import Offline
from wallet.voyage import PASSPHRASE

TYPICAL = resource("samples/to-order/typical.json")
ANNA, BENE = "anna packs the containers", "bene counts the containers"
PAPERS, WHOM, TERMS, CONFIRM = range(4)


@pytest.fixture
def open_dialog(look, trade, opening):
    """Open the dialog at the carrier's desk."""

    def open_it():
        desk = trade.desk("carrier")
        return opening(IssueDialog(desk.session, look), desk)

    return open_it


def changed(tmp_path, name="changed.json", **members):
    path = tmp_path / name
    path.write_text(json.dumps(json.loads(TYPICAL.read_text("utf-8")) | members), "utf-8")
    return path


def choose(dialog, desk, name="Yantian", paths=(TYPICAL,)):
    """Choose papers and a person, as far as the step of the people."""
    dialog.papers.choose(list(paths))
    desk.settle()
    if dialog.papers.draft is not None:
        dialog.next.click()
        person = next(one for one in dialog.whom._people if one.name.startswith(name))
        dialog.whom.choose(person.card.did)


def sign(dialog, desk):
    """Go on until it is signed, and return what was issued."""
    made = []
    dialog.issued.connect(made.append)
    for _step in (WHOM, TERMS, CONFIRM):
        dialog.next.click()
        desk.settle()
    return made


def test_a_bill_is_issued_with_its_papers_and_received(trade, open_dialog, tmp_path):
    pdf, invoice = tmp_path / "bl.pdf", tmp_path / "invoice.txt"
    pdf.write_bytes(b"%PDF-1.7 the carrier's own rendering")
    invoice.write_bytes(b"one invoice")
    dialog, desk = open_dialog()
    dialog.papers.choose([TYPICAL, invoice])
    desk.settle()
    dialog.papers._take(Papers(TYPICAL, pdf, (invoice,)))
    desk.settle()
    assert dialog.papers.draft.terms.number == "MRDN-SZX-2610-004418"
    choose(dialog, desk, paths=(TYPICAL,))
    (made,) = sign(dialog, desk)
    desk.close()
    path = tmp_path / "issued.ebl"
    path.write_bytes(made.done.parcel)
    shipper = trade.book("shipper")
    assert shipper.receive(path).verdict.headline is Headline.HOLDER
    view = shipper.show(made.done.bill)
    assert {paper.name for paper in view.papers} == {"bl.pdf", "invoice.txt"}
    assert view.phrase == made.phrase


def test_nothing_is_chosen_beforehand(open_dialog):
    dialog, desk = open_dialog()
    assert not dialog.next.isEnabled()
    choose(dialog, desk)
    assert dialog.next.isEnabled()
    dialog.whom.choose("")
    assert not dialog.next.isEnabled()


def test_a_file_that_is_none_is_refused_with_the_places_of_its_faults(open_dialog, tmp_path):
    dialog, desk = open_dialog()
    dialog.papers.choose([changed(tmp_path, transportDocumentStatus="DRAFT", issueDate="soon")])
    desk.settle()
    assert "cannot be issued: /" in dialog.papers.outcome.words
    said = " ".join(line.text() for line in dialog.papers._faults.findChildren(Label))
    assert "/transportDocumentStatus" in said
    assert "/issueDate" in said
    assert not dialog.next.isEnabled()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sirs", "utf-8")
    dialog.papers.choose([letter])
    desk.settle()
    assert "JSON" in dialog.papers.outcome.words
    assert dialog.papers._faults.isHidden()


@pytest.mark.parametrize(
    ("number", "code", "members"),
    [
        (14, "document-not-issuable", {"transportDocumentStatus": "DRAFT"}),
        (15, "number-used", {"carrierClauses": ["Another clause"]}),
        (22, "not-a-pdf", {}),
        (23, "paper-only-clause", {"carrierClauses": ["This bill is valid only on paper."]}),
    ],
)
def test_the_refusals_of_issuing_are_shown_with_why(
    trade, open_dialog, tmp_path, qtbot, number, code, members
):
    if number == 15:
        trade.issue()
    dialog, desk = open_dialog()
    dialog.papers.choose([changed(tmp_path, **members)])
    if number == 22:
        dialog.papers._take(Papers(TYPICAL, pdf=TYPICAL))
    desk.settle()
    refusal = dialog.papers._found.refusal
    assert (refusal.code, refusal.facts["refusal"]) == (code, number)
    assert dialog.papers.outcome.words
    assert not dialog.next.isEnabled()
    why = WhyDialog(dialog._look, refusal, dialog)
    qtbot.addWidget(why)
    assert why.accessibleDescription() in dialog.papers.outcome.words
    assert str(number) in {label.text() for label in why.findChildren(Label)}


def test_who_stands_on_the_sanctions_list_gets_no_bill(trade, open_dialog, tmp_path):
    listed = tmp_path / "listed.txt"
    listed.write_text("Yantian Hengtai Precision Co., Ltd", "utf-8")
    trade.book("carrier").screen(listed)
    dialog, desk = open_dialog()
    choose(dialog, desk)
    dialog.next.click()
    desk.settle()
    assert "sanctions list" in dialog.whom.outcome.words
    assert dialog._step == WHOM


def test_the_terms_are_chosen_beside_the_draft_and_stand_in_the_bill(trade, open_dialog, tmp_path):
    dialog, desk = open_dialog()
    choose(dialog, desk)
    dialog.next.click()
    desk.settle()
    assert dialog._step == TERMS
    assert "DRAFT · NOT SIGNED" in dialog.terms.pdf._document.getAllText(0).text()
    dialog.terms.rule.setCurrentIndex(1)
    assert dialog.terms._limits.isHidden()
    assert dialog.terms.policy.rule is Offline.FORBIDDEN
    dialog.next.click()
    said = dialog.confirm._points.findChildren(Label)
    assert any("once you have recorded" in line.text() for line in said)
    made = []
    dialog.issued.connect(made.append)
    dialog.next.click()
    desk.settle()
    desk.close()
    path = tmp_path / "issued.ebl"
    path.write_bytes(made[0].done.parcel)
    bill = trade.book("shipper").receive(path).verdict.digest
    trade.transfer(bill, "shipper", "bank", recorded=False)
    with pytest.raises(Refused):
        trade.offer(bill, "bank", "buyer")


def test_what_is_odd_is_said_before_it_is_signed(open_dialog):
    dialog, desk = open_dialog()
    choose(dialog, desk, "Maasbrug")
    dialog.next.click()
    desk.settle()
    dialog.next.click()
    said = dialog.confirm._points.findChildren(Label)
    assert any("neither the shipper" in line.text() for line in said)


def test_escape_goes_back_and_signs_nothing(trade, open_dialog, qtbot):
    dialog, desk = open_dialog()
    choose(dialog, desk)
    dialog.next.click()
    desk.settle()
    dialog.next.click()
    for expected in (TERMS, WHOM, PAPERS):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog._step == expected
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    desk.close()
    assert trade.book("carrier").holdings() == ()


def test_where_two_have_to_agree_it_waits_and_is_approved(trade, open_dialog):
    carrier = trade.book("carrier")
    for name, words in (("Anna", ANNA), ("Bene", BENE)):
        carrier.add_person(name, PASSPHRASE, words, LEAST_KDF)
    carrier.demand_two_people(on=True)
    trade.close_books()
    folder = trade.folder / "vaults" / "carrier"
    trade.open = lambda _part: type(carrier).open(folder, ANNA, clock=trade.clock)
    dialog, desk = open_dialog()
    choose(dialog, desk)
    assert sign(dialog, desk) == []
    assert "Two people sign here" in dialog.confirm.outcome.words
    desk.close()
    trade.open = lambda _part: type(carrier).open(folder, BENE, clock=trade.clock)
    bene = trade.book("carrier")
    (request,) = bene.waiting()
    done = bene.approve(request.digest)
    assert done.number == "MRDN-SZX-2610-004418"


def test_every_control_has_a_name(open_dialog):
    dialog, desk = open_dialog()
    choose(dialog, desk)
    dialog.next.click()
    desk.settle()
    assert nameless(dialog) == []
