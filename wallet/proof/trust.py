"""Whom the user trusts, and why: pinned keys, each with its source and date.

Trust is explicit. A key that came with the bill proves that one hand signed
twice; only a key in here says whose hand it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wallet.keys.signing import PublicKey
from wallet.proof.pins import NO_PINS, Pin, Pins
from wallet.titles.parties import Party, Role


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key somebody vouched for."""

    key: PublicKey
    source: str
    """Where it comes from: ``card``, ``jwk``, ``certificate``, ``did`` or ``own-vault``."""
    party: Party | None = None
    """Whose it is, as the card says; nobody in particular for a bare key."""
    role: Role | None = None
    """What the party does; a bare key may do anything."""
    platform: str | None = None
    """The `eblPlatform` it may sign for; any, where it is not said."""
    pinned_at: datetime | None = None


class Trust:
    """The keys one verdict rests on, and the answers of the world that were kept. Immutable."""

    __slots__ = ("_by_did", "_by_name", "keys", "pins")

    def __init__(self, keys: Iterable[TrustedKey] = (), pins: Pins = NO_PINS) -> None:
        """Trust `keys` and `pins`; of two keys with one name the first counts.

        A thumbprint names one key; a ``kid`` is whatever its owner wrote, and
        must not stand before another's thumbprint.
        """
        self.keys = tuple(keys)
        self.pins = pins
        self._by_name: dict[str, TrustedKey] = {}
        for trusted in self.keys:
            self._by_name.setdefault(trusted.key.thumbprint, trusted)
        for trusted in self.keys:
            self._by_name.setdefault(trusted.key.kid, trusted)
        self._by_did = {
            trusted.party.did: trusted.party for trusted in reversed(self.keys) if trusted.party
        }

    def find(self, kid: str | None) -> TrustedKey | None:
        """Return the trusted key that goes by `kid` (its own name, or its thumbprint)."""
        return None if kid is None else self._by_name.get(kid)

    def card_of(self, party: Party) -> Party | None:
        """Return `party` as the trusted card of its ``did:key`` names it."""
        return None if party.did is None else self._by_did.get(party.did)

    def with_pins(self, more: Iterable[Pin]) -> Trust:
        """Return this trust and `more` kept answers."""
        return Trust(self.keys, self.pins.with_pins(more))

    def and_of(self, other: Trust) -> Trust:
        """Return this trust and all of `other`, whose keys yield to these."""
        return Trust((*self.keys, *other.keys), self.pins.with_pins(other.pins.all))
