"""Nineteen PINT envelopes with the answer a receiving platform must give, and DCSA's schemas."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from tests.wallet.builders import (
    BANK,
    BUYER,
    LATER,
    SHIPPER,
    START,
    Voyage,
    good_voyage,
    paper,
)
from tests.wallet.formats.pint.acts import every_act
from wallet.formats.pint.case import Case, Papers
from wallet.formats.pint.envelope import read_envelope, write_envelope
from wallet.formats.pint.judge import judge
from wallet.formats.pint.payloads import read_manifest
from wallet.formats.trust_files import read_trust
from wallet.keys import jws
from wallet.keys.canonical import read_object, sha256_hex
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.acts import ActCode

NUMBERS = range(19)


@pytest.fixture(scope="module")
def dcsa(shared: Path) -> Path:
    return shared / "data/dcsa"


def verdict_on(dcsa: Path, number: int) -> tuple[dict[str, Any], Verdict]:
    """Judge a vector as its receiving platform would."""
    (path,) = (dcsa / "vectors").glob(f"{number:02d}-*.json")
    vector = json.loads(path.read_text())
    keys = read_trust((dcsa / "proof-jwks.json").read_bytes(), START)
    envelope = read_envelope(json.dumps(vector["envelope"]).encode())
    documents = [base64.b64decode(text) for text in vector["documents_b64"]]
    named = read_manifest(read_object(jws.read(envelope.manifest).payload)).papers
    present = frozenset(map(sha256_hex, documents))
    case = Case(
        trust=Trust() if vector["trustNobody"] else Trust(keys),
        as_of=LATER,
        receiver=vector["receivingPlatform"],
        issue_to=vector["issueTo"],
        papers=Papers(present, tuple(present - {one.digest for one in named})),
        known=tuple(vector["acceptedChain"] or ()),
    )
    return vector, judge(envelope, case)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_vector_gets_its_answer(dcsa, number):
    vector, verdict = verdict_on(dcsa, number)
    assert verdict.answer == vector["expect"], vector["name"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_headline_is_good_only_over_an_envelope_that_holds(dcsa, number):
    vector, verdict = verdict_on(dcsa, number)
    # A wrong address or a missing paper says nothing against the bill itself.
    fine = {"RECE", "DUPE", "MDOC"}
    is_misaddressed = number == 9
    assert verdict.is_good == (vector["expect"] in fine or is_misaddressed)
    if vector["expect"] == "DISE":
        assert verdict.headline is Headline.DISPUTED
    if vector["trustNobody"]:
        assert verdict.headline is Headline.UNKNOWN_SIGNER


# What we write satisfies DCSA's schemas


@cache
def schema(folder: Path, name: str) -> Callable[[object], object]:
    return fastjsonschema.compile(json.loads((folder / f"schemas/{name}.schema.json").read_text()))


def payload(text: str) -> dict[str, Any]:
    return json.loads(jws.read(text).payload)


def voyages() -> list[Voyage]:
    papers = paper("bill.pdf", b"%PDF-1.7"), (paper("invoice.pdf", b"%PDF-1.7 invoice"),)
    full = Voyage.begin("to-order", visualisation=papers[0], supporting=papers[1])
    full.transfer(SHIPPER, BANK, ActCode.ENDORSE).surrender(BANK)
    full.answer(ActCode.REFUSE_SURRENDER, BANK)
    rejected = Voyage.begin("bearer").give(SHIPPER, BANK)
    replaced = rejected.replaced(SHIPPER, BUYER, rejected.reject(BANK))
    return [good_voyage(), full, rejected, replaced, Voyage.begin("straight"), *every_act()]


@pytest.mark.parametrize("number", range(11))
def test_what_we_write_satisfies_the_schemas_of_dcsa(dcsa, number):
    voyage = voyages()[number]
    schema(dcsa, "pint-3.0.0-EblEnvelope")(json.loads(write_envelope(voyage.envelope)))
    schema(dcsa, "pint-3.0.0-EnvelopeManifest")(payload(voyage.envelope.manifest))
    for text in voyage.envelope.chain:
        schema(dcsa, "pint-3.0.0-EnvelopeTransferChainEntry")(payload(text))
    issuance = payload(voyage.envelope.chain[0])["issuanceManifestSignedContent"]
    schema(dcsa, "pint-3.0.0-IssuanceManifest")(payload(issuance))
    for text in voyage.receipts:
        schema(dcsa, "pint-3.0.0-EnvelopeTransferFinishedResponse")(payload(text))


def test_the_schemas_would_notice_a_mistake(dcsa):
    entry = payload(good_voyage().envelope.chain[0])
    with pytest.raises(fastjsonschema.JsonSchemaException):
        schema(dcsa, "pint-3.0.0-EnvelopeTransferChainEntry")(entry | {"transactions": []})


def test_the_documents_of_the_vectors_survive_reading_and_writing(dcsa):
    (path,) = (dcsa / "vectors").glob("01-*.json")
    envelope = read_envelope(json.dumps(json.loads(path.read_text())["envelope"]).encode())
    assert read_envelope(write_envelope(envelope)) == replace(envelope)
