"""Seals bytes to one receiver's card: compact JWE, ECDH-ES with a fresh P-256 key, A256GCM.

The receiver's sealing key is another than the signing key; its JWK says ``"use": "enc"``, so that
neither is taken for the other. A seal hides and protects its content. It does not say who made it:
the signatures inside do.

The header is an allow-list (``alg``, ``enc``, ``kid``, ``epk``, ``typ``), read strictly before the
library sees it, and each part must be the only base64url text of its bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import ec

from wallet.errors import CouldNotLook, Unreadable
from wallet.keys import base64url, material
from wallet.keys.canonical import JsonObject, canonical, read_object

if TYPE_CHECKING:
    from joserfc.jwe import JWERegistry

MAX_SEALED = 256 * 2**20
"""The most bytes `open_sealed` takes out unless told otherwise."""

_ALGORITHM = {"alg": "ECDH-ES", "enc": "A256GCM"}
_HEADER = {"alg", "enc", "kid", "epk", "typ"}
_MAX_HEADER = 1024  # bytes; joserfc's own limit
_IV, _TAG = 12, 16  # bytes, RFC 7518 §5.3


class SealingKey:
    """A P-256 key that opens what was sealed to its owner. Its secret shows in no `repr`."""

    __slots__ = ("_key", "public_jwk", "thumbprint")

    public_jwk: dict[str, str]
    """What goes on the card: EC, P-256, x, y, and ``"use": "enc"``."""

    thumbprint: str
    """RFC 7638 thumbprint: the ``kid`` of what is sealed to it."""

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key
        members = _members(key.public_key())
        self.public_jwk = members | {"use": "enc"}
        self.thumbprint = _thumbprint(members)

    def __repr__(self) -> str:
        return f"SealingKey(thumbprint={self.thumbprint!r})"

    @classmethod
    def generate(cls) -> SealingKey:
        """Make a new key from the system's randomness."""
        return cls(ec.generate_private_key(material.P256))

    @classmethod
    def from_jwk(cls, jwk: Mapping[str, Any]) -> SealingKey:
        """Read a private JWK, as `to_jwk` writes it.

        Raises:
            Unreadable: ``key-unusable``; also when its two halves do not belong together.

        """
        key = material.p256_private(jwk)
        if jwk.get("use", "enc") != "enc":
            raise material.unusable("use")
        return cls(key)

    def to_jwk(self) -> dict[str, str]:
        """Write the private JWK: a secret, for the vault only."""
        secret = self._key.private_numbers().private_value
        return self.public_jwk | {"d": base64url.encode(secret.to_bytes(32))}


def seal(data: bytes, recipient_public_jwk: Mapping[str, Any], *, typ: str) -> str:
    """Seal `data` so that only the owner of that sealing key can open it.

    Args:
        data: What is sealed.
        recipient_public_jwk: The sealing key on the receiver's card.
        typ: What is inside, such as ``ebl-parcel``: a short ASCII name, readable without opening.

    Raises:
        Unreadable: ``key-unusable``.

    """
    from joserfc import jwe  # 0.1 s, and only sealed parcels need it
    from joserfc.jwk import ECKey

    if not typ.isascii() or len(typ) > 64:
        raise ValueError("typ is a short ASCII name")
    public = _public_key(recipient_public_jwk)
    header = {**_ALGORITHM, "kid": _thumbprint(_members(public)), "typ": typ}
    return jwe.encrypt_compact(
        header, data, ECKey.import_key(public), registry=_registry(len(data))
    )


def sealed_to(text: str) -> str:
    """Return the thumbprint of the sealing key that opens `text`, without opening it.

    Raises:
        Unreadable: ``seal-malformed``.

    """
    return str(_read(text, MAX_SEALED)["kid"])


def open_sealed(text: str, key: SealingKey, *, most: int = MAX_SEALED) -> bytes:
    """Open what was sealed to `key`.

    Args:
        text: The compact JWE.
        key: The receiver's own sealing key.
        most: The most bytes that are taken out.

    Raises:
        Unreadable: ``seal-malformed``: damaged, forged, or of another kind.
        CouldNotLook: ``sealed-to-other``: sound as far as can be seen, but not for this key.

    """
    from joserfc import jwe  # 0.1 s, and only sealed parcels need it
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey

    header = _read(text, most)
    if header["kid"] != key.thumbprint:
        raise CouldNotLook("sealed-to-other", kid=header["kid"])
    try:
        own = ECKey.import_key(key._key)
        opened = jwe.decrypt_compact(text, own, registry=_registry(most))
    except (JoseError, ValueError, TypeError) as wrong:
        raise Unreadable("seal-malformed", why="damaged") from wrong
    if opened.plaintext is None:
        raise Unreadable("seal-malformed", why="damaged")
    return opened.plaintext


def _read(text: str, most: int) -> JsonObject:
    """Check everything about a compact JWE that can be checked without the key."""
    if len(text) > most * 4 // 3 + 2048:
        raise Unreadable("seal-malformed", why="size")
    parts = text.split(".")
    if len(parts) != 5 or parts[1]:
        raise Unreadable("seal-malformed", why="parts")
    try:
        header = read_object(base64url.decode(parts[0]), most=_MAX_HEADER)
        iv, _, tag = (base64url.decode(part) for part in parts[2:])
        ephemeral = header.get("epk")
        if not header.keys() <= _HEADER or any(header.get(n) != v for n, v in _ALGORITHM.items()):
            raise Unreadable("seal-malformed", why="header")
        if not isinstance(header.get("kid"), str) or not isinstance(header.get("typ", ""), str):
            raise Unreadable("seal-malformed", why="header")
        if not isinstance(ephemeral, dict) or ephemeral.keys() != {"kty", "crv", "x", "y"}:
            raise Unreadable("seal-malformed", why="epk")
        _public_key(ephemeral)
    except Unreadable as wrong:
        if wrong.code == "seal-malformed":
            raise
        raise Unreadable("seal-malformed", why=wrong.code) from wrong
    if len(iv) != _IV or len(tag) != _TAG:
        raise Unreadable("seal-malformed", why="sizes")
    return header


def _public_key(jwk: Mapping[str, Any]) -> ec.EllipticCurvePublicKey:
    """Read the public half of a P-256 key that may be used for sealing."""
    if not isinstance(jwk, Mapping):
        raise material.unusable("kind")
    if jwk.get("kty") != "EC" or jwk.get("crv") != "P-256":
        raise material.unusable("curve")
    if "d" in jwk:
        raise material.unusable("private")
    if jwk.get("use", "enc") != "enc":
        raise material.unusable("use")
    x, y = (material.member_bytes(jwk, name, 32) for name in "xy")
    return material.p256_public(b"\x04" + x + y)


def _members(key: ec.EllipticCurvePublicKey) -> dict[str, str]:
    point = key.public_numbers()
    x, y = (base64url.encode(number.to_bytes(32)) for number in (point.x, point.y))
    return {"crv": "P-256", "kty": "EC", "x": x, "y": y}


def _thumbprint(members: dict[str, str]) -> str:
    return base64url.encode(hashlib.sha256(canonical(members)).digest())


def _registry(size: int) -> JWERegistry:
    from joserfc.jwe import JWERegistry

    registry = JWERegistry(algorithms=list(_ALGORITHM.values()))
    registry.max_ciphertext_length = size * 4 // 3 + 4  # the library counts characters
    return registry
