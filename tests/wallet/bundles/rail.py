"""Puts TradeTrust documents into a book, with the evidence that a careful owner keeps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tests.wallet.builders import LATER
from tests.wallet.openattestation import DOMAIN, REGISTRY, did_issuer, signed_bill
from tests.wallet.registries.title_escrow.paper import KEYS, PaperEscrow
from wallet.book import Attested, Book, Family, Registry
from wallet.desk import title_files
from wallet.desk.documents import follow_title
from wallet.formats.evidence import read_evidence
from wallet.proof.pins import Pin, PinKind
from wallet.registries.chain.node import Chain
from wallet.registries.title_escrow.reading import read_title
from wallet.titles.escrow import Move, TitleAct

RESPONDER = "https://ocsp.example/status"
BILL = {
    "blNumber": "SHA0000900", "carrierName": "Sample Line", "shipperName": "Sample Shipper Ltd",
    "consigneeName": "TO ORDER", "toOrderOfText": "Sample Bank", "vessel": "MV SAMPLE",
    "packages": [{"packagesDescription": "20 drums", "packagesWeight": "17 MT"}],
}  # fmt: skip
ATTACHED = b"packed well"
ONE, TWO, THREE = (key.address for key in KEYS)
A = TitleAct


@dataclass
class Documents:
    """Two documents in a book: a title on a chain, and a bill that could be revoked."""

    title: str
    """Digest of the W3C credential."""
    plain: str
    """Digest of the OpenAttestation document."""
    escrow: PaperEscrow


def add_documents(book: Book, folder: Path) -> Documents:
    """Issue a credential whose title went round on a chain, and take in a document with files."""
    content = folder / "content.json"
    content.write_text(json.dumps(BILL), "utf-8")
    registry = Registry(137, REGISTRY)
    done = book.attest(content, Family.CREDENTIAL, registry=registry, domain=DOMAIN)
    (pin,) = read_evidence(done.did_document or b"", "did.json", LATER)
    book.pin_evidence([pin])
    escrow = minted(done)
    look(book, escrow)
    issuer = did_issuer(revocation={"type": "OCSP_RESPONDER", "location": RESPONDER})
    files = [{"filename": "packing.txt", "type": "text/plain", "data": "cGFja2VkIHdlbGw="}]
    source = signed_bill(issuer, attachments=files)
    path = folder / "bill.tt"
    path.write_text(json.dumps(source), "utf-8")
    target = source["signature"]["targetHash"]
    record = f"openatts a=dns-did; p={issuer['identityProof']['key']}; v=1.0;"
    book.pin_evidence([
        Pin(PinKind.DNS, DOMAIN, json.dumps([record]).encode(), "dns.example (DNSSEC)", LATER),
        Pin(PinKind.REVOCATION, f"{RESPONDER}/0x{target}",
            json.dumps({"revoked": False, "documentHash": f"0x{target}"}).encode(),
            "ocsp.example", LATER),
    ])  # fmt: skip
    received = book.receive(path)
    assert received.verdict is not None
    return Documents(done.verdict.digest, received.verdict.digest, escrow)


def minted(done: Attested) -> PaperEscrow:
    """Return the escrow of a title that was minted and handed on once."""
    assert done.title is not None
    escrow = PaperEscrow(ref=done.title)
    escrow.do(Move(A.MINT, "", owner=ONE, holder=ONE), b"minted")
    escrow.do(Move(A.TRANSFER_BOTH, ONE, owner=TWO, holder=TWO), b"sold")
    return escrow


def look(book: Book, escrow: PaperEscrow) -> None:
    """Keep what a node says of a title now, as asking does."""
    evidence = read_title(Chain(escrow), escrow.ref, LATER)
    title_files.keep_snapshot(book._office, evidence, came="asked")
    follow_title(book._office, escrow.ref)
