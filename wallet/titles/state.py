"""What is so after each act: the four facts, kept apart, and the degree they have reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind
from wallet.titles.parties import Party


class Degree(StrEnum):
    """How far a transfer has come (DESIGN §2); each contains the one before."""

    NONE = "none"
    SIGNED = "signed"
    AGREED = "agreed"
    RECORDED = "recorded"

    @property
    def rank(self) -> int:
        """0 for none to 3 for recorded, to compare and to draw."""
        return list(Degree).index(self)


class Status(StrEnum):
    """Where in its life the bill is; charge and freeze come with their acts."""

    IN_FORCE = "in-force"
    PENDING = "pending"
    """An offer is open: signed by its giver, not answered by its receiver."""
    SURRENDER_PENDING_DELIVERY = "surrender-pending-delivery"
    SURRENDER_PENDING_AMENDMENT = "surrender-pending-amendment"
    ACCOMPLISHED = "accomplished"

    @property
    def has_ended(self) -> bool:
        """Whether nothing may follow."""
        return self is Status.ACCOMPLISHED

    @property
    def awaits_carrier(self) -> bool:
        """Whether the next word is the carrier's."""
        return self in (Status.SURRENDER_PENDING_DELIVERY, Status.SURRENDER_PENDING_AMENDMENT)


@dataclass(frozen=True, slots=True)
class State:
    """The facts after one entry."""

    status: Status
    kind: Kind
    """As it is now: an endorsement in blank makes a bearer bill, a straight one a straight bill."""
    holder: Party
    """Control: who can act, once this entry is accepted; the degree says how firmly."""
    order_party: Party | None
    """Entitlement: to whose order, or the named consignee; nobody on a bearer bill."""
    carrier: Party
    """Who issued and takes surrender: the actor of ISSUE, as named there."""
    charge: Party | None = None
    """Who holds it as security."""
    surrendered_by: Party | None = None
    """Who gets control back if the carrier refuses the surrender."""

    @property
    def holder_is_entitled(self) -> bool:
        """Whether control and entitlement are in one hand (lawful holder)."""
        return self.order_party is None or self.holder.is_same_as(self.order_party)


@dataclass(frozen=True, slots=True)
class Moment:
    """One row of the control time line: what one entry changed, and how firmly."""

    position: int
    entry: str
    """Digest of the entry, 64 hex."""
    since: datetime
    """`actionDateTime` of the entry's last act, UTC."""
    acts: tuple[ActCode, ...]
    actor: Party
    state: State
    degree: Degree
    agreed_at: datetime | None = None
    recorded_at: datetime | None = None
    is_rejected: bool = False
    """Whether its receiver signed a rejection; what it changed is then not so."""
