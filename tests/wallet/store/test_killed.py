"""A vault whose process is killed at any moment opens, and has all that was acknowledged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

WRITER = Path(__file__).with_name("writer.py")
KILLS = 6


def acknowledged(folder, passphrase, patience):
    """Let a writer work for a while, kill it, and return the last number it said, if any."""
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), passphrase],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(WRITER.parents[3])},
    )  # fmt: skip
    said = writer.stdout.readline()
    try:
        rest, _ = writer.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        writer.kill()
        rest, _ = writer.communicate()
    # A last line without its end was cut off by the kill; its transaction was durable all the same.
    whole = [line for line in (said + rest).splitlines(keepends=True) if line.endswith("\n")]
    return int(whole[-1])


def test_nothing_acknowledged_is_lost(open_vault, folder, passphrase):
    moments = random.Random()
    for kill in range(KILLS):
        last = acknowledged(folder, passphrase, moments.uniform(0, 0.05))
        with open_vault() as vault:
            size, _ = vault.log_head()
            assert size > last
            assert sum(vault.counts("abendstern").values()) == size
            for number in range(max(0, last - 3), size):
                bill = f"{number:064x}"
                (paper,) = vault.papers(bill)
                assert vault.spent(bill, 0) == paper.digest
                assert vault.proofs(bill)[0].digest == paper.digest
                assert vault.fetch(paper.digest)[:4] == number.to_bytes(4)
            blobs = [path for path in (folder / "blobs").rglob("*") if path.is_file()]
            assert len(blobs) == size
            if kill == KILLS - 1:
                assert vault.check() == ()
