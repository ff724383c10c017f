"""Wycheproof for the primitives: signatures of every pinned algorithm, key derivation, sealing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wallet.errors import Unreadable
from wallet.keys import base64url
from wallet.keys.signing import PublicKey
from wallet.keys.vaultkeys import hkdf, open_blob


def groups(shared: Path, name: str) -> list[dict[str, Any]]:
    path = shared / f"data/conformance/15-crypto/wycheproof/{name}.json"
    found = json.loads(path.read_text())["testGroups"]
    assert any(group["tests"] for group in found)
    return found


def jwk_of(uncompressed: str) -> dict[str, str]:
    """Return a JWK that claims P-256 for an X9.62 point."""
    point = bytes.fromhex(uncompressed)
    half = len(point) // 2
    x, y = point[1 : 1 + half], point[1 + half :]
    return {"kty": "EC", "crv": "P-256", "x": base64url.encode(x), "y": base64url.encode(y)}


@pytest.mark.parametrize(
    ("name", "algorithm", "member"),
    [
        ("ecdsa_secp256r1_sha256_p1363_test", "ES256", "publicKeyJwk"),
        ("ed25519_test", "EdDSA", "publicKeyJwk"),
        ("rsa_pss_2048_sha256_mgf1_32_test", "PS256", "publicKeyJwk"),
        ("rsa_signature_2048_sha256_test", "RS256", "keyJwk"),
    ],
)
def test_signatures_are_judged_as_expected(shared, name, algorithm, member):
    for group in groups(shared, name):
        # A few P-256 groups have no JWK.
        key = PublicKey.from_jwk(group.get(member) or jwk_of(group["publicKey"]["uncompressed"]))
        for case in group["tests"]:
            message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
            found = key.verify(algorithm, message, signature)
            if case["result"] != "acceptable":
                assert found == (case["result"] == "valid"), (case["tcId"], case["comment"])


@pytest.mark.parametrize(
    "name", ["ecdsa_secp256k1_sha256_bitcoin_test", "ecdsa_secp384r1_sha384_p1363_test"]
)
def test_keys_of_other_curves_are_refused(shared, name):
    for group in groups(shared, name):
        with pytest.raises(Unreadable, match="key-unusable"):
            PublicKey.from_jwk(jwk_of(group["publicKey"]["uncompressed"]))


def test_keys_are_derived_as_expected(shared):
    for group in groups(shared, "hkdf_sha256_test"):
        for case in group["tests"]:
            try:
                info = bytes.fromhex(case["info"]).decode()
            except UnicodeDecodeError:
                continue  # our purposes are words
            secret, salt = bytes.fromhex(case["ikm"]), bytes.fromhex(case["salt"])
            if case["result"] == "valid":
                made = hkdf(secret, salt=salt, info=info, length=case["size"])
                assert made.hex() == case["okm"], case["tcId"]


def test_sealed_bytes_are_judged_as_expected(shared):
    judged = 0
    for group in groups(shared, "aes_gcm_test"):
        if (group["ivSize"], group["keySize"], group["tagSize"]) != (96, 256, 128):
            continue
        for case in group["tests"]:
            sealed = bytes.fromhex(case["iv"] + case["ct"] + case["tag"])
            key, context = bytes.fromhex(case["key"]), bytes.fromhex(case["aad"])
            judged += 1
            if case["result"] == "valid":
                assert open_blob(key, sealed, context=context).hex() == case["msg"]
            else:
                with pytest.raises(Unreadable, match="blob-damaged"):
                    open_blob(key, sealed, context=context)
    assert judged > 30
