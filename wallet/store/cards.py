"""The address book: business cards of others that the user pinned, and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wallet.store.database import as_moment, as_number
from wallet.store.shelf import Shelf
from wallet.store.state import bind


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card as it was pinned. What it says is in its signed text."""

    did: str
    """The ``did:key`` it speaks for; one card each."""
    kid: str
    """RFC 7638 thumbprint of that key."""
    name: str
    jws: str
    """The card as signed, compact JWS."""
    pinned_at: datetime
    """When the user said: this is they. UTC, to the millisecond."""
    source: str
    """Where it came from, such as a file name."""
    is_own: bool = False


_FIELDS = "did, kid, name, jws, pinned_at, source, is_own"


class Cards(Shelf):
    """Who is known."""

    def put_card(self, card: StoredCard) -> None:
        """Pin `card` in the place of any other of the same ``did:key``."""
        row = (
            card.did, card.kid, card.name, card.jws, as_number(card.pinned_at), card.source,
            int(card.is_own),
        )  # fmt: skip
        with self._db.transaction():
            bind(self._db, "card", new=row, old=self._row(card.did))
            self._db.run(
                f"INSERT OR REPLACE INTO card ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                *row,
            )

    def card(self, did: str) -> StoredCard | None:
        """Return the card pinned for `did`, if there is one."""
        found = self._row(did)
        return None if found is None else _card(*found)

    def cards(self) -> tuple[StoredCard, ...]:
        """Return every pinned card by name, one's own first."""
        found = self._db.rows(f"SELECT {_FIELDS} FROM card ORDER BY is_own DESC, name, did")  # noqa: S608
        return tuple(_card(*row) for row in found)

    def remove_card(self, did: str) -> None:
        """Unpin the card of `did`; without one, do nothing."""
        with self._db.transaction():
            bind(self._db, "card", old=self._row(did))
            self._db.run("DELETE FROM card WHERE did = ?", did)

    def _row(self, did: str) -> tuple[Any, ...] | None:
        return self._db.row(f"SELECT {_FIELDS} FROM card WHERE did = ?", did)  # noqa: S608 - closed words


def _card(
    did: str, kid: str, name: str, jws: str, pinned_at: int, source: str, is_own: int
) -> StoredCard:
    return StoredCard(did, kid, name, jws, as_moment(pinned_at), source, bool(is_own))
