"""Backups: one file, proven when it is written, whole or refused when it is read."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wallet.store.keyrings import MemoryKeyring
from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.keys.words_recovery import new_recovery_words
from wallet.progress import Cancelled, Silent
from wallet.store import Vault, backup
from wallet.store.backup import Reader
from wallet.store.openers import Passphrase, RecoveryWords

CANARY = "Kanarienvogel"


@pytest.fixture
def full(vault, make_holding):
    """Return an open vault with something of everything in it."""
    with vault.transaction():
        for number in range(20):
            vault.put_holding(make_holding(number, search_text=CANARY))
            vault.spend(f"{number:064x}", 0, CANARY)
            vault.note("offered", f"{number:064x}", {CANARY: CANARY})
    for number in range(5):
        vault.keep(CANARY.encode() * 1000 * number)
    return vault


@pytest.fixture
def restore(tmp_path, clock, passphrase):
    """Return a function that restores a backup into an empty place and opens it."""
    opened = []

    def restore_it(path, folder=tmp_path / "restored", **options):
        opener = Passphrase(passphrase)
        opened.append(Vault.restore(path, folder, opener, clock=clock, **options))
        return opened[-1]

    yield restore_it
    for vault in opened:
        vault.close()


def test_a_backup_holds_everything_and_says_of_itself_that_it_is_one(full, tmp_path, restore):
    path = tmp_path / "b.backup"
    assert full.back_up(path) == ()
    size, _root = full.log_head()
    again = restore(path)
    assert again.id == full.id
    assert again.log_root(size - 1) == full.log_root(size - 1)
    assert again.holdings() == full.holdings()
    assert again.fetch(full._blobs.digests()[2]) == full.fetch(full._blobs.digests()[2])
    assert again.spent(f"{3:064x}", 0) == CANARY
    assert again.guard().reasons == ("restored",)
    assert again.check() == ()
    assert full.check() == ()
    assert not full.is_restored
    assert {path.name for path in tmp_path.iterdir()} >= {"vault", "b.backup", "restored"}
    assert not list(tmp_path.glob(".*"))
    assert not list((tmp_path / "vault").glob("*.copy"))


def test_it_is_made_while_the_vault_is_open_and_the_lock_is_kept(full, folder, tmp_path):
    full.back_up(tmp_path / "b.backup")
    code = (
        "import sys; from pathlib import Path; from wallet.clock import SystemClock\n"
        "from wallet.store import Vault\n"
        "try: Vault.open(Path(sys.argv[1]), 'Schauerleute am Kai 7', clock=SystemClock())\n"
        "except Exception as wrong: print(wrong.code)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == "vault-in-use"
    full.put("still", "writable")


def test_nothing_in_it_can_be_read(full, tmp_path):
    full.back_up(tmp_path / "b.backup")
    data = (tmp_path / "b.backup").read_bytes()
    for word in (CANARY, CANARY.lower(), "CREATE TABLE", "SQLite format 3", "Abendstern"):
        assert word.encode() not in data


def test_whoever_unpacks_it_by_hand_finds_titles_frozen(full, folder, tmp_path, clock, passphrase):
    full.back_up(tmp_path / "b.backup")
    by_hand = tmp_path / "by hand"
    by_hand.mkdir()
    with Reader(tmp_path / "b.backup") as reader:
        reader.start(reader.unlock(Passphrase(passphrase)).key)
        (by_hand / "header.json").write_bytes(reader.header.to_bytes())
        for member in reader.members():
            path = by_hand.joinpath(*member.name.split("/"))
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_bytes(b"".join(reader.chunks()))
    with Vault.open(by_hand, passphrase, clock=clock) as vault:
        assert vault.guard().reasons == ("restored",)
        assert vault.check() == ()


def test_a_restored_vault_is_frozen_also_where_its_anchor_is(tmp_path, clock, passphrase):
    ring, folder = MemoryKeyring(), tmp_path / "v"
    words = new_recovery_words()
    with Vault.create(
        folder, passphrase, clock=clock, kdf=LEAST_KDF, keyring=ring, words=words
    ) as vault:
        vault.note("made", None)
        vault.anchor()
        vault.back_up(tmp_path / "b.backup")
        vault.note("went on", None)
        vault.anchor()
    opener = RecoveryWords.read(words)
    with Vault.restore(
        tmp_path / "b.backup", tmp_path / "r", opener, clock=clock, keyring=ring
    ) as again:
        assert set(again.guard().reasons) >= {"restored", "log-behind"}


def test_a_backup_is_never_written_over_anything(full, tmp_path):
    (tmp_path / "b.backup").write_text("mine")
    with pytest.raises(Refused, match="file-exists"):
        full.back_up(tmp_path / "b.backup")
    assert (tmp_path / "b.backup").read_text() == "mine"


def test_what_came_there_while_it_was_written_is_not_written_over(full, tmp_path, monkeypatch):
    """To look first is not enough: a backup takes minutes."""
    path, finish = tmp_path / "vault.backup", backup.Writer.finish

    def meanwhile(self) -> int:
        path.write_bytes(b"somebody's")
        return finish(self)

    monkeypatch.setattr(backup.Writer, "finish", meanwhile)
    with pytest.raises(Refused) as refused:
        full.back_up(path)
    assert refused.value.code == "file-exists"
    assert path.read_bytes() == b"somebody's"
    assert [one.name for one in tmp_path.glob(".*.part")] == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_it_is_not_written_through_a_link_that_lies_beside(full, tmp_path):
    other = tmp_path / "other"
    other.write_bytes(b"somebody's")
    (tmp_path / ".vault.backup.part").symlink_to(other)
    full.back_up(tmp_path / "vault.backup")
    assert other.read_bytes() == b"somebody's"
    assert not (tmp_path / "vault.backup").is_symlink()


def test_it_goes_only_into_an_empty_place(full, tmp_path, restore):
    full.back_up(tmp_path / "b.backup")
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    with pytest.raises(CouldNotLook, match="folder-not-empty"):
        restore(tmp_path / "b.backup", taken)
    with pytest.raises(CouldNotLook, match="folder-not-empty"):
        restore(tmp_path / "b.backup", taken / "mine.txt")
    (taken / "mine.txt").unlink()
    restore(tmp_path / "b.backup", taken)


def test_a_wrong_passphrase_makes_nothing(full, tmp_path, clock):
    full.back_up(tmp_path / "b.backup")
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        Vault.restore(tmp_path / "b.backup", tmp_path / "r", Passphrase("wrong"), clock=clock)
    assert not (tmp_path / "r").exists()
    with pytest.raises(CouldNotLook, match="file-missing"):
        Vault.restore(tmp_path / "none", tmp_path / "r", Passphrase("wrong"), clock=clock)


def test_every_flipped_bit_and_every_cut_is_noticed(full, tmp_path, monkeypatch):
    path = tmp_path / "b.backup"
    full.back_up(path)
    whole, key = path.read_bytes(), full._key
    monkeypatch.setattr(Reader, "unlock", lambda reader, _opener: backup.Unlocked(
        reader.header, key, is_whole=True
    ))  # fmt: skip
    draw = random.Random(7)
    header_end = whole.index(b"vault.db ")
    places = [
        *range(0, 40),
        *range(header_end, header_end + 20),
        *range(len(whole) - 70, len(whole)),
    ]
    changed = [(at, draw.randrange(8)) for at in places]
    changed += [(draw.randrange(len(whole)), draw.randrange(8)) for _ in range(60)]
    for at, bit in changed:
        data = bytearray(whole)
        data[at] ^= 1 << bit
        path.write_bytes(data)
        with pytest.raises(WalletError) as noticed:
            backup.restore(path, tmp_path / "r", Passphrase("any"), Silent())
        assert noticed.value.code in ("backup-damaged", "vault-damaged", "vault-newer"), at
        assert not (tmp_path / "r").exists()
    for length in (0, 1, len(whole) // 3, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(Unreadable):
            backup.restore(path, tmp_path / "r", Passphrase("any"), Silent())
    path.write_bytes(whole + b"\n")
    with pytest.raises(Unreadable, match="backup-damaged"):
        backup.restore(path, tmp_path / "r", Passphrase("any"), Silent())
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    "members",
    [
        ["blobs/aa/" + "aa" * 32], ["vault.db", "vault.db"], ["vault.db", "header.json"], [],
        ["vault.db", "../evil"], ["vault.db", "blobs/ab/" + "aa" * 32],
        ["vault.db", "blobs/ab/" + "ab" * 32, "blobs/aa/" + "aa" * 32], ["/etc/passwd"],
        ["vault.db", "blobs/aa/" + "aa" * 32, "blobs/aa/" + "aa" * 32],
    ],
)  # fmt: skip
def test_even_with_the_key_a_backup_has_one_form_only(full, tmp_path, passphrase, members):
    path = tmp_path / "b.backup"
    writer = backup.Writer(path, full._key)
    writer.add("header.json", full._header.to_bytes())
    for name in members:
        writer.add(name, b"x")
    with pytest.raises(Unreadable, match="backup-damaged"):
        writer.finish()
    (tmp_path / ".b.backup.part").rename(path)
    with pytest.raises(Unreadable, match="backup-damaged"):
        backup.restore(path, tmp_path / "r", Passphrase(passphrase), Silent())
    assert not (tmp_path / "evil").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path, data):
    path = tmp_path / "any"
    for start in (b"", b"ladewell-backup 1\n", b"ladewell-backup 1\nheader.json 20\n"):
        path.write_bytes(start + data)
        with pytest.raises(WalletError):
            backup.restore(path, tmp_path / "r", Passphrase("any"), Silent())


def test_a_damaged_document_does_not_keep_the_others_from_being_saved(
    full, folder, tmp_path, restore
):
    victim = next(path for path in (folder / "blobs").rglob("*") if path.is_file())
    victim.write_bytes(b"x" * victim.stat().st_size)
    (damaged,) = full.back_up(tmp_path / "b.backup")
    assert damaged.code == "blob-damaged"
    assert [wrong.code for wrong in restore(tmp_path / "b.backup").check()] == ["blob-damaged"]


def test_a_disk_that_does_not_give_back_what_was_written_is_found_out(full, tmp_path, monkeypatch):
    real = backup.os.fsync

    def rots(file):
        real(file)
        with open(tmp_path / ".b.backup.part", "r+b") as part:
            part.seek(5000)
            part.write(b"\0\0\0\0")

    monkeypatch.setattr(backup.os, "fsync", rots)
    with pytest.raises(Unreadable, match="backup-damaged"):
        full.back_up(tmp_path / "b.backup")
    assert not list(tmp_path.glob("*.backup*")) + list(tmp_path.glob(".b*"))


def test_it_can_be_stopped_and_leaves_nothing(full, tmp_path):
    class Stop:
        def step(self, done, total, what=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        full.back_up(tmp_path / "b.backup", Stop())
    assert not list(tmp_path.glob("*.backup*")) + list(tmp_path.glob(".b*"))
    full.back_up(tmp_path / "b.backup")


def test_the_owner_is_reminded(full, tmp_path):
    assert full.backup_state().is_due
    full.back_up(tmp_path / "b.backup")
    state = full.backup_state()
    assert (state.acts_since, state.is_due, state.at) == (0, False, full._clock.now())
    for _ in range(20):
        full.note("something", None)
    assert full.backup_state().is_due


def test_a_vault_that_was_handed_over_freezes_here_and_lives_there(tmp_path, clock, passphrase):
    here, there, folder = MemoryKeyring(), MemoryKeyring(), tmp_path / "v"
    with Vault.create(folder, passphrase, clock=clock, kdf=LEAST_KDF, keyring=here) as vault:
        vault.note("made", None)
        vault.anchor()
        shutil.copytree(folder, tmp_path / "old")
        assert vault.hand_over(tmp_path / "h.backup", "signed") == ()
        assert vault.guard().reasons == ("handed-over",)
        assert vault.hand_over(tmp_path / "again.backup", "other") == ()
        assert vault.memory.hand_over == "signed"
    with Vault.open(tmp_path / "old", passphrase, clock=clock, keyring=here) as old:
        assert old.guard().reasons == ("log-behind",)
    opener = Passphrase(passphrase)
    with Vault.restore(
        tmp_path / "h.backup", tmp_path / "new", opener, clock=clock, keyring=there
    ) as new:
        assert new.guard().reasons == ("restored", "anchor-missing")
        assert new.memory.hand_over == "signed"
        new.take_over()
        assert new.guard().state == "anchored"
        new.anchor()
    with Vault.open(tmp_path / "new", passphrase, clock=clock, keyring=there) as new:
        assert new.guard().state == "anchored"
        assert new.memory.epoch == 1


def test_a_vault_is_not_handed_over_when_the_anchor_cannot_follow(tmp_path, clock, passphrase):
    ring, folder = MemoryKeyring(), tmp_path / "v"
    with Vault.create(folder, passphrase, clock=clock, kdf=LEAST_KDF, keyring=ring) as vault:
        vault.anchor()
        assert vault.guard().state == "anchored"
        ring.broken = "keyring-locked"
        with pytest.raises(CouldNotLook, match="anchor-not-written"):
            vault.hand_over(tmp_path / "h.backup", "signed")
        assert not list(tmp_path.glob("*h.backup*"))


def test_a_backup_can_be_tried_without_restoring_it(full, tmp_path, clock, passphrase):
    backup = tmp_path / "some.backup"
    full.back_up(backup)
    found = full.check_backup(backup)
    assert (found.documents, found.is_older_header) == (len(full._blobs.digests()), False)
    full.change_passphrase(passphrase, "another passphrase", kdf=LEAST_KDF)
    assert full.check_backup(backup).is_older_header
    data = bytearray(backup.read_bytes())
    data[-200] ^= 1
    backup.write_bytes(data)
    with pytest.raises(Unreadable, match="backup-damaged"):
        full.check_backup(backup)


def test_the_backup_of_another_vault_is_told_apart(full, tmp_path, clock):
    with Vault.create(tmp_path / "other", "long enough", clock=clock, kdf=LEAST_KDF) as other:
        other.back_up(tmp_path / "other.backup")
    with pytest.raises(Refused, match="backup-of-another"):
        full.check_backup(tmp_path / "other.backup")


def test_a_file_of_the_vault_is_known_however_its_name_is_written(vault, folder, tmp_path):
    """Where a system does not tell capitals apart, each of these is one."""
    for own in ("VAULT.DB-wal", "Header.json.bak", "BLOBS/AA/x", "blobs/aa/x"):
        assert vault.is_own(folder / own), own
    for other in ("bill.pdf", "my-vault.db", "blobs"):
        assert not vault.is_own(folder / other), other
    assert not vault.is_own(tmp_path / "elsewhere" / "vault.db")
