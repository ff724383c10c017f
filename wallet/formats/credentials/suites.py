"""Checks one Data Integrity proof over a credential, suite by suite.

Whole: ``eddsa-jcs-2022``, ``eddsa-rdfc-2022`` (VC DI EdDSA §3.2, §3.3), ``ecdsa-jcs-2019`` and
``ecdsa-rdfc-2019`` (VC DI ECDSA §3.2, §3.3). Selective: ``ecdsa-sd-2023`` (VC DI ECDSA §3.6) and
``bbs-2023`` (VC DI BBS §3.4). In a base proof of a selective suite every statement is checked, not
only what a verifier would be shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.credentials.canonical_rdf import Quad, canonical_quads, line, renamed
from wallet.formats.credentials.cbor import read_cbor
from wallet.formats.credentials.jsonld import Contexts
from wallet.formats.credentials.selective import blank_labels, keyed_label, shuffled, split
from wallet.formats.credentials.statements import statements
from wallet.keys import base58, base64url, bbs
from wallet.keys.canonical import canonical
from wallet.keys.multikey import BLS, ED25519, P256, P384, Multikey, read_multikey_bytes

BASE, _DERIVED = b"\xd9\x5d\x00", b"\xd9\x5d\x01"
_BBS_BASE, _BBS_DERIVED = b"\xd9\x5d\x02", b"\xd9\x5d\x03"

SUITES = {
    "eddsa-jcs-2022": (ED25519,),
    "eddsa-rdfc-2022": (ED25519,),
    "ecdsa-jcs-2019": (P256, P384),
    "ecdsa-rdfc-2019": (P256, P384),
    "ecdsa-sd-2023": (P256,),
    "bbs-2023": (BLS,),
}
"""The suites we check, and the curves each may be used with."""

SELECTIVE = ("ecdsa-sd-2023", "bbs-2023")


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one proof."""

    is_right: bool
    is_selective: bool = False
    """Whether who holds the credential could leave statements out."""
    is_derived: bool = False
    hidden: int | None = None
    """How many statements were left out, where the proof tells."""


def check_proof(
    document: Mapping[str, Any], proof: Mapping[str, Any], key: Multikey, contexts: Contexts
) -> Checked:
    """Check `proof` over `document`, which is the credential without its proofs.

    Raises:
        Unreadable: ``proof-suite``, ``proof-key-curve``, ``proof-malformed``, ``proof-feature``: it
            cannot be checked; and as `Contexts.expand` and `statements`.

    """
    suite = str(proof.get("cryptosuite"))
    if suite not in SUITES:
        raise Unreadable("proof-suite", suite=suite[:80])
    if key.curve not in SUITES[suite]:
        raise Unreadable("proof-key-curve", suite=suite, curve=key.curve)
    if suite == "ecdsa-sd-2023":
        return _ecdsa_sd(document, proof, key, contexts)
    if suite == "bbs-2023":
        return _bbs(document, proof, key, contexts)
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    if suite.endswith("-jcs-2022") or suite.endswith("-jcs-2019"):
        texts = (canonical(config), canonical(document))
    else:
        config["@context"] = document["@context"]
        texts = (
            _text(config, contexts, key.hash_name), _text(document, contexts, key.hash_name),
        )  # fmt: skip
    data = b"".join(hashlib.new(key.hash_name, text).digest() for text in texts)
    return Checked(key.verify(data, _base58(proof)))


def _text(document: Mapping[str, Any], contexts: Contexts, algorithm: str) -> bytes:
    quads = canonical_quads(statements(contexts.expand(document)), algorithm)
    return "".join(map(line, quads)).encode("utf-8", "surrogatepass")


def config_hash(document: Mapping[str, Any], proof: Mapping[str, Any], contexts: Contexts) -> bytes:
    """Return the hash over what a proof says of itself, which its signature covers."""
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    config["@context"] = document["@context"]
    return hashlib.sha256(_text(config, contexts, "sha256")).digest()


def _ecdsa_sd(
    document: Mapping[str, Any], proof: Mapping[str, Any], key: Multikey, contexts: Contexts
) -> Checked:
    head, parts = _cbor(proof)
    quads = canonical_quads(statements(contexts.expand(document)))
    if head == BASE:
        base, ephemeral, hmac_key, signatures, _pointers = _typed(
            parts, bytes, bytes, bytes, list, list
        )
        labels = {label: keyed_label(hmac_key, label) for label in blank_labels(quads)}
    elif head == _DERIVED:
        base, ephemeral, signatures, label_map, _indexes = _typed(
            parts, bytes, bytes, list, dict, list
        )
        labels = _labels(label_map, quads, bytes)
    else:
        raise Unreadable("proof-feature", head=head.hex())
    lines = sorted(map(line, renamed(quads, labels)))
    temporary = read_multikey_bytes(ephemeral)
    if temporary.curve != P256 or not all(isinstance(one, bytes) for one in signatures):
        raise Unreadable("proof-malformed")
    if head == BASE:
        mandatory, covered = _greedily(lines, signatures, temporary)
    else:
        mandatory, others = _by_indexes(lines, _indexes)
        covered = len(others) == len(signatures) and all(
            temporary.verify(text.encode(), one)
            for text, one in zip(others, signatures, strict=True)
        )
    signed = config_hash(document, proof, contexts) + ephemeral
    signed += hashlib.sha256("".join(mandatory).encode()).digest()
    return Checked(
        covered and key.verify(signed, base), is_selective=True, is_derived=head == _DERIVED
    )


def _greedily(
    lines: list[str], signatures: list[bytes], temporary: Multikey
) -> tuple[list[str], bool]:
    """Give each statement the next signature if it fits; what has none must be mandatory.

    So every statement of a base proof is covered, either by a signature of its own or by the hash
    the issuer signed; the pointers in the proof need not be believed.
    """
    mandatory, used = [], 0
    for text in lines:
        if used < len(signatures) and temporary.verify(text.encode(), signatures[used]):
            used += 1
        else:
            mandatory.append(text)
            if len(mandatory) + len(signatures) > len(lines):
                return mandatory, False
    return mandatory, used == len(signatures)


def _bbs(
    document: Mapping[str, Any], proof: Mapping[str, Any], key: Multikey, contexts: Contexts
) -> Checked:
    head, parts = _cbor(proof)
    quads = canonical_quads(statements(contexts.expand(document)))
    if head == _BBS_BASE:
        signature, header, public, hmac_key, pointers = _typed(
            parts, bytes, bytes, bytes, bytes, list
        )
        if public != key.raw or not all(isinstance(one, str) for one in pointers):
            return Checked(is_right=False, is_selective=True)
        names = shuffled(blank_labels(quads), hmac_key)
        mandatory, others = split(document, pointers, contexts, names)
    elif head == _BBS_DERIVED:
        signature, label_map, indexes, places, challenge = _typed(
            parts, bytes, dict, list, list, bytes
        )
        lines = sorted(map(line, renamed(quads, _labels(label_map, quads, int))))
        mandatory, others = _by_indexes(lines, indexes)
    else:
        raise Unreadable("proof-feature", head=head.hex())
    computed = config_hash(document, proof, contexts)
    computed += hashlib.sha256("".join(mandatory).encode()).digest()
    messages = [text.encode() for text in others]
    if head == _BBS_BASE:
        right = header == computed and bbs.verify(key.raw, signature, header, messages)
        return Checked(right, is_selective=True)
    if len(places) != len(messages) or not _are_places(places):
        return Checked(is_right=False, is_selective=True, is_derived=True)
    shown = dict(zip(places, messages, strict=True))
    right = bbs.verify_proof(key.raw, signature, computed, challenge, shown)
    return Checked(right, is_selective=True, is_derived=True, hidden=bbs.hidden_in(signature))


def _by_indexes(lines: list[str], indexes: list[Any]) -> tuple[list[str], list[str]]:
    if not _are_places(indexes) or any(place >= len(lines) for place in indexes):
        raise Unreadable("proof-malformed")
    chosen = set(indexes)
    mandatory = [text for place, text in enumerate(lines) if place in chosen]
    return mandatory, [text for place, text in enumerate(lines) if place not in chosen]


def _are_places(places: list[Any]) -> bool:
    return all(isinstance(place, int) for place in places) and len(set(places)) == len(places)


def _labels(label_map: dict[int, Any], quads: list[Quad], kind: type) -> dict[str, str]:
    """Return the new name of each canonical label; no two may get one name."""
    labels: dict[str, str] = {}
    for number, name in label_map.items():
        if not isinstance(name, kind):
            raise Unreadable("proof-malformed")
        written = f"u{base64url.encode(name)}" if isinstance(name, bytes) else f"b{name}"
        labels[f"_:c14n{number}"] = f"_:{written}"
    needed = set(blank_labels(quads))
    if not needed <= labels.keys() or len(set(labels.values())) != len(labels):
        raise Unreadable("proof-malformed")
    return labels


def _cbor(proof: Mapping[str, Any]) -> tuple[bytes, list[Any]]:
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith("u"):
        raise Unreadable("proof-malformed")
    raw = base64url.decode(value[1:].rstrip("="))
    parts = read_cbor(raw[3:])
    if not isinstance(parts, list):
        raise Unreadable("proof-malformed")
    return raw[:3], parts


def _typed(parts: list[Any], *kinds: type) -> list[Any]:
    if len(parts) != len(kinds) or not all(map(isinstance, parts, kinds)):
        raise Unreadable("proof-malformed")
    return parts


def _base58(proof: Mapping[str, Any]) -> bytes:
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith("z"):
        raise Unreadable("proof-malformed")
    return base58.decode(value[1:])
