"""Public keys as W3C documents carry them: Multikey, did:key, JWK, and older base58 forms.

Beside the two curves of our own entries there are P-384, and BLS12-381 for bbs-2023 (whose
signatures `wallet.keys.bbs` checks). A key says nothing about whom it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384

from wallet.errors import Unreadable
from wallet.keys import base58
from wallet.keys.material import ed25519_public, member_bytes, p256_public, unusable

P256, P384, ED25519, BLS = "P-256", "P-384", "Ed25519", "BLS12-381"
_CODECS = {
    b"\x80\x24": (P256, 33),
    b"\x81\x24": (P384, 49),
    b"\xed\x01": (ED25519, 32),
    b"\xeb\x01": (BLS, 96),
}
_ES256, _ES384 = ec.ECDSA(SHA256()), ec.ECDSA(SHA384())
_AnyKey = ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | None


@dataclass(frozen=True, slots=True)
class Multikey:
    """A public key of one of four curves."""

    curve: str
    raw: bytes
    """The compressed point, as a Multikey has it after its two bytes of codec."""
    _key: _AnyKey

    @property
    def did(self) -> str:
        """Its did:key."""
        codec = next(codec for codec, (curve, _) in _CODECS.items() if curve == self.curve)
        return "did:key:z" + base58.encode(codec + self.raw)

    @property
    def hash_name(self) -> str:
        """The hash that goes with it in ecdsa suites (VC ECDSA §3.2)."""
        return "sha384" if self.curve == P384 else "sha256"

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Tell whether `signature` (r and s, or Ed25519's) is this key's over `data`."""
        try:
            if isinstance(self._key, ed25519.Ed25519PublicKey):
                self._key.verify(signature, data)
                return True
            if self._key is None or len(signature) != (96 if self.curve == P384 else 64):
                return False
            half = len(signature) // 2
            r, s = int.from_bytes(signature[:half]), int.from_bytes(signature[half:])
            scheme = _ES384 if self.curve == P384 else _ES256
            self._key.verify(encode_dss_signature(r, s), data, scheme)
        except InvalidSignature:
            return False
        return True


def read_multikey(text: str) -> Multikey:
    """Read a ``publicKeyMultibase``, ``z…``.

    Raises:
        Unreadable: ``key-unusable``.

    """
    if not text.startswith("z"):
        raise unusable("multibase")
    try:
        return read_multikey_bytes(base58.decode(text[1:]))
    except Unreadable as wrong:
        raise unusable("multibase") from wrong


@lru_cache(maxsize=1024)
def read_multikey_bytes(data: bytes) -> Multikey:
    """Read two bytes of codec and the point.

    Raises:
        Unreadable: ``key-unusable``.

    """
    curve, length = _CODECS.get(data[:2], ("", 0))
    raw = data[2:]
    if not curve or len(raw) != length:
        raise unusable("curve")
    return Multikey(curve, raw, _point(curve, raw))


def read_did_key(did: str) -> Multikey:
    """Read a did:key, without fragment.

    Raises:
        Unreadable: ``key-unusable``.

    """
    if not did.startswith("did:key:"):
        raise unusable("did")
    return read_multikey(did.removeprefix("did:key:"))


def read_method(method: Mapping[str, Any]) -> Multikey:
    """Read the key out of a verification method of a DID document.

    Raises:
        Unreadable: ``key-unusable``: it has none of a kind we know.

    """
    if isinstance(text := method.get("publicKeyMultibase"), str):
        if method.get("type") == "Ed25519VerificationKey2018":
            raise unusable("multibase")
        return read_multikey(text)
    if isinstance(text := method.get("publicKeyBase58"), str):
        if method.get("type") != "Ed25519VerificationKey2018":
            raise unusable("kind")
        return read_multikey_bytes(b"\xed\x01" + base58.decode(text))
    if isinstance(jwk := method.get("publicKeyJwk"), dict):
        return _by_jwk(jwk)
    raise unusable("kind")


def _by_jwk(jwk: Mapping[str, Any]) -> Multikey:
    if "d" in jwk:
        raise unusable("private")
    curve = jwk.get("crv")
    if curve == ED25519:
        return read_multikey_bytes(b"\xed\x01" + member_bytes(jwk, "x", 32))
    if curve not in (P256, P384):
        raise unusable("curve")
    size, codec = (32, b"\x80\x24") if curve == P256 else (48, b"\x81\x24")
    x, y = (member_bytes(jwk, name, size) for name in "xy")
    compressed = bytes([2 + y[-1] % 2]) + x
    key = read_multikey_bytes(codec + compressed)
    if isinstance(key._key, ec.EllipticCurvePublicKey):
        point = key._key.public_numbers()
        if point.y != int.from_bytes(y):
            raise unusable("not-on-curve")
    return key


def _point(curve: str, raw: bytes) -> _AnyKey:
    if curve == P256:
        return p256_public(raw)
    if curve == P384:
        try:
            return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP384R1(), raw)
        except ValueError as wrong:
            raise unusable("not-on-curve") from wrong
    return ed25519_public(raw) if curve == ED25519 else None
