"""A key answers to one algorithm, and only a good key is a key."""

from __future__ import annotations

import datetime
import pickle
from contextlib import suppress

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys import base58, base64url
from wallet.keys.signing import PublicKey, SigningKey

KEY = SigningKey.from_jwk(
    # RFC 7515 A.3
    {
        "kty": "EC",
        "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        "d": "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI",
    }
)
JWK = KEY.public.jwk
RSA = rsa.generate_private_key(65537, 2048)
ED = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ED_JWK = {
    "kty": "OKP",
    "crv": "Ed25519",
    "x": base64url.encode(ED.public_key().public_bytes_raw()),
}


def rsa_jwk(key: rsa.RSAPrivateKey = RSA, **more: str) -> dict[str, str]:
    numbers = key.public_key().public_numbers()
    size = (numbers.n.bit_length() + 7) // 8
    return {
        "kty": "RSA",
        "n": base64url.encode(numbers.n.to_bytes(size)),
        "e": base64url.encode(numbers.e.to_bytes(3)),
        **more,
    }


def certificate(key, *, signs: bool | None = None) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Blue Heron Lines")])
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), 7, start, start + datetime.timedelta(days=365)
    )
    if signs is not None:
        usage = x509.KeyUsage(signs, False, False, False, not signs, False, False, False, False)
        builder = builder.add_extension(usage, critical=True)
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(key, algorithm)


def why(jwk: dict[str, object]) -> object:
    with pytest.raises(Unreadable, match="key-unusable") as caught:
        PublicKey.from_jwk(jwk)
    return caught.value.facts["why"]


@given(st.binary())
def test_what_a_key_signs_it_verifies_and_signs_again_alike(data):
    signature = KEY.sign(data)
    assert len(signature) == 64
    assert KEY.sign(data) == signature
    assert KEY.public.verify("ES256", data, signature)
    assert not KEY.public.verify("ES256", data + b".", signature)


@given(st.binary(max_size=70) | st.binary(min_size=64, max_size=64))
def test_no_signature_makes_verify_raise_or_verifies_by_chance(signature):
    assert not KEY.public.verify("ES256", b"data", signature)
    assert not PublicKey.from_jwk(ED_JWK).verify("EdDSA", b"data", signature)
    assert not PublicKey.from_jwk(rsa_jwk()).verify("PS256", b"data", signature)


def test_a_der_signature_is_no_jws_signature():
    der = ec.derive_private_key(5, ec.SECP256R1()).sign(b"data", ec.ECDSA(hashes.SHA256()))
    assert not KEY.public.verify("ES256", b"data", der)


@given(st.text() | st.sampled_from(["none", "HS256", "PS256", "ES384", "es256", "EdDSA", ""]))
def test_a_key_answers_to_its_own_algorithm_only(algorithm):
    assert KEY.public.verify(algorithm, b"data", KEY.sign(b"data")) == (algorithm == "ES256")


def test_an_ed25519_key_answers_to_both_its_names():
    key = PublicKey.from_jwk(ED_JWK)
    signature = ED.sign(b"data")
    assert key.algorithm == "EdDSA"
    assert key.verify("EdDSA", b"data", signature)
    assert key.verify("Ed25519", b"data", signature)
    assert not key.verify("ES256", b"data", signature)


@pytest.mark.parametrize(("named", "pinned"), [(None, "PS256"), ("PS256",) * 2, ("RS256",) * 2])
def test_an_rsa_key_answers_to_the_one_algorithm_it_names(named, pinned):
    key = PublicKey.from_jwk(rsa_jwk(**({"alg": named} if named else {})))
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
    signatures = {
        "PS256": RSA.sign(b"data", pss, hashes.SHA256()),
        "RS256": RSA.sign(b"data", padding.PKCS1v15(), hashes.SHA256()),
    }
    assert key.algorithm == pinned
    for algorithm, signature in signatures.items():
        assert key.verify(algorithm, b"data", signature) == (algorithm == pinned)


def test_a_pss_signature_with_another_salt_length_is_refused():
    other = padding.PSS(padding.MGF1(hashes.SHA256()), 20)
    signature = RSA.sign(b"data", other, hashes.SHA256())
    assert not PublicKey.from_jwk(rsa_jwk()).verify("PS256", b"data", signature)


@pytest.mark.parametrize("jwk", [JWK, ED_JWK, rsa_jwk(), rsa_jwk(alg="RS256", kid="carrier-1")])
def test_the_public_jwk_reads_back_as_the_same_key(jwk):
    key = PublicKey.from_jwk(jwk)
    again = PublicKey.from_jwk(key.jwk)
    assert again == key
    assert hash(again) == hash(key)
    assert again.jwk == key.jwk
    assert key.kid == jwk.get("kid", key.thumbprint)


def test_the_jwk_of_a_key_is_a_copy():
    KEY.public.jwk["x"] = "changed"
    assert KEY.public.jwk == JWK


def test_the_thumbprint_is_that_of_the_published_example():
    # RFC 8037 A.3
    example = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    public = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    assert PublicKey.from_jwk({"kty": "OKP", "crv": "Ed25519", "x": public}).thumbprint == example


@pytest.mark.parametrize(
    ("did", "start"),
    [
        # W3C did:key, test vectors
        ("did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169", "zDn"),
        ("did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", "z6Mk"),
    ],
)
def test_a_did_key_is_read_and_written_as_published(did, start):
    key = PublicKey.from_did_key(did)
    assert key.did == did
    assert PublicKey.from_jwk(key.jwk).did == did
    assert PublicKey.from_multikey(did.removeprefix("did:key:")) == key
    assert did.removeprefix("did:key:").startswith(start)


@given(st.text() | st.text("123zDnae6MkiTB", max_size=60).map("did:key:z".__add__))
def test_any_text_is_a_did_key_or_refused(text):
    with pytest.raises(Unreadable, match="key-unusable"):
        PublicKey.from_did_key(text)


@given(st.binary(max_size=40), st.sampled_from([b"\x80\x24", b"\xed\x01", b"\xe7\x01", b""]))
def test_any_multikey_bytes_are_a_key_or_refused(raw, codec):
    did = "did:key:z" + base58.encode(codec + raw)
    with suppress(Unreadable):
        assert PublicKey.from_did_key(did).did == did


@pytest.mark.parametrize("codec", [b"\xe7\x01", b"\xec\x01", b"\x80\x25"])
@pytest.mark.parametrize(
    "did",
    [
        "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169",
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
    ],
)
def test_a_sound_point_under_another_curves_name_is_no_key(codec, did):
    """Of secp256k1 or X25519: what it signs elsewhere would sign here as well."""
    raw = base58.decode(did.removeprefix("did:key:z"))[2:]
    with pytest.raises(Unreadable, match="key-unusable") as caught:
        PublicKey.from_multikey("z" + base58.encode(codec + raw))
    assert caught.value.facts["why"] == "curve"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"d": "AA"}, "private"),
        ({"k": "AA"}, "private"),
        ({"kty": "oct"}, "kind"),
        ({"kty": None}, "kty"),
        ({"kty": ["EC"]}, "kty"),
        ({"crv": "P-384"}, "curve"),
        ({"crv": "secp256k1"}, "curve"),
        ({"kty": "OKP"}, "curve"),
        ({"kty": "RSA"}, "n"),
        ({"x": JWK["y"]}, "not-on-curve"),
        ({"x": "AAAA"}, "x"),
        ({"x": 5}, "x"),
        ({"y": JWK["y"] + "="}, "y"),
        ({"y": JWK["y"][:-1] + "1"}, "y"),
        ({"y": "A" + JWK["y"]}, "y"),
        ({"alg": "ES384"}, "algorithm"),
        ({"alg": "HS256"}, "algorithm"),
        ({"alg": ["ES256"]}, "alg"),
        ({"use": "enc"}, "use"),
        ({"key_ops": ["sign"]}, "use"),
        ({"key_ops": "verify"}, "use"),
        ({"kid": ""}, "kid"),
        ({"kid": 1}, "kid"),
        ({"kid": "k" * 257}, "kid"),
    ],
)
def test_a_key_that_is_not_exactly_right_is_refused(changed, reason):
    assert why(JWK | changed) == reason


@pytest.mark.parametrize("value", [None, 5, "EC", [], [1]])
def test_what_is_no_object_is_no_key(value):
    assert why(value) == "kind"
    with pytest.raises(Unreadable, match="key-unusable"):
        SigningKey.from_jwk(value)


def test_a_weak_or_costly_rsa_key_is_refused():
    small = rsa.generate_private_key(65537, 1024)
    assert why(rsa_jwk(small)) == "size"
    assert why(rsa_jwk() | {"n": base64url.encode(b"\xff" * 1025)}) == "n"
    assert why(rsa_jwk() | {"n": base64url.encode(b"\0" + b"\xff" * 256)}) == "n"
    assert why(rsa_jwk() | {"e": "AQ"}) == "rsa"
    assert why(rsa_jwk() | {"e": "Ag"}) == "rsa"
    assert why(rsa_jwk() | {"e": base64url.encode(b"\xff" * 8)}) == "e"


@given(
    st.dictionaries(
        st.sampled_from(["kty", "crv", "x", "y", "n", "e", "alg", "use", "kid", "key_ops"]),
        st.sampled_from(["EC", "OKP", "RSA", "P-256", "Ed25519", JWK["x"], "AQAB", "sig", ""])
        | st.none()
        | st.integers()
        | st.lists(st.text()),
    )
)
def test_any_jwk_is_a_key_or_refused(jwk):
    with suppress(Unreadable):
        PublicKey.from_jwk(jwk)


def test_a_private_key_comes_back_from_its_jwk():
    key = SigningKey.generate()
    again = SigningKey.from_jwk(key.to_jwk())
    assert again.public == key.public
    assert again.sign(b"data") == key.sign(b"data")
    assert SigningKey.from_jwk(key.to_jwk() | {"key_ops": ["sign"]}).public == key.public
    assert set(key.to_jwk()) == {"kty", "crv", "x", "y", "d"}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"d": base64url.encode(bytes(32))}, "d"),
        ({"d": base64url.encode(b"\xff" * 32)}, "d"),
        ({"d": base64url.encode(bytes(31) + b"\1")}, "halves"),
        ({"d": "AQ"}, "d"),
        ({"crv": "P-384"}, "curve"),
        ({"use": "enc"}, "use"),
    ],
)
def test_a_private_jwk_that_does_not_fit_together_is_refused(changed, reason):
    with pytest.raises(Unreadable, match="key-unusable") as caught:
        SigningKey.from_jwk(KEY.to_jwk() | changed)
    assert caught.value.facts["why"] == reason


def test_a_signing_key_shows_no_secret():
    secret = KEY.to_jwk()["d"]
    assert secret not in repr(KEY)
    assert secret not in str(KEY)
    assert not hasattr(KEY, "__dict__")
    with pytest.raises(TypeError):
        pickle.dumps(KEY)


def test_the_key_of_a_certificate_is_read_whatever_its_kind():
    p256 = ec.derive_private_key(7, ec.SECP256R1())
    for key, algorithm in ((p256, "ES256"), (ED, "EdDSA"), (RSA, "PS256")):
        found = certificate(key)
        read = PublicKey.from_certificate(found.public_bytes(Encoding.DER))
        assert read.algorithm == algorithm
        assert PublicKey.from_pem_certificate(found.public_bytes(Encoding.PEM)) == read
    der = certificate(RSA, signs=True).public_bytes(Encoding.DER)
    assert PublicKey.from_certificate(der, algorithm="RS256").algorithm == "RS256"


@pytest.mark.parametrize(
    "key", [ec.derive_private_key(7, ec.SECP384R1()), rsa.generate_private_key(65537, 1024)]
)
def test_a_certificate_of_a_key_we_do_not_use_is_refused(key):
    with pytest.raises(Unreadable, match="key-unusable"):
        PublicKey.from_certificate(certificate(key).public_bytes(Encoding.DER))


def test_a_certificate_not_for_signatures_is_refused():
    der = certificate(RSA, signs=False).public_bytes(Encoding.DER)
    with pytest.raises(Unreadable, match="key-unusable") as caught:
        PublicKey.from_certificate(der)
    assert caught.value.facts["why"] == "use"


@given(st.binary(), st.integers(0, 10_000), st.integers(0, 255))
def test_any_bytes_are_a_certificate_or_refused(data, position, value):
    damaged = bytearray(
        certificate(ec.derive_private_key(7, ec.SECP256R1())).public_bytes(Encoding.DER)
    )
    damaged[position % len(damaged)] = value
    for candidate in (data, bytes(damaged)):
        with suppress(Unreadable):
            PublicKey.from_certificate(candidate)
    with pytest.raises(Unreadable):
        PublicKey.from_pem_certificate(data)


def test_the_deterministic_signature_is_the_published_one():
    # RFC 6979 A.2.5, P-256 with SHA-256, message "sample"
    secret = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"
    public = ec.derive_private_key(int(secret, 16), ec.SECP256R1()).public_key().public_numbers()
    key = SigningKey.from_jwk(
        {
            "kty": "EC",
            "crv": "P-256",
            "x": base64url.encode(public.x.to_bytes(32)),
            "y": base64url.encode(public.y.to_bytes(32)),
            "d": base64url.encode(bytes.fromhex(secret)),
        }
    )
    assert key.sign(b"sample").hex().upper() == (
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
    )
