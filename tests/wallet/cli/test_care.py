"""The verbs that care for a vault, as a script would use them."""

from __future__ import annotations

import itertools
import os
import shutil

import pytest

from wallet.keys.words_recovery import secret_of
from wallet.voyage import PASSPHRASE


@pytest.fixture
def bank(voyage_folder, tmp_path):
    return shutil.copytree(voyage_folder / "vaults" / "bank", tmp_path / "bank")


@pytest.fixture
def as_(ladewell, secret):
    """Return a function that runs a verb on a vault, with JSON."""

    def run(vault, *arguments, passphrase=secret):
        return ladewell("--json", "--vault", vault, "--passphrase-file", passphrase, *arguments)

    return run


@pytest.fixture
def made(ladewell, as_, tmp_path):
    """Make a vault by command line; return its folder and a file with its recovery words."""
    ran = as_(tmp_path / "new", "init", "--name", "Neue Reederei", "--role", "carrier")
    assert ran.code == 0
    words = tmp_path / "words.txt"
    words.write_text("\n".join(ran.object["recovery_words"]))
    return tmp_path / "new", words


def test_the_recovery_words_are_printed_once(ladewell, made, tmp_path, secret):
    _folder, words = made
    assert len(secret_of(words.read_text())) == 32
    ran = ladewell("--vault", tmp_path / "two", "--passphrase-file", secret, "init", "--name", "X")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2, "name and key, no words"
    numbered = [line for line in ran.err.splitlines() if line.strip()[:1].isdigit()]
    assert len(numbered) == 6
    in_order = sorted((int(n), w) for line in numbered for n, w in _pairs(line))
    assert len(secret_of([word for _number, word in in_order])) == 32


def _pairs(line):
    parts = line.split()
    return list(zip(parts[::2], parts[1::2], strict=True))


def test_an_easy_passphrase_is_warned_of_and_taken(ladewell, tmp_path):
    easy = tmp_path / "easy"
    easy.write_text("rotterdam\n")
    options = ("--vault", tmp_path / "v", "--passphrase-file", easy)
    ran = ladewell(*options, "init", "--name", "Rotterdam Chartering")
    assert ran.code == 0
    assert "can be guessed" in ran.err
    assert "others know of you" in ran.err


def test_a_lost_passphrase_is_replaced_by_the_words(ladewell, as_, made, tmp_path):
    folder, words = made
    new = tmp_path / "new passphrase"
    new.write_text("a passphrase never lost again\n")
    ran = ladewell(
        "--json", "--vault", folder, "passphrase", "--recovery-words-file", words,
        "--new-passphrase-file", new,
    )  # fmt: skip
    assert (ran.code, ran.object) == (0, {"changed": True})
    assert "opened with its recovery words" in ran.err
    assert as_(folder, "list").object["error"] == "passphrase-wrong"
    ran = as_(folder, "check", passphrase=new)
    assert (ran.code, ran.object["error"]) == (1, "titles-frozen")
    assert ran.object["facts"]["reasons"] == ["recovered"]


def test_words_that_are_not_this_vaults_open_nothing(ladewell, made, tmp_path):
    folder, words = made
    good = words.read_text().split()
    for wrong, code in (
        (good[:-1], "recovery-words-count"), ([*good[:-1], "qqqq"], "recovery-word-unknown"),
    ):  # fmt: skip
        words.write_text(" ".join(wrong))
        ran = ladewell("--json", "--vault", folder, "passphrase", "--recovery-words-file", words)
        assert (ran.code, ran.object["error"]) == (2, code)
        told = ran.out.lower()
        # One word may stand in the sentence by chance ("another"); two neighbours may not.
        assert not any(f"{one} {two}" in told for one, two in itertools.pairwise(good))


def test_a_backup_is_written_and_restored_and_thawed(ladewell, as_, bank, secret, tmp_path):
    number = as_(bank, "list").objects[0]["number"]
    ran = as_(bank, "backup", "b.backup")
    assert (ran.code, ran.object["damaged"], ran.object["hand_over"]) == (0, [], False)
    assert as_(bank, "backup", "b.backup").object["error"] == "file-exists"
    assert as_(bank, "check").code == 0, "this is the vault that lives"

    options = ("--json", "--passphrase-file", secret)
    ran = ladewell(*options, "restore", "b.backup", tmp_path / "r")
    assert (ran.code, ran.object["guard"], ran.object["reasons"]) == (0, "frozen", ["restored"])
    assert ladewell(*options, "restore", "b.backup", tmp_path / "r").object["error"] == (
        "folder-not-empty"
    )
    assert as_(tmp_path / "r", "list").objects[0]["number"] == number
    checked = as_(tmp_path / "r", "check")
    assert checked.objects[0]["error"] == "titles-frozen"
    assert checked.code == 1

    ran = as_(tmp_path / "r", "thaw", "--declare", "the office flooded")
    assert (ran.code, ran.object["guard"], ran.object["reasons"]) == (0, "none", [])
    assert as_(tmp_path / "r", "check").code == 0


def test_a_vault_is_handed_over_by_command_line(ladewell, as_, bank, secret, tmp_path):
    ran = as_(bank, "backup", "--hand-over", "h.backup")
    assert (ran.code, ran.object["hand_over"]) == (0, True)
    assert as_(bank, "check").objects[0]["facts"]["reasons"] == ["handed-over"]
    options = ("--json", "--passphrase-file", secret)
    ran = ladewell(*options, "restore", "h.backup", tmp_path / "r")
    assert (ran.code, ran.object["guard"], ran.object["reasons"]) == (0, "none", [])
    assert as_(tmp_path / "r", "check").code == 0


def test_a_backup_that_is_none_is_refused_and_makes_nothing(ladewell, secret, tmp_path):
    (tmp_path / "b.backup").write_text("ladewell-backup 1\nheader.json 9\n")
    ran = ladewell(
        "--json", "--passphrase-file", secret, "restore", tmp_path / "b.backup", tmp_path / "r"
    )
    assert (ran.code, ran.object["error"]) == (2, "backup-damaged")
    assert not (tmp_path / "r").exists()


def test_it_is_said_in_words_too(ladewell, bank, secret, tmp_path):
    shared = ("--vault", bank, "--passphrase-file", secret)
    assert ladewell(*shared, "backup", "b.backup").out == "b.backup\n"
    ran = ladewell("--passphrase-file", secret, "restore", "b.backup", tmp_path / "r")
    assert "nothing is signed" in ran.out
    assert "restored from a backup" in ran.out


def test_damage_is_named_and_the_rest_is_saved(as_, bank, ladewell, secret, tmp_path):
    victim = next(path for path in (bank / "blobs").rglob("*") if path.is_file())
    victim.write_bytes(b"\0" * victim.stat().st_size)
    ran = as_(bank, "backup", "b.backup")
    assert (ran.code, [wrong["error"] for wrong in ran.object["damaged"]]) == (1, ["blob-damaged"])


def test_a_vault_on_a_disk_that_cannot_be_written_is_looked_into(as_, bank, monkeypatch):
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    before = sorted((path.name, path.stat().st_mtime_ns) for path in bank.iterdir())
    assert as_(bank, "list").objects
    assert as_(bank, "check").code == 0
    assert as_(bank, "accept", "X").object["error"] == "vault-read-only"
    assert sorted((path.name, path.stat().st_mtime_ns) for path in bank.iterdir()) == before


def test_the_passphrase_is_never_in_what_is_printed(as_, made, tmp_path):
    folder, _words = made
    for verb in (["backup", "b"], ["check"], ["thaw"], ["list"]):
        ran = as_(folder, *verb)
        assert PASSPHRASE not in ran.out + ran.err
        assert ran.objects or verb[0] in ("check", "list"), "there is no bill yet"


def test_one_damaged_document_does_not_keep_the_other_bills_from_being_judged(bank, as_):
    documents = sorted(path for path in (bank / "blobs").rglob("*") if path.is_file())
    data = bytearray(documents[0].read_bytes())
    data[40] ^= 1
    documents[0].write_bytes(data)
    ran = as_(bank, "check")
    assert ran.code == 1
    assert next(said["error"] for said in ran.objects if "error" in said) == "blob-damaged"
    bills = as_(bank, "list").objects
    assert {said["number"] for said in ran.objects if "number" in said} == {
        bill["number"] for bill in bills
    }


def test_a_check_of_many_bills_makes_nothing_that_it_does_not_show(as_, bank, monkeypatch):
    """Four words to compare aloud take ten times as long as the verdict."""

    def made(_text):
        raise AssertionError

    before = as_(bank, "check").objects
    monkeypatch.setattr("wallet.desk.showing.confirmation_phrase", made)
    after = as_(bank, "check")
    assert after.code == 0
    assert [one["headline"] for one in after.objects] == [one["headline"] for one in before]
