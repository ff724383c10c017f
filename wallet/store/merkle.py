"""The hash tree over a log that only grows (RFC 6962 §2.1).

The inner nodes are kept, not only the root: any earlier root and any proof is then a few look-ups,
however long the log is. A node is named by its level (0 for leaves) and its number in the level;
only full subtrees have one.
"""

from __future__ import annotations

import hashlib
from typing import Protocol

EMPTY = hashlib.sha256(b"").digest()
"""The root of a log without leaves."""


class Nodes(Protocol):
    """Where the nodes of one tree are kept."""

    def node(self, level: int, number: int) -> bytes:
        """Return the hash of a node that was kept."""

    def keep_node(self, level: int, number: int, digest: bytes) -> None:
        """Keep the hash of a node for good."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def append(nodes: Nodes, size: int, leaf: bytes) -> None:
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
    for level in range(size.bit_length()):
        if (size >> level) % 2:
            peak = nodes.node(level, (size >> level) - 1)
            digest = node_hash(peak, digest) if digest else peak
    return digest or EMPTY


def ends_with(nodes: Nodes, size: int, leaf: bytes) -> bool:
    """Say whether `leaf` is the last of `size` and every node above it is what it should be."""
    level, number, digest = 0, size - 1, leaf_hash(leaf)
    while nodes.node(level, number) == digest:
        if not number % 2:
            return True
        digest = node_hash(nodes.node(level, number - 1), digest)
        level, number = level + 1, number // 2
    return False
