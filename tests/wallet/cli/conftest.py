"""The command line, run in this process as a script would run it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.disk import _no_disk_is_waited_for  # noqa: F401 - a fixture
from tests.wallet.desk.conftest import SAMPLES, vaults  # noqa: F401 - a fixture
from wallet import cli
from wallet.book import read_card
from wallet.clock import SystemClock
from wallet.desk import bench
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import vault as store
from wallet.voyage import PASSPHRASE, Voyage

TYPICAL = SAMPLES / "to-order" / "typical.json"
NUMBER = "MRDN-SZX-2610-004418"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """Measure no machine: the passphrases of tests are worth the least a guess may cost."""
    for module in (store, bench):
        monkeypatch.setattr(module, "calibrated_kdf", lambda: LEAST_KDF)


@dataclass
class Ran:
    """What one run of the command line gave back."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict:
        (only,) = self.objects
        return only


@pytest.fixture
def ladewell(capsys, tmp_path, monkeypatch):
    """Return a function that runs ``ladewell`` with arguments, in a folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in ("LADEWELL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):  # whoever runs the tests
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def secret(tmp_path) -> Path:
    """Return a passphrase file."""
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\n", "utf-8")
    return path


@pytest.fixture
def at(vaults, tmp_path, ladewell, secret):  # noqa: F811
    """Return a function that types for one of the parties, with everybody's card lying there."""
    for who in ("carrier", "shipper", "bank"):
        shutil.copytree(vaults / who, tmp_path / who)
        run = ["--vault", tmp_path / who, "--passphrase-file", secret]
        ladewell(*run, "card", "export", f"{who}.jws")

    def typed(who: str, *arguments: object):
        return ladewell("--vault", tmp_path / who, "--passphrase-file", secret, *arguments)

    return typed


def did(who: str) -> str:
    """Return the key on the card that lies here."""
    return read_card(Path(f"{who}.jws").read_bytes().strip()).did


@pytest.fixture(scope="session")
def voyage_folder(tmp_path_factory) -> Path:
    """Play the whole voyage once, with everything it writes."""
    folder = tmp_path_factory.mktemp("voyage")
    voyage = Voyage(folder, SystemClock())
    voyage.prepare()
    bill = voyage.sail()
    voyage.print_papers(bill)
    voyage.write_envelope(bill)
    voyage.close()
    return folder
