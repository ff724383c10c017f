"""What was signed about a bill, exactly as it came, and which documents belong to it.

From these rows alone every verdict can be reached again; nothing in here is ever changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from wallet.store.database import as_moment, as_number
from wallet.store.shelf import Shelf

ProofKind: TypeAlias = Literal[
    "manifest",
    "entry",
    "receipt",
    "record",
    "refusal",
    "card",
    "issue-to",
    "fork",
    "proof",
    "approval",
]


@dataclass(frozen=True, slots=True)
class Proof:
    """One signed text about a bill."""

    bill: str
    """SHA-256 of the canonical transport document, 64 hex."""
    kind: ProofKind
    digest: str
    """SHA-256 of its text, 64 hex."""
    position: int | None
    """Which entry of the chain it is, or answers; none where it speaks of the whole bill."""
    text: str
    """As it came, byte for byte: a compact JWS, or JSON."""
    came_at: datetime
    """UTC, to the millisecond."""
    source: str
    """By which way it came, such as a file name or ``own``."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that belongs to a bill; its bytes are kept by digest."""

    bill: str
    digest: str
    """SHA-256 of its bytes, 64 hex."""
    name: str
    media_type: str
    size: int
    """Bytes."""
    role: str
    """What it is to the bill, such as ``transport-document``."""


class Proofs(Shelf):
    """Proofs and papers, by bill."""

    def put_proof(self, proof: Proof) -> None:
        """Keep `proof`. The same again, by bill, kind and digest, changes nothing."""
        self._db.run(
            "INSERT INTO proof (bill, kind, digest, position, text, came_at, source)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            proof.bill, proof.kind, proof.digest, proof.position, proof.text,
            as_number(proof.came_at), proof.source,
        )  # fmt: skip

    def proofs(self, bill: str, kind: ProofKind | None = None) -> tuple[Proof, ...]:
        """Return the proofs of `bill` by position, then as they came; without a position last."""
        found = self._db.rows(
            "SELECT bill, kind, digest, position, text, came_at, source FROM proof"
            " WHERE bill = ?1 AND (?2 IS NULL OR kind = ?2)"
            " ORDER BY position NULLS LAST, came_at, id",
            bill, kind,
        )  # fmt: skip
        return tuple(
            Proof(bill, kind, digest, position, text, as_moment(came_at), source)
            for bill, kind, digest, position, text, came_at, source in found
        )

    def put_paper(self, paper: Paper) -> None:
        """Note that a document belongs to a bill, in the place of what was noted of it there."""
        self._db.run(
            "INSERT INTO paper (bill, digest, name, media_type, size, role)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (bill, digest) DO UPDATE SET"
            " name = excluded.name, media_type = excluded.media_type, size = excluded.size,"
            " role = excluded.role",
            paper.bill, paper.digest, paper.name, paper.media_type, paper.size, paper.role,
        )  # fmt: skip

    def papers(self, bill: str) -> tuple[Paper, ...]:
        """Return the documents of `bill` in the order they were noted."""
        found = self._db.rows(
            "SELECT bill, digest, name, media_type, size, role FROM paper WHERE bill = ?"
            " ORDER BY id",
            bill,
        )
        return tuple(Paper(*row) for row in found)
