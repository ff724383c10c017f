"""What a bill is by its terms, before anything has happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wallet.titles.parties import Party


class Kind(StrEnum):
    """How a bill passes from hand to hand (order, bearer, straight; a waybill does not)."""

    TO_ORDER = "to-order"
    BEARER = "bearer"
    STRAIGHT = "straight"
    WAYBILL = "waybill"

    @property
    def is_negotiable(self) -> bool:
        """Whether it can be endorsed."""
        return self in (Kind.TO_ORDER, Kind.BEARER)


class Offline(StrEnum):
    """What the issuer allows between two records (DESIGN §2)."""

    FORBIDDEN = "forbidden"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class OfflinePolicy:
    """How far a bill may travel before its registrar has seen it; stands in entry 0."""

    rule: Offline = Offline.PROVISIONAL
    hops: int = 3
    """Most unrecorded transfers in a row."""
    days: int = 30
    """Longest time since the first transfer that is not recorded, in days."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The parts of the transport document that the law of the bill needs."""

    document: str
    """SHA-256 of the canonical transport document, 64 hex. Identifies the bill."""
    number: str
    """`transportDocumentReference`."""
    kind: Kind
    named: Party | None
    """The endorsee (to order), the consignee (straight, waybill), or nobody (bearer)."""
