"""How the columns of a list share its width."""

from __future__ import annotations

from ui.models.cells import Column

_LEAST_COLUMN = 40
"""A column is never narrower than a few letters; the list then scrolls sideways."""


def total(full: dict[str, int], less: dict[str, int], gone: set[str], reduced: set[str]) -> int:
    """Return how wide the columns are that are not gone, the reduced ones as little as they may."""
    return sum(
        less[key] if key in reduced else width for key, width in full.items() if key not in gone
    )


def share_out(widths: dict[str, int], columns: list[Column], room: int) -> None:
    """Spread what is left over the columns, or cut the widest of those that may elide."""
    spare = room - sum(widths.values())
    if spare >= 0:
        taking = [column.key for column in columns if column.key != "chosen"]
        for place, key in enumerate(taking):
            share = spare // (len(taking) - place)
            widths[key] += share
            spare -= share
        return
    giving = sorted((c.key for c in columns if c.elides), key=lambda key: widths[key])
    rest = sum(widths[key] for key in giving) + spare
    for place, key in enumerate(giving):
        widths[key] = max(_LEAST_COLUMN, min(widths[key], rest // (len(giving) - place)))
        rest -= widths[key]
