"""Reads what a user gives as trusted: a card, a JWK or JWK set, a certificate, a DID document.

Answers of the world that somebody kept are given in the same way and read by `formats.evidence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.card import Card, is_card, read_card
from wallet.formats.members import TOKEN, optional_text
from wallet.keys.canonical import read_object
from wallet.keys.signing import PublicKey
from wallet.proof.trust import TrustedKey

MOST_BYTES = 2**20
MOST_KEYS = 1_000


def trusted_by_card(card: Card, pinned_at: datetime | None) -> TrustedKey:
    """Return the trusted key of a card that somebody pinned at `pinned_at`."""
    return TrustedKey(card.key, "card", party=card.party, role=card.role, pinned_at=pinned_at)


def read_trust(data: bytes, at: datetime) -> tuple[TrustedKey, ...]:
    """Read a trust file of any known kind; its keys count as pinned at `at`.

    A JWK may carry `x-code`, the platform code it signs for; it then signs for
    no other (our own member, RFC 7517 §4 lets readers ignore it).

    Raises:
        Unreadable: ``trust-unreadable``, or the code of what is wrong in it.

    """
    if len(data) > MOST_BYTES:
        raise Unreadable("trust-unreadable", why="too-large")
    stripped = data.strip()
    if stripped.startswith(b"-----BEGIN CERTIFICATE-----"):
        return (TrustedKey(PublicKey.from_pem_certificate(data), "certificate", pinned_at=at),)
    if not stripped.startswith(b"{"):
        if is_card(stripped):
            return (trusted_by_card(read_card(stripped), at),)
        raise Unreadable("trust-unreadable", why="unknown-kind")
    source = read_object(data, most=MOST_BYTES)
    if "keys" in source:
        keys = source["keys"]
        if not isinstance(keys, list) or not all(isinstance(jwk, dict) for jwk in keys):
            raise Unreadable("trust-unreadable", why="keys")
        return tuple(_by_jwk(jwk, at) for jwk in keys[:MOST_KEYS])
    if "verificationMethod" in source:
        return _by_did_document(source, at)
    return (_by_jwk(source, at),)


def _by_jwk(jwk: Mapping[str, Any], at: datetime) -> TrustedKey:
    # A code that cannot be one must not widen the trust to every platform.
    platform = optional_text(jwk, "x-code", most=4, pattern=TOKEN)
    return TrustedKey(PublicKey.from_jwk(jwk), "jwk", platform=platform, pinned_at=at)


def _by_did_document(source: Mapping[str, Any], at: datetime) -> tuple[TrustedKey, ...]:
    methods = source["verificationMethod"]
    if not isinstance(methods, list):
        raise Unreadable("trust-unreadable", why="verificationMethod")
    keys: list[TrustedKey] = []
    for method in methods[:MOST_KEYS]:
        if not isinstance(method, dict):
            raise Unreadable("trust-unreadable", why="verificationMethod")
        if isinstance(jwk := method.get("publicKeyJwk"), dict):
            keys.append(TrustedKey(PublicKey.from_jwk(jwk), "did", pinned_at=at))
        elif isinstance(text := method.get("publicKeyMultibase"), str):
            keys.append(TrustedKey(PublicKey.from_multikey(text), "did", pinned_at=at))
    if not keys:
        raise Unreadable("trust-unreadable", why="no-key")
    return tuple(keys)
