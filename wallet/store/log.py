"""The activity log: one leaf for each thing done, under a hash tree, never changed.

Pages of the database are authenticated one by one, which does not notice an old page put back. The
tree does: leaves, nodes and head lie on different pages and must agree. A leaf is the canonical
JSON of ``{"i": number, "t": time, "kind": …, "ref": bill or null, "facts": {…}}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from wallet.clock import read_time, write_time
from wallet.errors import Unreadable, WalletError
from wallet.keys.canonical import canonical, read_object
from wallet.progress import Progress, Silent
from wallet.store import merkle
from wallet.store.database import Database
from wallet.store.shelf import Shelf

_NO_FACTS: Mapping[str, object] = MappingProxyType({})
_BATCH = 1_000
_NO_HEAD = (-1, b"")


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that was done in this vault."""

    number: int
    """Its place in the log, from 0."""
    at: datetime
    kind: str
    """A stable code, such as ``offered``."""
    bill: str | None
    facts: Mapping[str, object]


class Log(Shelf):
    """What was done, in order."""

    _tip: tuple[tuple[int, bytes], Mapping[merkle.Place, bytes]] = (_NO_HEAD, MappingProxyType({}))
    """The nodes that make up a head. They are nothing but the head written out, so they hold for
    any transaction that finds this head; whoever writes one line after another reads none again."""

    def note(self, kind: str, bill: str | None, facts: Mapping[str, object] = _NO_FACTS) -> None:
        """Write one more line.

        Args:
            kind: A stable code for what was done.
            bill: Digest of the bill it was done to, if to one.
            facts: More about it: JSON values, nothing secret.

        Raises:
            Unreadable: As `wallet.keys.canonical.canonical`, for facts that are not JSON.

        """
        with self._db.transaction():
            size, root = head = self._head()
            known = self._tip[1] if self._tip[0] == head else {}
            draft = merkle.Draft(Nodes(self._db), known)
            leaf = canonical(
                {
                    "i": size,
                    "t": write_time(self._clock.now()),
                    "kind": kind,
                    "ref": bill,
                    "facts": dict(facts),
                }
            )
            merkle.append(draft, size, leaf)
            root = merkle.root(draft, size + 1)
            self._db.run("INSERT INTO leaf VALUES (?, ?, ?)", size, bill, leaf.decode())
            fresh = [(*place, digest) for place, digest in draft.fresh.items()]
            self._db.run_many("INSERT INTO node VALUES (?, ?, ?)", fresh)
            self._db.run("UPDATE head SET size = ?, root = ?", size + 1, root)
            self._tip = (size + 1, root), draft.peaks(size + 1)

    def log_head(self) -> tuple[int, str]:
        """Return how many lines there are, and the root over them in hex (RFC 6962)."""
        size, root = self._head()
        return size, root.hex()

    def _head(self) -> tuple[int, bytes]:
        head = self._db.row("SELECT size, root FROM head")
        if head is None:
            raise _damaged(0)
        return int(head[0]), bytes(head[1])

    def log_root(self, size: int) -> str | None:
        """Return the root over the first `size` lines in hex; nothing where there are fewer."""
        nodes = Nodes(self._db)
        return merkle.root(nodes, size).hex() if size <= nodes.size else None

    def activities(
        self, limit: int = 200, offset: int = 0, bill: str | None = None
    ) -> tuple[Activity, ...]:
        """Return lines of the log, the newest first; of one bill where it is given."""
        where, values = ("WHERE bill = ?", (bill,)) if bill is not None else ("", ())
        found = self._db.rows(
            f"SELECT text FROM leaf {where} ORDER BY number DESC LIMIT ? OFFSET ?",  # noqa: S608 - one of two
            *values, limit, offset,
        )  # fmt: skip
        return tuple(_activity(text) for (text,) in found)

    def notes(self, *kinds: str) -> tuple[Activity, ...]:
        """Return every line of these kinds that is about no bill, the newest first."""
        like = " OR ".join("text LIKE ?" for _kind in kinds)
        found = self._db.rows(
            f"SELECT text FROM leaf WHERE bill IS NULL AND ({like}) ORDER BY number DESC",  # noqa: S608 - only places for values
            *(f'%"kind":"{kind}"%' for kind in kinds),
        )
        lines = (_activity(text) for (text,) in found)
        return tuple(line for line in lines if line.kind in kinds)  # a fact may say it too

    def check_log(self, progress: Progress = Silent()) -> None:
        """Compute the whole log again.

        Raises:
            Unreadable: ``vault-damaged``: a leaf, a node or the head is not what it was.

        """
        size, root = self.log_head()
        kept, again = Nodes(self._db), _Recomputed()
        for start in range(0, size, _BATCH):
            progress.step(start, size, "log")
            for number, text in self._db.rows(
                "SELECT number, text FROM leaf WHERE number >= ? ORDER BY number LIMIT ?",
                start, min(_BATCH, size - start),
            ):  # fmt: skip
                if number != again.size or _activity(text).number != number:
                    raise _damaged(number)
                merkle.append(again, number, text.encode())
                again.size += 1
                if any(kept.node(*place) != digest for place, digest in again.fresh.items()):
                    raise _damaged(number)
                again.fresh.clear()
        if again.size != size or kept.size != size or merkle.root(again, size).hex() != root:
            raise _damaged(size)

    def _check_end_of_log(self) -> None:
        """See in a few look-ups that the last leaf, the nodes above it and the head agree.

        Raises:
            Unreadable: ``vault-damaged``.

        """
        size, root = self.log_head()
        nodes = Nodes(self._db)
        last = self._db.row("SELECT number, text FROM leaf ORDER BY number DESC LIMIT 1")
        number, text = last or (-1, "")
        whole = number + 1 == size == nodes.size and merkle.root(nodes, size).hex() == root
        if not whole or (size and not merkle.ends_with(nodes, size, str(text).encode())):
            raise _damaged(size)


class Nodes:
    """The nodes of the tree in the database."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        last = self._db.row("SELECT max(number) FROM node WHERE level = 0")
        return 0 if last is None or last[0] is None else int(last[0]) + 1

    def node(self, level: int, number: int) -> bytes:
        """Return the hash of a node, or nothing that is equal to any hash."""
        found = self._db.row(
            "SELECT digest FROM node WHERE level = ? AND number = ?", level, number
        )
        return b"" if found is None else bytes(found[0])


class _Recomputed:
    """Only the newest node of each level, and those made since they were last looked at."""

    def __init__(self) -> None:
        self.size = 0
        self.fresh: dict[tuple[int, int], bytes] = {}
        self._newest: dict[int, dict[int, bytes]] = {}

    def node(self, level: int, number: int) -> bytes:
        """Return the hash of a left sibling or a peak: always the newest left node of its level."""
        return self._newest[level][number]

    def keep_node(self, level: int, number: int, digest: bytes) -> None:
        """Keep the hash of a node until the next left one of its level."""
        self.fresh[level, number] = digest
        if number % 2 == 0:
            self._newest[level] = {number: digest}


def _activity(text: str) -> Activity:
    try:
        leaf = read_object(text.encode())
        return Activity(leaf["i"], read_time(leaf["t"]), leaf["kind"], leaf["ref"], leaf["facts"])
    except (WalletError, LookupError, TypeError) as wrong:
        raise Unreadable("vault-damaged", part="log") from wrong


def _damaged(number: int) -> Unreadable:
    return Unreadable("vault-damaged", part="log", line=number)
