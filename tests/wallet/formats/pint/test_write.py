"""What a wallet signs: the same act at the same time is the same bytes."""

from __future__ import annotations

import json

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    SHIPPER,
    START,
    Voyage,
    document,
    good_voyage,
    paper,
)
from wallet.formats.pint import write
from wallet.formats.pint.payloads import read_manifest, read_receipt
from wallet.keys import jws
from wallet.keys.canonical import digest_of, read_object, sha256_hex
from wallet.titles.acts import ActCode
from wallet.titles.bill import Offline, OfflinePolicy


def payload(text: str) -> dict:
    return json.loads(jws.read(text).payload)


def test_the_same_voyage_is_the_same_bytes():
    one, two = good_voyage(), good_voyage()
    assert one.envelope == two.envelope
    assert (one.receipts, one.records) == (two.receipts, two.records)


def test_an_issue_names_carrier_receiver_registrar_and_policy():
    policy = OfflinePolicy(Offline.FORBIDDEN, 1, 7)
    voyage = Voyage.begin("bearer", policy=policy)
    (text,) = voyage.envelope.chain
    entry = payload(text)
    assert jws.verify(jws.read(text), CARRIER.key.public)
    assert entry["controlTrackingRegistry"] == CARRIER.did
    assert entry["ladewell"] == {"offline": {"rule": "forbidden", "hops": 1, "days": 7}}
    assert [act["actionCode"] for act in entry["transactions"]] == ["ISSUE"]
    issuance = payload(entry["issuanceManifestSignedContent"])
    assert issuance["documentChecksum"] == voyage.envelope.digest == digest_of(document("bearer"))
    assert issuance["issueToChecksum"] == digest_of(voyage.issue_to)


def test_papers_are_named_by_digest():
    pdf, invoice = paper("bill.pdf", b"%PDF-1.7"), paper("invoice.pdf", b"%PDF-1.7 i")
    voyage = Voyage.begin("bearer", visualisation=pdf, supporting=(invoice,))
    entry = payload(voyage.envelope.chain[0])
    issuance = payload(entry["issuanceManifestSignedContent"])
    assert issuance["eBLVisualisationByCarrierChecksum"] == pdf.digest
    voyage.give(SHIPPER, BANK)
    manifest = read_manifest(read_object(jws.read(voyage.envelope.manifest).payload))
    assert manifest.papers == (pdf, invoice)


def test_the_next_entry_links_to_the_last_and_the_manifest_names_it():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK, note="private")
    first, second = voyage.envelope.chain
    entry = payload(second)
    assert entry["previousEnvelopeTransferChainEntrySignedContentChecksum"] == sha256_hex(first)
    assert entry["ladewell"] == {"note": "private"}
    assert "controlTrackingRegistry" not in entry
    manifest = read_manifest(payload(voyage.envelope.manifest))
    assert manifest.last == sha256_hex(second)
    for text in (second, voyage.envelope.manifest):
        assert jws.verify(jws.read(text), SHIPPER.key.public)


def test_a_receipt_accepts_or_rejects_and_says_which_it_is():
    accepted = write.accept("a" * 64, received=("b" * 64,), at=START, key=BANK.key)
    rejected = write.reject("a" * 64, reason="x" * 999, at=START, key=BANK.key)
    for text in (accepted, rejected):
        assert jws.read(text).header["typ"] == write.RECEIPT
        assert jws.verify(jws.read(text), BANK.key.public)
    yes, no = (read_receipt(payload(text)) for text in (accepted, rejected))
    assert (yes.entry, yes.answer, yes.received, yes.at) == ("a" * 64, "RECE", ("b" * 64,), START)
    assert (no.answer, no.is_rejection, len(no.reason or "")) == ("BENV", True, 255)
    assert not yes.is_rejection


def test_endorsing_and_handing_over_are_two_acts_of_one_entry():
    voyage = Voyage.begin("to-order").give(SHIPPER, BUYER, ActCode.ENDORSE_TO_ORDER)
    codes = [act["actionCode"] for act in payload(voyage.envelope.chain[1])["transactions"]]
    assert codes == ["ENDORSE_TO_ORDER", "TRANSFER"]
