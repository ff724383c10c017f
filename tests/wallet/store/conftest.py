"""What the tests of the vault share: one vault made once, and a copy of it for each test."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wallet.clock import FixedClock
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Vault
from wallet.store.header import unlock
from wallet.store.openers import Passphrase
from wallet.titles.bill import Kind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.state import Degree

PASSPHRASE = "Schauerleute am Kai 7"

HOLDING = Holding(
    bill="00" * 32,
    number="SZX-26/0042",
    kind=Kind.TO_ORDER,
    carrier="Perlfluss Linie",
    from_place="Shenzhen 深圳港",
    to_place="Rotterdam",
    vessel="Abendstern",
    voyage="042W",
    on_board="2026-11-02",
    standing=Standing.IN_HANDS,
    position=Position.HOLDER,
    degree=Degree.RECORDED,
    changed_at=datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
    change=Change.RECORDED,
    counterparty="Löwenbank",
    search_text="MSKU1234565 Stahlrollen 钢材卷板 Notify: Café du Port",
)


@pytest.fixture(scope="session")
def passphrase():
    return PASSPHRASE


@pytest.fixture(scope="session")
def clock():
    return FixedClock(datetime(2026, 11, 22, 8, 15, 30, 123_000, tzinfo=UTC))


@pytest.fixture(scope="session")
def make_holding():
    """Return a function that makes holdings; those of different bills differ in their number."""

    def make(bill=0, **fields):
        fields = {"number": f"SZX-26/{bill:04d}", **fields}
        return replace(HOLDING, bill=f"{bill:064x}", **fields)

    return make


@pytest.fixture(scope="session")
def _template(tmp_path_factory, clock):
    folder = tmp_path_factory.mktemp("store") / "vault"
    Vault.create(folder, PASSPHRASE, clock=clock, kdf=LEAST_KDF).close()
    return folder


@pytest.fixture(scope="session")
def _unlocked(_template):
    return unlock(_template, Passphrase(PASSPHRASE))


@pytest.fixture
def folder(tmp_path, _template) -> Path:
    """Return the folder of an empty vault that nobody has open."""
    return shutil.copytree(_template, tmp_path / "vault")


@pytest.fixture
def open_vault(folder, clock):
    """Return a function that opens the vault in `folder`."""
    opened = []

    def open_it(passphrase=PASSPHRASE):
        opened.append(Vault.open(folder, passphrase, clock=clock))
        return opened[-1]

    yield open_it
    for vault in opened:
        vault.close()


@pytest.fixture
def vault(folder, clock, _unlocked):
    """Return an empty, open vault; its key was derived once for all tests."""
    with Vault._opened(folder, clock, _unlocked) as opened:
        yield opened
