"""TradeTrust's contracts as its token registry 4.16 and 5.5 publish them: calls, events, errors.

Version 5 gives every act a remark and lets a receiver reject; version 4 has neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from wallet.keys.ethereum import address_from, bytes_of, keccak256
from wallet.registries.chain.abi import call_data, selector, topic
from wallet.titles.escrow import Move, TitleAct, TitleRef

DEAD = "0x000000000000000000000000000000000000dEaD"
"""Who owns a token that was burnt."""

SUPPORTS = "supportsInterface(bytes4)"
MINTABLE = MappingProxyType({5: bytes.fromhex("6010a5e7"), 4: bytes.fromhex("c6c3bbe6")})
"""What a registry of each version says it supports (ERC-165)."""

ESCROW_OF = MappingProxyType(
    {5: "getEscrowAddress(address,uint256)", 4: "getAddress(address,uint256)"}
)
"""How the factory is asked where the title of a token lies."""

_ACTS_5 = {
    TitleAct.MINT: "mint(address,address,uint256,bytes)",
    TitleAct.NOMINATE: "nominate(address,bytes)",
    TitleAct.TRANSFER_HOLDER: "transferHolder(address,bytes)",
    TitleAct.TRANSFER_OWNER: "transferBeneficiary(address,bytes)",
    TitleAct.TRANSFER_BOTH: "transferOwners(address,address,bytes)",
    TitleAct.REJECT_HOLDER: "rejectTransferHolder(bytes)",
    TitleAct.REJECT_OWNER: "rejectTransferBeneficiary(bytes)",
    TitleAct.REJECT_BOTH: "rejectTransferOwners(bytes)",
    TitleAct.RETURN: "returnToIssuer(bytes)",
    TitleAct.RESTORE: "restore(uint256,bytes)",
    TitleAct.BURN: "burn(uint256,bytes)",
}
_ACTS_4 = {
    TitleAct.MINT: "mint(address,address,uint256)",
    TitleAct.NOMINATE: "nominate(address)",
    TitleAct.TRANSFER_HOLDER: "transferHolder(address)",
    TitleAct.TRANSFER_OWNER: "transferBeneficiary(address)",
    TitleAct.TRANSFER_BOTH: "transferOwners(address,address)",
    TitleAct.RETURN: "surrender()",
    TitleAct.RESTORE: "restore(uint256)",
    TitleAct.BURN: "burn(uint256)",
}
ACTS: Mapping[int, Mapping[TitleAct, str]] = MappingProxyType({5: _ACTS_5, 4: _ACTS_4})
"""Each act as a function, by version."""

# What follows is asked for by name and hashed when first needed: most runs never touch a chain, and
# loading the hash takes a tenth of a start.


def role_of(act: TitleAct) -> bytes:
    """Return what a key must be to the registry for an act of an issuer."""
    return keccak256(_ROLES[act])


def role_name(act: TitleAct) -> str:
    """Return what that role is called by people: ``MINTER``."""
    return _ROLES[act].decode().removesuffix("_ROLE")


_ROLES = {
    TitleAct.MINT: b"MINTER_ROLE",
    TitleAct.RESTORE: b"RESTORER_ROLE",
    TitleAct.BURN: b"ACCEPTER_ROLE",
}

_PLAIN = "address,address,address,uint256"


@cache
def events() -> Mapping[bytes, tuple[str, int]]:
    """Return each event of an escrow: a letter for it (`history`), and whose version it is."""
    return MappingProxyType(
        {
            topic(f"{name}({types}{remark})"): (sign, version)
            for version, remark in ((5, ",bytes"), (4, ""))
            for name, sign, types in (
                ("BeneficiaryTransfer", "B", _PLAIN),
                ("HolderTransfer", "H", _PLAIN),
                ("Nomination", "N", _PLAIN),
                ("TokenReceived", "T", "address,address,bool,address,uint256"),
                ("RejectTransferBeneficiary", "x", _PLAIN),
                ("RejectTransferHolder", "y", _PLAIN),
                ("RejectTransferOwners", "z", f"address,address,{_PLAIN}"),
                ("ReturnToIssuer" if version == 5 else "Surrender", "E", "address,address,uint256"),
                ("Shred", "S", "address,uint256"),
            )
            if version == 5 or sign not in "xyz"
        }
    )


@cache
def errors() -> Mapping[bytes, str]:
    """Return the refusals of the contracts, and the refusal of ours that says the same."""
    return MappingProxyType(
        {
            selector(f"{name}({types})"): code
            for name, types, code in (
                ("CallerNotBeneficiary", "", "title-not-owner"),
                ("CallerNotHolder", "", "title-not-holder"),
                ("DualRoleRejectionRequired", "", "title-reject-both"),
                ("InactiveTitleEscrow", "", "title-burnt"),
                ("InvalidNominee", "", "title-not-nominated"),
                ("InvalidTokenTransferToZeroAddressOwners", "address,address", "title-to-nobody"),
                ("InvalidTransferToZeroAddress", "", "title-to-nobody"),
                ("NomineeAlreadyNominated", "", "title-already-nominated"),
                ("RecipientAlreadyHolder", "", "title-already-holder"),
                ("RegistryContractPaused", "", "title-paused"),
                ("EnforcedPause", "", "title-paused"),
                ("RemarkLengthExceeded", "", "title-remark-too-long"),
                ("TargetNomineeAlreadyBeneficiary", "", "title-already-owner"),
                ("TitleEscrowNotHoldingToken", "", "title-returned"),
                ("TokenNotReturnedToIssuer", "", "title-not-returned"),
                ("TokenNotSurrendered", "", "title-not-returned"),
                ("TokenExists", "", "title-minted"),
                ("InvalidTokenId", "", "title-never-minted"),
                ("ERC721NonexistentToken", "uint256", "title-never-minted"),
                ("AccessControlUnauthorizedAccount", "address,bytes32", "title-no-role"),
            )
        }
    )


_FACTORIES = {
    1: "65FC1DbE2EC6BD37Ab01C3Ac3cf235e6Fe793745 A38CC56c9291B9C1f52F862dd92326d352e710b8",
    50: "9310396503A188E91dfc98fFE90459c25765E639 50BfCc1b699fD2308B978B7a6A26e3C3Bbad16DC",
    51: "ca70f36aeeda435c1048fd372bf286a41ac538be ce28778bE6cF32ef3Ccbc09910258DF592F3b6F1",
    137: "F94f95014304dC45B097439765A4D321bbE165c7 5B5F8d94782be18E22420f3276D5ef5a1bc65C53",
    1338: "a1fCAE62b69D85BfBb5B447f038123A1e4d8f6eC 45FBA334733c57A348Dca45fB66CfAf00Ce43aBc",
    21002: "812A0E71c61A42C8d3d449BdfF51834f85686C73 18D43c5113dC0cBb4acf467c5eD87436a5736A2C",
    80002: "8bbCc8F707DE9ca637f83182215E3BfC53f3e9e1 812A0E71c61A42C8d3d449BdfF51834f85686C73",
    101010: "96cc41e7007Dee20eB409586E2e8206d5053219B 5B5F8d94782be18E22420f3276D5ef5a1bc65C53",
    11155111: "fcafea839e576967b96ad1FBFB52b5CA26cd1D25 5aA71Cc9559bC5e54E9504a81496d9F8454721F5",
    20180427: "Aac003619FA8C7008C73704a550aA2bF20951dbb d334a95bbA0b666981fD067A5Edd505aFB6cFa1d",
}
"""The factories TradeTrust deployed, of version 5 and 4, by chain."""


def is_standard_factory(chain_id: int, factory: str) -> bool:
    """Say whether TradeTrust published this factory, so that its escrows keep to the rules here."""
    return factory[2:].lower() in _FACTORIES.get(chain_id, "").lower().split()


def escrow_address(ref: TitleRef, factory: str, implementation: str) -> str:
    """Return where `factory` keeps the title, without asking anybody (CREATE2 of a clone).

    So a machine without network can see that it signs for this title and for no other.
    """
    salt = keccak256(bytes_of(ref.registry) + ref.token_id.to_bytes(32))
    code = (  # EIP-1167, as OpenZeppelin's Clones deploys it
        bytes.fromhex("3d602d80600a3d3981f3363d3d373d3d3d363d73")
        + bytes_of(implementation)
        + bytes.fromhex("5af43d82803e903d91602b57fd5bf3")
    )
    return address_from(keccak256(b"\xff" + bytes_of(factory) + salt + keccak256(code))[12:])


def move_call(ref: TitleRef, move: Move, version: int, remark: bytes) -> bytes:
    """Return the call that carries out `move`."""
    arguments: list[str | int | bytes] = []
    if move.act.names_owner:
        arguments.append(move.owner)
    if move.act.names_holder:
        arguments.append(move.holder)
    if move.act.is_issuers:
        arguments.append(ref.token_id)
    if version >= 5:
        arguments.append(remark)
    return call_data(ACTS[version][move.act], *arguments)
