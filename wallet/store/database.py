"""The encrypted SQLite file; the only module that imports apsw (built with SQLite3MultipleCiphers).

What it sees to, each for a reason that was measured:

* The cipher is SQLCipher's (``legacy=4``): every byte of every page is authenticated, and a second,
  independent library can open the file.
* The key is the raw form. Anything but exactly 64 hex digits would be taken for a passphrase, and
  a forgotten key would make a plaintext database, both without a word; so both are checked.
* WAL with ``synchronous=FULL``: with NORMAL a power cut loses commits that were acknowledged.
* ``locking_mode=EXCLUSIVE`` before the first access: the second process is refused at once, and
  the system frees the lock when this process dies. On POSIX the lock belongs to the process and
  **any** close of the file drops it: nobody may open ``vault.db`` beside this module, not even to
  read its first bytes, so these are read through SQLite's own handle.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apsw

from wallet.errors import CouldNotLook, Unreadable, WrongUse

_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MAGIC = b"SQLite format 3\0"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Database:
    """One open database, held by this process alone. Use from one thread at a time."""

    PURPOSE = "ladewell/database/1"
    """What the key of a vault is derived for here (`VaultKey.derive`)."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Hold `connection`; use `create` or `open`, which prepare it."""
        self._connection = connection
        self._depth = 0
        self._is_closed = False

    @classmethod
    def create(cls, path: Path, key: bytes) -> Self:
        """Make a new, empty database at `path`, where nothing may be.

        Raises:
            CouldNotLook: ``disk-full``, ``vault-read-only`` or ``disk-failed``.

        """
        return cls._opened(path, key, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Open the database at `path` with the 32-byte `key` that made it.

        Raises:
            CouldNotLook: ``vault-in-use``: another process, or this one, has it open.
            Unreadable: ``vault-damaged``: it is plain, empty, changed, or of another key.

        """
        return cls._opened(path, key, apsw.SQLITE_OPEN_READWRITE)

    @classmethod
    def open_to_read(cls, path: Path, key: bytes) -> Self:
        """Open a database that nobody changes meanwhile, also on a disk that cannot be written to.

        What stands in a write-ahead log beside it is not seen.

        Raises:
            CouldNotLook: ``vault-read-only``: the system does not let us read it.
            Unreadable: As `open`.

        """
        return cls._opened(path, key, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)

    @classmethod
    def _opened(cls, path: Path, key: bytes, flags: int) -> Self:
        if _KEY.fullmatch(key.hex()) is None:
            raise ValueError("the key of a database has 32 bytes")
        only_reads = bool(flags & apsw.SQLITE_OPEN_READONLY)
        name = f"{path.absolute().as_uri()}?immutable=1" if only_reads else str(path)
        with _said:
            connection = apsw.Connection(name, flags=flags)
        try:
            with _said:
                if not flags & apsw.SQLITE_OPEN_CREATE:
                    _check_encrypted(connection, path)
                _unlock(connection, key)
                if only_reads:
                    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
                else:
                    _prepare(connection)
                _settle(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @property
    def version(self) -> int:
        """The version of what is inside (`user_version`); 0 for an empty database."""
        found = self.row("PRAGMA user_version")
        return int(found[0]) if found else 0

    @property
    def in_transaction(self) -> bool:
        """Whether a `transaction` is open."""
        return self._depth > 0

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._is_closed

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Carry out `sql` with `values` in its question marks and return every row.

        Raises:
            CouldNotLook: ``disk-full``, ``vault-in-use``, ``vault-read-only``, ``vault-closed``,
                ``disk-failed``; ``transaction-undone`` when SQLite gave up the transaction around.
            Unreadable: ``vault-damaged``.

        """
        with _said:
            if self._depth and not self._connection.in_transaction:
                # A full disk may undo everything at once; what follows must not commit by itself.
                raise CouldNotLook("transaction-undone")
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """Carry out `sql` and return its first row, or nothing. Raises as `rows`."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def run(self, sql: str, *values: object) -> None:
        """Carry out `sql` for what it does. Raises as `rows`."""
        self.rows(sql, *values)

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out `sql` once for each of `rows`. Raises as `rows`."""
        with _said:
            if self._depth and not self._connection.in_transaction:
                raise CouldNotLook("transaction-undone")
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do everything inside or nothing of it; on the disk when the outermost one is left.

        One inside another is a savepoint: it can fail by itself.

        Raises:
            CouldNotLook: As `rows`; nothing was done.

        """
        step = f"step_{self._depth}"
        outermost = self._depth == 0
        self.run("BEGIN IMMEDIATE" if outermost else f"SAVEPOINT {step}")
        self._depth += 1
        try:
            yield
            self.run("COMMIT" if outermost else f"RELEASE {step}")
        except BaseException:
            with _said:
                if self._connection.in_transaction:
                    self._connection.execute(
                        "ROLLBACK" if outermost else f"ROLLBACK TO {step}; RELEASE {step}"
                    )
            raise
        finally:
            self._depth -= 1

    def copy_to(self, path: Path) -> None:
        """Write a copy of what is committed, under the same key, to a file that is not there yet.

        SQLite does it: a file that is open here must never be read beside it (see above).

        Raises:
            CouldNotLook: As `rows`.

        """
        self.run("VACUUM INTO ?", str(path))

    def close(self) -> None:
        """Bring everything into the one file, give up the lock. Closing twice does nothing."""
        self._is_closed = True
        with _said:
            self._connection.close()


def as_number(moment: datetime) -> int:
    """Return `moment` as milliseconds since 1970, as the database keeps it."""
    return (moment - _EPOCH) // _MILLISECOND


def as_moment(number: int) -> datetime:
    """Return the moment that `as_number` wrote, in UTC."""
    return _EPOCH + number * _MILLISECOND


def _check_encrypted(connection: apsw.Connection, path: Path) -> None:
    # Signal once ran on an unencrypted database without noticing; so this is looked at each time.
    complete, first = connection.read("main", 0, 0, len(_MAGIC))
    if not complete or first == _MAGIC:
        raise Unreadable("vault-damaged", part=path.name, why="empty" if not complete else "plain")


def _unlock(connection: apsw.Connection, key: bytes) -> None:
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.pragma("key", f"raw:{key.hex()}")


def _prepare(connection: apsw.Connection) -> None:
    connection.pragma("locking_mode", "exclusive")
    if connection.pragma("journal_mode", "wal") != "wal":  # reads page 1 and takes the lock
        raise CouldNotLook("vault-read-only")
    connection.pragma("synchronous", "full")
    if sys.platform == "darwin":  # there, fsync leaves the disk's own cache alone
        connection.pragma("fullfsync", True)
        connection.pragma("checkpoint_fullfsync", True)


def _settle(connection: apsw.Connection) -> None:
    connection.pragma("foreign_keys", True)
    connection.pragma("trusted_schema", False)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.pragma("temp_store", "memory")
    connection.pragma("cache_size", -20_000)  # KiB


class _Said:
    """Turns SQLite's errors into ours; any other is a mistake in this program and stays one.

    A class, as it stands around every question: `contextmanager` would cost as much as a look-up.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        match wrong:
            case None:
                return
            case apsw.FullError():
                raise CouldNotLook("disk-full") from wrong
            case apsw.BusyError():
                raise CouldNotLook("vault-in-use") from wrong
            case apsw.ReadOnlyError() | apsw.CantOpenError() | apsw.PermissionsError():
                raise CouldNotLook("vault-read-only") from wrong
            case apsw.IOError():
                raise CouldNotLook("disk-failed", why=str(wrong)) from wrong
            case apsw.NotADBError() | apsw.CorruptError():
                # After its slot opened the key is right: whatever does not read now was changed.
                raise Unreadable("vault-damaged", part="vault.db") from wrong
            case apsw.ConnectionClosedError():
                raise CouldNotLook("vault-closed") from wrong
            case UnicodeEncodeError():
                raise WrongUse("text-not-unicode") from wrong


_said = _Said()
