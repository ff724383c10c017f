"""Everything a verdict on an envelope may rest on, beside the envelope itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wallet.formats.card import Card
from wallet.proof.trust import Trust
from wallet.titles.parties import Party


@dataclass(frozen=True, slots=True)
class Papers:
    """Which documents are at hand."""

    present: frozenset[str] = frozenset()
    """Digests of the files that are there."""
    damaged: tuple[str, ...] = ()
    """Names of files that stand in for a named document and have other bytes."""


@dataclass(frozen=True, slots=True)
class Case:
    """Who asks, whom they trust, and what came with the envelope."""

    trust: Trust
    as_of: datetime
    me: Party | None = None
    """Whose vault this is, where there is one."""
    receiver: str | None = None
    """A platform code or party code to judge the address for."""
    cards: tuple[Card, ...] = ()
    receipts: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    issue_to: Mapping[str, Any] | None = None
    papers: Papers | None = None
    """Unknown when absent; then nothing is said about the documents' bytes."""
    known: tuple[str, ...] = ()
    """The chain of this bill that was accepted before."""
    forks: tuple[str, ...] = ()
    """Entries seen elsewhere that contradict one of this chain."""
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Chains of other versions of the bill, by digest: those it names and that are here."""
    source: str = "file"
    """Where the envelope came from: a stable word for the caption."""
