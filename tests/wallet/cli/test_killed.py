"""Killed or interrupted at any moment, no verb that writes loses, doubles or halves anything.

Each verb runs in a process of its own that gets SIGKILL or SIGINT at some call Python makes in it.
Then somebody does what people do: looks whether all is well, and types the same line once more.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.wallet.cli.killed import NOW
from tests.wallet.desk.conftest import SteppingClock, Trade, document
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.errors import Refused
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.parcels.file import read_parcel
from wallet.titles.acts import How
from wallet.voyage import PARTIES, PASSPHRASE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")

ROOT = Path(__file__).parents[3]
NEW = "four other words here"
ANNA, BENE = "Anna signs with another", "Bene signs with a third"
MANY = 40
"""How often each verb is killed, and interrupted, by `--thorough`; a slow one by a fourth."""


@dataclass(frozen=True)
class Case:
    """A verb as it is typed, in whose vault, and what refuses the same line once it was done."""

    who: str
    typed: str
    done: frozenset[str] = frozenset()
    passphrase: str = PASSPHRASE
    after: str = ""
    """The passphrase that opens the vault when it was done, if another."""
    checked: frozenset[str] = frozenset()
    """What `check` may find when it was done."""
    calls: int = 45_000
    """About how many calls it makes."""
    is_slow: bool = False

    @property
    def target(self) -> str:
        """What it writes; nothing where that is the vault alone."""
        words = self.typed.split()
        return words[words.index("-o") + 1] if "-o" in words else ""


CASES = {
    "issue": Case("carrier", "issue new.json --to shipper.jws -o out.ebl",
                  frozenset({"already-issued"}), calls=71_000),
    "offer": Case("shipper", "offer MINE --to bank.jws --how order -o out.ebl"),
    "receive": Case("buyer", "receive coming.ebl"),
    "accept": Case("bank", "accept OFFERED -o out.ebl"),
    "reject": Case("bank", "reject OFFERED --reason no -o out.ebl"),
    "record": Case("carrier", "record accepted.ebl -o out.ebl", calls=66_000),
    "surrender": Case("shipper", "surrender MINE -o out.ebl"),
    "answer": Case("carrier", "answer BACK accept -o out.ebl", calls=63_000),
    "approve": Case("office", "approve WAITING --yes -o out.ebl", frozenset({"nothing-waiting"}),
                    passphrase=BENE),
    "passphrase": Case("buyer", "passphrase --new-passphrase-file new",
                       frozenset({"passphrase-wrong"}), after=NEW, calls=29_000),
    "backup": Case("buyer", "backup out.backup", frozenset({"file-exists"}), calls=14_000),
    "backup --hand-over": Case("buyer", "backup --hand-over out.backup", frozenset({"file-exists"}),
                               checked=frozenset({"titles-frozen"}), calls=15_000),
    "restore": Case("", "restore kept.backup restored", frozenset({"folder-not-empty"}),
                    checked=frozenset({"titles-frozen"}), calls=16_000),
    "qr": Case("", "qr coming.ebl --frames 1 -o out.gif", calls=80_000),
    "qr into a folder": Case("", "qr coming.ebl --frames 2 -o codes", calls=110_000),
    "render": Case("shipper", "render MINE -o out.pdf", calls=640_000, is_slow=True),
    "bundle": Case("shipper", "bundle --all -o out.asice", calls=210_000, is_slow=True),
}  # fmt: skip


@pytest.fixture(scope="module")
def harbour(vaults, tmp_path_factory) -> Path:
    """Return a folder in which each of the verbs has something to do."""
    folder = tmp_path_factory.mktemp("harbour")
    shutil.copytree(vaults, folder / "vaults")
    clock = SteppingClock(datetime(2026, 11, 3, 9, tzinfo=UTC))
    opened = {
        who: Book.open(folder / "vaults" / who, PASSPHRASE, clock=clock, keyring=None)
        for who in PARTIES
    }
    (folder / "post").mkdir()
    trade = Trade(opened, folder / "post", clock)
    shipper, bank = trade["shipper"], trade["bank"]
    bills = {
        number: trade.issue(document=document(folder, "one", transportDocumentReference=number))
        for number in ("MINE", "OFFERED", "POSTED", "COMING", "BACK")
    }
    trade.give(shipper.offer(bills["OFFERED"], bank.card, How.TO_ORDER), "bank")
    trade.give(shipper.offer(bills["POSTED"], bank.card, How.TO_ORDER), "bank")
    (folder / "accepted.ebl").write_bytes(bank.accept(bills["POSTED"]).parcel)
    coming = shipper.offer(bills["COMING"], trade["buyer"].card, How.TO_ORDER)
    (folder / "coming.ebl").write_bytes(coming.parcel)
    trade.give(shipper.surrender(bills["BACK"]), "carrier")
    document(folder, "new", transportDocumentReference="NEW")
    for who in ("shipper", "bank"):
        (folder / f"{who}.jws").write_text(trade[who].card.text, "ascii")
    trade["buyer"].back_up(folder / "kept.backup")
    for book in opened.values():
        book.close()
    shutil.copytree(folder / "vaults" / "shipper", folder / "vaults" / "office")
    _let_two_people_agree(folder / "vaults" / "office", clock, folder / "waiting")
    (folder / "new").write_text(NEW, "ascii")
    return folder


def _let_two_people_agree(vault: Path, clock: SteppingClock, waiting: Path) -> None:
    with Book.open(vault, PASSPHRASE, clock=clock, keyring=None) as book:
        for name, passphrase in {"Anna": ANNA, "Bene": BENE}.items():
            book.add_person(name, PASSPHRASE, passphrase, LEAST_KDF)
        book.demand_two_people(on=True)
    with Book.open(vault, ANNA, clock=clock, keyring=None) as book:
        bank = book.find_card("Straits Merchant Bank Ltd")
        with pytest.raises(Refused, match="approval-needed") as asked:
            book.offer(book.find("MINE"), bank, How.TO_ORDER)
    waiting.write_text(str(asked.value.facts["request"]), "ascii")


@pytest.fixture(scope="module")
def strike() -> Iterator[Callable[[Path, list[str], int, int], int]]:
    """Return a function that runs a line in a folder, with a signal at its `nth` call."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.wallet.cli.killed"], cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as source:  # fmt: skip

        def struck(folder: Path, typed: list[str], nth: int, number: int) -> int:
            asked = {"folder": str(folder), "typed": typed, "nth": nth, "signal": number}
            source.stdin.write(json.dumps(asked) + "\n")
            source.stdin.flush()
            return int(source.stdout.readline())

        yield struck
        source.stdin.close()


@pytest.fixture(autouse=True)
def _same_time(monkeypatch):
    monkeypatch.setattr(SystemClock, "now", lambda _clock: NOW + timedelta(minutes=1))


@pytest.mark.parametrize("verb", CASES)
def test_whatever_happens_to_a_verb_all_of_it_is_there_or_nothing(
    verb, harbour, strike, ladewell, tmp_path, pytestconfig
):
    case, is_thorough = CASES[verb], pytestconfig.getoption("thorough")
    if case.is_slow and not is_thorough:
        pytest.skip("by --thorough")
    many = (MANY // 4 if case.is_slow else MANY) if is_thorough else 0
    for number, nth in moments(verb, many):
        code = strike(*fresh(case, harbour, tmp_path), nth, number)
        run = tmp_path / "run"
        said, calls = (run / "err").read_text("utf-8"), run / "calls"
        where = f"{verb}: {signal.Signals(number).name} at {nth}: {code}\n{said}"
        assert "Traceback" not in said, where
        if calls.exists():  # it came to its end; an interrupt may be lost in a library
            assert code == -signal.SIGKILL, where
            assert told(run) != "", where
        else:
            assert code == (-number if number == signal.SIGKILL else 130), where
        try:
            look_after(case, harbour, run, ladewell)
        except BaseException as wrong:
            wrong.add_note(where)
            raise


def moments(verb: str, many: int) -> Iterator[tuple[int, int]]:
    """Yield signals and when they come: `many` of each, or one of them; the same ones each time.

    The end of a verb, in which it commits and writes, is struck more often. A moment behind the end
    shows that what is acknowledged lasts.
    """
    chance, calls = random.Random(verb), CASES[verb].calls
    both = (signal.SIGKILL, signal.SIGINT)
    for number in both * many or (chance.choice(both),):
        yield number, chance.randrange(calls // 2 if chance.random() < 0.5 else 1, calls * 9 // 8)


def fresh(case: Case, harbour: Path, tmp_path: Path) -> tuple[Path, list[str]]:
    """Return a folder as it was before, and the words typed in it."""
    run = tmp_path / "run"
    shutil.rmtree(run, ignore_errors=True)
    run.mkdir()
    for one in harbour.iterdir():
        if one.is_file():
            shutil.copy(one, run)
    if case.who:
        shutil.copytree(harbour / "vaults" / case.who, run / "vault")
    return run, line(case, run, case.passphrase)


def line(case: Case, run: Path, passphrase: str) -> list[str]:
    """Return what is typed, with the passphrase in a file."""
    secret = run / "secret"
    secret.write_text(passphrase, "ascii")
    typed = case.typed.replace("WAITING", (run / "waiting").read_text("ascii")[:12])
    vault = ["--vault", str(run / "vault")] if case.who else []
    return ["--json", *vault, "--passphrase-file", str(secret), *typed.split()]


def told(run: Path) -> str:
    """Return what was acknowledged, if anything was."""
    return (run / "out").read_text("utf-8")


def look_after(case: Case, harbour: Path, run: Path, ladewell) -> None:
    """Look at what is left, and type the same once more."""
    os.chdir(run)
    was_told, left = told(run) != "", whole(harbour, run)
    if was_told and case.target and case.target != "codes":
        assert (run / case.target).exists(), "told, and not there"
    if was_told and case.after:
        vault, key = run / "vault", case.after
        with Book.open(vault, key, clock=SystemClock(), keyring=None):
            pass
    again = ladewell(*line(case, run, case.passphrase))
    if again.code == 0:
        assert not (was_told and case.done), "done, and done again"
    else:
        assert again.object["error"] in case.done, again.out
    passphrase = case.after or case.passphrase
    vault = run / ("vault" if case.who else "restored")
    if vault.exists():
        (run / "secret").write_text(passphrase, "ascii")
        options = ("--json", "--vault", vault, "--passphrase-file", run / "secret")
        found = {one["error"] for one in ladewell(*options, "check").objects if "error" in one}
        assert found <= case.checked
        if again.code and case.target:  # it cannot be done twice, but written once more
            number = "MINE" if case.who == "office" else "NEW"
            assert ladewell(*options, "send", number, "-o", case.target).code == 0
    now = whole(harbour, run)
    assert case.target == "" or case.target == "codes" or case.target in now
    for name, data in left.items():
        if name.endswith(".ebl"):
            assert now[name] == data, f"{name} was signed twice"


def whole(harbour: Path, run: Path) -> dict[str, bytes]:
    """Return every file that came to be, each of it whole."""
    found = {}
    known = {one.name for one in harbour.iterdir()} | {"out", "err", "calls", "secret"}
    for path in [*run.iterdir(), *(run / "codes").glob("*")]:
        if path.is_dir() or path.name in known or path.name.startswith("."):
            continue
        found[path.name] = data = path.read_bytes()
        match path.suffix:
            case ".ebl":
                read_parcel(data)
            case ".pdf":
                assert data.startswith(b"%PDF-")
                assert data.rstrip().endswith(b"%%EOF")
            case ".asice":
                assert zipfile.ZipFile(path).testzip() is None
            case ".png":
                assert data.endswith(b"IEND\xaeB`\x82")
            case ".gif":
                assert data.endswith(b";")
            case ".backup":
                assert re.search(rb"end [0-9a-f]{64}\n$", data)
            case other:
                raise AssertionError(other)
    return found
