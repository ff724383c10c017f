"""Makes W3C credentials and signs them with ecdsa-sd-2023, as TrustVC does.

Enough for a pilot: bills of lading by TrustVC's terms. Issuer and date are mandatory, as there; and
so is the status, for else whoever holds the file could leave out which title it stands for.
"""

from __future__ import annotations

import hashlib
from typing import Any

from wallet.errors import Refused, Unreadable
from wallet.formats.credentials.canonical_rdf import canonical_quads
from wallet.formats.credentials.cbor import write_cbor
from wallet.formats.credentials.jsonld import Contexts
from wallet.formats.credentials.model import VERSION_2, read_credential
from wallet.formats.credentials.selective import blank_labels, keyed_label, split
from wallet.formats.credentials.statements import statements
from wallet.formats.credentials.suites import BASE, config_hash
from wallet.keys import base64url
from wallet.keys.canonical import JsonObject
from wallet.keys.multikey import read_did_key
from wallet.keys.signing import SigningKey
from wallet.titles.escrow import TitleRef

_TRUSTVC = "https://trustvc.io/context"
_CONTEXTS = [
    VERSION_2,
    "https://w3id.org/security/data-integrity/v2",
    f"{_TRUSTVC}/bill-of-lading-carrier.json",
    f"{_TRUSTVC}/attachments-context.json",
]
_TITLE_CONTEXT = f"{_TRUSTVC}/transferable-records-context.json"
_ALWAYS = ["/issuer", "/validFrom"]


def token_of(identifier: str) -> int:
    """Return the token that stands for the credential of this id (TrustVC: SHA-256 of the id)."""
    return int.from_bytes(hashlib.sha256(identifier.encode()).digest())


def bill_credential(
    content: JsonObject, *, issuer: str, identifier: str, valid_from: str, title: TitleRef | None
) -> JsonObject:
    """Return an unsigned credential that says `content`, by TrustVC's terms for carriers' bills.

    Raises:
        Refused: ``document-not-issuable``: a member has no meaning in those terms.

    """
    credential: JsonObject = {
        "@context": [*_CONTEXTS, *([_TITLE_CONTEXT] if title is not None else [])],
        "id": identifier,
        "type": ["VerifiableCredential"],
        "issuer": issuer,
        "validFrom": valid_from,
        "credentialSubject": {"type": ["BillOfLadingCarrier"], **content},
    }
    if title is not None:
        credential["credentialStatus"] = {
            "type": "TransferableRecords",
            "tokenNetwork": {"chain": _chain(title.chain_id), "chainId": title.chain_id},
            "tokenRegistry": title.registry,
            "tokenId": title.token_hex,
        }
    try:
        read_credential(credential)
        statements(Contexts().expand(credential))
    except Unreadable as wrong:
        where = str(wrong.facts.get("where", ""))
        raise Refused("document-not-issuable", where=where, defect=wrong.code) from wrong
    return credential


def sign_selectively(
    credential: JsonObject, key: SigningKey, method: str, created: str, secret: bytes
) -> JsonObject:
    """Return `credential` with a base proof of ecdsa-sd-2023 (VC DI ECDSA §3.6.2).

    Args:
        credential: What is signed.
        key: The issuer's.
        method: What the key is called in the issuer's DID document.
        created: When, RFC 3339.
        secret: 32 random bytes that shuffle the labels; they go into the base proof.

    """
    contexts = Contexts()
    proof: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "created": created,
        "verificationMethod": method,
        "cryptosuite": "ecdsa-sd-2023",
        "proofPurpose": "assertionMethod",
    }
    pointers = [*_ALWAYS, *(["/credentialStatus"] if "credentialStatus" in credential else [])]
    quads = canonical_quads(statements(contexts.expand(credential)))
    names = {label: keyed_label(secret, label) for label in blank_labels(quads)}
    mandatory, others = split(credential, pointers, contexts, names)
    temporary = SigningKey.generate()  # its secret is forgotten here: nobody can add a statement
    ephemeral = b"\x80\x24" + read_did_key(str(temporary.public.did)).raw
    signed = config_hash(credential, proof, contexts) + ephemeral
    signed += hashlib.sha256("".join(mandatory).encode()).digest()
    parts = [
        key.sign(signed),
        ephemeral,
        secret,
        [temporary.sign(text.encode()) for text in others],
        pointers,
    ]
    value = f"u{base64url.encode(BASE + write_cbor(parts))}"
    return {**credential, "proof": {**proof, "proofValue": value}}


def did_document(did: str, key: SigningKey) -> JsonObject:
    """Return the DID document that the owner of a ``did:web`` publishes for this key."""
    name = f"{did}#multikey-1"
    method = {
        "id": name,
        "type": "Multikey",
        "controller": did,
        "publicKeyMultibase": str(key.public.did).removeprefix("did:key:"),
    }
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [method],
        "assertionMethod": [name],
        "authentication": [name],
    }


_CHAINS = {
    1: "ETH", 137: "MATIC", 80002: "MATIC", 50: "XDC", 51: "XDC", 101010: "FREE", 1338: "ASTRON",
    21002: "ASTRON", 11155111: "ETH",
}  # fmt: skip


def _chain(chain_id: int) -> str:
    return _CHAINS.get(chain_id, "ETH")
