"""A vault of any version opens, or is refused; nothing in between."""

from __future__ import annotations

import pytest

from wallet.errors import CouldNotLook
from wallet.store import state
from wallet.store.database import Database
from wallet.store.upgrade import STEPS, upgrade


@pytest.fixture
def db(tmp_path):
    database = Database.create(tmp_path / "some.db", bytes(32))
    yield database
    database.close()


def first(db):
    db.run("CREATE TABLE t (a)")


def second(db):
    db.run("ALTER TABLE t ADD COLUMN b DEFAULT 7; INSERT INTO t (a) VALUES (1)")


def test_each_step_is_done_once_and_in_order(db):
    upgrade(db, (first,))
    assert db.version == 1
    upgrade(db, (first, second))
    upgrade(db, (first, second))
    assert db.version == 2
    assert db.rows("SELECT * FROM t") == [(1, 7)]


def test_a_step_that_fails_leaves_the_version_before_it(db):
    def fails(db):
        second(db)
        raise KeyError

    with pytest.raises(KeyError):
        upgrade(db, (first, fails))
    assert db.version == 1
    assert db.rows("SELECT * FROM t") == []


def test_what_a_later_program_wrote_is_refused(db):
    upgrade(db, (first, second))
    with pytest.raises(CouldNotLook, match="vault-newer") as refused:
        upgrade(db, (first,))
    assert refused.value.facts == {"version": 2, "known": 1}


def test_a_vault_of_a_later_version_does_not_open_and_is_left_alone(open_vault):
    vault = open_vault()
    vault._db.run(f"PRAGMA user_version = {len(STEPS) + 1}")
    vault.close()
    for _ in range(2):
        with pytest.raises(CouldNotLook, match="vault-newer"):
            open_vault()


def test_the_sums_of_version_2_cover_what_version_1_held(db):
    upgrade(db, STEPS[:1])
    db.run("INSERT INTO spent VALUES ('b', 1, 'd', 0)")
    db.run("INSERT INTO registered VALUES ('b', 0, 'e', 'r', 0)")
    db.run("INSERT INTO setting VALUES ('head/b', 'e'), ('setting/theme', 'dark')")
    upgrade(db)
    spent, kept = state.kept(db)
    assert (spent, kept) == state.summed(db)
    assert state.NOTHING not in (spent, kept)
    assert db.row("SELECT size FROM head") == (0,)
