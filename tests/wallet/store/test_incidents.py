"""What has gone wrong in other programs that keep secrets, by the names under which it is known."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wallet.store.keyrings import MemoryKeyring
from wallet.clock import FixedClock
from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault, database
from wallet.store.header import Unlocked

SECRET = "Schauerleute am Kai 7"


@pytest.fixture
def keyring():
    return MemoryKeyring()


@pytest.fixture
def guarded(tmp_path, clock, keyring):
    """Return the folder of a vault that a keyring guards, with something in it."""
    folder = tmp_path / "guarded"
    with Vault.create(folder, SECRET, clock=clock, kdf=LEAST_KDF, keyring=keyring) as vault:
        vault.keep(b"document")
        add(vault, 0)
    return folder


def add(vault, number):
    with vault.transaction():
        vault.put(f"head/{number}", f"{number}")
        vault.spend(f"{number}", 0, "digest")
        vault.note("issued", f"{number}")
    vault.anchor()


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_keepassxc_1875_nothing_is_written_into_a_locked_vault(open_vault, make_holding):
    vault = open_vault()
    vault.close()
    for write in (
        lambda: vault.put_holding(make_holding(1)), lambda: vault.keep(b"x"),
        lambda: vault.note("x", None), lambda: vault.put("a", "b"), vault.anchor,
        lambda: vault.change_passphrase(SECRET, "another passphrase"),
    ):  # fmt: skip
        with pytest.raises(CouldNotLook, match="vault-closed"):
            write()
    assert open_vault().check() == ()


def test_keepassxc_822_edits_lost_by_cloud_sync_are_noticed(guarded, tmp_path, clock, keyring):
    elsewhere = shutil.copytree(guarded, tmp_path / "the same folder on another machine")
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        add(vault, 1)
    later = FixedClock(clock.now() + timedelta(hours=1))
    with Vault.open(elsewhere, SECRET, clock=later, keyring=MemoryKeyring()) as other:
        other.note("went on", None)
        other.note("and on", None)
    shutil.copy(elsewhere / "vault.db", guarded / "vault.db")  # the last one wins
    with Vault.open(guarded, SECRET, clock=later, keyring=keyring) as vault:
        assert set(vault.guard().reasons) & {"log-other", "log-behind"}


@pytest.mark.parametrize("name", ["header.json", "vault.db"])
@pytest.mark.parametrize("fate", ["empty", "gone", "renamed"])
def test_keepassxc_4856_8538_2888_what_a_network_drive_does_to_a_file(
    guarded, clock, keyring, name, fate
):
    path, whole = guarded / name, (guarded / name).read_bytes()
    if fate == "empty":
        path.write_bytes(b"")
    else:
        path.rename(guarded / f"{name}.bak~")
    before = files_of(guarded)
    if name == "header.json":  # its copy stands in, and mends it
        Vault.open(guarded, SECRET, clock=clock, keyring=keyring).close()
        assert path.read_bytes() == whole
        return
    with pytest.raises(Unreadable, match="vault-damaged"):
        Vault.open(guarded, SECRET, clock=clock, keyring=keyring)
    with pytest.raises(Refused, match="vault-exists"):
        Vault.create(guarded, SECRET, clock=clock, kdf=LEAST_KDF)
    assert files_of(guarded) == before, "nothing is made anew over it, nothing thrown away"


HOLDS = """
import sys
from pathlib import Path
from wallet.clock import SystemClock
from wallet.store import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2], clock=SystemClock())
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_keepassxc_169_758_1231_no_lock_outlives_its_process(folder, passphrase, open_vault):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder), passphrase],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(CouldNotLook, match="vault-in-use"):
        open_vault()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    open_vault().close()
    assert not [path for path in folder.iterdir() if "lock" in path.name]


def test_keepassxc_1061_a_full_disk_is_not_called_a_lock(vault, make_holding):
    (pages,) = vault._db.row("PRAGMA page_count")
    vault._db.run(f"PRAGMA max_page_count = {pages}")

    def fill():
        with vault.transaction():
            for number in range(1000):
                vault.put_holding(make_holding(number))

    with pytest.raises(CouldNotLook, match="disk-full"):
        fill()


@pytest.mark.parametrize("names", [["header.json"], ["vault.db"], ["header.json", "vault.db"]])
def test_electrum_960_an_empty_file_is_no_new_wallet(guarded, clock, names):
    for name in [*names, *(f"{name}.bak" for name in names if name == "header.json")]:
        (guarded / name).write_bytes(b"")
    with pytest.raises(Unreadable, match="vault-damaged"):
        Vault.open(guarded, SECRET, clock=clock)
    with pytest.raises(Refused, match="vault-exists"):
        Vault.create(guarded, SECRET, clock=clock, kdf=LEAST_KDF)


@pytest.mark.parametrize("links", [True, False])
def test_electrum_5082_a_drive_that_denies_a_file_does_not_mix_two_vaults(
    guarded, clock, keyring, monkeypatch, links
):
    before = files_of(guarded)
    monkeypatch.setattr(Path, "exists", lambda path, **_: False)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", _no_links)
    with pytest.raises(Refused, match="vault-exists"):
        Vault.create(guarded, "another passphrase", clock=clock, kdf=LEAST_KDF)
    monkeypatch.undo()
    assert files_of(guarded).items() >= before.items()
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        assert vault.check() == ()


def _no_links(path, target):
    raise PermissionError(1, "Operation not permitted")


def test_electrum_5082_an_unfinished_vault_never_takes_a_finished_ones_place(
    guarded, clock, keyring, monkeypatch
):
    (guarded / "vault.db.new").write_bytes(b"something else")
    real = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path, **_: path.name != "vault.db" and real(path))
    with pytest.raises(WalletError):
        Vault.open(guarded, SECRET, clock=clock, keyring=keyring)
    monkeypatch.undo()
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        assert vault.get("head/0") == "0"


def test_electrum_10302_a_shutdown_finds_every_commit_on_the_disk(vault, folder, monkeypatch):
    assert vault._db.row("PRAGMA synchronous") == (2,), "FULL"
    assert vault._db.row("PRAGMA journal_mode") == ("wal",)
    vault.close()
    monkeypatch.setattr(database.sys, "platform", "darwin")  # there, fsync is not enough
    unlocked = Unlocked(vault._header, vault._key, is_whole=True)
    with Vault._opened(folder, vault._clock, unlocked) as vault:
        assert vault._db.row("PRAGMA fullfsync") == (1,)
        assert vault._db.row("PRAGMA checkpoint_fullfsync") == (1,)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("{}[]\"'\\\n\0%:,é提"), max_size=30))
def test_electrum_10765_braces_in_a_label_are_only_braces(vault, label):
    vault.put("head/label", label)
    vault.note("labelled", None, {"label": label})
    assert vault.get("head/label") == label
    assert vault.activities(limit=1)[0].facts == {"label": label}


def test_signal_1017_4042_5751_no_key_lies_in_the_clear(guarded, clock, keyring):
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        vault.allow_quick_unlock(SECRET, hours=1)
        key = vault._key
    secrets = [key.secret, key.derive("ladewell/database/1"), key.derive("ladewell/blob/1")]
    places = [*files_of(guarded).values(), *(text.encode() for text in keyring.texts.values())]
    for place in places:
        for secret in (*secrets, SECRET.encode()):
            assert secret not in place
            assert secret.hex().encode() not in place


def test_signal_6970_another_keyring_locks_nobody_out(guarded, clock):
    with Vault.open(guarded, SECRET, clock=clock, keyring=MemoryKeyring()) as vault:
        assert vault.get("head/0") == "0"
        assert vault.guard().reasons == ("anchor-missing",)
        vault.thaw("from KDE to GNOME", {})
        add(vault, 1)
        assert vault.guard().state == "anchored"


def test_signal_3140_7975_damage_throws_nothing_away(guarded, clock, keyring):
    data = bytearray((guarded / "vault.db").read_bytes())
    data[5000] ^= 1
    data[100] ^= 1
    (guarded / "vault.db").write_bytes(data)
    before = files_of(guarded)
    for _ in range(2):
        with pytest.raises(Unreadable, match="vault-damaged"):
            Vault.open(guarded, SECRET, clock=clock, keyring=keyring)
    after = {name: data for name, data in files_of(guarded).items() if "vault.db-" not in name}
    assert after == before


def test_signal_5097_a_database_that_is_not_encrypted_does_not_open(guarded, clock):
    import sqlite3

    (guarded / "vault.db").unlink()
    plain = sqlite3.connect(guarded / "vault.db")
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(Unreadable, match="vault-damaged") as damaged:
        Vault.open(guarded, SECRET, clock=clock)
    assert damaged.value.facts["why"] == "plain"


def test_signal_5467_a_folder_copied_while_it_is_open_is_an_older_copy(
    guarded, tmp_path, clock, keyring
):
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        add(vault, 1)
        # In another process: to close vault.db in this one would give up its lock.
        code = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2])"
        subprocess.run(
            [sys.executable, "-c", code, str(guarded), str(tmp_path / "copy")], check=True
        )
    for left in (tmp_path / "copy").glob("vault.db-*"):
        left.unlink()
    with Vault.open(tmp_path / "copy", SECRET, clock=clock, keyring=keyring) as copy:
        assert copy.guard().reasons == ("log-behind",)


def test_cryptofs_355_a_conflict_file_is_never_used(guarded, clock, keyring, tmp_path):
    with Vault.create(tmp_path / "other", SECRET, clock=clock, kdf=LEAST_KDF) as other:
        other.note("of another", None)
    for name in ("vault.db", "header.json"):
        stem, dot, suffix = name.partition(".")
        shutil.copy(tmp_path / "other" / name, guarded / f"{stem} (Conflict){dot}{suffix}")
    (guarded / "blobs" / "incoming").mkdir(exist_ok=True)
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        assert [twin.relation for twin in vault.twins()] == ["unreadable"]
        assert vault.guard().state == "anchored"
        assert vault.check() == ()


def test_cryptomator_1919_an_empty_header_is_mended_from_its_copy(guarded, clock, keyring):
    (guarded / "header.json").write_bytes(b"")
    Vault.open(guarded, SECRET, clock=clock, keyring=keyring).close()
    assert (guarded / "header.json").read_bytes() == (guarded / "header.json.bak").read_bytes()


def test_bitwarden_8640_1363_locked_is_locked(open_vault, passphrase):
    """Locking closes the vault; there is no second, softer state that still answers."""
    vault = open_vault()
    vault.put("a", "b")
    vault.close()
    for ask in (lambda: vault.get("a"), vault.holdings, vault.cards, vault.guard, vault.check_log):
        with pytest.raises(CouldNotLook, match="vault-closed"):
            ask()
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        open_vault(passphrase[:-1])


def test_keepassxc_488_quick_unlock_expires(guarded, clock, keyring):
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        vault.allow_quick_unlock(SECRET, hours=8)
    later = FixedClock(datetime(2026, 11, 22, 20, tzinfo=UTC))
    with pytest.raises(CouldNotLook, match="quick-unlock-expired"):
        Vault.open_quickly(guarded, clock=later, keyring=keyring)
    Vault.open(guarded, SECRET, clock=later, keyring=keyring).close()


def test_keepassxc_695_several_vaults_are_open_at_once(guarded, folder, clock, keyring, passphrase):
    with (
        Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as one,
        Vault.open(folder, passphrase, clock=clock) as other,
    ):
        add(one, 1)
        other.put("head/1", "another")
        assert (one.get("head/1"), other.get("head/1")) == ("1", "another")
        assert one.id != other.id


def test_keepassxc_5024_keepassdx_1312_a_conflict_copy_that_went_on_freezes_titles(
    guarded, tmp_path, clock, keyring
):
    elsewhere = shutil.copytree(guarded, tmp_path / "the same folder on another machine")
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        add(vault, 1)
    with Vault.open(elsewhere, SECRET, clock=clock, keyring=None) as other:
        other.note("went on", None)
    copy = guarded / "vault (KAI-7's conflicted copy 2026-11-22).db"
    shutil.copy(elsewhere / "vault.db", copy)
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        assert [twin.relation for twin in vault.twins()] == ["parted"]
        assert vault.guard().reasons == ("conflict-copy",)
        with pytest.raises(Refused, match="titles-frozen"):
            vault.thaw("it will be all right", {})  # no declaration decides which of them counts
    copy.unlink()
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        assert vault.guard().state == "anchored"


def test_electrum_4823_an_act_costs_the_same_however_much_there_is(open_vault, folder):
    """A wallet that writes its whole file with every change slows down with every bill."""
    wal, written = folder / "vault.db-wal", []
    with open_vault() as vault:
        for bills in (1, 2000):
            with vault.transaction():
                for number in range(bills):
                    vault.spend(f"{bills}-{number}", 0, "digest")
                    vault.note("offered", f"{bills}-{number}")
            vault._db.run("PRAGMA wal_checkpoint(TRUNCATE)")
            with vault.transaction():
                vault.spend(f"one more after {bills}", 0, "digest")
                vault.note("offered", f"one more after {bills}")
            written.append(wal.stat().st_size)
    few, many = written
    assert many <= few + 6 * 4120, "a few pages more for a deeper tree, not all of them"


def test_electrum_storage_unexpectedly_changed_two_writers_cannot_both_write(folder, passphrase):
    """A file another program wrote meanwhile is not overwritten: the second is not let in."""
    with Vault.open(
        folder, passphrase, clock=FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
    ) as one:
        one.put("a", "1")
        with pytest.raises(CouldNotLook, match="vault-in-use"):
            Vault.open(folder, passphrase, clock=FixedClock(datetime(2026, 11, 22, tzinfo=UTC)))
        one.put("a", "2")
        assert one.get("a") == "2"


def test_keepassxc_12853_11362_quick_unlock_is_no_way_round_the_passphrase(guarded, clock, keyring):
    """Neither to sign, nor to give oneself another way in, nor to make it last longer."""
    with Vault.open(guarded, SECRET, clock=clock, keyring=keyring) as vault:
        vault.allow_quick_unlock(SECRET, hours=8)
    with Vault.open_quickly(guarded, clock=clock, keyring=keyring) as quick:
        assert not quick.is_confirmed
        for give in (
            lambda: quick.change_passphrase("", "a passphrase of a thief"),
            lambda: quick.give_recovery_words("", ["abandon"] * 24),
            lambda: quick.withdraw_recovery_words(""),
            lambda: quick.allow_quick_unlock("", hours=10_000),
            lambda: quick.confirm(""),
        ):
            with pytest.raises(CouldNotLook, match="passphrase-wrong"):
                give()
        assert not quick.is_confirmed
