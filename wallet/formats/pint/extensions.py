"""What our own member of an entry says: pledge, answer, links between versions, expiry.

DCSA has no words for these; other readers ignore the member ``ladewell`` and keep it. A reader
of ours refuses to overlook what it names as ``critical`` and does not know [refusal 24], as JWS
does with ``crit``.

History: `charge`, `outcome`, `supersedes`, `fromPaper`, `until`, `critical` since November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import HEX64, NAME, child, malformed, moment, text
from wallet.titles.acts import Meaning

KNOWN = frozenset(
    ("offline", "head", "rejection", "recovered", "charge", "outcome", "supersedes", "fromPaper",
     "until", "critical", "withdrawn", "freed", "approvals")
)  # fmt: skip
"""Every member this version understands."""

MOST_LINKS = 100
"""Bills that one bill may replace, or be replaced by."""
MOST_WORDS = 500
"""Characters of a declaration."""

_CHARGES = (Meaning.PLEDGE, Meaning.RELEASE, Meaning.ENFORCE)
_OUTCOMES = (Meaning.REISSUE, Meaning.VOID, Meaning.PAPER)


@dataclass(frozen=True, slots=True)
class Said:
    """What the member says, as far as this version understands it."""

    meaning: Meaning | None = None
    statement: str = ""
    """The default, where a charge is enforced."""
    until: datetime | None = None
    """When an offer lapses, UTC."""
    superseded_by: tuple[str, ...] = ()
    """Digests of the bills that take this one's place."""
    supersedes: tuple[str, ...] = ()
    """Digests of the bills whose place this one takes."""
    medium: Mapping[str, Any] | None = None
    """The change-of-medium statement, either way."""


def read_extension(extension: Mapping[str, Any]) -> Said:
    """Read our own member of an entry.

    Raises:
        Unreadable: ``extension-unknown``, with ``member``, or ``member-malformed``.

    """
    if not extension:
        return _NOTHING
    for name in _names(extension, "critical"):
        if name not in KNOWN:
            raise Unreadable("extension-unknown", member=name[:100])
    said = _charge(extension) if "charge" in extension else _outcome(extension)
    medium = extension.get("fromPaper", said.medium)
    if medium is not None and not isinstance(medium, dict):
        raise malformed("fromPaper", "wrong-type")
    return Said(
        meaning=said.meaning,
        statement=said.statement,
        until=moment(extension, "until") if "until" in extension else None,
        superseded_by=said.superseded_by,
        supersedes=_digests(extension, "supersedes"),
        medium=None if medium is None else MappingProxyType(medium),
    )


def write_charge(meaning: Meaning, statement: str = "") -> dict[str, Any]:
    """Return the member that makes an endorsement a pledge or a release, or declares a default."""
    charge = {"act": meaning.value} | ({"default": statement} if statement else {})
    return {"charge": charge, "critical": ["charge"]}


def write_outcome(
    meaning: Meaning,
    superseded_by: tuple[str, ...] = (),
    statement: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the member that says what an accepted surrender came to."""
    outcome: dict[str, Any] = {"act": meaning.value}
    if superseded_by:
        outcome["supersededBy"] = list(superseded_by)
    if statement is not None:
        outcome["statement"] = dict(statement)
    return {"outcome": outcome, "critical": ["outcome"]}


def write_origin(
    supersedes: tuple[str, ...] = (), from_paper: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the member of entry 0 that says where a bill comes from."""
    origin: dict[str, Any] = {}
    if supersedes:
        origin["supersedes"] = list(supersedes)
    if from_paper is not None:
        origin["fromPaper"] = dict(from_paper)
    return origin | ({"critical": sorted(origin)} if origin else {})


def write_until(until: datetime) -> dict[str, Any]:
    """Return the member that says when an offer lapses."""
    return {"until": write_time(until)}


def _charge(extension: Mapping[str, Any]) -> Said:
    source = child(extension, "charge")
    meaning = _meaning(source, _CHARGES, "charge")
    if meaning is not Meaning.ENFORCE:
        return Said(meaning)
    return Said(meaning, text(source, "default", most=MOST_WORDS, pattern=NAME))


def _outcome(extension: Mapping[str, Any]) -> Said:
    if "outcome" not in extension:
        return _NOTHING
    source = child(extension, "outcome")
    meaning = _meaning(source, _OUTCOMES, "outcome")
    links = _digests(source, "supersededBy")
    if meaning is Meaning.REISSUE and not links:
        raise malformed("outcome.supersededBy", "missing")
    statement = child(source, "statement") if "statement" in source else None
    return Said(meaning, superseded_by=links, medium=statement)


def _meaning(source: Mapping[str, Any], among: tuple[Meaning, ...], where: str) -> Meaning:
    name = text(source, "act", most=100)
    for meaning in among:
        if meaning.value == name:
            return meaning
    raise Unreadable("extension-unknown", member=f"{where}: {name}")


def _digests(source: Mapping[str, Any], name: str) -> tuple[str, ...]:
    digests = _names(source, name)
    if any(HEX64.fullmatch(digest) is None for digest in digests):
        raise malformed(name, "pattern")
    return tuple(dict.fromkeys(digests))


def _names(source: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = source.get(name, [])
    if not isinstance(value, list) or len(value) > MOST_LINKS:
        raise malformed(name, "list")
    if not all(isinstance(item, str) for item in value):
        raise malformed(name, "wrong-type")
    return tuple(value)


_NOTHING = Said()
