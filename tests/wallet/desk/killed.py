"""Does one act in a vault and kills itself, as `kill -9` would, at the n-th call Python makes.

Run as ``python -m tests.wallet.desk.killed VAULT ACT BILL CARD NTH``: NTH 0 counts
the calls and prints the number, so that a test can choose its moments.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from wallet.book import Book, read_card
from wallet.clock import FixedClock
from wallet.titles.acts import How
from wallet.voyage import PASSPHRASE


def main(folder: str, act: str, bill: str, card: str, nth: int) -> None:
    book = Book.open(Path(folder), PASSPHRASE, clock=FixedClock(datetime(2026, 11, 5, tzinfo=UTC)))
    receiver = read_card(Path(card).read_bytes())
    calls = 0

    def watch(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        if event in ("call", "c_call", "c_return"):
            calls += 1
            if calls == nth:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    done = book.offer(bill, receiver, How.TO_ORDER) if act == "offer" else book.accept(bill)
    sys.setprofile(None)
    sys.stdout.write(f"{calls} {len(done.parcel)}\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)  # nothing after the act is needed for it to last


if __name__ == "__main__":
    main(*sys.argv[1:5], nth=int(sys.argv[5]))
