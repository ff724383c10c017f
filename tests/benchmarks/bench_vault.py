"""What the vault costs beside bare SQLite on the same disk."""

from __future__ import annotations

import sqlite3
import time
from datetime import UTC, datetime

from tests.benchmarks.conftest import cost
from wallet.clock import FixedClock
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault
from wallet.titles.bill import Kind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.state import Degree

NOW = datetime(2026, 11, 5, tzinfo=UTC)


def wall(work, times: int) -> float:
    """Return the median wall seconds of `work`: a commit waits for the disk, not for the CPU."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return sorted(taken)[times // 2]


def holding(n: int) -> Holding:
    return Holding(
        bill=f"{n:064x}", number=f"LDW-{n:07d}", kind=Kind.TO_ORDER, carrier="Meridian",
        from_place="Yantian", to_place="Rotterdam", vessel="MERIDIAN AURORA", voyage="026W",
        on_board="2026-10-28", standing=list(Standing)[n % 8], position=Position.HOLDER,
        degree=Degree.RECORDED, changed_at=NOW, change=Change.RECORDED,
        search_text=f"machinery lot {n} 盐田恒泰精密有限公司",
    )  # fmt: skip


def test_durable_commit(report, tmp_path):
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (v)")
    with Vault.create(tmp_path / "vault", "long enough", clock=FixedClock(NOW), kdf=LEAST_KDF) as v:

        def ours() -> None:
            with v.transaction():
                v.put("setting", "value")

        mine = wall(ours, 300)
        plain = wall(lambda: bare.execute("INSERT INTO t VALUES ('value')"), 300)
    bare.close()
    report("durable commit of one row", f"{mine * 1e3:.2f} ms",
           f"bare SQLite, FULL {plain * 1e3:.2f} ms", mine / plain)  # fmt: skip


def test_list_of_ten_thousand(report, tmp_path):
    with Vault.create(tmp_path / "vault", "long enough", clock=FixedClock(NOW), kdf=LEAST_KDF) as v:
        with v.transaction():
            for n in range(10_000):
                v.put_holding(holding(n))
        small = cost(lambda: v.holdings(limit=1), 20)
        for what, page in (
            ("first page of 10,000", lambda: v.holdings(limit=200)),
            ("filtered page", lambda: v.holdings(standing=Standing.FROZEN, limit=200)),
            ("search of two Chinese characters", lambda: v.holdings(text="恒泰", limit=200)),
        ):
            taken = cost(page, 10)
            report(what, f"{taken * 1e3:.2f} ms", f"one row {small * 1e3:.2f} ms", taken / small)
