"""Every measure, from the size of the body font and the grid unit (LOOK, *Measures*)."""

from __future__ import annotations

from dataclasses import dataclass

from ui.look.faces import Face, TextSize, points

_UNITS = {
    TextSize.SMALLER: 7,
    TextSize.SMALL: 8,
    TextSize.MEDIUM: 8,
    TextSize.BIG: 9,
    TextSize.BIGGER: 9,
}

LEAST_WINDOW = 640, 480
FIRST_WINDOW = 1280, 820
"""Width and height of the window: at the least, and when it is first opened."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """The measures of one text size, in device-independent pixels."""

    em: float
    """Pixel size of the body font."""
    u: int
    """The grid unit: half inside a chip, one between parts, two as the padding of a panel."""
    is_chinese: bool = False

    radius: int = 4
    chip_radius: int = 3
    hairline: int = 1
    stroke: int = 2
    """Banner borders, the focus ring, painted links."""
    focus_gap: int = 2
    bar: int = 3
    """The mark of the chosen tab and place, and the lane of the medium."""

    def ems(self, count: float) -> int:
        """Return `count` times the size of the body font, in whole pixels."""
        return round(count * self.em)

    @property
    def rise(self) -> int:
        """By how much words must be lifted to stand in the middle: Chinese ones hang lower."""
        return self.ems(0.06) if self.is_chinese else 0

    @property
    def padding(self) -> int:
        """Inside a panel."""
        return 2 * self.u

    @property
    def margin(self) -> int:
        """Around a page."""
        return 3 * self.u

    @property
    def button(self) -> int:
        """Height of a button and a field."""
        return self.ems(2.3)

    @property
    def decision(self) -> int:
        """Height of the deciding button on a sheet and in a door."""
        return self.ems(3)

    @property
    def target(self) -> int:
        """The smallest thing one may have to hit."""
        return self.ems(2)

    @property
    def icon(self) -> int:
        """Icons in chips, buttons and rows."""
        return self.ems(1.1)

    @property
    def big_icon(self) -> int:
        """Icons of the rail."""
        return self.ems(1.3)

    @property
    def rail(self) -> int:
        """Width of the rail with words."""
        return self.ems(10.4 if self.is_chinese else 12.6)

    @property
    def narrow_rail(self) -> int:
        """Width of the rail with icons only."""
        return self.big_icon + 5 * self.u  # the lock at its foot is a button

    @property
    def rail_needs(self) -> int:
        """Width of the window under which the rail keeps its icons only."""
        return self.ems(72)

    @property
    def top_bar(self) -> int:
        """Height of the top bar."""
        return self.ems(2) + 3 * self.u

    @property
    def row(self) -> int:
        """Height of a two-line row of a page's table."""
        return self.ems(3.4)

    @property
    def inner_row(self) -> int:
        """Height of a two-line row inside a tab."""
        return self.ems(2.6)

    @property
    def line_row(self) -> int:
        """Height of a one-line row."""
        return self.ems(2)

    @property
    def head(self) -> int:
        """Height of a table's head."""
        return self.ems(2.2)


def metrics(size: TextSize, dots_per_inch: float, *, is_chinese: bool) -> Metrics:
    """Return the measures of `size` on a screen of that many logical dots per inch."""
    em = points(Face.BODY, size) * dots_per_inch / 72
    return Metrics(em, _UNITS[size], is_chinese)
