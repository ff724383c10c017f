"""A vault of any version opens, or is refused; nothing in between."""

from __future__ import annotations

import pytest

from wallet.errors import CouldNotLook
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault, header, merkle, state
from wallet.store.database import Database
from wallet.store.header import Header
from wallet.store.openers import Passphrase, VaultKey
from wallet.store.upgrade import STEPS, upgrade

SECRET = "Schauerleute am Kai 7"


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


def test_what_version_2_could_search_version_3_finds_by_its_first_letter(db):
    upgrade(db, STEPS[:2])
    db.run(
        "INSERT INTO holding VALUES (7, 'b', 'SZX-26/0042', 'to-order', 'Perlfluss', 'Yantian',"
        " 'Rotterdam', 'Abendstern', '042W', '2026-11-02', 'in-hands', 'holder', 'signed', 0,"
        " 'issued', '', '盐田恒泰 MSKU1234567')"
    )
    upgrade(db)
    assert db.version == 3
    for words in ('"a"*', '"szx260042"', '"1234567"*', '"恒泰"', '"盐"*'):
        assert db.rows("SELECT rowid FROM holding_words WHERE words MATCH ?", words) == [(7,)]
    assert db.rows("SELECT rowid FROM holding_words WHERE words MATCH ?", '"zzz"*') == []


@pytest.fixture
def first_vault(tmp_path):
    """Return the folder of a vault as the first version left it: no revision, no sums."""
    folder, key = tmp_path / "first", VaultKey("ab" * 16, bytes(range(32)))
    folder.mkdir()
    made = Header.make(key, "2026-11-22T08:15:30.123Z", [Passphrase(SECRET, LEAST_KDF)])
    members = {name: value for name, value in made.members.items() if name != "revision"}
    header.write(folder, Header._signed(key, members))
    db = Database.create(folder / "vault.db", key.derive(Database.PURPOSE))
    upgrade(db, STEPS[:1])
    db.run("INSERT INTO spent VALUES ('b', 1, 'd', 0)")
    db.run("INSERT INTO setting VALUES ('head/b', 'e')")
    leaf = '{"facts":{},"i":0,"kind":"offered","ref":"b","t":"2026-11-22T08:15:30.123Z"}'
    db.run("INSERT INTO leaf VALUES (0, 'b', ?)", leaf)
    digest = merkle.leaf_hash(leaf.encode())
    db.run("INSERT INTO node VALUES (0, 0, ?)", digest)
    db.run("INSERT INTO head VALUES (1, 1, ?)", digest)
    db.close()
    return folder


def test_a_vault_of_the_first_version_opens_and_is_kept_as_it_was(first_vault, clock):
    with pytest.raises(CouldNotLook, match="vault-older"):
        Vault.open_to_read(first_vault, SECRET, clock=clock)
    with Vault.open(first_vault, SECRET, clock=clock) as vault:
        assert vault.spent("b", 1) == "d"
        assert vault.activities()[0].kind == "offered"
        assert vault.check() == ()
        assert vault.guard().state == "none"
        kept = Database.open_to_read(
            first_vault / "vault.db.v1", vault._key.derive(Database.PURPOSE)
        )
        assert (kept.version, kept.row("SELECT digest FROM spent")) == (1, ("d",))
        kept.close()
    with Vault.open(first_vault, SECRET, clock=clock) as vault:
        assert vault._db.version == len(STEPS)
        assert vault.twins() == ()


def test_an_upgrade_that_cannot_keep_what_was_changes_nothing(first_vault, clock, monkeypatch):
    def full(db, path):
        raise CouldNotLook("disk-full")

    monkeypatch.setattr(Database, "copy_to", full)
    with pytest.raises(CouldNotLook, match="disk-full"):
        Vault.open(first_vault, SECRET, clock=clock)
    monkeypatch.undo()
    assert not (first_vault / "vault.db.v1").exists()
    Vault.open(first_vault, SECRET, clock=clock).close()
