"""Reads raw key material and refuses what is weak, malformed or not on its curve."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from wallet.errors import Unreadable
from wallet.keys import base64url

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

AnyPublicKey = ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | rsa.RSAPublicKey

P256 = ec.SECP256R1()

_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_FIELD = 2**255 - 19  # of Curve25519
_EDWARDS_D = -121665 * pow(121666, -1, _FIELD) % _FIELD
_RSA_BITS = range(2048, 8193)


def unusable(why: str) -> Unreadable:
    """Return the refusal of a key, to be raised; `why` names the first thing wrong with it."""
    return Unreadable("key-unusable", why=why)


def member_bytes(jwk: Mapping[str, Any], name: str, length: int) -> bytes:
    """Return the base64url member `name` of a JWK, which must be `length` bytes long.

    Raises:
        Unreadable: ``key-unusable``.

    """
    data = _decoded(jwk, name)
    if len(data) != length:
        raise unusable(name)
    return data


def member_number(jwk: Mapping[str, Any], name: str) -> int:
    """Return the Base64urlUInt member `name` of a JWK (RFC 7518 §2).

    Raises:
        Unreadable: ``key-unusable``; also for a leading zero byte, for then one key would have
            several texts and thumbprints.

    """
    data = _decoded(jwk, name)
    if not data or data[0] == 0 or len(data) > _RSA_BITS[-1] // 8:
        raise unusable(name)
    return int.from_bytes(data)


def p256_public(encoded: bytes) -> ec.EllipticCurvePublicKey:
    """Read an X9.62 point of P-256, compressed or not.

    Raises:
        Unreadable: ``key-unusable``: not a point of the curve.

    """
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(P256, encoded)
    except ValueError as wrong:
        raise unusable("not-on-curve") from wrong


def p256_private(jwk: Mapping[str, Any]) -> ec.EllipticCurvePrivateKey:
    """Read the private half of a P-256 JWK, and see that the public half belongs to it.

    Raises:
        Unreadable: ``key-unusable``.

    """
    if not isinstance(jwk, Mapping):
        raise unusable("kind")
    if jwk.get("kty") != "EC" or jwk.get("crv") != "P-256":
        raise unusable("curve")
    secret = int.from_bytes(member_bytes(jwk, "d", 32))
    if not 0 < secret < _P256_ORDER:
        raise unusable("d")
    key = ec.derive_private_key(secret, P256)
    point = key.public_key().public_numbers()
    if (member_bytes(jwk, "x", 32), member_bytes(jwk, "y", 32)) != (
        point.x.to_bytes(32),
        point.y.to_bytes(32),
    ):
        raise unusable("halves")
    return key


def ed25519_public(raw: bytes) -> ed25519.Ed25519PublicKey:
    """Read an Ed25519 public key.

    OpenSSL looks at the point only when it verifies, and takes points of small order, for which
    anybody can make a signature that fits several messages; a title key must not be one.

    Raises:
        Unreadable: ``key-unusable``: not a point of the curve, or one of small order.

    """
    if len(raw) != 32:
        raise unusable("x")
    y = int.from_bytes(raw, "little") & (2**255 - 1)
    if y >= _FIELD:
        raise unusable("not-on-curve")
    # x² = (y² - 1) / (d·y² + 1) of RFC 8032 §5.1.3; the divisor is never zero on this curve.
    xx = (y * y - 1) * pow(_EDWARDS_D * y * y + 1, -1, _FIELD) % _FIELD
    if pow(xx, (_FIELD - 1) // 2, _FIELD) not in (0, 1):
        raise unusable("not-on-curve")
    for _ in range(3):  # eight times the point: the neutral element (0, 1) for the eight bad ones
        yy = y * y % _FIELD
        y = (yy + xx) * pow(2 + xx - yy, -1, _FIELD) % _FIELD
        xx = (y * y - 1) * pow(_EDWARDS_D * y * y + 1, -1, _FIELD) % _FIELD
    if y == 1:
        raise unusable("small-order")
    return ed25519.Ed25519PublicKey.from_public_bytes(raw)


def rsa_public(modulus: int, exponent: int) -> rsa.RSAPublicKey:
    """Build an RSA public key of 2048 to 8192 bits.

    Raises:
        Unreadable: ``key-unusable``: too small, too costly, or not an RSA key.

    """
    if modulus.bit_length() not in _RSA_BITS:
        raise unusable("size")
    if exponent.bit_length() > 33:  # larger ones make a single verification slow
        raise unusable("e")
    try:
        return rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError as wrong:
        raise unusable("rsa") from wrong


def read_certificate(data: bytes, *, pem: bool = False) -> Certificate:
    """Read an X.509 certificate.

    Raises:
        Unreadable: ``key-unusable``: it is none.

    """
    from cryptography import x509  # as below

    read = x509.load_pem_x509_certificate if pem else x509.load_der_x509_certificate
    try:
        with warnings.catch_warnings():
            # What the library thinks of a stranger's certificate is nothing for a terminal.
            warnings.simplefilter("ignore")
            return read(data)
    except Exception as wrong:  # a damaged certificate raises any of a dozen unrelated errors
        raise unusable("certificate") from wrong


def certificate_public(data: bytes, *, pem: bool = False) -> AnyPublicKey:
    """Take the key out of an X.509 certificate, without judging its issuer or dates.

    Raises:
        Unreadable: ``key-unusable``: not a certificate, not for signatures, or no key of ours.

    """
    from cryptography import x509  # 30 ms, and few bills carry a certificate

    certificate = read_certificate(data, pem=pem)
    try:
        key = certificate.public_key()
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        signs = usage.digital_signature or usage.content_commitment
    except x509.ExtensionNotFound:
        signs = True
    except Exception as wrong:  # a damaged certificate raises any of a dozen unrelated errors
        raise unusable("certificate") from wrong
    if not signs:
        raise unusable("use")
    match key:
        case ec.EllipticCurvePublicKey(curve=ec.SECP256R1()):
            return key
        case ed25519.Ed25519PublicKey():
            return ed25519_public(key.public_bytes_raw())
        case rsa.RSAPublicKey():
            numbers = key.public_numbers()
            return rsa_public(numbers.n, numbers.e)
        case _:
            raise unusable("curve")


def _decoded(jwk: Mapping[str, Any], name: str) -> bytes:
    text = jwk.get(name)
    if not isinstance(text, str):
        raise unusable(name)
    try:
        return base64url.decode(text)
    except Unreadable as wrong:
        raise unusable(name) from wrong
