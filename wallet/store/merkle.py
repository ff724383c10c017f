"""The hash tree over a log that only grows (RFC 6962 §2.1).

The inner nodes are kept, not only the root: any earlier root and any proof is then a few look-ups,
however long the log is. A node is named by its level (0 for leaves) and its number in the level;
only full subtrees have one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Protocol, TypeAlias

EMPTY = hashlib.sha256(b"").digest()
"""The root of a log without leaves."""


Place: TypeAlias = tuple[int, int]
"""A node's level and number."""


class Nodes(Protocol):
    """Where the nodes of one tree are kept."""

    def node(self, level: int, number: int) -> bytes:
        """Return the hash of a node that was kept."""


class GrowingNodes(Nodes, Protocol):
    """Where more of them can be kept."""

    def keep_node(self, level: int, number: int, digest: bytes) -> None:
        """Keep the hash of a node for good."""


class Draft:
    """One more leaf and what it completes, over nodes that are kept, before all is written at once.

    Attributes:
        fresh: The nodes that are to be kept.

    """

    def __init__(self, kept: Nodes, known: Mapping[Place, bytes]) -> None:
        """Begin over `kept`; of its nodes those in `known` need not be asked for."""
        self.fresh: dict[Place, bytes] = {}
        self._kept = kept
        self._known = known

    def node(self, level: int, number: int) -> bytes:
        """Return the hash of a node."""
        place = level, number
        return self.fresh.get(place) or self._known.get(place) or self._kept.node(level, number)

    def keep_node(self, level: int, number: int, digest: bytes) -> None:
        """Take the hash of a node that is to be kept."""
        self.fresh[level, number] = digest

    def peaks(self, size: int) -> dict[Place, bytes]:
        """Return the nodes that make up the root over `size` leaves."""
        return {place: self.node(*place) for place in peaks(size)}


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def append(nodes: GrowingNodes, size: int, leaf: bytes) -> None:
    """Add `leaf` to a tree of `size` leaves, with every node it completes."""
    level, number, digest = 0, size, leaf_hash(leaf)
    nodes.keep_node(level, number, digest)
    while number % 2:
        digest = node_hash(nodes.node(level, number - 1), digest)
        level, number = level + 1, number // 2
        nodes.keep_node(level, number, digest)


def root(nodes: Nodes, size: int) -> bytes:
    """Return the root of the first `size` leaves: of any earlier state too."""
    digest = b""
    for place in peaks(size):
        peak = nodes.node(*place)
        digest = node_hash(peak, digest) if digest else peak
    return digest or EMPTY


def peaks(size: int) -> list[Place]:
    """Return where the full subtrees stand that `size` leaves make up, the smallest first."""
    levels = range(size.bit_length())
    return [(level, (size >> level) - 1) for level in levels if (size >> level) % 2]


def ends_with(nodes: Nodes, size: int, leaf: bytes) -> bool:
    """Say whether `leaf` is the last of `size` and every node above it is what it should be."""
    level, number, digest = 0, size - 1, leaf_hash(leaf)
    while nodes.node(level, number) == digest:
        if not number % 2:
            return True
        digest = node_hash(nodes.node(level, number - 1), digest)
        level, number = level + 1, number // 2
    return False
