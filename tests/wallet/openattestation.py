"""Makes OpenAttestation documents as the reference does, for tests."""

from __future__ import annotations

import uuid
from typing import Any

from wallet.formats.openattestation import VERSION_2, VERSION_3
from wallet.formats.openattestation.flat import leaves_with_brackets, leaves_with_dots
from wallet.formats.openattestation.merkle import target_hash
from wallet.formats.openattestation.wrapped import leaf_hash
from wallet.keys import base64url
from wallet.keys.canonical import canonical
from wallet.keys.ethereum import ChainKey, personal_digest

KEY = ChainKey.from_hex("22" * 32)
DID = f"did:ethr:{KEY.address}"
DOMAIN = "carrier.example"
REGISTRY = "0x71D28767662cB233F887aD2Bb65d048d760bA694"
BILL = {
    "shipper": {"name": "Sample Shipper Ltd", "address": {"street": "1 Quay Road"}},
    "consignee": {"name": "To the order of Sample Bank"},
    "notifyParty": {"name": "Sample Buyer BV"},
    "vessel": "MV SAMPLE",
    "voyageNo": "001E",
    "portOfLoading": "CNSHA",
    "portOfDischarge": "NLRTM",
    "packages": [{"description": "20 drums", "weight": "17.5 MT", "measurement": "33 CBM"}],
}


def salted(value: Any, number: list[int] | None = None) -> Any:
    """Return `value` with a salt before each leaf, always the same ones."""
    count = number if number is not None else [0]
    if isinstance(value, dict) and value:
        return {name: salted(item, count) for name, item in value.items()}
    if isinstance(value, list) and value:
        return [salted(item, count) for item in value]
    if isinstance(value, dict | list):
        return value
    count[0] += 1
    salt = uuid.UUID(int=count[0], version=4)
    kind = {bool: "boolean", str: "string", type(None): "null"}.get(type(value), "number")
    text = value if isinstance(value, str) else canonical(value).decode()
    return f"{salt}:{kind}:{text}"


def signature_over(root: str, key: ChainKey = KEY) -> str:
    signature = key.sign(personal_digest(bytes.fromhex(root)))
    return "0x" + (signature[:64] + bytes([signature[64] + 27])).hex()


def did_issuer(domain: str = DOMAIN, **more: Any) -> dict[str, Any]:
    identity = {"type": "DNS-DID", "location": domain, "key": f"{DID}#controller"}
    if not domain:
        identity = {"type": "DID", "key": f"{DID}#controller"}
    return {
        "id": DID, "name": "Sample Line", "revocation": {"type": "NONE"},
        "identityProof": identity, **more,
    }  # fmt: skip


def registry_issuer() -> dict[str, Any]:
    return {
        "name": "Sample Line", "tokenRegistry": REGISTRY,
        "identityProof": {"type": "DNS-TXT", "location": DOMAIN},
    }  # fmt: skip


def store_issuer(store: str) -> dict[str, Any]:
    return {
        "name": "Sample Line", "documentStore": store,
        "identityProof": {"type": "DNS-TXT", "location": DOMAIN},
    }  # fmt: skip


def wrapped_bill(issuer: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return a document of version 2 that nobody signed."""
    issuers = [issuer or did_issuer()]
    data = salted({"blNumber": "SHA0000117", **BILL, "issuers": issuers, **more})
    root = target_hash(leaf_hash(path, value) for path, value in leaves_with_dots(data))
    proof = {"type": "SHA3MerkleProof", "targetHash": root, "proof": [], "merkleRoot": root}
    return {"version": VERSION_2, "data": data, "signature": proof}


def signed_bill(issuer: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return a document of version 2, signed."""
    document = wrapped_bill(issuer, **more)
    proof = {
        "type": "OpenAttestationSignature2018",
        "created": "2026-11-01T09:00:00.000Z",
        "proofPurpose": "assertionMethod",
        "verificationMethod": f"{DID}#controller",
        "signature": signature_over(document["signature"]["merkleRoot"]),
    }
    return document | {"proof": [proof]}


def signed_bill_3(**subject: Any) -> dict[str, Any]:
    """Return a document of version 3, signed."""
    data: dict[str, Any] = {
        "version": VERSION_3,
        "issuer": {"id": "https://carrier.example", "name": "Sample Line"},
        "credentialSubject": {"blNumber": "SHA0000118", **subject},
        "openAttestationMetadata": {
            "proof": {"type": "OpenAttestationProofMethod", "method": "DID", "value": DID,
                      "revocation": {"type": "NONE"}},
            "identityProof": {"type": "DNS-DID", "identifier": DOMAIN},
        },
    }  # fmt: skip
    salts = [{"path": path, "value": f"{place:064x}"}
             for place, (path, _) in enumerate(leaves_with_brackets(data))]  # fmt: skip
    hashes = [
        leaf_hash(path, f"{salt['value']}:{value}")
        for salt, (path, value) in zip(salts, leaves_with_brackets(data), strict=True)
        if value
    ]
    root = target_hash(hashes)
    proof = {
        "type": "OpenAttestationMerkleProofSignature2018", "proofPurpose": "assertionMethod",
        "targetHash": root, "proofs": [], "merkleRoot": root,
        "salts": base64url.encode(canonical(salts)).replace("-", "+").replace("_", "/"),
        "privacy": {"obfuscated": []}, "key": f"{DID}#controller",
        "signature": signature_over(root),
    }  # fmt: skip
    proof["salts"] += "=" * (-len(str(proof["salts"])) % 4)
    return data | {"proof": proof}
