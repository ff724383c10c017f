"""Readers of TradeTrust's documents and what they rest on, as fuzzing calls them."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from functools import cache

from tests.fuzz.readers_formats import said
from tests.fuzz.readers_keys import text_of
from tests.wallet.openattestation import DID, DOMAIN
from wallet.desk.incoming import opened
from wallet.desk.looking_up import document_of
from wallet.errors import WalletError
from wallet.formats.credentials.cbor import read_cbor, write_cbor
from wallet.formats.credentials.did import read_did_document, web_address
from wallet.formats.credentials.issuing import did_document
from wallet.formats.tradetrust import dns
from wallet.formats.tradetrust.batch import items_of
from wallet.formats.tradetrust.document import (
    judge_document,
    read_document,
    remark_id_of,
    title_of,
)
from wallet.formats.tradetrust.encrypted import envelope_in, open_document
from wallet.formats.tradetrust.link import is_link, read_link, write_link
from wallet.formats.tradetrust.outlook import Outlook
from wallet.formats.tradetrust.particulars import attachments_of, particulars_of
from wallet.keys.canonical import read_object
from wallet.keys.signing import SigningKey
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust
from wallet.registries.dns import ask_txt
from wallet.registries.https import host_of

AT = datetime(2026, 11, 22, tzinfo=UTC)
ISSUER = "did:web:carrier.example"
KEY = SigningKey.from_jwk(
    {"kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
     "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
     "d": "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}
)  # fmt: skip
"""The public example key of RFC 7515, appendix A.3."""


@cache
def _pins() -> Pins:
    records = json.dumps([f"openatts a=dns-did; p={DID}#controller; v=1.0;"]).encode()
    return Pins(
        [
            Pin(PinKind.DID, ISSUER, json.dumps(did_document(ISSUER, KEY)).encode(), "file", AT),
            Pin(PinKind.DNS, DOMAIN, records, "file", AT),
        ]
    )


def document(data: bytes) -> None:
    """Read a document, show everything in it and judge it."""
    with contextlib.suppress(WalletError):
        list(items_of(data) or ())
    found = read_document(data, "x.json")
    if found is None:
        return
    for show in (particulars_of, attachments_of, title_of, remark_id_of):
        try:
            show(found)
        except WalletError:
            continue
    said(judge_document(found, Outlook(AT, Trust((), _pins()))))


def encrypted(data: bytes) -> None:
    """Open an encrypted document with a key that came with its link."""
    document_of(opened(data, "2b" * 32), "2b" * 32)
    found = envelope_in(read_object(data))
    if found is not None:
        open_document(found, "2b" * 32)


def link(data: bytes) -> None:
    """Read the text of a QR code that may be a link to a document."""
    text = text_of(data)
    for read in (web_address, host_of):
        try:
            read(text)
        except WalletError:
            continue
    if is_link(text):
        found = read_link(text)
        assert read_link(write_link(found)) == found


def did(data: bytes) -> None:
    """Read a DID document and every key in it."""
    found = read_did_document(data)
    for method in found.methods:
        try:
            found.key(method, "assertionMethod")
        except WalletError:
            continue


def records(data: bytes) -> None:
    """Read kept TXT records, and an answer of DNS over HTTPS."""
    with contextlib.suppress(WalletError):
        ask_txt(DOMAIN, "https://dns.example/q", lambda _url, _headers: data)
    with contextlib.suppress(WalletError):
        ask_txt(text_of(data), "https://dns.example/q", lambda _url, _headers: b"")
    found = dns.read_records(data)
    dns.vouches_for_key(found, f"{DID}#controller")
    dns.vouches_for_contract(found, "0x71D28767662cB233F887aD2Bb65d048d760bA694", 137)


def proof_value(data: bytes) -> None:
    """Read the CBOR of a selective proof; what was read is written and reads the same."""
    value = read_cbor(data)
    assert write_cbor(read_cbor(write_cbor(value))) == write_cbor(value)
