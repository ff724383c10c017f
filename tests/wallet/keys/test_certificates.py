"""A party's certificate is made of its key and card alone, and other programs take it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given, settings
from hypothesis import strategies as st

from wallet.keys.certificates import own_certificate, sign_for_cms
from wallet.keys.signing import PublicKey, SigningKey

KEY = SigningKey.generate()
SINCE = datetime(2026, 10, 28, 6, 12, 30, 123000, tzinfo=UTC)
LEI = "9999STRAITS000000078"


def certificate(**changes: object) -> bytes:
    return own_certificate(KEY, **({"name": "Straits Merchant Bank Ltd", "since": SINCE} | changes))


def test_the_same_key_and_card_give_the_same_bytes():
    assert certificate() == certificate()
    assert certificate(lei=LEI) != certificate()
    plain = x509.load_der_x509_certificate(certificate())
    assert plain.subject.rfc4514_string() == "CN=Straits Merchant Bank Ltd"


def test_the_pinned_key_is_found_in_it():
    key = PublicKey.from_certificate(certificate())
    assert key.thumbprint == KEY.public.thumbprint
    assert key.did == KEY.public.did


def test_it_says_whose_it_is_and_what_for():
    made = x509.load_der_x509_certificate(certificate(lei=LEI))
    assert made.subject == made.issuer
    assert made.subject.rfc4514_string() == f"2.5.4.97=LEIXG-{LEI},CN=Straits Merchant Bank Ltd"
    assert made.not_valid_before_utc == SINCE.replace(microsecond=0)
    assert made.not_valid_after_utc.year == 9999
    usage = made.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    allowed = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
         "encipher_only", "decipher_only"), False,
    ) | {"digital_signature": True, "content_commitment": True}  # fmt: skip
    assert usage.value == x509.KeyUsage(**allowed)
    is_authority = made.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (is_authority.critical, is_authority.value.ca) == (True, False)
    assert not made.extensions.get_extension_for_class(x509.SubjectAlternativeName).critical
    assert 0 < made.serial_number < 2**127
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.UniformResourceIdentifier) == [KEY.public.did]
    made.verify_directly_issued_by(made)


@settings(max_examples=40)
@given(st.text(max_size=70))
def test_any_name_of_a_party_finds_room(name):
    made = x509.load_der_x509_certificate(certificate(name=name))
    (said,) = made.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    assert len(said.value) <= 64
    assert said.value.isprintable()


def test_a_signature_for_cms_is_one_that_x509_programs_check():
    public = x509.load_der_x509_certificate(certificate()).public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(sign_for_cms(KEY, b"1\x00data"), b"1\x00data", ec.ECDSA(SHA256()))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_takes_it_as_its_own_root(tmp_path):
    file = tmp_path / "own.pem"
    made = x509.load_der_x509_certificate(certificate(lei=LEI))
    from cryptography.hazmat.primitives.serialization import Encoding

    file.write_bytes(made.public_bytes(Encoding.PEM))
    done = subprocess.run(
        ["openssl", "verify", "-CAfile", str(file), "-purpose", "any", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
