"""The list of bills as the worker delivers it: what has not come yet is an empty row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.models.holdings import PAGE, HoldingsModel
from wallet.titles.holding import Holding

_KEPT = 30
"""So many pages stay; one that went is asked for again when it comes into sight."""


class BillsModel(HoldingsModel):
    """A list whose pages are asked for when they scroll into sight, and put in when they come."""

    page_wanted = Signal(int)
    """The number of a page; answer with `put`."""

    _asked: frozenset[int] = frozenset()

    def begin(self, count: int, first: Sequence[Holding]) -> None:
        """Show a list of `count` bills that starts with `first`."""
        self._asked = frozenset({0})
        self.show(lambda _offset, _limit: (), count)
        self._pages[0] = first

    def put(self, number: int, rows: Sequence[Holding]) -> None:
        """Show the page that was asked for."""
        self._pages[number] = rows
        while len(self._pages) > _KEPT:
            gone, _rows = self._pages.popitem(last=False)
            self._asked -= {gone}
        start = number * PAGE
        end = min(start + len(rows), self.rowCount()) - 1
        if end >= start:
            self.dataChanged.emit(self.index(start, 0), self.index(end, self.columnCount() - 1))

    def row_of(self, bill: str) -> int:
        """Return in which row a bill stands, of those that have come; -1 for none."""
        for number, page in self._pages.items():
            for place, holding in enumerate(page):
                if holding.bill == bill:
                    return number * PAGE + place
        return -1

    @property
    def all_but(self) -> frozenset[str] | None:
        """Where all are chosen: those that are not, by digest; otherwise none."""
        return None if self._all_but is None else frozenset(self._all_but)

    def _page(self, number: int) -> Sequence[Holding]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        if number not in self._asked:
            self._asked |= {number}
            self.page_wanted.emit(number)
        return ()
