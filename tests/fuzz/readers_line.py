"""The command line, as fuzzing calls it: any words behind ``ladewell``, and any file."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from functools import cache
from pathlib import Path

from tests.fuzz.readers_vaults import PASSPHRASE, new_folder, place
from wallet import cli

CODES = {cli.GOOD, cli.NOT_GOOD, cli.COULD_NOT_LOOK, cli.REFUSED, cli.WRONG_USE}
_ASKING = {"lookup", "fetch", "demo", "send", "move", "init", "passphrase", "people", "key"}
"""Verbs that ask the world, or take seconds; their words are read here, no more."""
_LEAVING = str.maketrans("/~", "||")
"""No word leads out of the folder that is ours: some verbs write what they are told to."""


@cache
def _home() -> Path:
    """Return a folder with a vault, a passphrase and files to name."""
    home = new_folder()
    shutil.copytree(place() / "vault", home / "vault")
    (home / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    for name in ("a.ebl", "b.json", "c.pdf"):
        (home / name).write_bytes(b"\0" + name.encode())
    return home


def _run(arguments: list[str]) -> None:
    before, out, wrong = Path.cwd(), io.BytesIO(), io.BytesIO()
    streams = [io.TextIOWrapper(one, "utf-8", write_through=True) for one in (out, wrong)]
    os.chdir(_home())
    try:
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            code = cli.main(arguments)
    finally:
        os.chdir(before)
    said = wrong.getvalue() + out.getvalue()
    assert code in CODES, (code, arguments, said[-500:])
    assert b"Traceback" not in said, (arguments, said[-2000:])
    assert PASSPHRASE.encode() not in said


def arguments(data: bytes) -> None:
    """Run the command line with any words; a line each."""
    text = data.replace(b"\0", b"").decode("utf-8", "surrogateescape")
    words = text.replace("..", "").translate(_LEAVING).split("\n")[:12]
    if _ASKING & set(words) and not {"-h", "--help"} & set(words):
        words.append("--help")
    _run(["--vault", "vault", "--passphrase-file", "passphrase", *words])


def verify(data: bytes) -> None:
    """Verify a file by command line, as JSON."""
    (_home() / "file").write_bytes(data)
    _run(["--json", "--at", "2026-11-22T00:00:00Z", "verify", "file", "--trust", "file"])
