"""Who an OpenAttestation document says answers for it, and how that can be proved.

An issuer is one of three kinds: it signs with the key of a DID; it lists the document in a store on
a chain; or the document is a title in a token registry on a chain. Who that is in the world is said
by its DNS zone, or by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.members import chain_number, child, malformed, text
from wallet.formats.openattestation.wrapped import Wrapped
from wallet.keys.ethereum import read_address
from wallet.titles.escrow import TitleRef

MOST_ISSUERS = 20
_MOST_TEXT = 1_000
_DOMAIN = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
    re.ASCII,
)


class How(StrEnum):
    """What makes a document this issuer's."""

    DID = "did"
    STORE = "document-store"
    REGISTRY = "token-registry"


@dataclass(frozen=True, slots=True)
class Revocation:
    """How one would learn that the document was revoked."""

    type: str
    """``NONE``, ``REVOCATION_STORE`` or ``OCSP_RESPONDER``."""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Issuer:
    """One issuer, as the document names it."""

    name: str
    how: How
    address: str = ""
    """Of the store or registry."""
    did: str = ""
    key: str = ""
    """The key that must have signed, for a DID."""
    domain: str = ""
    """The DNS name that vouches for it, in lower case."""
    revocation: Revocation | None = None

    @property
    def said(self) -> str:
        """Who it is in one word: its DNS name, else its DID or address."""
        return self.domain or self.did or self.address


def read_issuers(document: Wrapped) -> tuple[Issuer, ...]:
    """Return every issuer the document names.

    Raises:
        Unreadable: ``oa-issuers``: the block is missing or not whole, as it is when somebody hid a
            part of it. No decision can rest on the rest.

    """
    try:
        if document.format == "openattestation-2":
            return _issuers_2(document.data)
        return (_issuer_3(document),)
    except Unreadable as wrong:
        raise Unreadable("oa-issuers", where=str(wrong.facts.get("where", "issuers"))) from wrong


def title_of(document: Wrapped, issuers: tuple[Issuer, ...]) -> TitleRef | None:
    """Return the title the document stands for; nothing where it is no title.

    Raises:
        Unreadable: ``oa-title``: it is one, but its chain is not named, it has several issuers, or
            it was batched with others, so that its token cannot be told.

    """
    registries = [issuer for issuer in issuers if issuer.how is How.REGISTRY]
    if not registries:
        return None
    if len(issuers) != 1:
        raise Unreadable("oa-title", why="several-issuers")
    if document.siblings or document.root != document.target:
        raise Unreadable("oa-title", why="batched")
    chain = chain_number(document.data.get("network"))
    if chain is None:
        raise Unreadable("oa-title", why="chain-not-named")
    return TitleRef(chain, registries[0].address, int(document.target, 16))


def _issuers_2(data: Mapping[str, Any]) -> tuple[Issuer, ...]:
    blocks = data.get("issuers")
    if not isinstance(blocks, list) or not 0 < len(blocks) <= MOST_ISSUERS:
        raise malformed("issuers", "list")
    if not all(isinstance(block, dict) for block in blocks):
        raise malformed("issuers", "wrong-type")
    return tuple(map(_issuer_2, blocks))


def _issuer_2(block: Mapping[str, Any]) -> Issuer:
    name = text(block, "name", most=_MOST_TEXT)
    identity = child(block, "identityProof")
    kind = text(identity, "type", most=20)
    named = [member for member in _ADDRESSES if member in block]
    if len(named) > 1 or (named and kind != "DNS-TXT"):
        raise malformed("issuers", "several-kinds")
    if named:
        how = How.REGISTRY if named[0] == "tokenRegistry" else How.STORE
        return Issuer(name, how, address=_address(block, named[0]), domain=_domain(identity))
    if kind not in ("DID", "DNS-DID"):
        raise malformed("identityProof.type", "not-a-choice")
    return Issuer(
        name,
        How.DID,
        did=_did(block, "id"),
        key=text(identity, "key", most=_MOST_TEXT),
        domain=_domain(identity) if kind == "DNS-DID" else "",
        revocation=_revocation(block),
    )


_ADDRESSES = ("tokenRegistry", "documentStore", "certificateStore")


def _issuer_3(document: Wrapped) -> Issuer:
    metadata = child(document.data, "openAttestationMetadata")
    method = child(metadata, "proof")
    identity = child(metadata, "identityProof")
    kind, how = text(identity, "type", most=20), text(method, "method", most=30)
    issuer = document.data.get("issuer")
    name = issuer.get("name") if isinstance(issuer, dict) else issuer
    if not isinstance(name, str):
        name = text(identity, "identifier", most=_MOST_TEXT)
    if how in ("TOKEN_REGISTRY", "DOCUMENT_STORE"):
        if kind != "DNS-TXT":
            raise malformed("identityProof.type", "not-a-choice")
        return Issuer(
            name,
            How.REGISTRY if how == "TOKEN_REGISTRY" else How.STORE,
            address=_address(method, "value"),
            domain=_domain(identity, "identifier"),
        )
    if how != "DID" or kind not in ("DID", "DNS-DID"):
        raise malformed("openAttestationMetadata.proof", "not-a-choice")
    did = _did(method, "value")
    if kind == "DID" and _did(identity, "identifier") != did:
        raise malformed("identityProof.identifier", "not-a-choice")
    return Issuer(
        name,
        How.DID,
        did=did,
        # Version 3 names the key in the signature only; it must belong to the DID named here.
        key=document.signatures[0].method if document.signatures else f"{did}#controller",
        domain=_domain(identity, "identifier") if kind == "DNS-DID" else "",
        revocation=_revocation(method),
    )


def _did(block: Mapping[str, Any], name: str) -> str:
    """Return a DID; some write the name of its key there."""
    return text(block, name, most=_MOST_TEXT).partition("#")[0]


def _address(block: Mapping[str, Any], name: str) -> str:
    written = text(block, name, most=42)
    try:
        return read_address(written)
    except Unreadable as wrong:
        raise malformed(name, "pattern") from wrong


def _domain(identity: Mapping[str, Any], name: str = "location") -> str:
    domain = text(identity, name, most=253).lower()
    if _DOMAIN.fullmatch(domain) is None:
        raise malformed(name, "pattern")
    return domain


def _revocation(block: Mapping[str, Any]) -> Revocation | None:
    if "revocation" not in block:
        return None
    said = child(block, "revocation")
    kind = text(said, "type", most=40)
    if kind not in ("NONE", "REVOCATION_STORE", "OCSP_RESPONDER"):
        raise malformed("revocation.type", "not-a-choice")
    location = said.get("location", "")
    if not isinstance(location, str) or len(location) > _MOST_TEXT:
        raise malformed("revocation.location", "wrong-type")
    return Revocation(kind, location)
