"""Cuts the power under a vault, by a file system that remembers what was written and synced.

``python -m tests.wallet.store.powerloss --points 1000`` is the long run; ``test_powerloss.py`` does
a short one. Below the cipher, SQLite's every write, truncation, deletion and sync is recorded. At a
crash point, what was synced is on the disk; of what was not, each write is by itself lost (two in
five), torn at a sector (one in five) or there. Not simulated: lost names, and disks that lie.

The work is done in a process of its own, as SQLite's layers outlive the file system below them.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import apsw

from wallet.clock import FixedClock
from wallet.errors import WalletError
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault, database, state
from wallet.store.header import Unlocked, unlock
from wallet.store.openers import Passphrase

CLOCK = FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
SECRET = "Schauerleute am Kai 7"
SECTOR = 512


_ALIVE: list[object] = []
"""What must outlive the function that made it: SQLite goes on calling it."""


class Step(NamedTuple):
    file: str
    kind: str
    """``write``, ``truncate``, ``delete`` or ``sync``."""
    offset: int = 0
    data: bytes = b""


class Recorder(apsw.VFS):
    """A file system that does everything and remembers it."""

    NAME = "ladewell-crash"

    def __init__(self) -> None:
        self.steps: list[Step] = []
        super().__init__(self.NAME, "unix")

    def xOpen(self, name, flags):
        return _File(self.steps, name, flags)

    def xDelete(self, name, sync):
        self.steps.append(Step(Path(name).name, "delete"))
        super().xDelete(name, sync)


class _File(apsw.VFSFile):
    def __init__(self, steps, name, flags):
        full = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._steps, self._name = steps, Path(full).name
        super().__init__("unix", name, flags)

    def xWrite(self, data, offset):
        self._steps.append(Step(self._name, "write", offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size):
        self._steps.append(Step(self._name, "truncate", size))
        super().xTruncate(size)

    def xSync(self, flags):
        self._steps.append(Step(self._name, "sync"))
        super().xSync(flags)


@dataclass
class Recording:
    """A vault before some work, and everything the work did to the disk."""

    folder: Path
    unlocked: Unlocked
    steps: list[Step]
    said: list[int]
    """How many steps there were when each commit was said to be done."""


def record(folder: Path, commits: int, synchronous: str = "FULL") -> Recording:
    """Make a vault in `folder` and work in a copy of it."""
    Vault.create(folder, SECRET, clock=CLOCK, kdf=LEAST_KDF).close()
    unlocked = unlock(folder, Passphrase(SECRET))
    worked = shutil.copytree(folder, folder.with_name(f"{folder.name}-worked"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.wallet.store.powerloss", "--work", str(worked), synchronous,
         str(commits)],
        cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    steps, said = pickle.loads(done.stdout)
    return Recording(folder, unlocked, [Step(*step) for step in steps], said)


def work(folder: Path, synchronous: str, commits: int) -> tuple[list[Step], list[int]]:
    """Work in the vault in `folder`; return what SQLite did, and how much by each commit."""
    recorder, plain = Recorder(), apsw.Connection
    _ALIVE.append(recorder)

    def connection(name, flags):
        return plain(name, flags=flags, vfs=f"multipleciphers-{Recorder.NAME}")

    database.apsw.Connection = connection
    vault = Vault._opened(folder, CLOCK, unlock(folder, Passphrase(SECRET)))
    _ALIVE.append(vault)
    vault._db.run(f"PRAGMA synchronous = {synchronous}")
    vault._db.run("PRAGMA wal_autocheckpoint = 40")
    said, draw = [], random.Random(1)
    for number in range(commits):
        with vault.transaction():
            vault.spend(f"{number}", 0, "digest")
            vault.put(f"head/{number}", "x" * draw.randrange(20_000))
            vault.note("offered", f"{number}")
        said.append(len(recorder.steps))
    return list(recorder.steps), said


def survive(recording: Recording, points: int, seed: int = 3) -> Counter[str]:
    """Cut the power at `points` moments; count what was ``corrupt`` and which cuts ``lost``."""
    found: Counter[str] = Counter()
    draw, place = random.Random(seed), recording.folder.with_name("after")
    for _ in range(points):
        cut = draw.randrange(recording.said[0], len(recording.steps))
        said = sum(1 for steps in recording.said if steps <= cut)
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(recording.folder, place)
        for name, data in _on_disk(recording, cut, draw).items():
            (place / name).write_bytes(data)
        try:
            with Vault._opened(place, CLOCK, recording.unlocked) as vault:
                size, _root = vault.log_head()
                whole = (
                    size == len(vault._db.rows("SELECT 1 FROM spent"))
                    and state.kept(vault._db) == state.summed(vault._db)
                    and vault.check() == ()
                )
            found["corrupt"] += not whole
            found["lost"] += size < said
        except WalletError:
            found["corrupt"] += 1
    return found


def _on_disk(recording: Recording, cut: int, draw: random.Random) -> dict[str, bytes]:
    files = {"vault.db": bytearray((recording.folder / "vault.db").read_bytes())}
    pending: dict[str, list[Step]] = {}
    for step in recording.steps[:cut]:
        if step.kind == "sync":
            for waiting in pending.pop(step.file, []):
                _apply(files, waiting)
        elif step.kind == "delete":
            pending.pop(step.file, None)
            files.pop(step.file, None)
        else:
            pending.setdefault(step.file, []).append(step)
    for steps in pending.values():
        for step in steps:
            chance = draw.random()
            if chance < 0.4:
                continue
            if chance < 0.6 and len(step.data) > SECTOR:
                kept = SECTOR * draw.randrange(1, len(step.data) // SECTOR + 1)
                _apply(files, step._replace(data=step.data[:kept]))
            else:
                _apply(files, step)
    return {name: bytes(data) for name, data in files.items()}


def _apply(files: dict[str, bytearray], step: Step) -> None:
    data = files.setdefault(step.file, bytearray())
    if step.kind == "truncate":
        del data[step.offset :]
        return
    data.extend(bytes(max(0, step.offset + len(step.data) - len(data))))
    data[step.offset : step.offset + len(step.data)] = step.data


def main() -> None:
    """Run by hand, with the setting we have and with the one we must not have."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--points", type=int, default=1000)
    options.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.work:
        folder, synchronous, commits = chosen.work
        steps, said = work(Path(folder), synchronous, int(commits))
        pickle.dump(([tuple(step) for step in steps], said), sys.stdout.buffer)
        sys.stdout.flush()
        os._exit(0)  # nothing is closed: the power is gone
    for synchronous in ("FULL", "NORMAL"):
        folder = Path(tempfile.mkdtemp(prefix="ladewell-power-")) / "vault"
        found = survive(record(folder, 120, synchronous), chosen.points)
        print(synchronous, dict(found))


if __name__ == "__main__":
    main()
