"""What every part of the vault has: the database and the time."""

from __future__ import annotations

from wallet.clock import Clock
from wallet.store.database import Database, as_number


class Shelf:
    """A part of the vault that keeps all it knows in the database and nothing in memory.

    So whatever a transaction undoes is undone everywhere, and `wallet.store.vault.Vault` can be
    all its shelves at once.
    """

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def _now(self) -> int:
        """Return the present moment as the database keeps it."""
        return as_number(self._clock.now())
