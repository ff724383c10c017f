"""The acts that can be done to a bill, and the entries that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from wallet.titles.parties import Party


class ActCode(StrEnum):
    """DCSA PINT 3.0.0 `actionCode`; the list is DCSA's, an unknown code is refused."""

    ISSUE = "ISSUE"
    TRANSFER = "TRANSFER"
    ENDORSE = "ENDORSE"
    ENDORSE_TO_ORDER = "ENDORSE_TO_ORDER"
    BLANK_ENDORSE = "BLANK_ENDORSE"
    SIGN = "SIGN"
    SURRENDER_FOR_DELIVERY = "SURRENDER_FOR_DELIVERY"
    SURRENDER_FOR_AMENDMENT = "SURRENDER_FOR_AMENDMENT"
    ACCEPT_SURRENDER = "SACC"
    REFUSE_SURRENDER = "SREJ"

    @property
    def endorses(self) -> bool:
        """Whether it changes to whose order the bill is (control stays where it is)."""
        return self in (ActCode.ENDORSE, ActCode.ENDORSE_TO_ORDER, ActCode.BLANK_ENDORSE)

    @property
    def surrenders(self) -> bool:
        """Whether it gives the bill back to its carrier, to be answered."""
        return self in (ActCode.SURRENDER_FOR_DELIVERY, ActCode.SURRENDER_FOR_AMENDMENT)

    @property
    def answers_surrender(self) -> bool:
        """Whether it is the carrier's word on a surrender."""
        return self in (ActCode.ACCEPT_SURRENDER, ActCode.REFUSE_SURRENDER)

    @property
    def moves_control(self) -> bool:
        """Whether somebody else has control after it."""
        gives = (ActCode.ISSUE, ActCode.TRANSFER, ActCode.REFUSE_SURRENDER)
        return self in gives or self.surrenders

    @property
    def has_no_recipient(self) -> bool:
        """Whether it is addressed to nobody (PINT `recipient` is conditional)."""
        return self in (ActCode.SIGN, ActCode.BLANK_ENDORSE)


class How(StrEnum):
    """The ways of giving a bill that a person chooses from (CLI ``offer --how``)."""

    TO_ORDER = "order"
    STRAIGHT = "straight"
    IN_BLANK = "blank"
    POSSESSION = "possession"
    PLEDGE = "pledge"
    RELEASE = "release"
    """What only who holds it as security can do: give it back, or on, free of the charge."""


class Ask(StrEnum):
    """What a bill is given back to its carrier for (CLI ``surrender --for``)."""

    DELIVERY = "delivery"
    AMENDMENT = "amendment"
    PAPER = "paper"


class Step(StrEnum):
    """The steps of a bill's life, by the names of the table in DESIGN §4."""

    ENDORSE_TO_ORDER = "endorse_to_order"
    ENDORSE_STRAIGHT = "endorse_straight"
    ENDORSE_IN_BLANK = "endorse_blank"
    HAND_OVER = "hand_over_possession"
    PLEDGE = "pledge"
    RELEASE = "release_pledge"
    ACCEPT = "accept"
    REJECT = "reject"
    WITHDRAW = "withdraw_or_expire"
    ENFORCE = "enforce_pledge"
    SURRENDER_FOR_DELIVERY = "surrender_for_delivery"
    SURRENDER_FOR_AMENDMENT = "surrender_for_amendment"
    REQUEST_PAPER = "request_paper"
    ACCEPT_SURRENDER = "accept_surrender"
    REFUSE_SURRENDER = "refuse_surrender"
    REISSUE = "reissue"
    VOID = "void"
    ISSUE_PAPER = "issue_paper"
    REFUSE_PAPER = "refuse_paper"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"


class Meaning(StrEnum):
    """What an entry means beyond its DCSA codes, as our own member of it says."""

    PLEDGE = "pledge"
    RELEASE = "release"
    ENFORCE = "enforce"
    REISSUE = "reissue"
    VOID = "void"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done to a bill (a PINT *Transaction*)."""

    code: ActCode
    actor: Party
    recipient: Party | None
    at: datetime
    """When the actor says it was done, UTC."""
    reason: str | None = None
    comments: str | None = None
    audit_reference: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """By which key an entry was signed, as far as the rules care."""

    kid: str
    """RFC 7638 thumbprint of the key."""
    did: str | None
    """Its ``did:key``, where the key kind has one."""
    party: Party | None = None
    """Whose key it is, where it is one party's; a platform's key signs for its customers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One signed link of the chain (a PINT *EnvelopeTransferChainEntry*), read and verified."""

    position: int
    """Its place in the chain, from 0."""
    digest: str
    """SHA-256 of the compact JWS text, 64 hex: what the next entry links to."""
    previous: str | None
    """The digest this entry says it follows; none in entry 0."""
    document: str
    """SHA-256 of the canonical transport document, 64 hex."""
    platform: str
    signer: Signer
    acts: tuple[Act, ...]
    registrar: str | None = None
    """`controlTrackingRegistry`, in entry 0 only."""
    extension: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Members of our own profile, which other readers ignore."""
    meaning: Meaning | None = None
    """What `extension` makes of the acts."""
    statement: str = ""
    """What is declared with it: the default, where a charge is enforced."""
