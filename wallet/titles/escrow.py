"""A title that lives on a chain: who holds it, who owns it, and how it came to that.

TradeTrust keeps the title of a bill in a TitleEscrow on an EVM chain. There are two roles where a
bill on paper has one holder: the **owner** (*beneficiary* in the contract), to whose order the bill
is, and the **holder**, who has it in hands. What a chain cannot say, a blank endorsement or a
pledge, has no word here. Addresses are the texts of EIP-55, ``""`` where there is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NOBODY = ""


@dataclass(frozen=True, slots=True, order=True)
class TitleRef:
    """Which title: the registry of tokens on its chain, and the token."""

    chain_id: int
    registry: str
    token_id: int

    @property
    def asset(self) -> str:
        """Its name for every chain and program (CAIP-19)."""
        return f"eip155:{self.chain_id}/erc721:{self.registry}/{self.token_id}"

    @property
    def token_hex(self) -> str:
        """The token as documents write it, 64 hex digits without ``0x``."""
        return f"{self.token_id:064x}"


def contract_name(chain_id: int, address: str) -> str:
    """Return the name of a contract for every chain and program (CAIP-10)."""
    return f"eip155:{chain_id}:{address}"


class TitleStatus(StrEnum):
    """What has become of the token."""

    NEVER_MINTED = "never-minted"
    ACTIVE = "active"
    RETURNED = "returned"
    """Given back to the issuer, who has not answered."""
    BURNT = "burnt"
    """The issuer took it back for good: the title has ended."""


class TitleAct(StrEnum):
    """What can be done to a title; each is one call of a contract."""

    MINT = "mint"
    NOMINATE = "nominate"
    TRANSFER_HOLDER = "transfer-holder"
    TRANSFER_OWNER = "transfer-owner"
    TRANSFER_BOTH = "transfer-both"
    REJECT_HOLDER = "reject-holder"
    REJECT_OWNER = "reject-owner"
    REJECT_BOTH = "reject-both"
    RETURN = "return"
    RESTORE = "restore"
    """The issuer refuses what was returned: the title is as before."""
    BURN = "burn"
    """The issuer accepts what was returned: the title ends."""

    @property
    def is_issuers(self) -> bool:
        """Whether it is an act of the registry's, not of whoever has the title."""
        return self in (TitleAct.MINT, TitleAct.RESTORE, TitleAct.BURN)

    @property
    def names_owner(self) -> bool:
        """Whether it says who shall be the owner, or the nominee."""
        return self in (
            TitleAct.MINT, TitleAct.NOMINATE, TitleAct.TRANSFER_OWNER, TitleAct.TRANSFER_BOTH,
        )  # fmt: skip

    @property
    def names_holder(self) -> bool:
        """Whether it says who shall be the holder."""
        return self in (TitleAct.MINT, TitleAct.TRANSFER_HOLDER, TitleAct.TRANSFER_BOTH)


@dataclass(frozen=True, slots=True)
class TitleState:
    """What the contracts remember of a title."""

    version: int
    """Of the token registry: 4, or 5, which has remarks and rejections."""
    status: TitleStatus = TitleStatus.NEVER_MINTED
    owner: str = NOBODY
    holder: str = NOBODY
    nominee: str = NOBODY
    previous_owner: str = NOBODY
    """To whom ownership goes back if the owner rejects it now."""
    previous_holder: str = NOBODY
    is_paused: bool = False
    """Whether the registry lets nothing happen for the moment."""


@dataclass(frozen=True, slots=True)
class Move:
    """An act that somebody means to do."""

    act: TitleAct
    by: str
    owner: str = NOBODY
    """The new owner, or the nominee; nobody takes a nomination back."""
    holder: str = NOBODY
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Endorsement:
    """One line of the endorsement chain: an act that the chain has recorded."""

    act: TitleAct
    by: str
    """Who did it by the rules of the contract; nobody known for acts of the issuer."""
    owner: str
    """The owner after it."""
    holder: str
    """The holder after it."""
    nominee: str
    """Who may become the owner after it."""
    remark: bytes
    """As it stands on the chain (`wallet.keys.remarks`)."""
    block: int
    at: datetime
    transaction: str
    """``0x`` and 64 hex digits."""
    log: int
    """Place of its last log in the block."""


@dataclass(frozen=True, slots=True)
class TitleRecord:
    """What a chain said of a title, with everything that says of when and from whom."""

    ref: TitleRef
    escrow: str
    """The contract that holds the token; one for each title."""
    state: TitleState
    endorsements: tuple[Endorsement, ...]
    block: int
    """The newest block it takes account of."""
    block_hash: str
    block_time: datetime
    taken_at: datetime
    source: str
    """Which node was asked, by its host."""
    is_standard: bool
    """Whether the contract was made by a factory that TradeTrust published."""
    factory: str = NOBODY
    """The contract that made it."""

    @property
    def contract(self) -> str:
        """What made its contract, by its name for every chain and program (CAIP-10)."""
        return contract_name(self.ref.chain_id, self.factory)

    def is_before(self, other: TitleRecord) -> bool:
        """Say whether `other` tells the same story, as far as this one goes, and is not older."""
        ours = self.endorsements
        return (
            self.ref == other.ref
            and self.block <= other.block
            and other.endorsements[: len(ours)] == ours
        )
