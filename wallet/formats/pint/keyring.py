"""Finds the key an entry says it was signed with: trusted first, else one that came along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wallet.errors import Unreadable
from wallet.formats.card import Card
from wallet.keys.jws import Jws
from wallet.keys.signing import PublicKey
from wallet.proof.trust import Trust, TrustedKey


@dataclass(frozen=True, slots=True)
class Found:
    """A key, and who vouches for it if anybody does."""

    key: PublicKey
    trusted: TrustedKey | None


class KeyRing:
    """Keys by the name a JWS header gives.

    A key that only came along (in a card, or as the ``did:key`` of a party)
    lets a signature be checked; it makes nobody known.
    """

    __slots__ = ("_along", "_trust")

    def __init__(self, trust: Trust, cards: Iterable[Card], dids: Iterable[str]) -> None:
        """Look in `trust` first, then among `cards` and the keys that `dids` spell out."""
        self._trust = trust
        self._along: dict[str, PublicKey] = {card.key.thumbprint: card.key for card in cards}
        for did in dids:
            try:
                key = PublicKey.from_did_key(did)
            except Unreadable:
                continue  # a did of a kind we do not use names nobody here
            self._along.setdefault(key.thumbprint, key)

    def find(self, signed: Jws) -> Found | None:
        """Return the key that `signed` names, or None where nobody knows it."""
        if (trusted := self._trust.find(signed.kid)) is not None:
            return Found(trusted.key, trusted)
        if signed.kid is not None and signed.kid in self._along:
            return Found(self._along[signed.kid], None)
        if signed.certificates:
            try:
                key = PublicKey.from_certificate(
                    signed.certificates[0], algorithm=_rsa(signed.algorithm)
                )
            except Unreadable:
                return None
            return Found(key, self._trust.find(key.thumbprint))
        return None


def _rsa(algorithm: str) -> str | None:
    return algorithm if algorithm in ("PS256", "RS256") else None
