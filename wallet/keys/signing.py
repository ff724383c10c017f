"""Signing keys and the keys that check them, each bound to one algorithm.

A key answers to exactly one JWS algorithm, whatever a header says (RFC 8725 §3.1): P-256 to ES256,
Ed25519 to EdDSA (also by its newer name ``Ed25519``, RFC 9864), RSA to the one its JWK names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    Prehashed,
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from wallet.errors import Unreadable
from wallet.keys import base58, base64url, material
from wallet.keys.canonical import canonical
from wallet.keys.material import unusable

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, CertificateBuilder

_ANSWERS_TO = {
    "ES256": ("ES256",),
    "EdDSA": ("EdDSA", "Ed25519"),
    "PS256": ("PS256",),
    "RS256": ("RS256",),
}
"""The algorithm a key is pinned to, and the names by which a header may call it."""

_SHA256 = SHA256()
_ES256_OF_DIGEST = ec.ECDSA(Prehashed(_SHA256))
_ES256_REPEATABLE = ec.ECDSA(_SHA256, deterministic_signing=True)
_RS256 = padding.PKCS1v15()
_PS256 = padding.PSS(padding.MGF1(_SHA256), 32)  # the salt is as long as the hash: RFC 7518 §3.5

_P256_CODEC = b"\x80\x24"  # multicodec p256-pub, 0x1200 as a varint
_ED25519_CODEC = b"\xed\x01"  # multicodec ed25519-pub
_MEMBERS = ("kty", "crv", "x", "y", "n", "e", "alg", "kid")
_SECRET_MEMBERS = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that checks signatures. Having one says nothing about whom it belongs to.

    Two of them are the same key if their thumbprints are equal, whatever names they go by.
    """

    thumbprint: str
    """RFC 7638 SHA-256 thumbprint, base64url."""

    kid: str
    """The name it goes by: the ``kid`` it was given, else its thumbprint."""

    algorithm: str
    """The one JWS algorithm it answers to: ES256, EdDSA, PS256 or RS256."""

    did: str | None = field(compare=False)
    """Its did:key, for P-256 (``did:key:zDn…``) and Ed25519 (``did:key:z6Mk…``)."""

    _members: tuple[tuple[str, str], ...] = field(compare=False, repr=False)
    _check: Callable[[bytes, bytes], None] = field(compare=False, repr=False)

    @property
    def jwk(self) -> dict[str, str]:
        """The public JWK: the required members, ``alg`` for RSA, ``kid`` if one was given."""
        return dict(self._members)

    @classmethod
    def from_jwk(cls, jwk: Mapping[str, Any]) -> PublicKey:
        """Read a public JWK (RFC 7517).

        Raises:
            Unreadable: ``key-unusable``, with ``why``: it is private or symmetric, of a curve, size
                or algorithm we do not use, not for signatures, or not a key at all.

        """
        if not isinstance(jwk, Mapping):
            raise unusable("kind")
        if any(name in jwk for name in _SECRET_MEMBERS):
            raise unusable("private")
        if jwk.get("use", "sig") != "sig":
            raise unusable("use")
        operations = jwk.get("key_ops", ["verify"])
        if not isinstance(operations, list) or "verify" not in operations:
            raise unusable("use")
        members = {name: jwk[name] for name in _MEMBERS if name in jwk}
        for name, value in members.items():
            if not isinstance(value, str):
                raise unusable(name)
        return _from_members(tuple(members.items()))

    @classmethod
    def from_did_key(cls, did: str) -> PublicKey:
        """Read the did:key of a P-256 or Ed25519 key, without fragment.

        Raises:
            Unreadable: ``key-unusable``.

        """
        if not did.startswith("did:key:"):
            raise unusable("did")
        return _from_multikey(did.removeprefix("did:key:"))

    @classmethod
    def from_multikey(cls, text: str) -> PublicKey:
        """Read the ``publicKeyMultibase`` (``z…``) of a P-256 or Ed25519 key.

        Raises:
            Unreadable: ``key-unusable``.

        """
        return _from_multikey(text)

    @classmethod
    def from_certificate(cls, der: bytes, *, algorithm: str | None = None) -> PublicKey:
        """Take the key out of an X.509 certificate, without judging its issuer or dates.

        Args:
            der: The certificate, as an entry of ``x5c`` has it.
            algorithm: PS256 or RS256 for an RSA key, as a certificate does not say; else PS256.

        Raises:
            Unreadable: ``key-unusable``: not a certificate, or not one for signatures.

        """
        return _named(material.certificate_public(der), None, algorithm)

    @classmethod
    def from_pem_certificate(cls, pem: bytes, *, algorithm: str | None = None) -> PublicKey:
        """Take the key out of a PEM file's first certificate; see `from_certificate`.

        Raises:
            Unreadable: ``key-unusable``.

        """
        return _named(material.certificate_public(pem, pem=True), None, algorithm)

    def verify(self, algorithm: str, signing_input: bytes, signature: bytes) -> bool:
        """Tell whether `signature` is this key's over `signing_input`; never raises.

        Args:
            algorithm: What the header claims. False unless it is the key's own.
            signing_input: The signed bytes.
            signature: As JWS has it: for ES256 exactly 64 bytes, r and s.

        """
        if algorithm not in _ANSWERS_TO[self.algorithm]:
            return False
        try:
            self._check(signing_input, signature)
        except InvalidSignature:
            return False
        return True


class SigningKey:
    """A P-256 key that signs ES256. Its secret shows in no `repr` and in no error."""

    __slots__ = ("_key", "public")

    public: PublicKey
    """The key that checks what this one signs."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, public: PublicKey) -> None:
        self._key = key
        self.public = public

    def __repr__(self) -> str:
        return f"SigningKey(kid={self.public.kid!r})"

    @classmethod
    def generate(cls) -> SigningKey:
        """Make a new key from the system's randomness."""
        key = ec.generate_private_key(material.P256)
        return cls(key, _named(key.public_key(), None, None))

    @classmethod
    def from_jwk(cls, jwk: Mapping[str, Any]) -> SigningKey:
        """Read a private JWK, as `to_jwk` writes it.

        Raises:
            Unreadable: ``key-unusable``; also when its two halves do not belong together.

        """
        key = material.p256_private(jwk)
        public = {name: value for name, value in jwk.items() if name not in ("d", "key_ops")}
        return cls(key, PublicKey.from_jwk(public))

    def to_jwk(self) -> dict[str, str]:
        """Write the private JWK: a secret, for the vault only."""
        secret = self._key.private_numbers().private_value
        return self.public.jwk | {"d": base64url.encode(secret.to_bytes(32))}

    def sign(self, signing_input: bytes) -> bytes:
        """Sign with ES256; the same input gives the same 64 bytes, r and s (RFC 6979).

        An offer that is signed again is then the same offer, byte for byte.
        """
        r, s = decode_dss_signature(self._key.sign(signing_input, _ES256_REPEATABLE))
        return r.to_bytes(32) + s.to_bytes(32)

    def sign_certificate(self, builder: CertificateBuilder) -> Certificate:
        """Sign a certificate; the same content gives the same bytes."""
        return builder.public_key(self._key.public_key()).sign(
            self._key, _SHA256, ecdsa_deterministic=True
        )


# Every entry of a chain names its key again: what costs 0.1 ms a time is done once a key.
@lru_cache(maxsize=4096)
def _from_members(members: tuple[tuple[str, str], ...]) -> PublicKey:
    jwk = dict(members)
    kid = jwk.get("kid")
    if kid is not None and not 0 < len(kid) <= 256:
        raise unusable("kid")
    key: material.AnyPublicKey
    match jwk.get("kty"), jwk.get("crv"):
        case "EC", "P-256":
            x, y = (material.member_bytes(jwk, name, 32) for name in "xy")
            key = material.p256_public(b"\x04" + x + y)
        case "OKP", "Ed25519":
            key = material.ed25519_public(material.member_bytes(jwk, "x", 32))
        case "RSA", _:
            n, e = (material.member_number(jwk, name) for name in "ne")
            key = material.rsa_public(n, e)
        case (("EC" | "OKP"), _):
            raise unusable("curve")
        case _:
            raise unusable("kind")
    return _named(key, kid, jwk.get("alg"))


@lru_cache(maxsize=4096)
def _from_multikey(text: str) -> PublicKey:
    if not text.startswith("z"):
        raise unusable("multibase")
    try:
        data = base58.decode(text[1:])
    except Unreadable as wrong:
        raise unusable("multibase") from wrong
    codec, raw = data[:2], data[2:]
    if codec == _P256_CODEC and len(raw) == 33:
        return _named(material.p256_public(raw), None, None)
    if codec == _ED25519_CODEC and len(raw) == 32:
        return _named(material.ed25519_public(raw), None, None)
    raise unusable("curve")


def _named(key: material.AnyPublicKey, kid: str | None, algorithm: str | None) -> PublicKey:
    """Give a key its thumbprint, name, algorithm and did:key."""
    did: str | None = None
    check: Callable[[bytes, bytes], None]
    if isinstance(key, ec.EllipticCurvePublicKey):
        point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        x, y = base64url.encode(point[1:33]), base64url.encode(point[33:])
        members = {"crv": "P-256", "kty": "EC", "x": x, "y": y}
        compressed = bytes([2 + point[64] % 2]) + point[1:33]
        did = "did:key:z" + base58.encode(_P256_CODEC + compressed)
        pinned, allowed = "ES256", _ANSWERS_TO["ES256"]
        check = partial(_check_es256, key)
    elif isinstance(key, ed25519.Ed25519PublicKey):
        raw = key.public_bytes_raw()
        members = {"crv": "Ed25519", "kty": "OKP", "x": base64url.encode(raw)}
        did = "did:key:z" + base58.encode(_ED25519_CODEC + raw)
        pinned, allowed = "EdDSA", _ANSWERS_TO["EdDSA"]
        check = partial(_check_eddsa, key)
    else:
        numbers = key.public_numbers()
        n, e = (
            base64url.encode(number.to_bytes((number.bit_length() + 7) // 8))
            for number in (numbers.n, numbers.e)
        )
        members = {"e": e, "kty": "RSA", "n": n}
        pinned, allowed = ("RS256" if algorithm == "RS256" else "PS256"), ("PS256", "RS256")
        check = partial(_check_rsa, key, _RS256 if pinned == "RS256" else _PS256)
    if algorithm is not None and algorithm not in allowed:
        raise unusable("algorithm")
    # RFC 7638 §3: exactly these members, in this order.
    thumbprint = base64url.encode(hashlib.sha256(canonical(members)).digest())
    if pinned in ("PS256", "RS256"):
        members["alg"] = pinned
    if kid is not None:
        members["kid"] = kid
    return PublicKey(thumbprint, kid or thumbprint, pinned, did, tuple(members.items()), check)


def _check_es256(key: ec.EllipticCurvePublicKey, data: bytes, signature: bytes) -> None:
    if len(signature) != 64:
        raise InvalidSignature
    r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    # Hashed here: the library would find out anew for each text, in Python, what SHA-256 is.
    key.verify(encode_dss_signature(r, s), hashlib.sha256(data).digest(), _ES256_OF_DIGEST)


def _check_eddsa(key: ed25519.Ed25519PublicKey, data: bytes, signature: bytes) -> None:
    key.verify(signature, data)


def _check_rsa(
    key: rsa.RSAPublicKey, scheme: padding.AsymmetricPadding, data: bytes, signature: bytes
) -> None:
    key.verify(signature, data, scheme, _SHA256)
