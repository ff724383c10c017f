"""A disk that is full, a clock that jumps, a keyring that goes, a file that changes while read.

Whatever the machine does, an act is done whole or not at all, what is said of it is a refusal with
a name, and the vault is in order afterwards. A read-only disk is tried in
`tests/wallet/store/test_vault.py`, clocks that are wrong by weeks in `test_state_machine`.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.wallet.builders import BANK, CARRIER, LATER, SHIPPER, Voyage, trust_in
from tests.wallet.bundles.many import PASSPHRASE, vault_of
from tests.wallet.store.keyrings import MemoryKeyring
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.desk.verifying import Question, verify
from wallet.errors import WalletError
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.parcels.file import Purpose, write_parcel
from wallet.titles.acts import ActCode
from wallet.titles.parties import Role

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "bearer" / "minimal.json"


class JumpingClock:
    """A clock that somebody keeps setting."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 5, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def codes_of(book: Book) -> list[str]:
    return [wrong.code for wrong in book.check()]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are POSIX's")
@pytest.mark.parametrize("room", [0, 5_000, 40_000, 150_000])
def test_on_a_full_disk_an_act_is_refused_whole(tmp_path, room):
    """No file may grow beyond `room` bytes more than the database has."""
    folder = tmp_path / "vault"
    with vault_of(folder, 1, CARRIER) as book:
        before = book.counts()
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    (tmp_path / "to.jws").write_text(SHIPPER.card.text, "ascii")

    def no_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        [sys.executable, "-m", "wallet", "--json", "--vault", "vault", "--passphrase-file",
         "passphrase", "issue", str(SAMPLE), "--to", "to.jws", "-o", "issued.ebl"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL,
        capture_output=True, preexec_fn=no_room,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()[-2000:]
    assert done.returncode in (0, 2), (done.stdout, done.stderr)
    if done.returncode == 2:
        assert json.loads(done.stdout)["error"] in ("disk-full", "disk-failed", "file-unwritable")
    with Book.open(folder, PASSPHRASE, clock=SystemClock(), keyring=None) as book:
        assert codes_of(book) == []
        assert sum(book.counts().values()) - sum(before.values()) in (0, 1)
        if done.returncode == 0:
            assert (tmp_path / "issued.ebl").exists()


def test_a_clock_that_jumps_back_and_forward_harms_nothing(tmp_path):
    clock = JumpingClock()
    book = Book.create(
        tmp_path / "vault", PASSPHRASE, name="Carrier", role=Role.CARRIER, clock=clock,
        kdf=LEAST_KDF, keyring=None,
    )  # fmt: skip
    with book:
        for days in (0, -400, 800, -30, 4000, -4000):
            clock.at += timedelta(days=days)
            with contextlib.suppress(WalletError):  # the second time it is there already
                book.issue(SAMPLE, SHIPPER.card)
            assert codes_of(book) == []
    clock.at -= timedelta(days=9000)
    with Book.open(tmp_path / "vault", PASSPHRASE, clock=clock, keyring=None) as again:
        assert codes_of(again) == []


@pytest.mark.parametrize("code", ["keyring-locked", "keyring-missing", "keyring-failed"])
def test_a_keyring_that_goes_away_in_the_middle_takes_nothing_with_it(tmp_path, code):
    keyring, clock = MemoryKeyring(), JumpingClock()
    book = Book.create(
        tmp_path / "vault", PASSPHRASE, name="Bank", role=Role.BANK, clock=clock, kdf=LEAST_KDF,
        keyring=keyring,
    )  # fmt: skip
    with book:
        book.pin(CARRIER.card)
        keyring.broken = code
        book.pin(SHIPPER.card)
        assert codes_of(book) == []
    for broken in (code, None):
        keyring.broken = broken
        with Book.open(tmp_path / "vault", PASSPHRASE, clock=clock, keyring=keyring) as again:
            names = {card.name for card in again.cards()}
            assert names >= {CARRIER.party.name, SHIPPER.party.name}
            # Without its anchor, or behind it, a vault may be an older copy: it signs nothing.
            assert set(codes_of(again)) <= {"titles-frozen"}


def test_a_file_replaced_while_it_is_read_is_one_or_the_other_or_refused(tmp_path):
    """Never a mixture of two that counts as good."""
    path, beside = tmp_path / "bill.ebl", tmp_path / "beside"
    voyage = Voyage.begin().transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    good = write_parcel(voyage.parcel(Purpose.COPY))
    versions = [good, good[: len(good) // 2] + bytes(len(good) // 2), good[:100], b""]
    path.write_bytes(good)
    ended = threading.Event()

    def replacing() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            if number % 2:  # put in its place, and written over where it lies
                beside.write_bytes(versions[number % 4])
                beside.replace(path)
            else:
                path.write_bytes(versions[number % 4])

    writer = threading.Thread(target=replacing)
    writer.start()
    question = Question(LATER, trust_in(CARRIER))
    sought = verify_or_code(path, question)
    found = {sought} | {verify_or_code(path, question) for _ in range(60)}
    ended.set()
    writer.join()
    path.write_bytes(good)
    right = verify(path, question).digest
    assert all(one == right or one.startswith("refused ") for one in found), found


def verify_or_code(path: Path, question: Question) -> str:
    try:
        return verify(path, question).digest
    except WalletError as wrong:
        return f"refused {wrong.code}"
