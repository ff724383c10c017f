"""What is so after each act: the four facts, kept apart, and the degree they have reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallet.titles.acts import ActCode, Meaning, Step
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


class Medium(StrEnum):
    """In what form the bill is in force: one of the four facts."""

    ELECTRONIC = "electronic"
    PAPER = "paper"
    ENDED = "ended"


class Status(StrEnum):
    """Where in its life the bill is: the states of the table in DESIGN §4."""

    IN_FORCE = "in-force"
    PENDING = "pending"
    """An offer is open: signed by its giver, not answered by its receiver."""
    SURRENDER_PENDING_DELIVERY = "surrender-pending-delivery"
    SURRENDER_PENDING_AMENDMENT = "surrender-pending-amendment"
    PAPER_PENDING = "paper-pending"
    """Given back to the carrier to be printed and signed on paper."""
    ACCOMPLISHED = "accomplished"
    REPLACED = "replaced"
    ON_PAPER = "on-paper"
    VOID = "void"
    FROZEN = "frozen"
    """Held still by its registrar; `State.frozen_from` says where it goes on."""

    @property
    def has_ended(self) -> bool:
        """Whether nothing may follow."""
        return self in (Status.ACCOMPLISHED, Status.REPLACED, Status.ON_PAPER, Status.VOID)

    @property
    def awaits_carrier(self) -> bool:
        """Whether the next word is the carrier's."""
        return self in (
            Status.SURRENDER_PENDING_DELIVERY,
            Status.SURRENDER_PENDING_AMENDMENT,
            Status.PAPER_PENDING,
        )

    @property
    def medium(self) -> Medium:
        """In what form a bill in this status is in force."""
        if self is Status.ON_PAPER:
            return Medium.PAPER
        return Medium.ENDED if self.has_ended else Medium.ELECTRONIC


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
    is_enforced: bool = False
    """Whether who holds it as security has declared a default, and may claim the goods."""
    issued_to: Party | None = None
    """Who had it from the carrier."""
    is_endorsed: bool = False
    """Whether it has been endorsed since it was issued."""
    offer: Offer | None = None
    """What is offered, while the status is pending; everything else here is still the giver's."""
    frozen_from: Status | None = None
    """Where it goes on once the registrar lifts the freeze."""

    @property
    def holder_is_entitled(self) -> bool:
        """Whether control and entitlement are in one hand (lawful holder)."""
        return self.order_party is None or self.holder.is_same_as(self.order_party)

    @property
    def medium(self) -> Medium:
        """Whether it is in force electronically, on paper, or no longer."""
        return self.status.medium


@dataclass(frozen=True, slots=True)
class Offer:
    """What an open offer comes to if its receiver accepts."""

    step: Step
    """How it is given."""
    then: State
    """What is so from then on; its holder is the receiver."""


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
    confirmed_at: datetime | None = None
    """When the registrar last said that it stands as recorded, if it was asked again."""
    meaning: Meaning | None = None
    """What the entry means beyond DCSA's codes."""
    is_rejected: bool = False
    """Whether its receiver signed a rejection; what it changed is then not so."""
