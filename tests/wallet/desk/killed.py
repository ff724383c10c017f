"""Does acts in vaults, each in a process that dies, as by `kill -9`, at the n-th call Python makes.

Run as ``python -m tests.wallet.desk.killed`` with lines of VAULT, ACT, BILL, CARD and NTH between
tabs: NTH 0 counts the calls and prints the number, so that a test can choose its moments. Each line
is answered by one; it is blank where nothing was said before the death. The processes are forked
off one that has read all modules, which takes longer than an act.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
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
    sys.stdout.write(f"{calls} {len(done.parcel)}")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)  # nothing after the act is needed for it to last


def serve() -> None:
    for line in sys.stdin:
        *arguments, nth = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            try:
                main(*arguments, nth=int(nth))
            except Exception:
                traceback.print_exc()
            os._exit(1)  # not killed: and it must not go on with the lines that are its parent's
        _, how = os.waitpid(child, 0)
        assert os.WIFSIGNALED(how), "it was to be killed"
        sys.stdout.write("\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
