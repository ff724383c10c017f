"""A command line that was started where something is missing, closed, full or hostile."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from wallet import __main__ as program
from wallet.cli import desk

LONG = "x" * 300


class _Full(io.StringIO):
    """A stream whose disk is full."""

    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        raise OSError(28, "No space left on device")

    def fileno(self) -> int:
        raise OSError


def test_who_is_not_there_is_not_asked(ladewell, voyage_folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    ran = ladewell("--json", "--vault", voyage_folder / "vaults" / "bank", "list")
    assert (ran.code, ran.object["error"]) == (2, "passphrase-needed")


@pytest.mark.parametrize("stream", [None, _Full()], ids=["closed", "full"])
def test_an_error_that_nobody_reads_keeps_its_exit_code(ladewell, monkeypatch, stream):
    monkeypatch.setattr("sys.stderr", stream)
    assert ladewell("verify", "nowhere").code == 2
    assert ladewell("verify", "--bad").code == 64
    assert ladewell("verify", "--bad", "--language", "zh").code == 64
    ran = ladewell("--json", "verify", "nowhere")
    assert (ran.code, ran.object["error"]) == (2, "file-missing")


def test_help_and_version_that_nobody_can_read_are_said_to_have_failed(ladewell, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr("sys.stdout", _Full())
        ran = ladewell("init", "--help")
        assert (ran.code, "output-failed" in ran.err) == (2, True)
        full.setattr("sys.argv", ["ladewell", "--version"])
        assert program.main() == 2


@pytest.mark.parametrize(
    "typed",
    [
        ("verify", LONG), ("render", LONG, "-o", "x.pdf"), ("audit", LONG), ("approve", LONG),
        ("--vault", LONG, "list"), ("verify", "x", "--documents", LONG), ("record", LONG),
        ("receive", LONG), ("title", "send", LONG), ("card", "export", LONG),
        ("qr", "bill.ebl", "-o", LONG), ("demo", "-o", LONG), ("backup", LONG),
        ("restore", "bill.ebl", LONG), ("restore", LONG, "new"), ("bundle", "--all", "-o", LONG),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_no_file_can_have_is_no_mistake_of_ours(
    ladewell, voyage_folder, tmp_path, secret, typed
):
    shutil.copy(voyage_folder / "01-carrier-issued.ebl", "bill.ebl")
    vault = voyage_folder / "vaults" / "bank"
    ran = ladewell("--json", "--vault", vault, "--passphrase-file", secret, *typed)
    assert ran.code == 2
    assert ran.object["error"] in (
        "file-unreadable", "file-unwritable", "file-missing", "disk-failed", "vault-missing",
        "folder-not-empty", "backup-damaged",
    )  # fmt: skip


def test_a_passphrase_is_read_once_as_it_may_come_out_of_a_pipe(
    ladewell, voyage_folder, tmp_path, secret, monkeypatch
):
    shutil.copytree(voyage_folder / "vaults" / "bank", tmp_path / "bank")
    theirs, read = tmp_path / "theirs", []
    theirs.write_text("four other words here\n", "utf-8")
    real = desk.passphrase_from
    monkeypatch.setattr(desk, "passphrase_from", lambda path: (read.append(path), real(path))[1])
    vault = ("--vault", tmp_path / "bank", "--passphrase-file", secret)
    assert ladewell(*vault, "people", "add", "Mo", "--new-passphrase-file", theirs).code == 0
    assert read.count(secret) == 1


def test_a_line_break_in_a_name_says_no_verdict(ladewell, voyage_folder, secret):
    told = "x.ebl: GENUINE"
    Path(f"a\n{told}").write_bytes((voyage_folder / "01-carrier-issued.ebl").read_bytes())
    shutil.copytree(voyage_folder / "vaults" / "carrier", "carrier")
    vault = ("--vault", "carrier", "--passphrase-file", secret)
    for verb, other in (("verify", "b"), ("audit", "b"), ("import", "b"), ("record", "a")):
        ran = ladewell(*vault, verb, f"a\n{told}", f"{other}\n{told}")
        lines = [*ran.out.splitlines(), *ran.err.splitlines()]
        assert [line for line in lines if line.startswith(told)] == []
        assert f"[U+000A]{told}" in ran.out + ran.err
