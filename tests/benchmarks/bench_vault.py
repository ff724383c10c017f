"""What the vault costs beside bare SQLite on the same disk, in the same run.

Bills: 1,000 and 10,000; ``LADEWELL_BENCH_BILLS=1000,10000,100000`` with ``-o
faulthandler_timeout=0`` takes others, and some minutes. What is to be reached at 100,000 stands
behind each line. What computes is measured in CPU time, what waits for the disk by the clock on the
wall, in turns with its yardstick.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wallet.clock import FixedClock
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault, state
from wallet.store.header import unlock
from wallet.store.openers import Passphrase
from wallet.titles.bill import Kind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.state import Degree

NOW = datetime(2026, 11, 5, tzinfo=UTC)
CLOCK = FixedClock(NOW)
SECRET = "long enough"
BILLS = [int(count) for count in os.environ.get("LADEWELL_BENCH_BILLS", "1000,10000").split(",")]
DOCUMENT = 20_000
"""Bytes of a bill's document here; each tenth bill has one."""
PORTS = ("Yantian 盐田", "Rotterdam", "Singapore", "Santos", "Felixstowe", "Qingdao 青岛")


def wall(work: Callable[[], object], times: int, part: float = 0.5) -> float:
    """Return the wall seconds of `work`, the median or another part of some times.

    A commit waits for the disk, not for the CPU.
    """
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return sorted(taken)[min(times - 1, int(times * part))]


def cpu(work: Callable[[], object], times: int, part: float = 0.5) -> float:
    """Return the CPU seconds of `work`: what it takes on a machine that does nothing else."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return sorted(taken)[min(times - 1, int(times * part))]


def beside(
    ours: Callable[[], object], plain: Callable[[], object], times: int
) -> tuple[float, float]:
    """Return the median wall seconds of both, taken in turns: the disk changes its mind meanwhile.

    Each is first done some times in vain.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(-5, times):
        for work, found in zip((ours, plain), taken, strict=True):
            started = time.perf_counter()
            work()
            if turn >= 0:
                found.append(time.perf_counter() - started)
    return sorted(taken[0])[times // 2], sorted(taken[1])[times // 2]


def holding(n: int) -> Holding:
    return Holding(
        bill=f"{n:064x}", number=f"LDW-{n:07d}", kind=Kind.TO_ORDER, carrier="Meridian",
        from_place=PORTS[n % 6], to_place=PORTS[(n + 1) % 6], vessel=f"MERIDIAN {n % 97}",
        voyage="026W", on_board="2026-10-28", standing=list(Standing)[n % 8],
        position=Position.HOLDER, degree=Degree.RECORDED, changed_at=NOW, change=Change.RECORDED,
        search_text=f"machinery lot {n} 盐田恒泰精密有限公司 word{n % 500} MSKU{n:07d}",
    )  # fmt: skip


def fill(folder: Path, bills: int) -> None:
    """Make a vault of so many bills."""
    with Vault.create(folder, SECRET, clock=CLOCK, kdf=LEAST_KDF) as vault:
        for start in range(0, bills, 1000):
            with vault.transaction():
                for n in range(start, min(start + 1000, bills)):
                    vault.put_holding(holding(n))
                    vault.put(f"head/{n:064x}", f"{n:064x}")
                    vault.spend(f"{n:064x}", 1, f"{n:064x}")
                    vault.note("offered", f"{n:064x}", {"position": 1})
                    if n % 10 == 0:
                        vault.keep(n.to_bytes(4) + os.urandom(DOCUMENT))


@pytest.fixture(scope="module", params=BILLS, ids=lambda bills: f"{bills:,}")
def made(request, tmp_path_factory):
    """Make a vault of some bills, and a bare database with the same list."""
    bills, folder = request.param, tmp_path_factory.mktemp("bench") / "vault"
    fill(folder, bills)
    bare = folder.with_name("bare.db")
    with closing(sqlite3.connect(bare)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute(
            "CREATE TABLE h (id INTEGER PRIMARY KEY, number TEXT, place TEXT, at INTEGER, t TEXT)"
        )
        plain.execute("CREATE INDEX i ON h (at)")
        plain.execute("CREATE VIRTUAL TABLE f USING fts5 (t, content='')")
        rows = [holding(n) for n in range(bills)]
        plain.executemany(
            "INSERT INTO h VALUES (?, ?, ?, ?, ?)",
            [(n, h.number, h.from_place, n, h.search_text) for n, h in enumerate(rows)],
        )
        plain.executemany(
            "INSERT INTO f (rowid, t) VALUES (?, ?)",
            [(n, h.search_text) for n, h in enumerate(rows)],
        )
        plain.commit()
    return bills, folder, unlock(folder, Passphrase(SECRET)), bare


def plainly(bare: Path, sql: str) -> Callable[[], object]:
    """Return the same question to the bare database, over a connection that stays open."""
    plain = sqlite3.connect(bare)
    return lambda: plain.execute(sql).fetchall()


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.2f} ms"


def _with(yardstick: str, taken: tuple[float, float]) -> tuple[float, str, float]:
    return taken[0], yardstick, taken[1]


def line(report, bills: int, what: str, ours: float, yardstick: str, plain: float) -> None:
    name = f"{bills:>7,} bills: {what}"
    report(name, milliseconds(ours), f"{yardstick} {milliseconds(plain)}", ours / plain)


def test_open_after_the_key_is_there(report, made):
    bills, folder, unlocked, bare = made

    def plain() -> None:
        with closing(sqlite3.connect(bare)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchall()

    ours = wall(lambda: Vault._opened(folder, CLOCK, unlocked).close(), 20)
    line(report, bills, "open and close (10 ms)", ours, "bare SQLite", wall(plain, 20))


def test_first_look_of_the_guard(report, made):
    bills, folder, unlocked, bare = made
    with Vault._opened(folder, CLOCK, unlocked) as vault:
        ours = cpu(lambda: state.summed(vault._db), 3)
        plain = cpu(plainly(bare, "SELECT * FROM h"), 3)
    line(
        report,
        bills,
        "sums over what binds, once a session",
        ours,
        "bare read of a row each",
        plain,
    )


def test_pages_of_the_list(report, made):
    bills, folder, unlocked, bare = made
    first = cpu(plainly(bare, "SELECT * FROM h ORDER BY at DESC LIMIT 200"), 20)
    match = "SELECT * FROM h WHERE id IN (SELECT rowid FROM f WHERE f MATCH 'word7') LIMIT 200"
    found = cpu(plainly(bare, match), 20)
    with Vault._opened(folder, CLOCK, unlocked) as vault:
        for what, page, plain in (
            ("first page (15 ms)", lambda: vault.holdings(limit=200), first),
            ("filtered page", lambda: vault.holdings(standing=Standing.FROZEN, limit=200), first),
            ("search, p95 (50 ms)", lambda: vault.holdings(text="word7", limit=200), found),
            ("two Chinese characters, p95", lambda: vault.holdings(text="恒泰", limit=200), found),
            ("one letter that all have, p95", lambda: vault.holdings(text="m", limit=200), found),
            ("one Chinese character, p95", lambda: vault.holdings(text="盐", limit=200), found),
            ("sorted by route", lambda: vault.holdings(order="route", limit=200), first),
            ("how many stand how", vault.counts, first),
        ):
            line(report, bills, what, cpu(page, 20, 0.95), "bare SQLite", plain)


def test_durable_commit(report, made, tmp_path):
    bills, folder, unlocked, _bare = made
    bare = sqlite3.connect(tmp_path / "commit.db", isolation_level=None)
    bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (v)")
    file = os.open(tmp_path / "synced", os.O_WRONLY | os.O_CREAT)

    def sync() -> None:
        os.write(file, bytes(4096))
        os.fsync(file)

    with Vault._opened(folder, CLOCK, unlocked) as vault:

        def act() -> None:
            with vault.transaction():
                vault.note("looked", None)

        def setting() -> None:
            with vault.transaction():
                vault.put("setting/x", "value")

        def insert() -> None:
            bare.execute("INSERT INTO t VALUES ('value')")

        for what, ours, yardstick, plain in (
            ("durable commit (1.5 x)", setting, "bare SQLite, FULL", insert),
            ("durable commit, a line of the log (1.5 x)", act, "bare SQLite, FULL", insert),
            ("durable commit, a line of the log", act, "bare fsync of 4 KiB", sync),
        ):
            line(report, bills, what, *_with(yardstick, beside(ours, plain, 400)))
    bare.close()
    os.close(file)


def test_backup_and_check(report, made, tmp_path):
    bills, folder, unlocked, _bare = made
    numbers = iter(range(99))

    def copied() -> None:
        with (tmp_path / f"{next(numbers)}.copy").open("wb") as target:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    target.write(path.read_bytes())
            os.fsync(target.fileno())

    plain = wall(copied, 3)
    with Vault._opened(folder, CLOCK, unlocked) as vault:
        ours = wall(lambda: vault.back_up(tmp_path / f"{next(numbers)}.backup"), 3)
        line(report, bills, "backup, written and read again", ours, "one copy of the files", plain)
        ours = wall(vault.check, 1)
        line(report, bills, "check of everything", ours, "one copy of the files", plain)
