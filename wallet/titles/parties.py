"""Who a party is: codes identify, names only describe (DCSA IdentifyingCode)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

DID = "DID"
"""The `codeListName` under which W3C decentralised identifiers travel."""


@dataclass(frozen=True, slots=True)
class Code:
    """One identifying code of a party, such as its LEI or its ``did:key``."""

    provider: str
    """DCSA `codeListProvider`: ``GLEIF``, ``W3C``, ``SMDG``, a platform's code …"""
    code: str
    """DCSA `partyCode`."""
    list_name: str | None = None
    """DCSA `codeListName`: ``LEI``, ``DID`` …; many senders leave it out."""

    def means(self, other: Code) -> bool:
        """Say whether both name the same party: a list name counts only where both give one.

        A code that was left blank names nobody.
        """
        return (
            self.provider == other.provider
            and self.code == other.code
            and self.code.strip() != ""
            and (None in (self.list_name, other.list_name) or self.list_name == other.list_name)
        )


@dataclass(frozen=True, slots=True)
class Party:
    """A party as named in a document or an act."""

    name: str
    codes: tuple[Code, ...]
    platform: str = ""
    """DCSA `eblPlatform`, four characters at most; empty inside a transport document."""
    did: str | None = field(init=False, compare=False, repr=False)
    """The party's ``did:key``, which alone says with which key it must sign."""

    def __post_init__(self) -> None:
        """Look for the key once; every rule asks for it."""
        did = None
        for code in self.codes:
            if code.code.startswith("did:key:"):
                did = code.code
                break
        object.__setattr__(self, "did", did)

    @classmethod
    def by_did(cls, did: str, name: str = "") -> Party:
        """Return the party that controls `did`, and is called by no other code."""
        return cls(name, (Code("W3C", did, DID),))

    def is_same_as(self, other: Party) -> bool:
        """Say whether both are one party.

        Where both give a ``did:key`` the keys decide: everything else in the
        list is what the party says of itself, and an impostor may say it too.
        Otherwise any one code in common suffices. Names never count.
        """
        if self.did is not None and other.did is not None:
            return self.did == other.did
        return any(mine.means(its) for mine in self.codes for its in other.codes)

    def is_namesake_of(self, other: Party) -> bool:
        """Say whether both go by one name, and are yet not known to be one party."""
        mine, its = (" ".join(one.name.split()).casefold() for one in (self, other))
        return mine == its and not self.is_same_as(other)

    def is_surely(self, other: Party) -> bool:
        """Say whether both are one party beyond doubt: one ``did:key``, or one name and code.

        To refuse an act because two parties are the same needs more than a
        code in common: senders give branches and desks the code of the house.
        """
        if self.did is not None or other.did is not None:
            return self.did == other.did
        return self.name == other.name and self.is_same_as(other)


class Role(StrEnum):
    """What a party does in the trade, as its card says."""

    SHIPPER = "shipper"
    BANK = "bank"
    CARRIER = "carrier"
    AUDITOR = "auditor"
    OTHER = "other"
