"""The carrier issues: what it may sign, and that it signs it once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wallet.book import Book
from wallet.desk import people
from wallet.errors import Refused
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.proof.verdict import Headline, Result
from wallet.store import Vault
from wallet.titles.acts import How
from wallet.titles.parties import Code, Role

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


def test_only_a_carrier_issues(trade):
    with pytest.raises(Refused, match="not-a-carrier"):
        trade["bank"].issue(SAMPLES / "bearer/typical.json", trade["shipper"].card)


def test_a_number_is_issued_once(trade, tmp_path):
    trade.issue("bearer/typical.json")
    with pytest.raises(Refused, match="already-issued"):
        trade.issue("bearer/typical.json")
    document = json.loads((SAMPLES / "bearer/typical.json").read_text("utf-8"))
    document["carrierClauses"] = ["Another clause"]
    other = tmp_path / "other.json"
    other.write_text(json.dumps(document), "utf-8")
    with pytest.raises(Refused, match="number-used"):
        trade.issue(document=other)


def test_a_document_that_contradicts_itself_is_not_issued(trade, tmp_path):
    document = json.loads((SAMPLES / "straight/typical.json").read_text("utf-8"))
    del document["documentParties"]["consignee"]
    path = tmp_path / "td.json"
    path.write_text(json.dumps(document), "utf-8")
    with pytest.raises(Refused) as refused:
        trade.issue(document=path)
    assert refused.value.code == "document-not-issuable"
    assert "straight-without-consignee" in str(refused.value.facts["defects"])


def test_papers_travel_with_the_bill_and_are_checked(trade, tmp_path):
    pdf, invoice = tmp_path / "bl.pdf", tmp_path / "invoice.txt"
    pdf.write_bytes(b"%PDF-1.7 the carrier's own rendering")
    invoice.write_bytes(b"one invoice")
    done = trade["carrier"].issue(
        SAMPLES / "bearer/typical.json", trade["shipper"].card, pdf=pdf, attachments=(invoice,)
    )
    (received,) = trade.give(done, "shipper")
    check = received.verdict.check("papers.digests")
    assert (check.result, check.facts["present"]) == (Result.PASSED, 2)
    papers = trade["shipper"].show(done.bill).papers
    assert [(paper.name, paper.is_carrier_pdf) for paper in papers] == [
        ("bl.pdf", True),
        ("invoice.txt", False),
    ]
    assert trade["shipper"].paper(done.bill, papers[1].digest) == b"one invoice"


def test_what_is_not_a_pdf_is_not_taken_for_the_carriers(trade, tmp_path):
    fake = tmp_path / "bl.pdf"
    fake.write_bytes(b"MZ")
    with pytest.raises(Refused, match="not-a-pdf"):
        trade["carrier"].issue(SAMPLES / "bearer/typical.json", trade["shipper"].card, pdf=fake)


ISSUABLE = {
    "cg-issuance-blank.json",
    "cg-issuance-straight.json",
    "cg-issuance-to-order.json",
    "cg-pint-straight.json",
}


def named_party(document):
    parties = document["documentParties"]
    return parties.get("endorsee") or parties.get("consignee")


@pytest.mark.parametrize(
    "name",
    [
        *sorted(ISSUABLE),
        "openapi-ebl-3.0.4-dgExample.json",
        "openapi-ebl-3.0.4-reeferExample.json",
        "openapi-ebl-3.0.4-regularSTDExample.json",
        "openapi-iss-3.0.4-regularSTDExample.json",
        "openapi-pint-3.0.0-regularSTDExample.json",
        "pint-demo-HHL71800000.json",
    ],
)
def test_dcsas_documents_travel_from_issue_to_surrender_or_are_refused(
    trade, shared, tmp_path, name
):
    path = shared / "data" / "dcsa" / "transport-documents" / name
    document = json.loads(path.read_text("utf-8"))
    if name not in ISSUABLE:
        with pytest.raises(Refused, match="document-not-issuable"):
            trade.issue(document=path)
        return
    bill = trade.issue(document=path)
    order_party = named_party(document)
    if order_party is None:
        trade.transfer(bill, "shipper", "bank", How.TO_ORDER)
        trade.transfer(bill, "bank", "buyer", How.TO_ORDER)
        last = "buyer"
    else:
        # Whoever the document names has a card with the code it is named by.
        codes = [
            Code(code["codeListProvider"], code["partyCode"], code.get("codeListName"))
            for code in order_party["identifyingCodes"]
        ]
        trade.books["named"] = party(trade, tmp_path, order_party["partyName"], codes)
        trade.transfer(bill, "shipper", "bank", How.POSSESSION)
        trade.transfer(bill, "bank", "named", How.POSSESSION)
        last = "named"
    assert trade[last].show(bill).verdict.headline is Headline.HOLDER
    trade.give(trade[last].surrender(bill), "carrier")
    trade.give(trade["carrier"].answer_surrender(bill, accept=True), last)
    assert trade[last].show(bill).verdict.headline is Headline.ENDED


def party(trade, tmp_path, name, codes):
    """Make a sixth party that goes by `codes`, known to all."""
    vault = Vault.create(tmp_path / "named", "long enough words", clock=trade.clock, kdf=LEAST_KDF)
    book = Book(vault, trade.clock)
    people.become(book._office, name, Role.OTHER, codes=tuple(codes))
    for other in trade.books.values():
        book.pin(other.card)
        other.pin(book.card)
    return book
