"""Where a moment lies on the line: a true scale, broken where something must be wider.

Every stretch between two acts has a least width, so that its words can be
read. The others share what remains at one scale; where that is smaller than
the scale of the whole, the axis is broken and must show it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

_BROKEN = 0.98
"""A stretch with less than this part of its true width is drawn as broken."""


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
        part = (moment - start).total_seconds() / span if span > 0 else float(moment > start)
        return left + (right - left) * min(max(part, 0.0), 1.0)


def scale(ends: Sequence[datetime], width: float, wishes: Sequence[float], least: float) -> Scale:
    """Return the scale for a line `width` wide.

    Args:
        ends: The moments between which time is drawn, in order.
        width: What there is; a line with too many stretches becomes wider.
        wishes: How wide each stretch should be at least, where there is room.
        least: How wide each is in any case.

    """
    spans = [max((end - start).total_seconds(), 0.0) for start, end in pairwise(ends)]
    width = max(width, least * len(spans))
    cap = _cap([max(wish, least) for wish in wishes], width)
    widths = _share(spans, [min(max(wish, least), cap) for wish in wishes], width)
    places = [0.0]
    for one in widths:
        places.append(places[-1] + one)
    true = width / (sum(spans) or 1.0)
    breaks = tuple(
        (left + right) / 2
        for (left, right), span in zip(pairwise(places), spans, strict=True)
        if right - left < span * true * _BROKEN
    )
    return Scale(tuple(ends), tuple(places[: len(ends)]), breaks)


def _share(spans: Sequence[float], leasts: Sequence[float], width: float) -> list[float]:
    """Return widths with the sum `width`, in the ratio of `spans` but for the least of each."""
    widths = list(leasts)
    free = {place for place, span in enumerate(spans) if span > 0}
    while free:
        rest = width - sum(widths[place] for place in range(len(spans)) if place not in free)
        each = rest / sum(spans[place] for place in free)
        short = {place for place in free if spans[place] * each < leasts[place]}
        if not short:
            for place in free:
                widths[place] = spans[place] * each
            return widths
        free -= short
    # Nothing happened between any two: no stretch is longer than another.
    spare = (width - sum(widths)) / len(widths) if widths else 0.0
    return [one + spare for one in widths]


def _cap(wishes: Sequence[float], width: float) -> float:
    """Return where to cut `wishes` off so that their sum is at most `width`."""
    rest, remaining = width, sorted(wishes)
    while remaining:
        fair = rest / len(remaining)
        if remaining[0] > fair:
            return fair
        rest -= remaining.pop(0)
    return width
