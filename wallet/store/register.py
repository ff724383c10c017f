"""The registrar's book as a list: every bill whose order of transfers this vault keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wallet.store.holdings import Holdings
from wallet.store.search import match_text
from wallet.titles.holding import Holding


class Wanted(StrEnum):
    """Which bills of the register."""

    ALL = "all"
    WAITING = "waiting"
    """Agreed and not recorded, or surrendered and not answered: the registrar has the next word."""
    CONFLICT = "conflict"
    """Somebody signed twice or came too late, or the bill is frozen."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One bill of the register."""

    holding: Holding
    recorded: int
    """The newest position that is recorded, from 0."""
    forks: int
    """Entries seen that contradict the chain."""
    refusals: int
    """Refusals signed."""


_KEPT = "EXISTS (SELECT 1 FROM registered WHERE registered.bill = holding.bill)"
_DISPUTED = "EXISTS (SELECT 1 FROM proof WHERE proof.bill = holding.bill"
_WHERE = {
    Wanted.ALL: _KEPT,
    Wanted.WAITING: f"{_KEPT} AND (degree = 'agreed' OR standing = 'surrendered')",
    Wanted.CONFLICT: f"{_KEPT} AND (standing = 'frozen' OR {_DISPUTED} AND kind IN"
    " ('fork', 'refusal')))",
}


class Registers(Holdings):
    """Bills with what was recorded of them."""

    def register_lines(
        self, *, wanted: Wanted = Wanted.ALL, text: str = "", offset: int = 0, limit: int = 200
    ) -> tuple[RegisterLine, ...]:
        """Return one page of the register, what changed last first.

        Args:
            wanted: Which bills.
            text: Only bills with all these words.
            offset: How many to skip.
            limit: How many at the most.

        """
        where, values = _where(wanted, text)
        found = self._select(
            f"{where} ORDER BY changed_at DESC, id DESC LIMIT ? OFFSET ?", *values, limit, offset
        )
        return tuple(self._line(holding) for holding in found)

    def register_count(self, *, wanted: Wanted = Wanted.ALL, text: str = "") -> int:
        """Return how many bills there are of that sort."""
        where, values = _where(wanted, text)
        ((count,),) = self._db.rows(f"SELECT count(*) FROM holding {where}", *values)  # noqa: S608
        return int(count)

    def _line(self, holding: Holding) -> RegisterLine:
        ((recorded,),) = self._db.rows(
            "SELECT max(position) FROM registered WHERE bill = ?", holding.bill
        )
        kinds = dict(
            self._db.rows(
                "SELECT kind, count(*) FROM proof WHERE bill = ? AND kind IN ('fork', 'refusal')"
                " GROUP BY kind",
                holding.bill,
            )
        )
        return RegisterLine(
            holding, int(recorded), int(kinds.get("fork", 0)), int(kinds.get("refusal", 0))
        )


def _where(wanted: Wanted, text: str) -> tuple[str, list[object]]:
    clause, values = f"WHERE {_WHERE[wanted]}", list[object]()
    if words := match_text(text):
        clause += " AND id IN (SELECT rowid FROM holding_words WHERE words MATCH ?)"
        values.append(words)
    return clause, values
