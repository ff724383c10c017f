"""Chooses bills for a bundle: by number, by words and filters, by date, or all.

A filter is words as in the search field, and any of ``state:in-hands``, ``kind:bearer``,
``degree:recorded``, ``carrier:WORD``, ``since:2026-10-01``, ``until:2026-12-31`` (by the day of the
last change, UTC, both included). Everything named must be so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from wallet.errors import WrongUse
from wallet.store import Vault
from wallet.titles.bill import Kind
from wallet.titles.holding import Holding, Standing
from wallet.titles.state import Degree

_PAGE = 1_000
_KEYS = ("state", "kind", "degree", "carrier", "since", "until")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which bills: those named, or those that fit `words`; all if nothing is said."""

    numbers: tuple[str, ...] = ()
    words: str = ""

    def say(self) -> str:
        """Return the selection as it is written into the bundle."""
        return ", ".join(self.numbers[:20]) if self.numbers else self.words or "*"


def select(vault: Vault, selection: Selection, find: Callable[[str], str]) -> tuple[str, ...]:
    """Return the digests of the bills, each once, by number.

    Raises:
        CouldNotLook: ``bill-unknown``, ``bill-ambiguous``.
        WrongUse: ``filter-wrong``.

    """
    if selection.numbers:
        return tuple(dict.fromkeys(map(find, selection.numbers)))
    wanted = _Filter(selection.words)
    found = [(one.number, one.bill) for one in _holdings(vault, wanted) if wanted.fits(one)]
    return tuple(bill for _number, bill in sorted(found))


class _Filter:
    """What a filter asks for."""

    def __init__(self, text: str) -> None:
        words: list[str] = []
        self._asked: dict[str, str] = {}
        for word in text.split():
            key, colon, value = word.partition(":")
            if colon and key in _KEYS and value:
                self._asked[key] = value
            else:
                words.append(word)
        self.text = " ".join(words)
        try:
            self.standing = Standing(self._asked["state"]) if "state" in self._asked else None
            self._kind = Kind(self._asked["kind"]) if "kind" in self._asked else None
            self._degree = Degree(self._asked["degree"]) if "degree" in self._asked else None
            self._since = date.fromisoformat(self._asked.get("since", "0001-01-01"))
            self._until = date.fromisoformat(self._asked.get("until", "9999-12-31"))
        except ValueError as wrong:
            raise WrongUse("filter-wrong", text=text[:200]) from wrong

    def fits(self, holding: Holding) -> bool:
        """Say whether a bill is what is asked for."""
        carrier = self._asked.get("carrier", "").casefold()
        return (
            self._kind in (None, holding.kind)
            and self._degree in (None, holding.degree)
            and carrier in holding.carrier.casefold()
            and self._since <= holding.changed_at.date() <= self._until
        )


def _holdings(vault: Vault, wanted: _Filter) -> Iterator[Holding]:
    offset = 0
    while page := vault.holdings(
        standing=wanted.standing, text=wanted.text, order="number", descending=False,
        offset=offset, limit=_PAGE,
    ):  # fmt: skip
        yield from page
        offset += len(page)
