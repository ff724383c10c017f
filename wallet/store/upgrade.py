"""What is in ``vault.db``, version by version, and how a vault of any age becomes one of today.

A step is never changed after its release: the next version gets
one more. Each runs in a transaction of its own, so a crash leaves the version before or after it.

Times are milliseconds since 1970 in UTC, digests 64 lower-case hex digits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from wallet.errors import CouldNotLook
from wallet.store import files, merkle, state
from wallet.store.database import Database
from wallet.store.search import index_text

Step: TypeAlias = Callable[[Database], None]


def upgrade(db: Database, steps: Sequence[Step] | None = None) -> None:
    """Bring `db` from whatever version it has to the newest this program knows.

    Raises:
        CouldNotLook: ``vault-newer``: a later program has written it.

    """
    steps = STEPS if steps is None else steps
    version = db.version
    if version > len(steps):
        raise CouldNotLook("vault-newer", version=version, known=len(steps))
    for number, step in enumerate(steps[version:], start=version + 1):
        with db.transaction():
            step(db)
            db.run(f"PRAGMA user_version = {number}")


def keep_as_it_was(db: Database, path: Path) -> None:
    """Keep a copy of the database at `path` beside it, named by its version, before it changes.

    Raises:
        CouldNotLook: ``disk-full``, ``disk-failed``: then it must not be upgraded.

    """
    kept = path.with_name(f"{path.name}.v{db.version}")
    beside = kept.with_name(f"{kept.name}.new")
    with files.writing():
        beside.unlink(missing_ok=True)
        db.copy_to(beside)
        beside.replace(kept)
        files.sync_folder(path.parent)


def _version_1(db: Database) -> None:
    db.run(
        """
        -- small texts: own card, settings; private keys apart from them
        CREATE TABLE setting (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE secret (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE card (
            did TEXT PRIMARY KEY, kid TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
            jws TEXT NOT NULL, pinned_at INTEGER NOT NULL, source TEXT NOT NULL,
            is_own INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- the list of bills, an index for each way it is sorted, and the words it is searched by
        CREATE TABLE holding (
            id INTEGER PRIMARY KEY, bill TEXT NOT NULL UNIQUE,
            number TEXT NOT NULL COLLATE NOCASE, kind TEXT NOT NULL,
            carrier TEXT NOT NULL COLLATE NOCASE, from_place TEXT NOT NULL COLLATE NOCASE,
            to_place TEXT NOT NULL COLLATE NOCASE, vessel TEXT NOT NULL COLLATE NOCASE,
            voyage TEXT NOT NULL COLLATE NOCASE, on_board TEXT NOT NULL, standing TEXT NOT NULL,
            position TEXT NOT NULL, degree TEXT NOT NULL, changed_at INTEGER NOT NULL,
            change TEXT NOT NULL, counterparty TEXT NOT NULL COLLATE NOCASE,
            search_text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX holding_number ON holding (number);
        CREATE INDEX holding_kind ON holding (kind);
        CREATE INDEX holding_carrier ON holding (carrier);
        CREATE INDEX holding_route ON holding (from_place, to_place);
        CREATE INDEX holding_vessel ON holding (vessel, voyage);
        CREATE INDEX holding_on_board ON holding (on_board);
        CREATE INDEX holding_standing ON holding (standing, changed_at);
        CREATE INDEX holding_position ON holding (position, counterparty);
        CREATE INDEX holding_degree ON holding (instr('none signed agreed recorded', degree));
        CREATE INDEX holding_changed ON holding (changed_at);
        CREATE VIRTUAL TABLE holding_words USING fts5 (
            words, content = '', contentless_delete = 1, tokenize = 'ascii'
        );

        -- what was signed about a bill, as it came; and the documents that belong to it
        CREATE TABLE proof (
            id INTEGER PRIMARY KEY, bill TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL,
            position INTEGER, text TEXT NOT NULL, came_at INTEGER NOT NULL, source TEXT NOT NULL,
            UNIQUE (bill, kind, digest)
        ) STRICT;
        CREATE TABLE paper (
            id INTEGER PRIMARY KEY, bill TEXT NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL,
            media_type TEXT NOT NULL, size INTEGER NOT NULL, role TEXT NOT NULL,
            UNIQUE (bill, digest)
        ) STRICT;
        CREATE TABLE blob (
            name TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, size INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- who comes first: signed here, seen here, recorded here
        CREATE TABLE spent (
            bill TEXT NOT NULL, position INTEGER NOT NULL, digest TEXT NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY (bill, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE released (
            bill TEXT NOT NULL, position INTEGER NOT NULL, rejection TEXT NOT NULL,
            digest TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (bill, position, rejection)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE seen (
            bill TEXT NOT NULL, position INTEGER NOT NULL, digest TEXT NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY (bill, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE registered (
            bill TEXT NOT NULL, position INTEGER NOT NULL, entry TEXT NOT NULL,
            record TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (bill, position)
        ) STRICT, WITHOUT ROWID;

        -- the activity log: leaves, every full subtree above them, and what they came to
        CREATE TABLE leaf (number INTEGER PRIMARY KEY, bill TEXT, text TEXT NOT NULL) STRICT;
        CREATE INDEX leaf_bill ON leaf (bill);
        CREATE TABLE node (
            level INTEGER NOT NULL, number INTEGER NOT NULL, digest BLOB NOT NULL,
            PRIMARY KEY (level, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL
        ) STRICT;
        """
    )


def _version_2(db: Database) -> None:
    """Sum what binds the owner, beside the head of the log, which is there from the start now."""
    db.run(
        """
        ALTER TABLE head ADD COLUMN spent BLOB NOT NULL DEFAULT X'';
        ALTER TABLE head ADD COLUMN state BLOB NOT NULL DEFAULT X'';
        """
    )
    db.run(
        "INSERT INTO head (one, size, root) VALUES (1, 0, ?) ON CONFLICT DO NOTHING", merkle.EMPTY
    )
    state.keep_sums(db)


def _version_3(db: Database) -> None:
    """Find by the first letter or two as fast as by a whole word: index those beginnings too."""
    db.run(
        """
        DROP TABLE holding_words;
        CREATE VIRTUAL TABLE holding_words USING fts5 (
            words, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2'
        );
        """
    )
    last = 0
    while page := db.rows(
        "SELECT id, number, carrier, from_place, to_place, vessel, voyage, counterparty,"
        " search_text FROM holding WHERE id > ? ORDER BY id LIMIT 1000",
        last,
    ):
        last = page[-1][0]
        db.run_many(
            "INSERT INTO holding_words (rowid, words) VALUES (?, ?)",
            [(number, index_text(*texts)) for number, *texts in page],
        )


STEPS: tuple[Step, ...] = (_version_1, _version_2, _version_3)
"""The step at index n makes version n + 1 out of version n; version 0 is an empty database."""
