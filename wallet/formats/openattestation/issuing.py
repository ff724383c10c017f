"""Makes OpenAttestation documents of version 2: salted, hashed, and signed by a DID.

Enough for a pilot: one document at a time, signed with the account that `did:ethr` names, or left
unsigned for a token registry that will mint it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wallet.errors import Refused, Unreadable
from wallet.formats.openattestation import VERSION_2
from wallet.formats.openattestation.flat import leaves_with_dots
from wallet.formats.openattestation.merkle import target_hash
from wallet.formats.openattestation.wrapped import leaf_hash
from wallet.keys.canonical import JsonObject, canonical
from wallet.keys.ethereum import ChainKey, personal_digest
from wallet.titles.escrow import TitleRef

_KINDS = {bool: "boolean", str: "string", type(None): "null", int: "number", float: "number"}
_RESERVED = ("issuers", "network", "$template")


def did_issuer(name: str, address: str, domain: str = "") -> JsonObject:
    """Return the block of an issuer that signs with an account; `domain` must vouch in its DNS."""
    did = f"did:ethr:{address}"
    identity = {"type": "DNS-DID", "location": domain} if domain else {"type": "DID"}
    return {
        "id": did,
        "name": name,
        "revocation": {"type": "NONE"},
        "identityProof": {**identity, "key": f"{did}#controller"},
    }


def registry_issuer(name: str, registry: str, domain: str) -> JsonObject:
    """Return the block of an issuer whose registry will mint the title."""
    identity = {"type": "DNS-TXT", "location": domain}
    return {"name": name, "tokenRegistry": registry, "identityProof": identity}


def wrap(content: JsonObject, issuer: JsonObject, salt: Callable[[], str]) -> JsonObject:
    """Return `content` as a document that nobody signed yet.

    Args:
        content: What it says: a bill by the names of TradeTrust's templates.
        issuer: Who answers for it.
        salt: Gives a new UUID each time it is called.

    Raises:
        Refused: ``document-not-issuable``: a name in it would make it ambiguous, or is ours to set.

    """
    taken = next((name for name in _RESERVED if name in content and name != "network"), None)
    if taken is not None:
        raise Refused("document-not-issuable", where=taken, defect="reserved")
    data = _salted({**content, "issuers": [issuer]}, salt)
    try:
        root = target_hash(leaf_hash(path, value) for path, value in leaves_with_dots(data))
    except Unreadable as wrong:
        where = str(wrong.facts.get("path", ""))
        raise Refused("document-not-issuable", where=where, defect="ambiguous") from wrong
    proof = {"type": "SHA3MerkleProof", "targetHash": root, "proof": [], "merkleRoot": root}
    return {"version": VERSION_2, "data": data, "signature": proof}


def sign_wrapped(document: JsonObject, key: ChainKey, created: str) -> JsonObject:
    """Return a wrapped document with the signature of its DID (EIP-191 over the Merkle root)."""
    digest = personal_digest(bytes.fromhex(document["signature"]["merkleRoot"]))
    signature = key.sign(digest)
    proof = {
        "type": "OpenAttestationSignature2018",
        "created": created,
        "proofPurpose": "assertionMethod",
        "verificationMethod": f"did:ethr:{key.address}#controller",
        "signature": "0x" + (signature[:64] + bytes([signature[64] + 27])).hex(),
    }
    return {**document, "proof": [proof]}


def title_to_mint(document: JsonObject, chain_id: int, registry: str) -> TitleRef:
    """Return the title that `registry` must mint for a wrapped document."""
    return TitleRef(chain_id, registry, int(document["signature"]["targetHash"], 16))


def _salted(value: Any, salt: Callable[[], str]) -> Any:
    if isinstance(value, dict) and value:
        return {name: _salted(item, salt) for name, item in value.items()}
    if isinstance(value, list) and value:
        return [_salted(item, salt) for item in value]
    if isinstance(value, dict | list):
        return value
    text = value if isinstance(value, str) else canonical(value).decode()
    return f"{salt()}:{_KINDS[type(value)]}:{text}"
