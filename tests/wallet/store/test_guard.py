"""The guard: an older copy of a vault is recognised, and an honest crash is not taken for one."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.wallet.store.keyrings import MemoryKeyring
from wallet.clock import FixedClock, read_time
from wallet.errors import CouldNotLook, Refused
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.keys.words_recovery import new_recovery_words
from wallet.store import Vault, guard, state
from wallet.store.anchor import Anchor
from wallet.store.header import Unlocked, unlock
from wallet.store.openers import Passphrase

CLOCK = FixedClock(read_time("2026-11-22T08:15:30Z"))
SECRET = "Schauerleute am Kai 7"


@dataclass
class Live:
    """A vault in a folder, with its keyring."""

    folder: Path
    keyring: MemoryKeyring
    unlocked: Unlocked
    opened: list[Vault] = field(default_factory=list)

    def open(self, folder=None, keyring=None):
        self.opened.append(
            Vault._opened(
                folder or self.folder, CLOCK, self.unlocked, keyring=keyring or self.keyring
            )
        )
        return self.opened[-1]

    def put_back(self, older):
        shutil.rmtree(self.folder)
        shutil.copytree(older, self.folder)


@pytest.fixture
def keyring():
    return MemoryKeyring()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder, keyring = tmp_path_factory.mktemp("guard") / "vault", MemoryKeyring()
    with Vault.create(folder, SECRET, clock=CLOCK, kdf=LEAST_KDF, keyring=keyring) as vault:
        vault.note("made", None)
        vault.anchor()
    return folder, unlock(folder, Passphrase(SECRET)), keyring.texts


@pytest.fixture
def live(made, tmp_path, keyring):
    """Return an anchored vault that nobody has open."""
    template, unlocked, texts = made
    keyring.texts.update(texts)
    alive = Live(shutil.copytree(template, tmp_path / "live"), keyring, unlocked)
    yield alive
    for vault in alive.opened:
        vault.close()


def act(vault, position):
    """Sign something and release it, in the order that counts."""
    with vault.transaction():
        vault.spend("bill", position, f"digest {position}")
        vault.note("offered", "bill")
    vault.anchor()


def test_a_vault_that_goes_on_where_it_stopped_is_sound(live, keyring):
    for position in range(3):
        with live.open() as vault:
            assert vault.guard().state == "anchored"
            act(vault, position)
    assert len(keyring.texts) == 1
    assert all(len(text) <= 200 for text in keyring.texts.values())


def test_an_older_copy_is_recognised(live, tmp_path):
    with live.open() as vault:
        act(vault, 0)
    shutil.copytree(live.folder, tmp_path / "old")
    with live.open() as vault:
        act(vault, 1)
    live.put_back(tmp_path / "old")
    with live.open() as vault:
        assert vault.is_restored
        assert vault.guard().reasons == ("log-behind",)
        assert vault.guard().since == CLOCK.now()
        vault.note("whatever", None)
        vault.note("happens", None)
    with live.open() as vault:  # it has grown past its anchor, another way
        assert vault.guard().reasons == ("log-behind", "log-other")


def test_a_crash_between_commit_and_anchor_is_none_of_it(live, keyring):
    with live.open() as vault:
        act(vault, 0)
        with vault.transaction():
            vault.spend("bill", 1, "digest 1")
            vault.note("offered", "bill")
    with live.open() as vault:
        assert vault.guard().state == "anchored"
        vault.anchor()
        assert '"size":4' in next(iter(keyring.texts.values()))


def test_a_missing_anchor_is_a_restored_vault_and_not_a_fresh_one(live, keyring):
    keyring.texts.clear()
    with live.open() as vault:
        assert vault.guard().reasons == ("anchor-missing",)
        vault.anchor()
    assert keyring.texts == {}
    keyring.texts["other"] = "x"
    with live.open() as vault:
        assert "anchor-missing" in vault.guard().reasons


@pytest.mark.parametrize("text", ["", "nonsense", '{"v":1}'])
def test_an_anchor_that_is_none_is_not_taken_for_one(live, keyring, text):
    (name,) = keyring.texts
    keyring.texts[name] = text
    with live.open() as vault:
        assert vault.guard().reasons == ("anchor-damaged",)


def test_another_vaults_anchor_is_not_taken_for_this_ones(live, keyring):
    (name,) = keyring.texts
    with live.open() as vault:  # of a copy, say, that was given another name
        keyring.texts[name] = replace(Anchor.read(keyring.texts[name]), vault="a" * 32).to_text()
        assert vault.guard().reasons == ("anchor-damaged",)


@pytest.mark.parametrize("code", ["keyring-locked", "keyring-slow", "keyring-none"])
def test_a_keyring_that_cannot_be_asked_freezes_what_it_guards_and_no_longer(live, keyring, code):
    keyring.broken = code
    with live.open() as vault:
        assert vault.guard().reasons == (code,)
        assert vault.guard().keyring == code
        vault.anchor()
    keyring.broken = None
    with live.open() as vault:
        assert vault.guard().state == "anchored"


def test_no_keyring_is_said_plainly(tmp_path):
    with Vault.create(tmp_path / "v", SECRET, clock=CLOCK, kdf=LEAST_KDF) as vault:
        assert vault.guard().state == "none"
        assert not vault.is_restored
        act(vault, 0)
    keyring = MemoryKeyring()
    with Vault.open(tmp_path / "v", SECRET, clock=CLOCK, keyring=keyring) as vault:
        assert vault.guard().keyring == "keyring-none"
        act(vault, 1)
    assert keyring.calls == [], "a vault made without a keyring never asks for one"


def test_a_keyring_that_comes_later_is_used_from_then_on(tmp_path):
    keyring = MemoryKeyring()
    keyring.broken = "keyring-none"
    folder = tmp_path / "v"
    with Vault.create(folder, SECRET, clock=CLOCK, kdf=LEAST_KDF, keyring=keyring) as vault:
        act(vault, 0)
        assert vault.guard().state == "none"
    keyring.broken = None
    with Vault.open(folder, SECRET, clock=CLOCK, keyring=keyring) as vault:
        assert vault.guard().state == "anchored"
        act(vault, 1)
        assert vault.memory.anchored
    with Vault.open(folder, SECRET, clock=CLOCK) as vault:
        assert vault.guard().reasons == ("keyring-none",)


def test_nothing_leaves_when_the_anchor_cannot_be_written(live, keyring):
    with live.open() as vault:
        assert vault.guard().state == "anchored"
        keyring.broken = "keyring-locked"
        with pytest.raises(CouldNotLook, match="anchor-not-written") as stopped:
            act(vault, 0)
        assert stopped.value.facts == {"why": "keyring-locked"}
        assert vault.spent("bill", 0) == "digest 0"
        keyring.broken = None
        vault.anchor()
    with live.open() as vault:
        assert vault.guard().state == "anchored"


def test_the_keyring_is_asked_only_when_somebody_wants_to_know(live, keyring):
    with live.open() as vault:
        vault.note("read", None)
        assert vault.check() == ()
        assert keyring.calls == []
        vault.guard()
        vault.guard()
        assert keyring.calls == ["get"]


def test_pages_put_back_inside_are_noticed_even_with_their_sum(live):
    with live.open() as vault:
        act(vault, 0)
        vault._db.run("DELETE FROM spent")
    with live.open() as vault:
        assert vault.guard().reasons == ("state-changed",)
        assert {wrong.facts["part"] for wrong in vault.check()} == {"state"}
        vault.thaw(None, {})
        act(vault, 0)
        vault._db.run("DELETE FROM spent")
        state.keep_sums(vault._db)
    with live.open() as vault:
        assert vault.guard().reasons == ("log-other",)


def test_titles_freeze_at_once_under_the_eyes_of_who_has_looked(live):
    with live.open() as vault:
        assert vault.guard().state == "anchored"
        vault.freeze("handed-over")
        assert vault.guard().reasons == ("handed-over",)
        (noted,) = [one for one in vault.activities(bill=None) if one.kind == "frozen"]
        assert noted.facts == {"why": "handed-over"}


def test_an_older_header_put_back_is_noticed(live):
    old = (live.folder / "header.json").read_bytes()
    with live.open() as vault:
        vault.change_passphrase(SECRET, "another passphrase")
        assert vault.guard().state == "anchored"
    for name in ("header.json", "header.json.bak"):
        (live.folder / name).write_bytes(old)
    with Vault.open(live.folder, SECRET, clock=CLOCK, keyring=live.keyring) as vault:
        assert "header-old" in vault.guard().reasons


def test_the_words_on_paper_open_a_vault_and_freeze_it(tmp_path, keyring):
    words, folder = new_recovery_words(), tmp_path / "v"
    Vault.create(folder, SECRET, clock=CLOCK, kdf=LEAST_KDF, words=words, keyring=keyring).close()
    with Vault.open_with_words(folder, words, clock=CLOCK, keyring=keyring) as vault:
        assert vault.guard().reasons == ("recovered",)
        assert vault.opened_with == "recovery"
        vault.reset_passphrase(words, "a new passphrase")
    with Vault.open(folder, "a new passphrase", clock=CLOCK, keyring=keyring) as vault:
        assert vault.guard().reasons == ("recovered",)


def test_a_declaration_thaws_and_is_remembered(live, keyring, tmp_path):
    shutil.copytree(live.folder, tmp_path / "old")
    with live.open() as vault:
        act(vault, 0)
    live.put_back(tmp_path / "old")
    with live.open() as vault:
        assert vault.is_restored
        vault.thaw("the disk died", {"text": "the disk died"})
        assert vault.guard().state == "anchored"
        assert vault.activities(bill=None)[0].kind in ("thawed", "anchored")
        declared = vault.memory.declared
        assert (declared.text, declared.why) == ("the disk died", ("log-behind",))
        act(vault, 0)
    with live.open() as vault:
        assert vault.guard().state == "anchored"
        assert vault.check() == ()
        assert vault.memory.epoch == 1
    # The copy that was thought lost turns up again: now it is the older one.
    with live.open(tmp_path / "old") as vault:
        assert vault.is_restored


def test_without_its_keyring_a_vault_can_go_on_by_declaration(live, keyring):
    keyring.broken = "keyring-none"
    with live.open() as vault:
        assert vault.guard().reasons == ("keyring-none",)
        vault.thaw("moved to another desktop", {})
        assert vault.guard().state == "none"
        act(vault, 0)
    with live.open() as vault:
        assert vault.guard().state == "none"
    keyring.broken = None
    with live.open() as vault:
        assert vault.guard().state == "anchored"


def test_a_keyring_that_never_took_an_anchor_keeps_nobody_from_working(tmp_path):
    class Forgetful(MemoryKeyring):
        def put(self, name, text):
            raise CouldNotLook("keyring-forgetful")

    ring, folder = Forgetful(), tmp_path / "v"
    Vault.create(folder, SECRET, clock=CLOCK, kdf=LEAST_KDF, keyring=ring).close()
    for position in range(2):
        with Vault.open(folder, SECRET, clock=CLOCK, keyring=ring) as vault:
            act(vault, position)
            assert vault.guard().state == "none"
            assert vault.guard().keyring == "keyring-forgetful"


@pytest.mark.parametrize("name", [
    "vault (Ana's conflicted copy 2026-11-22).db", "vault-DESKTOP-7.db", "vault 2.db",
    "vault.sync-conflict-20261122-101500-ABCDEFG.db", "vault (1).db",
])  # fmt: skip
def test_conflict_copies_of_cloud_folders_are_recognised(live, tmp_path, name):
    folder = live.folder
    shutil.copy(folder / "vault.db", folder / name)
    with live.open() as vault:
        (twin,) = vault.twins()
        assert (twin.name, twin.relation) == (name, "older")
        assert not vault.is_restored, "everything in it is here too"
        act(vault, 0)
    with live.open(shutil.copytree(folder, tmp_path / "other"), MemoryKeyring()) as other:
        other.note("went on elsewhere", None)
        other.note("and on", None)
    shutil.copy(tmp_path / "other" / "vault.db", folder / name)
    with live.open() as vault:
        assert vault.twins()[0].has_more
        assert vault.guard().reasons == ("conflict-copy",)
        with pytest.raises(Refused, match="titles-frozen"):
            vault.thaw("I choose this one", {})
    (folder / name).unlink()
    with live.open() as vault:
        assert vault.guard().state == "anchored"


def test_a_copy_that_is_no_copy_is_only_named(live):
    (live.folder / "vault (1).db").write_bytes(b"")
    (live.folder / "vault (2).db").write_bytes(b"SQLite format 3\0" * 99)
    with live.open() as vault:
        assert [twin.relation for twin in vault.twins()] == ["unreadable"] * 2
        assert not vault.is_restored


@pytest.mark.parametrize("order", list(itertools.permutations(["commit", "anchor", "release"])))
def test_only_commit_anchor_release_neither_signs_twice_nor_cries_wolf(live, tmp_path, order):
    """Stop one transfer after each step, with and without putting the older copy back."""
    before = dict(live.keyring.texts)
    with live.open(shutil.copytree(live.folder, tmp_path / "ahead")) as vault:
        act(vault, 0)
    after = dict(live.keyring.texts)
    released_twice = false_alarms = 0
    for steps, put_back in itertools.product(range(4), (False, True)):
        place = shutil.copytree(live.folder, tmp_path / f"{steps}{put_back}")
        keyring, released = MemoryKeyring(), order[:steps].count("release")
        keyring.texts = dict(after if "anchor" in order[:steps] else before)
        if "commit" in order[:steps]:
            shutil.rmtree(place)
            shutil.copytree(tmp_path / "ahead", place)
        if put_back:
            shutil.rmtree(place)
            shutil.copytree(live.folder, place)
        with live.open(place, keyring) as vault:
            if vault.is_restored:
                false_alarms += not put_back
            elif vault.spent("bill", 0) is None:
                released += 1  # to somebody else
        released_twice += released > 1
    is_sound = released_twice == 0 and false_alarms == 0
    assert is_sound == (order == ("commit", "anchor", "release"))


def test_a_large_vault_is_added_up_before_it_signs_and_not_before(live, monkeypatch):
    monkeypatch.setattr(guard, "_SMALL", 0)
    with live.open() as vault:
        act(vault, 0)
        vault._db.run("DELETE FROM spent")
    with live.open() as vault:
        assert not vault.is_restored
        assert vault.guard(thoroughly=True).reasons == ("state-changed",)
        vault.thaw("a page was put back", {})
        assert vault.guard(thoroughly=True).state == "anchored"
    counted = []
    monkeypatch.setattr(guard.state, "summed", lambda db: counted.append(db))
    with live.open() as vault:
        vault.guard()
        assert counted == []


def test_a_crash_right_after_a_declaration_needs_no_second_one(live, tmp_path):
    shutil.copytree(live.folder, tmp_path / "old")
    with live.open() as vault:
        act(vault, 0)
    live.put_back(tmp_path / "old")
    ring = live.keyring
    before = dict(ring.texts)
    with live.open() as vault:
        assert vault.is_restored
        vault.thaw("the disk died", {})
    ring.texts = dict(before)  # the anchor of the new life was not written any more
    with live.open() as vault:
        assert vault.guard().state == "anchored"
        act(vault, 0)
    with live.open() as vault:
        assert vault.guard().state == "anchored"
        assert ring.texts != before
