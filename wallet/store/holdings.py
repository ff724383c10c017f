"""The list of bills: sorted, filtered, searched and cut into pages by the database.

The window shows what comes from here and sorts nothing itself: at 100,000 bills that is the
difference between a blink and half a minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from wallet.store.database import as_moment, as_number
from wallet.store.search import index_text, match_text
from wallet.store.shelf import Shelf
from wallet.titles.bill import Kind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.state import Degree

Order: TypeAlias = Literal[
    "changed", "number", "kind", "carrier", "route", "vessel", "on-board", "standing", "position",
    "degree",
]  # fmt: skip
"""What the list may be sorted by: its columns."""

_COLUMNS: Mapping[Order, tuple[str, ...]] = MappingProxyType(
    {
        "changed": ("changed_at",),
        "number": ("number",),
        "kind": ("kind",),
        "carrier": ("carrier",),
        "route": ("from_place", "to_place"),
        "vessel": ("vessel", "voyage"),
        "on-board": ("on_board",),
        "standing": ("standing", "changed_at"),
        "position": ("position", "counterparty"),
        "degree": ("degree",),
    }
)

_FIELDS = (
    "bill, number, kind, carrier, from_place, to_place, vessel, voyage, on_board, standing,"
    " position, degree, changed_at, change, counterparty, search_text"
)
_PUT = f"""
    INSERT INTO holding ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (bill) DO UPDATE SET
        ({_FIELDS}) = ({", ".join(f"excluded.{field}" for field in _FIELDS.split(", "))})
    RETURNING id
"""  # noqa: S608 - made of the words above and nothing else


class Holdings(Shelf):
    """Every bill held, offered or copied, one line each."""

    def put_holding(self, holding: Holding) -> None:
        """Keep `holding` in the place of what was known of its bill."""
        with self._db.transaction():
            (number,) = self._db.rows(
                _PUT,
                holding.bill, holding.number, holding.kind.value, holding.carrier,
                holding.from_place, holding.to_place, holding.vessel, holding.voyage,
                holding.on_board, holding.standing.value, holding.position.value,
                holding.degree.value, as_number(holding.changed_at), holding.change.value,
                holding.counterparty, holding.search_text,
            )[0]  # fmt: skip
            words = index_text(
                holding.number, holding.carrier, holding.from_place, holding.to_place,
                holding.vessel, holding.voyage, holding.counterparty, holding.search_text,
            )  # fmt: skip
            self._db.run("REPLACE INTO holding_words (rowid, words) VALUES (?, ?)", number, words)

    def holding(self, bill: str) -> Holding | None:
        """Return the line of `bill`, if it is here."""
        found = self._select("WHERE bill = ?", bill)
        return found[0] if found else None

    def find_number(self, number: str) -> tuple[Holding, ...]:
        """Return the bills of this number, whatever its case; two carriers may use the same."""
        return self._select("WHERE number = ? ORDER BY changed_at DESC, id DESC", number.strip())

    def holdings(
        self,
        *,
        standing: Standing | None = None,
        text: str = "",
        order: Order = "changed",
        descending: bool = True,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[Holding, ...]:
        """Return one page of the list.

        Args:
            standing: Only bills that stand so.
            text: Only bills with all these words, as `wallet.store.search` understands words;
                a text without any leaves nothing out.
            order: By which column.
            descending: The greatest or newest first.
            offset: How many to skip.
            limit: How many at the most.

        """
        where, values = _filter(standing, text)
        direction = "DESC" if descending else "ASC"
        by = ", ".join(f"{column} {direction}" for column in (*_COLUMNS[order], "id"))
        return self._select(f"{where} ORDER BY {by} LIMIT ? OFFSET ?", *values, limit, offset)

    def counts(self, text: str = "") -> Mapping[Standing, int]:
        """Return how many bills stand how, among those with all words of `text`."""
        where, values = _filter(None, text)
        sql = f"SELECT standing, count(*) FROM holding {where} GROUP BY standing"  # noqa: S608 - as _filter says
        found = {Standing(name): int(count) for name, count in self._db.rows(sql, *values)}
        return MappingProxyType({standing: found.get(standing, 0) for standing in Standing})

    def _select(self, rest: str, *values: object) -> tuple[Holding, ...]:
        sql = f"SELECT {_FIELDS} FROM holding {rest}"  # noqa: S608 - closed words; values are bound
        return tuple(_holding(*row) for row in self._db.rows(sql, *values))


def _filter(standing: Standing | None, text: str) -> tuple[str, list[object]]:
    """Return a WHERE clause of fixed words, and the values for its question marks."""
    clauses: list[str] = []
    values: list[object] = []
    if standing is not None:
        clauses.append("standing = ?")
        values.append(standing.value)
    if words := match_text(text):
        clauses.append("id IN (SELECT rowid FROM holding_words WHERE words MATCH ?)")
        values.append(words)
    return ("WHERE " + " AND ".join(clauses) if clauses else ""), values


def _holding(
    bill: str, number: str, kind: str, carrier: str, from_place: str, to_place: str, vessel: str,
    voyage: str, on_board: str, standing: str, position: str, degree: str, changed_at: int,
    change: str, *rest: Any,
) -> Holding:  # fmt: skip
    return Holding(
        bill, number, Kind(kind), carrier, from_place, to_place, vessel, voyage, on_board,
        Standing(standing), Position(position), Degree(degree), as_moment(changed_at),
        Change(change), *rest,
    )  # fmt: skip
