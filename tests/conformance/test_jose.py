"""RFC 7515, RFC 7520 and Wycheproof: signatures, seals and keys others made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wallet.errors import Unreadable, WalletError
from wallet.keys import base64url, jws
from wallet.keys.sealing import SealingKey, open_sealed
from wallet.keys.signing import PublicKey, SigningKey

PINNED = {"ES256", "PS256", "RS256", "EdDSA", "Ed25519"}
SECRET = {"d", "p", "q", "dp", "dq", "qi"}

PAST_US = {
    "rejectsKeyWithRocaVulnerability": "a weak key is its issuer's to replace; we do not look for "
    "the pattern of one maker's faulty chip",
}
"""Cases we answer otherwise than Wycheproof, and why."""


@pytest.fixture(scope="module")
def jose(shared: Path) -> Path:
    return shared / "data/conformance/03-jose"


def cases_of(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Walk through the groups and cases of a Wycheproof file."""
    groups = json.loads(path.read_text())["testGroups"]
    assert any(group["tests"] for group in groups)
    for group in groups:
        for case in group["tests"]:
            yield group, case


def accepts(text: object, jwk: dict[str, Any]) -> bool:
    """Do what a caller does: read, choose the key, verify."""
    try:
        if not isinstance(text, str):
            return False
        return jws.verify(jws.read(text), PublicKey.from_jwk(jwk))
    except WalletError:
        return False


def public(jwk: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in jwk.items() if name not in SECRET}


def test_the_ecdsa_example_of_rfc_7515_verifies(jose):
    jwk = json.loads((jose / "rfc-vectors/rfc7515_A.3.jwk").read_text())
    text = (jose / "rfc-vectors/rfc7515_A.3.jwsc").read_text().strip()
    assert accepts(text, public(jwk))
    assert not accepts(text, jwk)  # nobody checks with a private key


def test_the_rsa_example_of_rfc_7520_verifies(jose):
    example = json.loads((jose / "cookbook/jws/4_1.rsa_v15_signature.json").read_text())
    jwk = public(example["input"]["key"])
    assert accepts(example["output"]["compact"], jwk | {"alg": "RS256"})
    assert not accepts(example["output"]["compact"], jwk)  # pinned to PS256 unless it says


@pytest.mark.parametrize("text", ["7515_A.1", "7515_A.5", "7520_4.3", "7520_4.5"])
def test_the_examples_with_algorithms_we_do_not_know_are_refused(jose, text):
    with pytest.raises(Unreadable, match="jws-algorithm"):
        jws.read((jose / f"rfc-vectors/rfc{text}.jwsc").read_text().strip())


def test_the_key_of_rfc_7515_signs_what_verifies_with_it(jose):
    key = SigningKey.from_jwk(json.loads((jose / "rfc-vectors/rfc7515_A.3.jwk").read_text()))
    assert accepts(jws.sign(b"payload", key), key.public.jwk)


def test_wycheproof_signatures_are_judged_as_expected(jose):
    judged = 0
    for group, case in cases_of(jose / "wycheproof/json_web_signature_test.json"):
        jwk = group.get("public", group["private"])
        expected = case["result"] == "valid" and jwk.get("alg") in PINNED
        assert accepts(case["jws"], jwk) == expected, (case["tcId"], case["comment"])
        judged += expected
    assert judged >= 5


def test_wycheproof_base64_is_read_strictly(jose):
    """Its base64 cases carry a HMAC; here the parts alone are judged."""

    def reads(text: str) -> bool:
        try:
            return all(base64url.decode(part) is not None for part in text.split("."))
        except Unreadable:
            return False

    otherwise = {
        367: "byte for byte the text of case 357, which is valid",
        373: "valid to decoders that pass over a question mark; a second text of the same bytes",
    }
    for group, case in cases_of(jose / "wycheproof/json_web_signature_test.json"):
        if group["comment"] == "base64":
            expected = (case["result"] == "valid") != (case["tcId"] in otherwise)
            assert reads(case["jws"]) == expected, case


def test_wycheproof_keys_are_judged_as_expected(jose):
    for name in ("json_web_key_test", "json_web_crypto_test"):
        for group, case in cases_of(jose / f"wycheproof/{name}.json"):
            if "jws" not in case or case["comment"] in PAST_US:
                continue
            jwks = group.get("public", group["private"])
            found = any(accepts(case["jws"], jwk) for jwk in jwks.get("keys", [jwks]))
            expected = case["result"] == "valid" and jwks.get("alg") in PINNED
            assert found == expected, (name, case["tcId"], case["comment"])


def test_wycheproof_seals_are_refused_whole(jose):
    """None of them is direct ECDH-ES with A256GCM, so all must be refused, and only by refusal."""
    key = SealingKey.generate()
    for _, case in cases_of(jose / "wycheproof/json_web_crypto_test.json"):
        if isinstance(case.get("jwe"), str):
            with pytest.raises(Unreadable, match="seal-malformed"):
                open_sealed(case["jwe"], key)
    of_rfcs = sorted((jose / "rfc-vectors").glob("*.jwec"))
    assert of_rfcs
    for path in of_rfcs:
        with pytest.raises(Unreadable, match="seal-malformed"):
            open_sealed(path.read_text().strip(), key)
