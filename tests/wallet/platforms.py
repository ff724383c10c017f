"""Makes what PINT platforms sign for customers who have no keys of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa

from tests.wallet.builders import START
from wallet.formats.pint.envelope import Envelope, envelope_of
from wallet.formats.pint.payloads import (
    EntryPayload,
    IssuanceManifest,
    Manifest,
    write_entry,
    write_issuance,
    write_manifest,
)
from wallet.keys import base64url
from wallet.keys.canonical import canonical, digest_of, sha256_hex
from wallet.keys.signing import PublicKey
from wallet.proof.trust import TrustedKey
from wallet.titles.acts import Act
from wallet.titles.parties import Code, Party


@cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    # RSA keys cannot be derived from a name; one is made for each name in a run.
    return rsa.generate_private_key(65537, 2048)


@dataclass(frozen=True)
class Platform:
    """A PINT platform that signs for its customers, who have no keys of their own."""

    code: str
    algorithm: str = "EdDSA"

    @property
    def public(self) -> PublicKey:
        return PublicKey.from_jwk(self.jwk)

    @property
    def jwk(self) -> dict[str, str]:
        """The public JWK as `trust_files` reads it, with the platform's code."""
        if self.algorithm in ("EdDSA", "Ed25519"):
            raw = self._ed25519().public_key().public_bytes_raw()
            return {"kty": "OKP", "crv": "Ed25519", "x": base64url.encode(raw)}
        numbers = rsa_key(self.code).public_key().public_numbers()
        size = (numbers.n.bit_length() + 7) // 8
        return {
            "kty": "RSA",
            "n": base64url.encode(numbers.n.to_bytes(size)),
            "e": base64url.encode(numbers.e.to_bytes(3)),
            "alg": self.algorithm,
        }

    def trusted(self) -> TrustedKey:
        return TrustedKey(self.public, "jwk", platform=self.code, pinned_at=START)

    def customer(self, name: str, *codes: str) -> Party:
        """Return a customer of this platform, known by codes only."""
        return Party(name, tuple(Code("ZZZ", code) for code in codes or (name,)), self.code)

    def sign(self, payload: Mapping[str, Any] | bytes, **header: Any) -> str:
        """Sign as compact JWS."""
        body = payload if isinstance(payload, bytes) else canonical(payload)
        members = {"alg": self.algorithm, "kid": self.public.thumbprint} | header
        text = f"{base64url.encode(canonical(members))}.{base64url.encode(body)}"
        return f"{text}.{base64url.encode(self._signature(text.encode()))}"

    def _signature(self, data: bytes) -> bytes:
        if self.algorithm in ("EdDSA", "Ed25519"):
            return self._ed25519().sign(data)
        scheme = (
            padding.PKCS1v15()
            if self.algorithm == "RS256"
            else padding.PSS(padding.MGF1(hashes.SHA256()), 32)
        )
        return rsa_key(self.code).sign(data, scheme, hashes.SHA256())

    def _ed25519(self) -> ed25519.Ed25519PrivateKey:
        seed = hashlib.sha256(self.code.encode()).digest()
        return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


def foreign_entry(
    platform: Platform, bill: Mapping[str, Any], previous: str | None, *acts: Act, **first: Any
) -> str:
    """Sign one entry as `platform`."""
    return platform.sign(
        write_entry(
            EntryPayload(
                platform.code,
                digest_of(bill),
                None if previous is None else sha256_hex(previous),
                acts,
                **first,
            )
        )
    )


def foreign_envelope(
    issuer: Platform,
    steps: list[tuple[Platform, tuple[Act, ...]]],
    bill: dict[str, Any],
    registrar: str | None = None,
) -> Envelope:
    """Return the envelope of a bill that went over `steps` of platforms."""
    issuance = issuer.sign(write_issuance(IssuanceManifest(digest_of(bill), "0" * 64)))
    chain: list[str] = []
    for platform, acts in steps:
        first = {} if chain else {"issuance": issuance, "registrar": registrar}
        chain.append(foreign_entry(platform, bill, chain[-1] if chain else None, *acts, **first))
    manifest = Manifest(digest_of(bill), sha256_hex(chain[-1]))
    return envelope_of(bill, steps[-1][0].sign(write_manifest(manifest)), tuple(chain))
