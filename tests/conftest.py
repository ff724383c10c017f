"""What every test stands on: its own home, no screen, and silence as the only good log."""

from __future__ import annotations

import gc
import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# Before anything imports Qt: no test opens a window on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Nor does one ask for, or write to, somebody's keyring.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

_PROJECT = Path(__file__).resolve().parents[1]
_SHARED = _PROJECT.parent / "shared"

_HERE = ("", None, "127.0.0.1", "::1", "localhost")
"""This machine, as the tests of servers of their own call it."""

# A slow machine is no mistake in the code, so no deadline. In CI the same examples run each time:
# a red run can be repeated, and the search for new examples is left to developers.
# What was found is kept beside the sources, where that may be written.
_KEPT = {} if os.access(_PROJECT, os.W_OK) else {"database": None}
hypothesis.settings.register_profile("developer", deadline=None, **_KEPT)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "developer")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a patient person ask for the cases that a daily run takes samples of."""
    parser.addoption("--thorough", action="store_true", help="every case, where samples are taken")


def pytest_collection() -> None:
    """Look for no garbage while tests are collected: nearly all that is made then is kept."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Let the collector pass over all that is there before the first test.

    Thousands of tests and every module of the program: to walk them all again and again took more
    time than many a test.
    """
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with reference data that may lie beside the project; else skip."""
    if not _SHARED.is_dir():
        pytest.skip("needs the reference data in ../shared")
    return _SHARED


@pytest.fixture(scope="session")
def evm(shared: Path):
    """Return a chain inside the test that TradeTrust's contracts can be deployed on; else skip."""
    from tests.wallet.registries.title_escrow.evm import Evm

    return Evm(shared / "data/tradetrust/abi")


@pytest.fixture(scope="session", autouse=True)
def _remembered_keys() -> Iterator[None]:
    """Pay for each key of a passphrase once: most tests open a copy of one and the same vault.

    Only at the least cost, which tests' vaults have: what measures a machine measures the machine.
    """
    from wallet.keys import vaultkeys

    real, known = vaultkeys.Argon2id, {}

    class Remembered:
        def __init__(self, **cost):
            self._cost = tuple(sorted(cost.items()))
            self._kdf = real(**cost)
            self._is_least = cost["memory_cost"] == vaultkeys.LEAST_KDF.memory_kib

        def derive(self, passphrase: bytes) -> bytes:
            if not self._is_least:
                return self._kdf.derive(passphrase)
            if (self._cost, passphrase) not in known:
                known[self._cost, passphrase] = self._kdf.derive(passphrase)
            return known[self._cost, passphrase]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vaultkeys, "Argon2id", Remembered)
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own, so that none reads or writes the user's files."""
    home = tmp_path / "home"
    home.mkdir()
    for name, place in {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".run",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
    }.items():
        monkeypatch.setenv(name, str(home / place))
    (home / ".run").mkdir(mode=0o700)
    for name in [name for name in os.environ if name.startswith("LADEWELL_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def strangers(monkeypatch: pytest.MonkeyPatch):
    """Fail a test, be it a whole voyage through the window, that reaches for another machine.

    Returns who was asked for; a test that means to ask takes them out.
    """
    asked: list[str] = []

    def guarded(ask: Any, host_in: Any) -> Any:
        def instead(*arguments: Any, **named: Any) -> Any:
            host = host_in(*arguments)
            if host not in _HERE:
                asked.append(str(host))
                raise OSError(f"{host} is another machine")
            return ask(*arguments, **named)

        return instead

    def host_of(line: socket.socket, address: Any, *_more: Any) -> Any:
        return "" if isinstance(address, str | bytes) else address[0]  # a pipe has a path

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), host_of))
    found = guarded(socket.getaddrinfo, lambda host, *_more: host)
    monkeypatch.setattr(socket, "getaddrinfo", found)
    yield asked
    assert not asked, f"asked without leave: {asked}"


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture):
    """Fail a test that logs a warning; ``@pytest.mark.logs("text")`` names one it expects."""
    yield
    expected = [text for mark in request.node.iter_markers("logs") for text in mark.args]
    loud = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    unexpected = [line for line in loud if not any(text in line for text in expected)]
    assert not unexpected, f"logged without being expected: {unexpected}"
