"""The hashes over the leaves: the target hash of one document, and the root of a batch.

Both versions sort hashes as text and hash the JSON *text* of their list. A batch is a Merkle tree
of sorted pairs over raw bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from wallet.formats.members import HEX64, malformed, text
from wallet.keys.ethereum import keccak256

MOST_SIBLINGS = 64
"""Enough for 2**64 documents in one batch."""
MOST_HIDDEN = 100_000

_HASHES = re.compile(r"(?:[0-9a-f]{64})*", re.ASCII)


def target_hash(hashes: Iterable[str]) -> str:
    """Return the hash over the hashes of all leaves, visible or hidden."""
    quoted = (f'"{found}"' for found in sorted(hashes))
    return keccak256(f"[{','.join(quoted)}]".encode("ascii")).hex()


def path_of(target: str, siblings: Iterable[str]) -> tuple[str, ...]:
    """Return every hash from `target` up to the root of the batch in which it has these siblings.

    An issuer may revoke any of them, and with it all the documents below.
    """
    path = [bytes.fromhex(target)]
    for sibling in map(bytes.fromhex, siblings):
        path.append(keccak256(min(path[-1], sibling) + max(path[-1], sibling)))
    return tuple(found.hex() for found in path)


def root_of(target: str, siblings: Iterable[str]) -> str:
    """Return the root of the batch in which `target` has these siblings, from the leaf up."""
    return path_of(target, siblings)[-1]


def read_hash(source: Mapping[str, Any], name: str) -> str:
    """Return the member `name`, 64 lower-case hex digits.

    Raises:
        Unreadable: ``member-malformed``.

    """
    return text(source, name, most=64, pattern=HEX64)


def read_hashes(source: Mapping[str, Any], name: str, most: int) -> tuple[str, ...]:
    """Return the list member `name`, each of its items 64 hex digits; nothing where it is absent.

    Raises:
        Unreadable: ``member-malformed``.

    """
    found = source.get(name, [])
    if found is None:
        return ()
    if not isinstance(found, list) or len(found) > most:
        raise malformed(name, "list")
    if not all(isinstance(item, str) and len(item) == 64 for item in found):
        raise malformed(name, "pattern")
    if _HASHES.fullmatch("".join(found)) is None:
        raise malformed(name, "pattern")
    return tuple(found)
