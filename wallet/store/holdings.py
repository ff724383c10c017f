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

# Each has an index that says the same, word for word; see `wallet.store.upgrade`.
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
        "degree": ("instr('none signed agreed recorded', degree)",),
    }
)

_FIELDS = (
    "bill", "number", "kind", "carrier", "from_place", "to_place", "vessel", "voyage", "on_board",
    "standing", "position", "degree", "changed_at", "change", "counterparty", "search_text",
)  # fmt: skip
"""The fields of a `Holding` and, by the same names, the columns of its table."""

_SEARCHED = (
    "number", "carrier", "from_place", "to_place", "vessel", "voyage", "counterparty",
    "search_text",
)  # fmt: skip

# The SQL below is put together from the names above and nothing else; values are always bound.
_SELECT = f"SELECT {', '.join(_FIELDS)} FROM holding"  # noqa: S608
_INSERT = f"INSERT INTO holding ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"  # noqa: S608


class Holdings(Shelf):
    """Every bill held, offered or copied, one line each."""

    def put_holding(self, holding: Holding) -> None:
        """Keep `holding` in the place of what was known of its bill."""
        row = {field: getattr(holding, field) for field in _FIELDS}
        row["changed_at"] = as_number(holding.changed_at)
        with self._db.transaction():
            known = self._db.row(
                f"SELECT id, {', '.join(_FIELDS)} FROM holding WHERE bill = ?",  # noqa: S608
                holding.bill,
            )
            if known is None:
                ((number,),) = self._db.rows(f"{_INSERT} RETURNING id", *row.values())
                changed = list(_FIELDS)
            else:
                # Each column written is a page of an index to encrypt, whether it differs or not.
                number, *old = known
                pairs = zip(_FIELDS, old, strict=True)
                changed = [field for field, was in pairs if was != row[field]]
                self._update(number, {field: row[field] for field in changed})
            if any(field in _SEARCHED for field in changed):
                words = index_text(*(row[field] for field in _SEARCHED))
                self._db.run(
                    "REPLACE INTO holding_words (rowid, words) VALUES (?, ?)", number, words
                )

    def drop_holding(self, bill: str) -> None:
        """Strike a bill from the list; what was signed about it stays in the vault."""
        with self._db.transaction():
            found = self._db.row("DELETE FROM holding WHERE bill = ? RETURNING id", bill)
            if found is not None:
                self._db.run("DELETE FROM holding_words WHERE rowid = ?", found[0])

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
        # Which bills are on the page is found in the index of the order alone; only they are read.
        page = f"SELECT id FROM holding {where} ORDER BY {by} LIMIT ? OFFSET ?"  # noqa: S608
        return self._select(f"WHERE id IN ({page}) ORDER BY {by}", *values, limit, offset)

    def counts(self, text: str = "") -> Mapping[Standing, int]:
        """Return how many bills stand how, among those with all words of `text`."""
        where, values = _filter(None, text)
        counted = f"SELECT standing, count(*) FROM holding {where} GROUP BY standing"  # noqa: S608
        found = {Standing(name): int(count) for name, count in self._db.rows(counted, *values)}
        return MappingProxyType({standing: found.get(standing, 0) for standing in Standing})

    def _update(self, number: int, row: Mapping[str, object]) -> None:
        if row:
            columns = ", ".join(f"{field} = ?" for field in row)
            self._db.run(
                f"UPDATE holding SET {columns} WHERE id = ?",  # noqa: S608
                *row.values(), number,
            )  # fmt: skip

    def _select(self, rest: str, *values: object) -> tuple[Holding, ...]:
        return tuple(_holding(*row) for row in self._db.rows(f"{_SELECT} {rest}", *values))


def _filter(standing: Standing | None, text: str) -> tuple[str, list[object]]:
    """Return a WHERE clause, and the values for its question marks.

    The ``+`` keeps SQLite from walking the bills that match and reading each to sort them: it walks
    the order and asks whether a bill matches, which at 100,000 bills is 20 times faster.
    """
    clauses: list[str] = []
    values: list[object] = []
    if standing is not None:
        clauses.append("+id IN (SELECT id FROM holding WHERE standing = ?)")
        values.append(standing)
    if words := match_text(text):
        clauses.append("+id IN (SELECT rowid FROM holding_words WHERE words MATCH ?)")
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
