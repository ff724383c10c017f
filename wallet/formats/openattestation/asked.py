"""What has to be asked of others about an OpenAttestation document: chains and responders."""

from __future__ import annotations

from wallet.errors import Unreadable
from wallet.formats.members import chain_number
from wallet.formats.openattestation import ethr
from wallet.formats.openattestation.issuers import How, Issuer
from wallet.formats.openattestation.merkle import path_of
from wallet.formats.openattestation.wrapped import Wrapped
from wallet.formats.tradetrust.chain_answers import OwnerQuestion, StoreQuestion
from wallet.keys.ethereum import read_address


def named_chain(document: Wrapped) -> int | None:
    """Return the number of the chain the document names."""
    return chain_number(document.data.get("network"))


def store_of(issuer: Issuer) -> str:
    """Return the contract that says whether the document was revoked; empty where there is none.

    Raises:
        Unreadable: ``address-unreadable``: what is named is no contract.

    """
    if issuer.how is How.STORE:
        return issuer.address
    revocation = issuer.revocation
    if issuer.how is not How.DID or revocation is None or revocation.type != "REVOCATION_STORE":
        return ""
    return read_address(revocation.location)


def store_question(document: Wrapped, issuer: Issuer) -> StoreQuestion | None:
    """Return what to ask a contract about the document; nothing where chain or contract lack."""
    chain_id = named_chain(document)
    try:
        store = store_of(issuer)
    except Unreadable:
        return None
    if not store or not chain_id or document.computed != document.target:
        return None
    path = path_of(document.target, document.siblings)
    return StoreQuestion(chain_id, store, path, document.siblings)


def owner_question(issuer: Issuer) -> OwnerQuestion | None:
    """Return what to ask a chain about the issuer's name; nothing where none could tell."""
    if issuer.how is not How.DID:
        return None
    try:
        chain_id = ethr.chain_of(issuer.did)
        return OwnerQuestion(chain_id, ethr.ethereum_address(issuer.did)) if chain_id else None
    except Unreadable:
        return None


def responder_urls(document: Wrapped, issuer: Issuer) -> dict[str, str]:
    """Return where a responder is asked about each hash from the document's own up, by hash."""
    revocation = issuer.revocation
    if issuer.how is not How.DID or revocation is None or revocation.type != "OCSP_RESPONDER":
        return {}
    where = revocation.location.rstrip("/")
    return {one: f"{where}/0x{one}" for one in path_of(document.target, document.siblings)}
