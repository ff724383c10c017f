"""Writes single values the way a paper shows them: in one language, with printable characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from wallet import words
from wallet.formats.transport_document import Place, Quantity, Reference
from wallet.papers.glyphs import Glyphs
from wallet.proof.verdict import NO_FACTS
from wallet.words import Language

_UNITS = {
    "KGM": "kg", "LBR": "lb", "GRM": "g", "ONZ": "oz", "MTQ": "m³", "FTQ": "ft³", "LTR": "l",
    "CEL": "°C", "FAH": "°F", "MQH": "m³/h", "FQH": "ft³/h",
}  # fmt: skip


class Pen:
    """Writes for one paper, in one language; its glyphs know what could not be printed."""

    __slots__ = ("glyphs", "language")

    def __init__(self, language: Language) -> None:
        self.language = language
        self.glyphs = Glyphs()

    def label(self, code: str, /, **facts: object) -> str:
        """Say one of the paper's own words."""
        return self.say("paper", code, facts)

    def say(self, group: str, code: str, facts: Mapping[str, object] = NO_FACTS) -> str:
        """Say a code of any group; its facts may bring in foreign characters."""
        return self.line(words.say(group, code, facts, self.language))

    def line(self, text: str) -> str:
        """Write `text` as one line."""
        return self.glyphs.line(text)

    def lines(self, texts: Iterable[str]) -> list[str]:
        """Write every text, line by line, without empty ends."""
        return [line for text in texts for line in self.glyphs.lines(text.rstrip()) if text.strip()]

    def time(self, moment: datetime) -> str:
        """Write a time with its offset."""
        return words.say_time(moment, self.language)

    def date(self, text: str) -> str:
        """Write an ISO date in the words of the language, and anything else as it stands."""
        try:
            return words.say_date(date.fromisoformat(text), self.language)
        except ValueError:
            return self.line(text)

    def unit(self, unit: str) -> str:
        """Write a unit's code as its sign, where it has one."""
        return _UNITS.get(unit, self.line(unit))

    def quantity(self, quantity: Quantity) -> dict[str, str]:
        """Write a quantity for a column of figures."""
        return {"value": self.line(quantity.value), "unit": self.unit(quantity.unit)}

    def measure(self, quantity: Quantity) -> str:
        """Write a quantity within a sentence."""
        return self.line(f"{quantity.value} {self.unit(quantity.unit)}".strip())

    def place(self, place: Place) -> list[str]:
        """Write a place with its UN/LOCODE, and below it the registered name that differs."""
        code = f"({place.unlocode})" if place.name and place.unlocode else place.unlocode
        shown = f"{place.name} {code}".strip()
        return self.lines((shown, place.registered))

    def references(self, references: Iterable[Reference]) -> list[str]:
        """Write references, each with its type and, for customs, its country."""
        parts = ((one.type, one.value, one.country and f"({one.country})") for one in references)
        return [self.line(" ".join(filter(None, three))) for three in parts]


Sheet = dict[str, Any]
"""Values for a template: JSON, with every string already written by a `Pen`."""


def in_a_row(texts: Iterable[str]) -> list[str]:
    """Return the texts that are not empty as one line, and no line where there is none."""
    row = " · ".join(text for text in texts if text)
    return [row] if row else []
