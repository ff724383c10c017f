"""Writes to a vault until it is killed, and says on standard output what is durable.

Run by ``test_killed.py``: ``python writer.py FOLDER PASSPHRASE``.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from wallet.clock import SystemClock
from wallet.store import Paper, Proof, Vault
from wallet.titles.bill import Kind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.state import Degree

vault = Vault.open(Path(sys.argv[1]), sys.argv[2], clock=SystemClock())
now = datetime(2026, 11, 22, tzinfo=UTC)
for number in count(vault.log_head()[0]):
    bill = f"{number:064x}"
    with vault.transaction():
        digest = vault.keep(number.to_bytes(4) + os.urandom(20_000))
        vault.put_paper(Paper(bill, digest, "bill.pdf", "application/pdf", 20_004, "document"))
        vault.put_proof(Proof(bill, "entry", digest, 0, "e" * 500, now, "own"))
        vault.spend(bill, 0, digest)
        vault.put_holding(
            Holding(
                bill, f"SZX-{number}", Kind.TO_ORDER, "Perlfluss", "Shenzhen", "Rotterdam",
                "Abendstern", "042W", "2026-11-02", Standing.IN_HANDS, Position.HOLDER,
                Degree.SIGNED, now, Change.ISSUED,
            )
        )  # fmt: skip
        vault.note("issued", bill, {"paper": digest})
    print(number, flush=True)
