"""Small texts by name: the own card, settings; and, apart from them, private keys."""

from __future__ import annotations

from wallet.store.shelf import Shelf
from wallet.store.state import bind, is_bound


class Settings(Shelf):
    """Texts that stand for themselves. Both kinds lie in the encrypted database only."""

    def get(self, name: str) -> str | None:
        """Return the text called `name`, if there is one."""
        found = self._db.row("SELECT text FROM setting WHERE name = ?", name)
        return None if found is None else str(found[0])

    def put(self, name: str, text: str) -> None:
        """Keep `text` under `name` in the place of what was there."""
        with self._db.transaction():
            if is_bound(name):
                old = self.get(name)
                was = None if old is None else (name, old)
                bind(self._db, "setting", new=(name, text), old=was)
            self._db.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, text)

    def names(self, start: str) -> tuple[str, ...]:
        """Return the names of all texts that begin with `start`, in order."""
        found = self._db.rows(
            "SELECT name FROM setting WHERE name >= ?1 AND substr(name, 1, length(?1)) = ?1"
            " ORDER BY name",
            start,
        )
        return tuple(str(name) for (name,) in found)

    def secret(self, name: str) -> str | None:
        """Return the secret called `name` (a private JWK), if there is one."""
        found = self._db.row("SELECT text FROM secret WHERE name = ?", name)
        return None if found is None else str(found[0])

    def put_secret(self, name: str, text: str) -> None:
        """Keep a secret under `name` in the place of what was there."""
        self._db.run("INSERT OR REPLACE INTO secret VALUES (?, ?)", name, text)
