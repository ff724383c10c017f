"""Whatever a user gives as trusted is read as keys, or refused whole."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import example, given
from hypothesis import strategies as st

from tests.wallet.builders import BANK, CARRIER, START
from tests.wallet.formats.test_members import JSON
from tests.wallet.platforms import Platform, rsa_key
from wallet.errors import WalletError
from wallet.formats.trust_files import MOST_BYTES, read_trust
from wallet.keys.canonical import canonical
from wallet.keys.signing import PublicKey
from wallet.titles.parties import Role

JWK = CARRIER.key.public.jwk


def written(source: object) -> bytes:
    return json.dumps(source).encode()


def refusal_of(data: bytes) -> tuple[str, object]:
    with pytest.raises(WalletError) as caught:
        read_trust(data, START)
    return caught.value.code, caught.value.facts.get("why")


def certificate() -> bytes:
    """Return a self-signed RSA certificate, PEM."""
    key = rsa_key("WAVE")
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "WAVE")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), 7, start, start + timedelta(days=365)
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def test_a_card_pins_a_party_with_its_role():
    (trusted,) = read_trust(b"\n" + CARRIER.card.text.encode() + b"\n", START)
    assert (trusted.source, trusted.role, trusted.party) == ("card", Role.CARRIER, CARRIER.party)
    assert trusted.pinned_at == START


def test_a_key_and_a_set_of_keys_pin_nobody_in_particular():
    for data in (written(JWK), written({"keys": [JWK]})):
        (trusted,) = read_trust(data, START)
        assert (trusted.source, trusted.party, trusted.role, trusted.platform) == (
            "jwk", None, None, None,
        )  # fmt: skip
        assert trusted.key == CARRIER.key.public


def test_a_key_may_be_bound_to_a_platform():
    (trusted,) = read_trust(written(JWK | {"x-code": "WAVE"}), START)
    assert trusted.platform == "WAVE"


@pytest.mark.parametrize("code", ["", "LONGER", 7, None, "W V"])
def test_a_platform_that_cannot_be_one_does_not_widen_the_trust(code):
    assert refusal_of(written(JWK | {"x-code": code}))[0] == "member-malformed"


def test_a_certificate_pins_its_key():
    (trusted,) = read_trust(certificate(), START)
    assert trusted.source == "certificate"
    assert trusted.key.thumbprint == Platform("WAVE", "PS256").public.thumbprint


def test_a_did_document_pins_each_of_its_keys():
    methods = [
        {"publicKeyJwk": JWK},
        {"publicKeyMultibase": BANK.did.removeprefix("did:key:")},
        {"note": "a method of another kind is passed over"},
    ]
    keys = read_trust(written({"id": "did:web:x.example", "verificationMethod": methods}), START)
    assert [key.key for key in keys] == [PublicKey.from_jwk(JWK), BANK.key.public]
    assert {key.source for key in keys} == {"did"}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", ("trust-unreadable", "unknown-kind")),
        (b"hello", ("trust-unreadable", "unknown-kind")),
        (b" " * (MOST_BYTES + 1), ("trust-unreadable", "too-large")),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
         ("key-unusable", "certificate")),
        (written({}), ("key-unusable", "kind")),
        (written({"keys": {}}), ("trust-unreadable", "keys")),
        (written({"keys": [1]}), ("trust-unreadable", "keys")),
        (written({"keys": [JWK, CARRIER.key.to_jwk()]}), ("key-unusable", "private")),
        (written({"verificationMethod": {}}), ("trust-unreadable", "verificationMethod")),
        (written({"verificationMethod": [1]}), ("trust-unreadable", "verificationMethod")),
        (written({"verificationMethod": []}), ("trust-unreadable", "no-key")),
        (b'{"kty":"EC","kty":"RSA"}', ("json-duplicate-member", None)),
    ],
)  # fmt: skip
def test_a_file_without_a_usable_key_is_refused_whole(data, refusal):
    assert refusal_of(data) == refusal


@given(st.binary(max_size=200) | JSON.map(written)
       | st.dictionaries(st.sampled_from(["keys", "verificationMethod", "kty", "x", "n", "x-code"]),
                         JSON).map(written))  # fmt: skip
@example(canonical({"keys": [{"kty": "oct", "k": "AAAA"}]}))
def test_any_bytes_are_trust_or_refused(data):
    try:
        read_trust(data, START)
    except WalletError:
        return
