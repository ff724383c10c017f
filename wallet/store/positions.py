"""Who came first at a position of a bill: what this vault signed, saw and recorded there.

Three tables, each with one row for a bill and a position. They are why a retry, a second window or
a second parcel cannot become a second transfer.
"""

from __future__ import annotations

from typing import NamedTuple

from wallet.errors import Refused
from wallet.store.shelf import Shelf
from wallet.store.state import bind


class Registration(NamedTuple):
    """One line of the registrar's book."""

    position: int
    entry: str
    """SHA-256 of the entry that was recorded, 64 hex."""
    record: str
    """The record, compact JWS."""


class Positions(Shelf):
    """Sign once, remember what was seen first, record once."""

    def spend(self, bill: str, position: int, payload_digest: str) -> None:
        """Claim `position` of `bill` for one payload; call before signing, in the same transaction.

        The same payload again is fine: it can be sent for ever, never another.

        Raises:
            Refused: ``already-signed``: another payload was claimed there.

        """
        with self._db.transaction():
            if self._db.row(
                "INSERT INTO spent VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1",
                bill, position, payload_digest, self._now(),
            ):  # fmt: skip
                bind(self._db, "spent", new=(bill, position, payload_digest))
        signed = self.spent(bill, position)
        if signed != payload_digest:
            raise Refused("already-signed", refusal=7, bill=bill, position=position, signed=signed)

    def spent(self, bill: str, position: int) -> str | None:
        """Return the digest of the payload claimed at `position`, if any."""
        return self._digest("spent", bill, position)

    def release_position(self, bill: str, position: int, rejection_digest: str) -> None:
        """Let another payload be claimed at `position`: its receiver signed a rejection.

        What was claimed stays on record. One rejection releases once: coming again, it does
        nothing, for what is claimed there by then it never rejected.

        Raises:
            Refused: ``nothing-signed``: nothing is claimed at `position`.

        """
        with self._db.transaction():
            if self._db.row(
                "SELECT 1 FROM released WHERE bill = ? AND position = ? AND rejection = ?",
                bill, position, rejection_digest,
            ):  # fmt: skip
                return
            if (signed := self.spent(bill, position)) is None:
                raise Refused("nothing-signed", bill=bill, position=position)
            self._db.run(
                "INSERT INTO released VALUES (?, ?, ?, ?, ?)",
                bill, position, rejection_digest, signed, self._now(),
            )  # fmt: skip
            bind(self._db, "released", new=(bill, position, rejection_digest, signed))
            self._db.run("DELETE FROM spent WHERE bill = ? AND position = ?", bill, position)
            bind(self._db, "spent", old=(bill, position, signed))

    def first_seen(self, bill: str, position: int, entry_digest: str) -> str:
        """Return the digest of the entry seen first at `position`: now this one, if none was."""
        self._db.run(
            "INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            bill, position, entry_digest, self._now(),
        )  # fmt: skip
        return self._digest("seen", bill, position) or entry_digest

    def register(self, bill: str, position: int, entry_digest: str, record_jws: str) -> str:
        """Record an entry as registrar; the first at a position wins.

        Returns:
            The record that stands: this one, or the earlier one, whatever it recorded.

        """
        with self._db.transaction():
            if self._db.row(
                "INSERT INTO registered VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1",
                bill, position, entry_digest, record_jws, self._now(),
            ):  # fmt: skip
                bind(self._db, "registered", new=(bill, position, entry_digest, record_jws))
        stands = self._db.row(
            "SELECT record FROM registered WHERE bill = ? AND position = ?", bill, position
        )
        return record_jws if stands is None else str(stands[0])

    def registered(self, bill: str) -> tuple[Registration, ...]:
        """Return what was recorded of `bill`, by position."""
        found = self._db.rows(
            "SELECT position, entry, record FROM registered WHERE bill = ? ORDER BY position", bill
        )
        return tuple(Registration(*row) for row in found)

    def _digest(self, table: str, bill: str, position: int) -> str | None:
        found = self._db.row(
            f"SELECT digest FROM {table} WHERE bill = ? AND position = ?",  # noqa: S608 - our name
            bill, position,
        )  # fmt: skip
        return None if found is None else str(found[0])
