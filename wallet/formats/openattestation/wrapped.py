"""An OpenAttestation document as it travels: its data, its proof of integrity, its signatures.

Two versions are in use. Version 2 salts every value where it stands, and several issuers may answer
for one document; version 3 looks like a credential and keeps its salts in the proof. Both come out
as one `Wrapped`, in which nothing is believed yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.members import HEX64, child, malformed, optional_text, text
from wallet.formats.openattestation import FORMATS, VERSION_2
from wallet.formats.openattestation.flat import (
    JS_SPACE,
    leaves_with_brackets,
    leaves_with_dots,
    member,
)
from wallet.formats.openattestation.merkle import (
    MOST_HIDDEN,
    MOST_SIBLINGS,
    read_hash,
    read_hashes,
    target_hash,
)
from wallet.keys import base64url
from wallet.keys.canonical import canonical, read_json
from wallet.keys.ethereum import keccak256

_SALT = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}:", re.A | re.I
)
_SALT_LENGTH = 37
_MOST_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class DidSignature:
    """A signature over the Merkle root by the key of a DID."""

    method: str
    """The key: ``did:ethr:0x…#controller``."""
    signature: str
    """``0x`` and 130 hex digits."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """One document, read and not believed."""

    format: str
    """``openattestation-2`` or ``openattestation-3``."""
    data: Mapping[str, Any]
    """What it says: values without their salts; in version 3 without the proof."""
    computed: str | None
    """The target hash that follows from what stands here; nothing where `problem` says why."""
    target: str
    """The target hash the document claims."""
    siblings: tuple[str, ...]
    root: str
    hidden: int
    """How many values somebody hid. Their hashes are still counted."""
    signatures: tuple[DidSignature, ...]
    unbound: tuple[str, ...] = ()
    """Paths of values that no hash covers (version 3: 0, false, null and the empty text)."""
    problem: Unreadable | None = None
    """Why no hash can be computed: it could be read in two ways, or salts and values differ."""


def is_wrapped(source: Mapping[str, Any]) -> bool:
    """Say whether this JSON object says it is an OpenAttestation document of version 2 or 3."""
    version = source.get("version")
    if not isinstance(version, str) or version not in FORMATS:
        return False
    return "data" in source if version == VERSION_2 else "openAttestationMetadata" in source


def read_wrapped(source: Mapping[str, Any]) -> Wrapped:
    """Read a wrapped document of either version.

    Raises:
        Unreadable: ``not-signed`` where it was never wrapped; ``member-malformed``.

    """
    if text(source, "version", most=100) == VERSION_2:
        return _read_2(source)
    return _read_3(source)


def unsalt(value: Any) -> Any:
    """Return `value` with every salted text as what was salted, as the reference shows it.

    White space at the end of a text is lost there, and so here; a number that JSON cannot carry
    stays text.
    """
    if isinstance(value, dict):
        return {name: unsalt(item) for name, item in value.items()}
    if isinstance(value, list):
        return [unsalt(item) for item in value]
    if not isinstance(value, str) or _SALT.match(value) is None:
        return value
    kind, _, said = value[_SALT_LENGTH:].strip(JS_SPACE).partition(":")
    if kind == "number":
        try:
            return read_json(said.encode())
        except Unreadable:
            return said
    if kind == "boolean":
        return said == "true"
    return None if kind in ("null", "undefined") else said


class Unsalted(Mapping[str, Any]):
    """What a salted object says; a member loses its salt when somebody asks for it."""

    __slots__ = ("_salted",)

    def __init__(self, salted: Mapping[str, Any]) -> None:
        """Read `salted`."""
        self._salted = salted

    def __getitem__(self, name: str) -> Any:
        return unsalt(self._salted[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._salted)

    def __len__(self) -> int:
        return len(self._salted)


def leaf_hash(path: str, value: Any) -> str:
    """Return the hash of one leaf, 64 hex digits."""
    return keccak256(member(path, value)).hex()


def _read_2(source: Mapping[str, Any]) -> Wrapped:
    data = child(source, "data")
    if "signature" not in source:
        raise Unreadable("not-signed", name="")
    proof = child(source, "signature")
    if text(proof, "type", most=100) != "SHA3MerkleProof":
        raise malformed("signature.type", "not-a-choice")
    privacy = source.get("privacy") or {}
    if not isinstance(privacy, dict):
        raise malformed("privacy", "wrong-type")
    hidden = read_hashes(privacy, "obfuscatedData", MOST_HIDDEN)
    computed, problem = None, None
    try:
        leaves = leaves_with_dots(data)
        computed = target_hash([*hidden, *(leaf_hash(path, value) for path, value in leaves)])
    except Unreadable as wrong:
        problem = wrong
    return Wrapped(
        format="openattestation-2",
        data=Unsalted(data),
        computed=computed,
        target=read_hash(proof, "targetHash"),
        siblings=read_hashes(proof, "proof", MOST_SIBLINGS),
        root=text(proof, "merkleRoot", most=64),
        hidden=len(hidden),
        signatures=_signatures_2(source),
        problem=problem,
    )


def _signatures_2(source: Mapping[str, Any]) -> tuple[DidSignature, ...]:
    proofs = source.get("proof", [])
    if not isinstance(proofs, list) or len(proofs) > _MOST_SIGNATURES:
        raise malformed("proof", "list")
    found = []
    for proof in proofs:
        if not isinstance(proof, dict):
            raise malformed("proof", "wrong-type")
        if text(proof, "type", most=100) != "OpenAttestationSignature2018":
            raise malformed("proof.type", "not-a-choice")
        found.append(
            DidSignature(
                text(proof, "verificationMethod", most=500), text(proof, "signature", most=200)
            )
        )
    return tuple(found)


def _read_3(source: Mapping[str, Any]) -> Wrapped:
    if "proof" not in source:
        raise Unreadable("not-signed", name="")
    proof = child(source, "proof")
    if text(proof, "type", most=100) != "OpenAttestationMerkleProofSignature2018":
        raise malformed("proof.type", "not-a-choice")
    data = {name: value for name, value in source.items() if name != "proof"}
    privacy = proof.get("privacy") or {}
    if not isinstance(privacy, dict):
        raise malformed("privacy", "wrong-type")
    hidden = read_hashes(privacy, "obfuscated", MOST_HIDDEN)
    key = optional_text(proof, "key", most=500)
    signature = optional_text(proof, "signature", most=200)
    signed = (DidSignature(key, signature),) if key and signature else ()
    computed, problem = None, None
    unbound: tuple[str, ...] = ()
    try:
        hashes, unbound = _hashes_3(data, _salts(proof))
        computed = target_hash([*hidden, *hashes])
    except Unreadable as wrong:
        problem = wrong
    return Wrapped(
        format="openattestation-3",
        data=data,
        computed=computed,
        target=read_hash(proof, "targetHash"),
        siblings=read_hashes(proof, "proofs", MOST_SIBLINGS),
        root=text(proof, "merkleRoot", most=64),
        hidden=len(hidden),
        signatures=signed,
        unbound=unbound,
        problem=problem,
    )


def _salts(proof: Mapping[str, Any]) -> dict[str, str]:
    """Return the salt of each path."""
    listed = read_json(base64url.decode_standard(text(proof, "salts", most=32 * 2**20)))
    if not isinstance(listed, list):
        raise malformed("salts", "list")
    salts: dict[str, str] = {}
    for salt in listed:
        if not isinstance(salt, dict):
            raise malformed("salts", "wrong-type")
        path = text(salt, "path", most=10_000)
        if path in salts:
            raise Unreadable("oa-salts", path=path[:80])
        salts[path] = text(salt, "value", most=64, pattern=HEX64)
    return salts


def _hashes_3(
    data: Mapping[str, Any], salts: Mapping[str, str]
) -> tuple[list[str], tuple[str, ...]]:
    """Return the hashes of the visible leaves, and the paths that have none.

    Salts and leaves must be the same paths, each once: with a mere count somebody could take a
    value away and add another.
    """
    hashes, unbound = [], []
    leaves = leaves_with_brackets(data)
    if len(leaves) != len(salts):
        strange = {path for path, _ in leaves} ^ salts.keys()
        raise Unreadable("oa-salts", path=min(strange, default="")[:80])
    for path, value in leaves:
        if path not in salts:
            raise Unreadable("oa-salts", path=path[:80])
        if not value:  # the reference leaves these out: nothing says what stood here
            unbound.append(path)
        else:
            hashes.append(leaf_hash(path, f"{salts[path]}:{_as_text(value)}"))
    return hashes, tuple(unbound)


def _as_text(value: Any) -> str:
    """Write a value as a JavaScript template does."""
    return value if isinstance(value, str) else canonical(value).decode()
