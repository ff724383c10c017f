"""Issuing on the TradeTrust rail: what was issued is genuine to whoever has the evidence."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.wallet.openattestation import DOMAIN, REGISTRY
from wallet.book import Family, Registry
from wallet.desk.verifying import Question, verify
from wallet.errors import Refused, WalletError
from wallet.formats.evidence import read_evidence
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline, Result

AT = datetime(2026, 11, 4, tzinfo=UTC)
BILL = {
    "blNumber": "SHA0000900", "carrierName": "Sample Line", "shipperName": "Sample Shipper Ltd",
    "consigneeName": "TO ORDER", "toOrderOfText": "Sample Bank", "vessel": "MV SAMPLE",
    "packages": [{"packagesDescription": "20 drums", "packagesWeight": "17 MT"}],
}  # fmt: skip


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "content.json"
    path.write_text(json.dumps(BILL), "utf-8")
    return path


def judged(tmp_path: Path, data: bytes, *pins: Pin):
    path = tmp_path / "issued.tt"
    path.write_bytes(data)
    return verify(path, Question(AT, Trust((), Pins(pins))))


def test_a_credential_of_a_web_name_is_genuine_with_the_document_it_publishes(
    trade, content, tmp_path
):
    done = trade["carrier"].attest(
        content, Family.CREDENTIAL, registry=Registry(137, REGISTRY.lower()), domain=DOMAIN
    )
    assert done.did_document is not None
    assert done.title is not None
    (pin,) = read_evidence(done.did_document, "did.json", AT)
    verdict = judged(tmp_path, done.data, pin)
    assert verdict.headline is Headline.COPY
    assert verdict.facts["case"] == "title-unlooked"
    assert trade["carrier"].show(done.verdict.digest).holding.number == "SHA0000900"
    source = json.loads(done.data)
    assert source["credentialStatus"]["tokenId"] == done.title.token_hex
    changes = {
        "credentialStatus": [], "validFrom": "2025-11-03T09:00:00Z",
        "id": "urn:uuid:00000000-0000-4000-8000-000000000000",
        "credentialSubject": source["credentialSubject"] | {"blNumber": "X"},
    }  # fmt: skip
    for member, value in changes.items():
        changed = json.dumps(source | {member: value}).encode()
        assert not judged(tmp_path, changed, pin).is_good, member


def test_a_credential_of_our_own_key_is_genuine_to_whoever_pinned_our_card(trade, content):
    done = trade["carrier"].attest(content, Family.CREDENTIAL)
    path = content.with_name("issued.tt")
    path.write_bytes(done.data)
    received = trade["bank"].receive(path)
    check = received.verdict.check("issuer.identity")
    assert (check.result, check.reason) == (Result.PASSED, "issuer-by-card")
    assert received.verdict.carrier.name == trade["carrier"].card.party.name


def test_an_openattestation_bill_is_genuine_when_its_zone_says_so(trade, content, tmp_path):
    done = trade["carrier"].attest(content, Family.OPENATTESTATION, domain=DOMAIN)
    pin = Pin(PinKind.DNS, DOMAIN, json.dumps([done.dns_record]).encode(), "dns.example", AT)
    assert judged(tmp_path, done.data, pin).headline is Headline.COPY
    assert judged(tmp_path, done.data).headline is Headline.UNKNOWN_SIGNER


def test_a_title_to_be_minted_is_nobodys_until_it_is(trade, content, tmp_path):
    done = trade["carrier"].attest(
        content, Family.OPENATTESTATION, registry=Registry(137, REGISTRY), domain=DOMAIN
    )
    pin = Pin(PinKind.DNS, DOMAIN, json.dumps([done.dns_record]).encode(), "dns.example", AT)
    assert done.title.token_hex == json.loads(done.data)["signature"]["merkleRoot"]
    assert judged(tmp_path, done.data, pin).headline is Headline.NOT_CHECKED


@pytest.mark.parametrize(
    ("family", "more"),
    [(Family.CREDENTIAL, {"freightAmount": "USD 1"}), (Family.CREDENTIAL, {"id": "x"}),
     (Family.OPENATTESTATION, {"a.b": "c"}), (Family.OPENATTESTATION, {"issuers": []})],
)  # fmt: skip
def test_what_could_not_be_signed_whole_is_refused(trade, tmp_path, family, more):
    path = tmp_path / "content.json"
    path.write_text(json.dumps(BILL | more), "utf-8")
    with pytest.raises(Refused) as refused:
        trade["carrier"].attest(path, family)
    assert refused.value.code == "document-not-issuable"


def test_who_is_no_carrier_and_who_names_no_registry_is_refused(trade, content):
    with pytest.raises(Refused):
        trade["bank"].attest(content, Family.CREDENTIAL)
    with pytest.raises(WalletError):
        trade["carrier"].attest(content, Family.CREDENTIAL, registry=Registry(1, "0x12"))
    with pytest.raises(Refused):
        trade["carrier"].attest(content, Family.OPENATTESTATION, registry=Registry(1, REGISTRY))
    with pytest.raises(Refused):
        trade["carrier"].attest(content, Family.CREDENTIAL, domain="no domain")
