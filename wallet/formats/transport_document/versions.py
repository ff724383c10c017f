"""Compares the versions of a bill: what an amendment changed, and whether parts add up.

A comparison is of the documents as signed, member by member. What is compared in words is
`wallet.words`, group ``field``, by the last name of the member.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wallet.errors import Refused
from wallet.formats.transport_document.excerpt import particulars
from wallet.formats.transport_document.figures import total, total_quantity
from wallet.formats.transport_document.particulars import Particulars
from wallet.formats.transport_document.reading import LIST, OBJECT

MOST_DIFFERENCES = 500
_MOST_SHOWN = 500
_MOST_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Difference:
    """One member that is not the same in two versions."""

    where: str
    """Its JSON pointer, such as ``/transports/portOfDischarge/UNLocationCode``."""
    before: str
    """As it stood; empty where it was not there."""
    after: str
    """As it stands; empty where it is not there any more."""

    @property
    def name(self) -> str:
        """The last member of the pointer that is a name."""
        names = [step for step in self.where.split("/") if step and not step.isdigit()]
        return names[-1] if names else ""


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return what differs between two versions, in the order of the old one, 500 at most."""
    found = []
    for difference in _differ("", before, after, 0):
        found.append(difference)
        if len(found) == MOST_DIFFERENCES:
            break
    return tuple(found)


def check_versions(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> None:
    """Refuse new versions that say the goods were loaded on another day, or that do not add up.

    Where one bill is amended its quantities may be corrected, and the comparison shows it. Where
    bills are split or combined nothing may be lost and nothing added.

    Raises:
        Refused: ``on-board-date-changed`` or ``parts-do-not-add-up``.

    """
    old, new = [particulars(one) for one in before], [particulars(one) for one in after]
    dates = {one.on_board_date for one in old}
    for one in new:
        if one.on_board_date not in dates:
            raise Refused(
                "on-board-date-changed", refusal=14,
                before=", ".join(sorted(dates)) or "–", after=one.on_board_date or "–",
            )  # fmt: skip
    if len(old) == len(new) == 1:
        return
    boxes, now = _containers(old), _containers(new)
    lost, added = (", ".join(sorted(some)) for some in (boxes - now, now - boxes))
    for what, was, is_now in zip(_WHAT, (lost, *_sums(old)), (added, *_sums(new)), strict=True):
        if was != is_now:
            raise Refused(
                "parts-do-not-add-up", refusal=14, case=what,
                before=was or "–", after=is_now or "–",
            )  # fmt: skip


_WHAT = ("containers", "packages", "weight", "volume")


def _containers(parts: Sequence[Particulars]) -> set[str]:
    return {one.reference for part in parts for one in part.containers}


def _sums(parts: Sequence[Particulars]) -> tuple[str, str, str]:
    """Return packages, weight and volume of all parts together."""
    weight = total_quantity(part.totals.weight for part in parts)
    volume = total_quantity(part.totals.volume for part in parts)
    return (
        total(part.totals.packages for part in parts),
        f"{weight.value} {weight.unit}".strip(),
        f"{volume.value} {volume.unit}".strip(),
    )


def _differ(where: str, before: Any, after: Any, depth: int) -> Iterator[Difference]:
    if depth < _MOST_DEPTH:
        if isinstance(before, OBJECT) and isinstance(after, OBJECT):
            for name in dict.fromkeys((*before, *after)):
                yield from _differ(f"{where}/{name}", before.get(name), after.get(name), depth + 1)
            return
        if isinstance(before, LIST) and isinstance(after, LIST):
            for index in range(max(len(before), len(after))):
                old = before[index] if index < len(before) else None
                new = after[index] if index < len(after) else None
                yield from _differ(f"{where}/{index}", old, new, depth + 1)
            return
    if before != after or type(before) is not type(after):  # 1 is not true, though Python says so
        yield Difference(where, _shown(before), _shown(after))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, OBJECT):
        inside = ", ".join(_shown(one) for one in value.values())
    elif isinstance(value, LIST):
        inside = ", ".join(_shown(one) for one in value)
    else:
        inside = str(value)
    return inside if len(inside) <= _MOST_SHOWN else f"{inside[: _MOST_SHOWN - 1]}…"
