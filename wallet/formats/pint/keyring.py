"""Finds the key an entry says it was signed with: trusted first, else one that came along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wallet.errors import Unreadable
from wallet.formats.card import Card
from wallet.keys.jws import Jws
from wallet.keys.signing import PublicKey
from wallet.proof.trust import Trust, TrustedKey
from wallet.titles.acts import Signer
from wallet.titles.parties import Party


@dataclass(frozen=True, slots=True)
class Found:
    """A key, and who vouches for it if anybody does."""

    key: PublicKey
    trusted: TrustedKey | None
    party: Party | None = None
    """Whose key it is: the party of its card, or the one that goes by its ``did:key``."""

    @property
    def signer(self) -> Signer:
        """What the rules need to know of it."""
        return Signer(self.key.thumbprint, self.key.did, self.party)

    def may_sign_for(self, party: Party) -> bool:
        """Say whether a trusted hand signs for `party`, who has no key of its own."""
        if self.trusted is None:
            return False
        if self.party is not None:
            return self.party.is_same_as(party)
        return self.trusted.platform in (None, party.platform)


class KeyRing:
    """Keys by the name a JWS header gives.

    A key that only came along (in a card, or as the ``did:key`` of a party)
    lets a signature be checked; it makes nobody known.
    """

    __slots__ = ("_along", "_strangers", "_trust")

    def __init__(self, trust: Trust, cards: Iterable[Card], dids: Iterable[str]) -> None:
        """Look in `trust` first, then among `cards` and the keys that `dids` spell out."""
        self._trust = trust
        self._strangers: dict[str, Found] = {}
        """Whose the keys are that signed and only came along, each found out once."""
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
            return self._trusted(trusted, signed)
        if signed.kid is not None and signed.kid in self._along:
            if signed.kid not in self._strangers:
                self._strangers[signed.kid] = self._found(self._along[signed.kid], None)
            return self._strangers[signed.kid]
        if signed.certificates:
            try:
                key = PublicKey.from_certificate(
                    signed.certificates[0], algorithm=_rsa(signed.algorithm)
                )
            except Unreadable:
                return None
            if (trusted := self._trust.find(key.thumbprint)) is not None:
                return self._trusted(trusted, signed)
            return self._found(key, None)
        return None

    def _trusted(self, trusted: TrustedKey, signed: Jws) -> Found:
        key = trusted.key
        if trusted.source == "certificate" and _rsa(key.algorithm) and _rsa(signed.algorithm):
            # A certificate does not say which of the two RSA algorithms its owner uses.
            key = PublicKey.from_jwk(key.jwk | {"alg": signed.algorithm})
        return self._found(key, trusted)

    def _found(self, key: PublicKey, trusted: TrustedKey | None) -> Found:
        party = trusted.party if trusted is not None else None
        if party is None and key.did is not None and key.thumbprint in self._along:
            party = Party.by_did(key.did)
        return Found(key, trusted, party)


def _rsa(algorithm: str) -> str | None:
    return algorithm if algorithm in ("PS256", "RS256") else None
