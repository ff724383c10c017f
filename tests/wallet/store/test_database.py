"""The encrypted database: keyed or refused, all or nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wallet.errors import CouldNotLook, Unreadable
from wallet.store.database import Database, as_moment, as_number

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some.db"


@pytest.fixture
def db(path):
    database = Database.create(path, KEY)
    database.run("CREATE TABLE t (a)")
    yield database
    database.close()


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_never_becomes_a_passphrase(path, length):
    with pytest.raises(ValueError, match="32 bytes"):
        Database.create(path, bytes(length))
    assert not path.exists()


def test_what_is_written_is_not_plain(path, db):
    db.close()
    assert path.read_bytes()[:16] != b"SQLite format 3\0"


def test_a_plain_database_is_refused(path):
    plain = apsw.Connection(str(path))
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(Unreadable, match="vault-damaged") as refused:
        Database.open(path, KEY)
    assert refused.value.facts["why"] == "plain"


@pytest.mark.parametrize("size", [0, 1, 15])
def test_an_empty_database_is_refused(path, size):
    path.write_bytes(bytes(size))
    with pytest.raises(Unreadable, match="vault-damaged"):
        Database.open(path, KEY)


def test_another_key_does_not_open_it(path, db):
    db.close()
    with pytest.raises(Unreadable, match="vault-damaged"):
        Database.open(path, KEY[::-1])


def test_it_is_as_safe_as_sqlite_can_be(db):
    settings = {"journal_mode": "wal", "synchronous": 2, "locking_mode": "exclusive"}
    settings |= {"foreign_keys": 1, "trusted_schema": 0, "temp_store": 2}
    for name, value in settings.items():
        assert db.row(f"PRAGMA {name}") == (value,)


OPENS = """
import sys
from pathlib import Path
from wallet.errors import WalletError
from wallet.store.database import Database
try:
    Database.open(Path(sys.argv[1]), bytes(range(32))).close()
    print("opened")
except WalletError as wrong:
    print(wrong.code)
"""


def opened_elsewhere(path):
    return subprocess.run(
        [sys.executable, "-c", OPENS, str(path)], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_only_one_process_has_it_open(path, db):
    assert opened_elsewhere(path) == "vault-in-use"
    # Looking at it a second time here must not give up the lock, as any close of the file would.
    with pytest.raises(CouldNotLook, match="vault-in-use"):
        Database.open(path, KEY)
    assert opened_elsewhere(path) == "vault-in-use"
    db.close()
    assert opened_elsewhere(path) == "opened"


def test_after_closing_one_file_is_left(path, db):
    db.run("INSERT INTO t VALUES (1)")
    db.close()
    db.close()
    assert [each.name for each in path.parent.glob("some.db*")] == ["some.db"]
    with pytest.raises(CouldNotLook, match="vault-closed"):
        db.rows("SELECT 1")
    with pytest.raises(CouldNotLook, match="vault-closed"), db.transaction():
        pass


steps = st.recursive(
    st.integers(),
    lambda inner: st.tuples(st.lists(inner, max_size=4), st.booleans()),
    max_leaves=12,
)


@given(st.lists(steps, max_size=5))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_transactions_do_everything_or_nothing_at_any_depth(db, script):
    """A script is numbers to write and transactions (what is inside, whether it fails)."""

    def play(steps):
        for step in steps:
            if isinstance(step, int):
                db.run("INSERT INTO t VALUES (?)", str(step))
                continue
            inside, fails = step
            try:
                with db.transaction():
                    play(inside)
                    if fails:
                        raise KeyError
            except KeyError:
                pass

    def expected(steps):
        for step in steps:
            if isinstance(step, int):
                yield (str(step),)
            elif not step[1]:
                yield from expected(step[0])

    db.run("DELETE FROM t")
    play(script)
    assert db.rows("SELECT a FROM t ORDER BY rowid") == list(expected(script))
    assert not db.in_transaction


def fill(db):
    """Let the database be full after two more pages."""
    (pages,) = db.row("PRAGMA page_count")
    db.run(f"PRAGMA max_page_count = {pages + 2}")


def test_a_full_disk_undoes_the_transaction_and_says_so(db):
    db.run("INSERT INTO t VALUES ('before')")
    fill(db)

    def write():
        with db.transaction():
            db.run("INSERT INTO t VALUES ('small')")
            db.run("INSERT INTO t VALUES (zeroblob(100000))")

    with pytest.raises(CouldNotLook, match="disk-full"):
        write()
    assert db.rows("SELECT a FROM t") == [("before",)]
    assert db.row("PRAGMA integrity_check") == ("ok",)


def test_a_transaction_that_sqlite_gave_up_does_not_go_on(db):
    def write_on():
        with db.transaction():
            db.run("INSERT INTO t VALUES ('inside')")
            db._connection.execute("ROLLBACK")
            db.run("INSERT INTO t VALUES ('after')")

    with pytest.raises(CouldNotLook, match="transaction-undone"):
        write_on()
    assert db.rows("SELECT a FROM t") == []
    assert not db.in_transaction


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (apsw.ReadOnlyError, "vault-read-only"),
        (apsw.CantOpenError, "vault-read-only"),
        (apsw.IOError, "disk-failed"),
        (apsw.FullError, "disk-full"),
    ],
)
def test_what_the_disk_refuses_has_a_code(db, monkeypatch, wrong, code):
    class Refusing:
        in_transaction = False

        def execute(self, sql, values):
            raise wrong("refused")

    monkeypatch.setattr(db, "_connection", Refusing())
    with pytest.raises(CouldNotLook, match=code):
        db.rows("SELECT 1")
    monkeypatch.undo()


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_are_kept_to_the_millisecond(moment):
    again = as_moment(as_number(moment))
    assert timedelta(0) <= moment - again < timedelta(milliseconds=1)
    assert as_moment(as_number(again)) == again


def test_a_moment_in_another_zone_is_the_same_moment():
    zulu = datetime(2026, 11, 22, 8, 15, tzinfo=UTC)
    assert as_moment(as_number(zulu.astimezone())) == zulu
