"""Numbers of a transport document as text, and exact sums of them.

JSON numbers are binary floats by the time we see them; their shortest decimal
form is what the carrier wrote. Sums are taken over those decimals, so 0.1 and
0.2 of a cubic metre are 0.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, localcontext

from wallet.formats.transport_document.particulars import Quantity
from wallet.formats.transport_document.reading import child, member, text

_EXACT = Context(prec=60, traps=[])
_MOST_BITS = 1024
"""Python refuses to print integers without end; no float has more."""


def number(value: object) -> str:
    """Return a JSON number in plain decimals, or an empty text for anything else."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value) if value.bit_length() <= _MOST_BITS else ""
    if not isinstance(value, float) or not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"


def quantity(source: object, value: str, unit: str) -> Quantity:
    """Return the member `value` of `source` with the unit in the member `unit`."""
    amount = number(member(source, value))
    return Quantity(amount, text(source, unit)) if amount else Quantity()


def measure(source: object, name: str) -> Quantity:
    """Return the member `name` of `source`, an object of value and unit."""
    return quantity(child(source, name), "value", "unit")


def total(numbers: Iterable[str]) -> str:
    """Return the exact sum, or an empty text if a number is missing or too long to add."""
    parts = tuple(numbers)
    if not parts or not all(parts):
        return ""
    with localcontext(_EXACT) as context:
        result = sum((Decimal(part) for part in parts), Decimal(0))
        return "" if context.flags[Inexact] else f"{result.normalize():f}"


def total_quantity(quantities: Iterable[Quantity]) -> Quantity:
    """Return the exact sum, or an empty quantity if one is missing or their units differ."""
    parts = tuple(quantities)
    units = {part.unit for part in parts}
    amount = total(part.value for part in parts) if len(units) == 1 else ""
    return Quantity(amount, units.pop()) if amount else Quantity()
