"""Envelopes that another program signed, with Ed25519 and RSA keys and their certificates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.wallet.builders import START
from wallet.errors import Unreadable
from wallet.formats.pint.case import Case, Papers
from wallet.formats.pint.envelope import read_envelope
from wallet.formats.pint.judge import judge
from wallet.formats.trust_files import read_trust
from wallet.keys.canonical import sha256_hex
from wallet.proof.trust import Trust
from wallet.proof.verdict import Answer, Headline, Result, Verdict
from wallet.titles.state import Degree

ENVELOPES = ("ed25519", "nodocs-ed25519", "rsa")


@pytest.fixture(scope="module")
def demo(shared: Path) -> Path:
    return shared / "data/dcsa/pint-demo"


def trust_of(demo: Path, *patterns: str) -> Trust:
    paths = [path for pattern in patterns for path in sorted(demo.glob(pattern))]
    assert paths
    return Trust(key for path in paths for key in read_trust(path.read_bytes(), START))


def verdict_on(demo: Path, name: str, trust: Trust, papers: Papers | None = None) -> Verdict:
    path = demo / f"pint-transfers/HHL71800000-ebl-envelope-{name}.json"
    return judge(read_envelope(path.read_bytes()), Case(trust, START, papers=papers))


def papers_of(demo: Path) -> Papers:
    paths = [*demo.glob("issuance-documents/*.pdf"), *demo.glob("pint-transfers/*.pdf")]
    return Papers(frozenset(sha256_hex(path.read_bytes()) for path in paths))


@pytest.mark.parametrize("name", ENVELOPES)
def test_a_demo_envelope_is_genuine_to_who_trusts_its_keys(demo, name):
    verdict = verdict_on(demo, name, trust_of(demo, "keys/public/*.jwk"), papers_of(demo))
    assert verdict.headline is Headline.COPY
    assert verdict.answer is Answer.ACCEPTED
    assert verdict.degree is Degree.SIGNED
    assert [check.code for check in verdict.with_result(Result.FAILED)] == ["pint.content"]


@pytest.mark.parametrize("name", ["ed25519", "rsa"])
def test_each_document_matches_its_digest(demo, name):
    trust = trust_of(demo, "keys/public/*.jwk")
    verdict = verdict_on(demo, name, trust, papers_of(demo))
    check = verdict.check("papers.digests")
    assert check is not None
    assert (check.result, dict(check.facts)) == (Result.PASSED, {"named": 3, "present": 3})
    missing = verdict_on(demo, name, trust, Papers())
    assert missing.answer is Answer.MISSING_DOCUMENT


@pytest.mark.parametrize("name", ENVELOPES)
def test_a_trusted_certificate_is_found_in_the_header(demo, name):
    trust = trust_of(demo, "certs/ed25519-*.example.com.crt", "certs/rsa-*.example.com.crt")
    verdict = verdict_on(demo, name, trust, papers_of(demo))
    assert verdict.headline is Headline.COPY
    issuer = verdict.check("issuer.identity")
    assert issuer is not None
    assert issuer.reason == "issuer-by-certificate"


@pytest.mark.parametrize("name", ENVELOPES)
def test_a_certificate_that_only_came_along_makes_nobody_known(demo, name):
    for trust in (Trust(), trust_of(demo, "keys/public/ctk-*.jwk")):
        verdict = verdict_on(demo, name, trust)
        assert verdict.headline is Headline.UNKNOWN_SIGNER
        assert verdict.answer is Answer.BAD_SIGNATURE


@pytest.mark.parametrize("name", ["root-ca", "intermediate-ca", "untrusted-ca"])
def test_the_certificate_of_an_authority_signs_no_bills(demo, name):
    with pytest.raises(Unreadable, match="key-unusable"):
        trust_of(demo, f"certs/{name}.crt")


def test_the_key_of_the_carrier_alone_does_not_vouch_for_the_platform(demo):
    trust = trust_of(demo, "keys/public/ed25519-carrier.example.com.public.jwk")
    assert verdict_on(demo, "ed25519", trust).headline is Headline.UNKNOWN_SIGNER


def test_a_changed_document_is_noticed(demo):
    path = demo / "pint-transfers/HHL71800000-ebl-envelope-ed25519.json"
    source = json.loads(path.read_text())
    source["transportDocument"]["carrierCode"] = "XXXX"
    trust = trust_of(demo, "keys/public/*.jwk")
    verdict = judge(read_envelope(json.dumps(source).encode()), Case(trust, START))
    assert (verdict.headline, verdict.answer) == (Headline.CHANGED, Answer.BAD_ENVELOPE)
