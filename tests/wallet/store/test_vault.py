"""The vault as a whole: made, opened, refused, kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.keys.words_recovery import new_recovery_words
from wallet.progress import Cancelled
from wallet.store import Paper, Proof, StoredCard, Vault
from wallet.store.header import exists


def test_what_was_put_in_is_there_when_it_is_opened_again(open_vault, make_holding):
    with open_vault() as vault:
        name = vault.id
        vault.put_holding(make_holding(1))
        digest = vault.keep(b"document")
        vault.note("received", make_holding(1).bill, {"papers": 1})
        head = vault.log_head()
    again = open_vault()
    assert again.id == name
    assert again.holdings() == (make_holding(1),)
    assert again.fetch(digest) == b"document"
    assert again.log_head() == head
    assert again.check() == ()


def test_a_vault_is_made_where_there_is_none(tmp_path, clock, passphrase):
    folder = tmp_path / "new" / "deep"
    with Vault.create(folder, passphrase, clock=clock, kdf=LEAST_KDF) as vault:
        assert vault.check() == ()
    files = {"header.json", "header.json.bak", "vault.db"}
    assert {path.name for path in folder.iterdir() if path.is_file()} == files


def test_a_vault_may_stand_beside_other_files(tmp_path, clock, passphrase):
    (tmp_path / "notes.txt").write_text("mine")
    Vault.create(tmp_path, passphrase, clock=clock, kdf=LEAST_KDF).close()
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_two_vaults_have_nothing_in_common(tmp_path, folder, clock, passphrase):
    with Vault.create(tmp_path / "other", passphrase, clock=clock, kdf=LEAST_KDF) as other:
        other_id = other.id
    shutil.copy(tmp_path / "other" / "vault.db", folder / "vault.db")
    with pytest.raises(Unreadable, match="vault-damaged"):
        Vault.open(folder, passphrase, clock=clock)
    assert other_id.encode() not in (folder / "header.json").read_bytes()


def test_a_vault_is_never_made_over_another(folder, clock, passphrase):
    for left in ("header.json", "header.json.bak", "vault.db"):
        with pytest.raises(Refused, match="vault-exists"):
            Vault.create(folder, passphrase, clock=clock, kdf=LEAST_KDF)
        (folder / left).unlink()


def test_a_short_passphrase_makes_no_vault(tmp_path, clock):
    with pytest.raises(Refused, match="passphrase-too-short"):
        Vault.create(tmp_path / "new", "short", clock=clock, kdf=LEAST_KDF)
    assert not (tmp_path / "new").exists()


def test_no_vault_is_missing(tmp_path, clock, passphrase):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(CouldNotLook, match="vault-missing"):
            Vault.open(folder, passphrase, clock=clock)


def test_a_wrong_passphrase_is_only_that(open_vault):
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        open_vault("not the passphrase")
    open_vault()


def test_the_passphrase_can_be_changed(open_vault, passphrase):
    with open_vault() as vault:
        vault.put("a", "b")
        with pytest.raises(CouldNotLook, match="passphrase-wrong"):
            vault.change_passphrase("not the passphrase", "another passphrase", kdf=LEAST_KDF)
        vault.change_passphrase(passphrase, "another passphrase", kdf=LEAST_KDF)
        vault.change_passphrase("another passphrase", "a third passphrase", kdf=LEAST_KDF)
    for old in (passphrase, "another passphrase"):
        with pytest.raises(CouldNotLook, match="passphrase-wrong"):
            open_vault(old)
    assert open_vault("a third passphrase").get("a") == "b"


class Killed(BaseException):
    pass


@pytest.mark.parametrize("after", range(9))
def test_a_vault_whose_making_was_cut_off_is_whole_or_can_be_made_again(
    tmp_path, clock, passphrase, monkeypatch, after
):
    done = 0

    def cut(act):
        def cutting(*args, **options):
            nonlocal done
            if done == after:
                raise Killed
            done += 1
            return act(*args, **options)

        return cutting

    for name in ("mkdir", "hardlink_to", "replace", "unlink"):
        monkeypatch.setattr(Path, name, cut(getattr(Path, name)), raising=True)
    folder = tmp_path / "new"
    with suppress(Killed):
        Vault.create(folder, passphrase, clock=clock, kdf=LEAST_KDF).close()
    monkeypatch.undo()
    if not exists(folder):
        Vault.create(folder, passphrase, clock=clock, kdf=LEAST_KDF).close()
    Vault.open(folder, passphrase, clock=clock).close()
    assert sorted(path.name for path in folder.iterdir()) == [
        "header.json", "header.json.bak", "vault.db",
    ]  # fmt: skip


OPENS = """
import sys
from pathlib import Path
from wallet.clock import SystemClock
from wallet.errors import WalletError
from wallet.store import Vault
try:
    Vault.open(Path(sys.argv[1]), sys.argv[2], clock=SystemClock()).close()
    print("opened")
except WalletError as wrong:
    print(type(wrong).__name__, wrong.code)
"""


def opened_elsewhere(folder, passphrase):
    return subprocess.run(
        [sys.executable, "-c", OPENS, str(folder), passphrase],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip


def test_a_second_process_is_told_that_the_vault_is_in_use(open_vault, folder, passphrase):
    vault = open_vault()
    assert opened_elsewhere(folder, passphrase) == "CouldNotLook vault-in-use"
    with pytest.raises(CouldNotLook, match="vault-in-use"):
        open_vault()
    assert opened_elsewhere(folder, passphrase) == "CouldNotLook vault-in-use"
    vault.put("still", "writable")
    vault.close()
    assert opened_elsewhere(folder, passphrase) == "opened"


def test_nothing_readable_lies_in_the_folder_while_it_is_open(vault, folder, make_holding, clock):
    canary = "Kanarienvogel"
    now = clock.now()
    with vault.transaction():
        vault.put(f"{canary} setting", canary)
        vault.put_secret(f"{canary} secret", canary)
        vault.put_card(StoredCard(canary, canary, canary, canary, now, canary))
        vault.put_holding(make_holding(1, number=canary, search_text=canary))
        vault.put_proof(Proof(canary, "entry", canary, 0, canary * 2000, now, canary))
        vault.put_paper(Paper(canary, canary, canary, canary, 1, canary))
        vault.spend(canary, 0, canary)
        vault.first_seen(canary, 0, canary)
        vault.register(canary, 0, canary, canary)
        vault.note(canary, canary, {canary: canary})
        digest = vault.keep(canary.encode() * 1000)
    copy = folder.with_name("copy")
    # In another process: to close vault.db in this one would give up its lock.
    code = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", code, str(folder), str(copy)], check=True)
    files = [path for path in copy.rglob("*") if path.is_file()]
    assert any(path.name == "vault.db-wal" and path.stat().st_size for path in files)
    words = (canary, canary.lower(), digest, "CREATE TABLE", "SQLite format 3")
    for path in files:
        data = path.read_bytes()
        for word in words:
            assert word.encode() not in data, (path.name, word)
            assert word.encode("utf-16-le") not in data
            assert word not in path.name


def test_a_transaction_is_all_or_nothing_over_everything(open_vault, make_holding):
    vault = open_vault()
    before = vault.log_head()

    def fail():
        with vault.transaction():
            vault.put("a", "b")
            vault.put_holding(make_holding(1))
            vault.spend("b", 1, "d")
            vault.note("x", None)
            vault.keep(b"document")
            raise Killed

    with pytest.raises(Killed):
        fail()
    vault.close()
    vault = open_vault()
    assert (vault.get("a"), vault.holdings(), vault.spent("b", 1)) == (None, (), None)
    assert vault.log_head() == before


def test_one_inside_another_can_fail_by_itself(vault):
    def fail():
        with vault.transaction():
            vault.put("inner", "1")
            raise Refused("some-rule")

    with vault.transaction():
        vault.put("outer", "1")
        with pytest.raises(Refused):
            fail()
        vault.put("outer", "2")
    assert (vault.get("outer"), vault.get("inner")) == ("2", None)


def test_it_can_be_used_from_one_thread_after_another(folder, clock, passphrase, make_holding):
    def use(vault):
        with vault.transaction():
            vault.put_holding(make_holding(1))
        return vault.holdings()

    vault = Vault.open(folder, passphrase, clock=clock)
    with ThreadPoolExecutor(1) as worker:
        assert worker.submit(use, vault).result() == (make_holding(1),)
        assert vault.holdings() == (make_holding(1),)
        worker.submit(vault.close).result()


def test_a_closed_vault_says_so(open_vault):
    vault = open_vault()
    vault.close()
    vault.close()
    for use in (vault.holdings, vault.log_head, lambda: vault.put("a", "b"), vault.counts):
        with pytest.raises(CouldNotLook, match="vault-closed"):
            use()


def test_a_read_only_folder_is_said_before_anything_else(open_vault, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(CouldNotLook, match="vault-read-only"):
        open_vault("not even looked at")


def test_a_vault_is_read_where_nothing_can_be_written(folder, open_vault, clock, passphrase):
    with open_vault() as vault:
        digest = vault.keep(b"document")
        vault.put("a", "b")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with Vault.open_to_read(folder, passphrase, clock=clock) as vault:
        assert vault.is_read_only
        assert (vault.get("a"), vault.fetch(digest)) == ("b", b"document")
        assert vault.check() == ()
        assert vault.guard().state == "none"
        for write in (
            lambda: vault.put("a", "c"), lambda: vault.note("x", None),
            lambda: vault.change_passphrase(passphrase, "another passphrase"),
            lambda: vault.give_recovery_words(passphrase, new_recovery_words()),
            lambda: vault.freeze("restored"),
        ):  # fmt: skip
            with pytest.raises(CouldNotLook, match="vault-read-only"):
                write()
        assert vault.back_up(folder.with_name("b.backup")) == ()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert not list(folder.parent.glob(".*"))


def test_what_was_not_closed_cannot_be_read_there(folder, open_vault, clock, passphrase):
    open_vault().put("a", "b")
    with pytest.raises(CouldNotLook, match="vault-not-closed"):
        Vault.open_to_read(folder, passphrase, clock=clock)


@pytest.mark.parametrize("name", ["a space", "per%cent", "hash#mark", "frage?zeichen", "提单"])
def test_a_folder_may_have_any_name(tmp_path, clock, passphrase, name):
    with Vault.create(tmp_path / name, passphrase, clock=clock, kdf=LEAST_KDF) as made:
        made.put("setting/here", "yes")
    with Vault.open_to_read(tmp_path / name, passphrase, clock=clock) as vault:
        assert vault.get("setting/here") == "yes"


def test_a_path_that_cannot_be_a_folder_is_said(tmp_path, clock, passphrase):
    (tmp_path / "file").write_text("")
    with pytest.raises(CouldNotLook, match="disk-failed"):
        Vault.create(tmp_path / "file" / "vault", passphrase, clock=clock, kdf=LEAST_KDF)
    with pytest.raises(CouldNotLook, match=r"disk-failed|vault-missing"):
        Vault.open(tmp_path / "file", passphrase, clock=clock)


def test_a_full_disk_is_said_and_undoes_the_transaction(vault, make_holding):
    (pages,) = vault._db.row("PRAGMA page_count")
    vault._db.run(f"PRAGMA max_page_count = {pages + 1}")

    def fill():
        with vault.transaction():
            for number in range(1000):
                vault.put_holding(make_holding(number))

    with pytest.raises(CouldNotLook, match="disk-full"):
        fill()
    assert vault.holdings() == ()
    assert vault.check() == ()


def test_checking_can_be_stopped(vault):
    vault.keep(b"document")

    class Stop:
        def step(self, done, total, what=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        vault.check(Stop())


def test_the_time_of_making_is_in_the_header(folder, clock):
    assert clock.now() == datetime(2026, 11, 22, 8, 15, 30, 123_000, tzinfo=UTC)
    assert b'"created":"2026-11-22T08:15:30.123Z"' in (folder / "header.json").read_bytes()
