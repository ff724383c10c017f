"""DID documents: which keys somebody names as his, and for which purpose.

A DID document is read as plain JSON (DID Core §6.2); JSON-LD adds nothing that is needed to find a
key. ``did:key`` needs no document: the name is the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.members import malformed
from wallet.keys.canonical import read_object
from wallet.keys.multikey import Multikey, read_did_key, read_method

MOST_BYTES = 2**20
MOST_METHODS = 1_000

# DID Core §3.1; a DID URL adds path, query and fragment.
_DID = re.compile(r"did:[a-z0-9]+:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})+", re.ASCII)
_DID_URL = re.compile(rf"({_DID.pattern})[^\s#]*(?:#\S*)?", re.ASCII)
# A name of several parts, of which the last is no number: an address would be (did:web §3.1).
_WEB = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]*(?:%3A[0-9]{1,5})?", re.ASCII)
_PATH = re.compile(r"[A-Za-z0-9._~-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class DidDocument:
    """What a DID's owner says of himself."""

    did: str
    methods: Mapping[str, Mapping[str, Any]]
    """Verification methods by their whole id."""
    purposes: Mapping[str, frozenset[str]]
    """Ids that may be used for each purpose, such as ``assertionMethod``."""

    def key(self, method: str, purpose: str) -> Multikey:
        """Return the key called `method`, if it may serve this purpose.

        Raises:
            Unreadable: ``did-no-such-key``; ``key-unusable``.

        """
        found = self.methods.get(method)
        if found is None or method not in self.purposes.get(purpose, frozenset()):
            raise Unreadable("did-no-such-key", key=method[:300])
        if found.get("controller", self.did) != self.did:
            raise Unreadable("did-no-such-key", key=method[:300])
        return read_method(found)


_PURPOSES = (
    "authentication", "assertionMethod", "keyAgreement", "capabilityInvocation",
    "capabilityDelegation",
)  # fmt: skip


def is_did(text: object) -> bool:
    """Say whether `text` is a DID."""
    return isinstance(text, str) and len(text) < 3000 and _DID.fullmatch(text) is not None


def did_of(url: str) -> str:
    """Return the DID in front of a DID URL such as ``did:web:example.com#key-1``.

    Raises:
        Unreadable: ``did-unknown``.

    """
    if len(url) > 5000 or (found := _DID_URL.fullmatch(url)) is None:
        raise Unreadable("did-unknown", did=url[:200])
    return found.group(1)


def web_address(did: str) -> str:
    """Return the HTTPS address of a ``did:web`` document (did:web method §3.2).

    Raises:
        Unreadable: ``did-unknown``: another method, or no host of the public internet.

    """
    host, *path = did.removeprefix("did:web:").split(":")
    is_web = did.startswith("did:web:") and _WEB.fullmatch(host) is not None
    if not is_web or not all(_PATH.fullmatch(part) and part.strip(".") for part in path):
        raise Unreadable("did-unknown", did=did[:200])
    below = "/".join(path) if path else ".well-known"
    return f"https://{host.replace('%3A', ':').lower()}/{below}/did.json"


def read_did_document(data: bytes) -> DidDocument:
    """Read a DID document.

    Raises:
        Unreadable: ``member-malformed``, or JSON that cannot be read.

    """
    return did_document(read_object(data, most=MOST_BYTES))


def did_document(source: Mapping[str, Any]) -> DidDocument:
    """Read a DID document that was parsed.

    Raises:
        Unreadable: ``member-malformed``: its id is no DID, or a method has none.

    """
    did = source.get("id")
    if not is_did(did):
        raise malformed("id", "pattern")
    methods: dict[str, Mapping[str, Any]] = {}
    purposes: dict[str, frozenset[str]] = {}
    for method in _methods(source, "verificationMethod"):
        if not isinstance(method, dict):
            raise malformed("verificationMethod", "wrong-type")
        _add(methods, str(did), method)
    for purpose in _PURPOSES:
        names = set()
        for method in _methods(source, purpose):
            if isinstance(method, str):
                names.add(_whole(method, str(did)))
            elif isinstance(method, dict):
                names.add(_add(methods, str(did), method))
            else:
                raise malformed(purpose, "wrong-type")
        purposes[purpose] = frozenset(names)
    return DidDocument(str(did), methods, purposes)


def key_did_document(did: str) -> DidDocument:
    """Return what a ``did:key`` says of itself.

    Raises:
        Unreadable: ``key-unusable``.

    """
    read_did_key(did)
    multibase = did.removeprefix("did:key:")
    method = {"type": "Multikey", "controller": did, "publicKeyMultibase": multibase}
    name = f"{did}#{multibase}"
    return DidDocument(did, {name: method}, dict.fromkeys(_PURPOSES, frozenset({name})))


def _methods(source: Mapping[str, Any], name: str) -> Iterator[Any]:
    listed = source.get(name, [])
    if not isinstance(listed, list) or len(listed) > MOST_METHODS:
        raise malformed(name, "list")
    yield from listed


def _add(methods: dict[str, Mapping[str, Any]], did: str, method: Mapping[str, Any]) -> str:
    name = method.get("id")
    if not isinstance(name, str) or not isinstance(method.get("type"), str):
        raise malformed("verificationMethod", "missing")
    name = _whole(name, did)
    if name in methods:
        raise malformed("verificationMethod", "twice")
    methods[name] = method
    return name


def _whole(name: str, did: str) -> str:
    return f"{did}{name}" if name.startswith("#") else name
