"""Hostile and broken archives: refused by name, in bounded memory, and nothing is written."""

from __future__ import annotations

import json
import resource as machine
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wallet.bundles.archive import Archive
from wallet.desk.auditing import Audit
from wallet.desk.verifying import Question
from wallet.errors import Unreadable

MOST_GROWTH = 64 * 2**10  # kB
QUESTION = Question(datetime(2026, 11, 22, tzinfo=UTC))
ALLOWED = {
    "bomb-nested.zip": "an archive inside is a file like others and is not opened",
    "many-entries-20000.zip": "a bundle of ten thousand bills has more",
    "setuid.zip": "no mode is ever carried over",
}
"""What the vectors would refuse and we read, and why."""
CONSISTENT = {"incons-central-date.zip", "incons-ef-local-id.zip"}
"""Those that contradict themselves about a time or a field of no meaning only."""


def read_all(path: Path) -> str:
    """Read every member of an archive, keeping none; return why it is not laid out as ours."""
    with path.open("rb") as file:
        archive = Archive(file)
        for member in archive.members:
            for _piece in archive.pieces(member):
                pass
        return archive.odd


@pytest.fixture
def in_an_empty_folder(tmp_path, monkeypatch):
    """Notice whatever is written beside, above, or in the folder of the moment."""
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    before = sorted(tmp_path.rglob("*"))
    grown = machine.getrusage(machine.RUSAGE_SELF).ru_maxrss
    yield
    assert sorted(tmp_path.rglob("*")) == before
    assert machine.getrusage(machine.RUSAGE_SELF).ru_maxrss - grown < MOST_GROWTH


def test_a_hostile_archive_is_refused(shared, in_an_empty_folder):
    folder = shared / "data/conformance/13-archive/generated"
    expected = json.loads((folder / "expected.json").read_text())
    wrong = []
    for name, told in expected.items():
        if name.startswith("statuslist"):
            continue  # no archives; `wallet.formats` reads them
        try:
            read_all(folder / name)
        except Unreadable as refusal:
            if told["expect"] == "accept":
                wrong.append((name, refusal.code))
        else:
            if told["expect"] != "accept" and name not in ALLOWED:
                wrong.append((name, "read"))
    assert wrong == []


def test_an_archive_that_contradicts_itself_is_refused(shared, in_an_empty_folder):
    paths = sorted((shared / "data/conformance/13-archive/libzip").rglob("*.zip"))
    assert len(paths) > 50
    for path in paths:
        try:
            odd = read_all(path)
        except Unreadable:
            continue
        else:
            assert not path.name.startswith("incons-") or path.name in CONSISTENT, path.name
            assert odd or path.name == "testempty.zip", path.name  # none is one of ours


def test_an_audit_of_all_of_them_says_why_each_is_no_bundle(shared, in_an_empty_folder):
    paths = [
        path
        for path in sorted((shared / "data/conformance/13-archive").rglob("*"))
        if path.is_file() and path.suffix in (".zip", ".gz", ".txt")
    ]
    found = list(Audit(tuple(paths), QUESTION).findings())
    assert [one.path for one in found] == paths
    assert all(one.error is not None and one.verdict is None for one in found)
