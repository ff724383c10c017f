"""What is inside a PDF that anybody may have made: its files and its seals, taken out apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from wallet.errors import Unreadable
from wallet.papers.apart import ask
from wallet.papers.inspect import Finding
from wallet.papers.sealed import Seal


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that was opened."""

    files: Mapping[str, bytes]
    """The files embedded in it, by name."""
    seals: tuple[Seal, ...]
    """Every signature in it; of an unsigned one none."""


def open_apart(pdf: bytes) -> Opened:
    """Take the files out of `pdf` and check its seals.

    Raises:
        Unreadable: ``pdf-unreadable``, ``pdf-too-large`` or ``pdf-too-costly``.

    """
    answer = ask("read", pdf)
    names = [str(name) for name in answer.facts["names"]]
    if len(names) != len(answer.files):
        raise Unreadable("pdf-unreadable", why="answer")
    found = dict(zip(names, answer.files, strict=True))
    return Opened(MappingProxyType(found), tuple(_seal(one) for one in answer.facts["seals"]))


def inspect_apart(pdf: bytes) -> tuple[Finding, ...]:
    """Look for what a paper should not do (`inspect`); what cannot be looked at is a finding."""
    try:
        answer = ask("inspect", pdf)
    except Unreadable as wrong:
        return (Finding("broken", 1, wrong.code),)
    return tuple(
        Finding(str(code), int(count), str(detail))
        for code, count, detail in answer.facts["findings"]
    )


def _seal(facts: Mapping[str, Any]) -> Seal:
    def moment(name: str) -> datetime | None:
        return datetime.fromisoformat(facts[name]) if facts[name] else None

    return Seal(
        is_intact=facts["is_intact"] is True,
        is_whole=facts["is_whole"] is True,
        certificate=bytes.fromhex(facts["certificate"]),
        name=str(facts["name"]),
        claimed_at=moment("claimed_at"),
        stamped_at=moment("stamped_at"),
        stamped_by=str(facts["stamped_by"]),
        why=str(facts["why"]),
    )
