"""A party's signed business card: name, codes, role, signing key and sealing key.

A compact JWS (``typ: ladewell-card+jws``) that a party signs with its own key. It
proves that whoever made it holds that key and nothing more: that the key is
Straits Merchant Bank's is what a person decides who pins it.

History: version 1 (November 2026).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import NAME, TOKEN, child, children, choice, malformed, moment, text
from wallet.formats.parties import MOST_CODES, read_code, write_code
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object
from wallet.keys.signing import PublicKey, SigningKey
from wallet.titles.parties import DID, Code, Party, Role

TYPE = "ladewell-card+jws"
MOST_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class Card:
    """A card whose signature holds. It is trusted only once somebody pins it."""

    party: Party
    """Name, codes (its ``did:key`` first) and platform, as it stands in acts."""
    role: Role
    key: PublicKey
    sealing_jwk: Mapping[str, str]
    """Public P-256 JWK to which parcels for this party are sealed."""
    issued: datetime
    text: str
    """The compact JWS itself."""

    @property
    def did(self) -> str:
        """The ``did:key`` by which the party is known."""
        return self.party.codes[0].code


def sign_card(
    name: str,
    codes: tuple[Code, ...],
    role: Role,
    *,
    platform: str,
    key: SigningKey,
    sealing_jwk: Mapping[str, str],
    issued: datetime,
) -> Card:
    """Make and sign the card of the party that holds `key`.

    Args:
        name: At most 70 characters (DCSA `partyName`).
        codes: Its codes beside the ``did:key``, such as its LEI.
        role: What it does in the trade.
        platform: The four-letter `eblPlatform` it goes by.
        key: Its signing key.
        sealing_jwk: The public half of its sealing key.
        issued: When, UTC.

    """
    payload = {
        "version": 1,
        "partyName": name,
        "eblPlatform": platform,
        "identifyingCodes": [
            write_code(code) for code in (Code("W3C", str(key.public.did), DID), *codes)
        ],
        "role": role.value,
        "signingKey": dict(key.public.jwk),
        "sealingKey": dict(sealing_jwk),
        "issued": write_time(issued),
    }
    return read_card(jws.sign(canonical(payload), key, typ=TYPE))


def is_card(text_or_bytes: str | bytes) -> bool:
    """Say whether this looks like a card, without judging it."""
    try:
        return jws.read(text_or_bytes, most=MOST_BYTES).header.get("typ") == TYPE
    except Unreadable:
        return False


@lru_cache(maxsize=256)  # what a text says and whether its own key signed it never changes
def read_card(text_or_bytes: str | bytes) -> Card:
    """Read a card and check that it is signed by the key it names.

    Raises:
        Unreadable: ``card-malformed``, ``card-signature``, or a JWS or JSON code.

    """
    signed = jws.read(text_or_bytes, most=MOST_BYTES)
    if signed.header.get("typ") != TYPE:
        raise Unreadable("card-malformed", why="typ")
    payload = read_object(signed.payload)
    if payload.get("version") != 1:
        raise Unreadable("card-malformed", why="version")
    key = PublicKey.from_jwk(child(payload, "signingKey"))
    if not jws.verify(signed, key):
        raise Unreadable("card-signature")
    codes = children(payload, "identifyingCodes", read_code, least=1, most=MOST_CODES)
    if (
        key.did is None  # an RSA key has none, and a card without is nobody's
        or codes[0] != Code("W3C", key.did, DID)
        or any(code.code.startswith("did:key:") for code in codes[1:])
    ):
        raise malformed("identifyingCodes", "did")
    return Card(
        party=Party(
            text(payload, "partyName", most=70, pattern=NAME),
            codes,
            text(payload, "eblPlatform", most=4, pattern=TOKEN),
        ),
        role=choice(payload, "role", Role),
        key=key,
        sealing_jwk=_sealing(child(payload, "sealingKey"), key),
        issued=moment(payload, "issued"),
        text=signed.text,
    )


def read_cards(texts: Iterable[str]) -> tuple[Card, ...]:
    """Read the cards that came along. A card that is wrong names nobody and is passed over."""
    cards: list[Card] = []
    for given in texts:
        try:
            cards.append(read_card(given))
        except Unreadable:
            continue
    return tuple(cards)


def _sealing(jwk: Mapping[str, Any], signing: PublicKey) -> Mapping[str, str]:
    if set(jwk) - {"kty", "crv", "x", "y", "kid", "alg", "use"} or not all(
        isinstance(value, str) for value in jwk.values()
    ):
        raise malformed("sealingKey", "members")
    # Found out now, not when somebody wants to seal to it; and no key does both (sealing.py).
    key = PublicKey.from_jwk({name: jwk[name] for name in ("kty", "crv", "x", "y") if name in jwk})
    if key.algorithm != "ES256" or key.thumbprint == signing.thumbprint:
        raise malformed("sealingKey", "key")
    return MappingProxyType(dict(jwk))
