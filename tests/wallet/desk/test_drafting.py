"""A bill before it is signed: refused as issuing would refuse it, and nothing is left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtPdf import QPdfDocument

from wallet.book import faults
from wallet.errors import Refused, Unreadable
from wallet.titles.bill import Kind
from wallet.words import Language

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
TYPICAL = SAMPLES / "to-order/typical.json"


@pytest.fixture
def changed(tmp_path):
    """Write the typical bill with something changed."""

    def change(**members):
        document = json.loads(TYPICAL.read_text("utf-8")) | members
        path = tmp_path / "changed.json"
        path.write_text(json.dumps(document), "utf-8")
        return path

    return change


def test_a_draft_says_what_would_be_signed_and_leaves_nothing_behind(trade):
    carrier, shipper = trade["carrier"], trade["shipper"].card
    drafted = carrier.draft(TYPICAL, shipper)
    assert (drafted.terms.number, drafted.terms.kind) == ("MRDN-SZX-2610-004418", Kind.TO_ORDER)
    assert drafted.cautions == ()
    assert carrier.holdings() == ()
    assert carrier.issue(TYPICAL, shipper).bill == drafted.terms.document


def test_what_issuing_refuses_is_refused_before(trade, changed, tmp_path):
    carrier, shipper = trade["carrier"], trade["shipper"].card
    program = tmp_path / "invoice.exe"
    program.write_bytes(b"MZ")
    with pytest.raises(Refused, match="not-a-carrier"):
        trade["bank"].draft(TYPICAL, shipper)
    with pytest.raises(Refused, match="document-not-issuable"):
        carrier.draft(changed(transportDocumentStatus="DRAFT"))
    with pytest.raises(Refused, match="not-a-pdf"):
        carrier.draft(TYPICAL, pdf=TYPICAL)
    with pytest.raises(Refused, match="attachment-executable"):
        carrier.draft(TYPICAL, attachments=(program,))
    with pytest.raises(Refused, match="self-transfer"):
        carrier.draft(TYPICAL, carrier.card)
    listed = tmp_path / "listed.txt"
    listed.write_text(trade["shipper"].card.party.name, "utf-8")
    carrier.screen(listed)
    with pytest.raises(Refused, match="sanctions-hit"):
        carrier.draft(TYPICAL, shipper)
    carrier.screen(None)
    trade.issue()
    with pytest.raises(Refused, match="already-issued"):
        carrier.draft(TYPICAL)
    with pytest.raises(Refused, match="number-used"):
        carrier.draft(changed(carrierClauses=["Another clause"]))


def test_every_fault_is_named_with_its_place(changed, tmp_path):
    found = faults(changed(transportDocumentStatus="DRAFT", issueDate="yesterday"))
    assert {one.where for one in found} >= {"/transportDocumentStatus", "/issueDate"}
    assert faults(TYPICAL) == ()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sirs", "utf-8")
    with pytest.raises(Unreadable, match="json-unreadable"):
        faults(letter)


def test_cautions_forbid_nothing_and_say_what_is_odd(trade, changed):
    carrier = trade["carrier"]

    def codes(path, to):
        return [one.code for one in carrier.draft(path, to).cautions]

    assert codes(TYPICAL, trade["shipper"].card) == []
    assert codes(TYPICAL, trade["buyer"].card) == ["draft-not-the-shipper"]
    assert codes(SAMPLES / "bearer/typical.json", None) == ["draft-bearer"]
    ahead = changed(issueDate="2031-01-01", shippedOnBoardDate="2026-10-28")
    assert codes(ahead, None) == ["draft-dated-ahead"]


def party(name, code):
    known = {"codeListProvider": "GLEIF", "codeListName": "LEI", "partyCode": code}
    return {"partyName": name, "identifyingCodes": [known]}


def test_half_the_name_of_the_shipper_or_of_whom_it_is_made_out_to_is_odd(trade, changed):
    """A slip of the pen, or somebody who calls himself by another's name."""
    card = trade["shipper"].card
    name = card.party.name
    code = next(one.code for one in card.party.codes if one.list_name == "LEI")
    other, right = party("Another Co., Ltd", "9999" + "0" * 14 + "01"), party(name, code)
    parties = json.loads(TYPICAL.read_text("utf-8"))["documentParties"]

    def cautions(shipper, endorsee):
        path = changed(documentParties=parties | {"shipper": shipper, "endorsee": endorsee})
        return {one.code: one.facts for one in trade["carrier"].draft(path, card).cautions}

    impostor, renamed = (
        party(name.upper(), other["identifyingCodes"][0]["partyCode"]),
        party("Old Name Co., Ltd", code),
    )
    assert cautions(right, other) == cautions(other, right) == {}
    assert set(cautions(impostor, other)) == {"draft-shipper-other-code"}
    assert set(cautions(impostor, impostor)) == {"draft-shipper-other-code"}, "once is enough"
    assert set(cautions(renamed, other)) == {"draft-shipper-other-name"}
    assert set(cautions(other, impostor)) == {"draft-named-other-code"}
    (facts,) = cautions(other, renamed).values()
    assert facts == {"recipient": name, "name": "Old Name Co., Ltd"}


def test_the_print_of_a_draft_says_that_it_is_one(trade):
    for language, words in ((Language.ENGLISH, "DRAFT: NOT SIGNED"), (Language.CHINESE, "草稿")):
        pdf = trade["carrier"].print_draft(TYPICAL, trade["shipper"].card, language)
        document = QPdfDocument()
        buffer = QBuffer()
        buffer.setData(pdf)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        pages = [document.getAllText(page).text() for page in range(document.pageCount())]
        assert all(words.split(":")[0] in page for page in pages)
