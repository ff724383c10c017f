"""A bill as one line of the list: how it stands with the owner of the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallet.titles.bill import Kind
from wallet.titles.state import Degree


class Standing(StrEnum):
    """How a bill stands with me: the state chip of the list."""

    IN_HANDS = "in-hands"
    OFFERED_TO_ME = "offered-to-me"
    OFFERED_BY_ME = "offered-by-me"
    AGREED = "agreed"
    SURRENDERED = "surrendered"
    COPY = "copy"
    FROZEN = "frozen"
    ENDED = "ended"


class Position(StrEnum):
    """What I am to the bill now: the column *My position*."""

    HOLDER = "holder"
    BEARER = "bearer"
    RECEIVER = "receiver"
    GIVER_LOCKED = "giver-locked"
    SURRENDERING = "surrendering"
    CARRIER = "carrier"
    FORMER_HOLDER = "former-holder"
    READER = "reader"
    UNSETTLED = "unsettled"
    """Two acts contradict each other, or the bill was changed: nobody can say what anybody is."""


class Change(StrEnum):
    """What happened to the bill last: the second line of *Last change*."""

    ISSUED = "issued"
    RECEIVED = "received"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RECEIPT_CAME = "receipt-came"
    RECORDED = "recorded"
    SURRENDERED = "surrendered"
    ANSWERED = "answered"
    FORK_SEEN = "fork-seen"
    ENFORCED = "enforced"
    FROZEN = "frozen"
    UNFROZEN = "unfrozen"


@dataclass(frozen=True, slots=True)
class Holding:
    """One bill in the vault, as the list shows, sorts and searches it."""

    bill: str
    """SHA-256 of the canonical transport document, 64 hex."""
    number: str
    kind: Kind
    carrier: str
    """The carrier's short name."""
    from_place: str
    to_place: str
    vessel: str
    voyage: str
    on_board: str
    """ISO date, or empty."""
    standing: Standing
    position: Position
    degree: Degree
    changed_at: datetime
    change: Change
    counterparty: str = ""
    """Whom the position or the last change is about, by short name."""
    search_text: str = ""
    """Everything full-text search should find: parties, ports, cargo, containers, notes."""
