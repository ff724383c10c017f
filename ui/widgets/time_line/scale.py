"""Where a moment lies on the line: a true scale, broken where it would be too wide.

Every stretch between two acts has a least width. The scale is chosen so that
the shortest has it; if that makes the whole too wide, the longest are cut down
to what remains, and each cut is a break that the axis must show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

_SHORTEST_S = 60.0
"""Acts closer together than this do not decide the scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps moments to positions, in device-independent pixels from the left of the line."""

    ends: tuple[datetime, ...]
    places: tuple[float, ...]
    """Where each of `ends` lies."""
    breaks: tuple[float, ...]
    """Where the axis is broken."""

    @property
    def width(self) -> float:
        """How wide the line is."""
        return self.places[-1] if self.places else 0.0

    def at(self, moment: datetime) -> float:
        """Return where `moment` lies; before the first and after the last, their places."""
        if not self.ends:
            return 0.0
        place = min(max(bisect_right(self.ends, moment) - 1, 0), len(self.ends) - 2)
        if place < 0:
            return self.places[0]
        start, end = self.ends[place], self.ends[place + 1]
        left, right = self.places[place], self.places[place + 1]
        span = (end - start).total_seconds()
        part = (moment - start).total_seconds() / span if span > 0 else 0.0
        return left + (right - left) * min(max(part, 0.0), 1.0)


def scale(ends: Sequence[datetime], width: float, least: float) -> Scale:
    """Return the scale for a line `width` wide with stretches of at least `least`.

    A line with too many stretches for `width` becomes wider than that.
    """
    spans = [max((end - start).total_seconds(), 0.0) for start, end in pairwise(ends)]
    widths, cut = _share(spans, width, least)
    places = [0.0]
    for one in widths:
        places.append(places[-1] + one)
    breaks = tuple((places[n] + places[n + 1]) / 2 for n, is_cut in enumerate(cut) if is_cut)
    return Scale(tuple(ends), tuple(places[: len(ends)]), breaks)


def _share(spans: Sequence[float], width: float, least: float) -> tuple[list[float], list[bool]]:
    if not spans:
        return [], []
    width = max(width, least * len(spans))
    true = width / max(sum(spans), _SHORTEST_S)
    pixels = max(least / max(min(spans), _SHORTEST_S), true)
    wanted = [max(span * pixels, least) for span in spans]
    if sum(wanted) <= width:
        # The whole fits: any surplus comes from stretches too short for the scale.
        spare = (width - sum(wanted)) / len(spans)
        return [one + spare for one in wanted], [False] * len(spans)
    cap = _level(wanted, width, least)
    return [min(one, cap) for one in wanted], [one > cap + 0.5 for one in wanted]


def _level(wanted: Sequence[float], width: float, least: float) -> float:
    """Return the height at which `wanted`, cut off, has the sum `width`."""
    rest, remaining = width, sorted(wanted)
    while remaining:
        fair = rest / len(remaining)
        if remaining[0] >= fair:
            return max(fair, least)
        rest -= remaining.pop(0)
    return least
