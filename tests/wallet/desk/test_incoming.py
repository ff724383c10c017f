"""Files at the desk: written whole or not at all, and through nobody's link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.wallet.builders import LATER
from wallet.desk.incoming import write_file
from wallet.desk.reporting import Report
from wallet.errors import CouldNotLook
from wallet.words import Language


@pytest.fixture
def here(tmp_path) -> Path:
    """Return a folder with nothing in it."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def test_a_file_takes_the_place_of_the_one_before(here):
    write_file(here / "x", b"one")
    write_file(here / "x", b"two")
    assert [(path.name, path.read_bytes()) for path in here.iterdir()] == [("x", b"two")]


def test_what_cannot_be_written_leaves_nothing_behind(here):
    (here / "x").mkdir()
    with pytest.raises(CouldNotLook) as caught:
        write_file(here / "x", b"one")
    assert caught.value.code == "file-unwritable"
    assert [path.name for path in here.iterdir()] == ["x"]


@pytest.fixture
def trap(tmp_path) -> Path:
    """Put a link where the file is written first, as whoever shares the folder could."""
    if os.name == "nt":
        pytest.skip("links need a right there")
    other = tmp_path / "other"
    other.write_bytes(b"somebody's")
    for name in ("x.ebl", "x.csv"):
        (tmp_path / f".{name}.{os.getpid()}.part").symlink_to(other)
    return other


def test_a_file_is_not_written_through_a_link_that_lies_beside(tmp_path, trap):
    write_file(tmp_path / "x.ebl", b"ours")
    assert (trap.read_bytes(), (tmp_path / "x.ebl").read_bytes()) == (b"somebody's", b"ours")
    assert not (tmp_path / "x.ebl").is_symlink()


def test_a_report_is_not_written_through_a_link_that_lies_beside(tmp_path, trap):
    report = Report(tmp_path / "x.csv", LATER, Language.ENGLISH)
    report.close()
    assert trap.read_bytes() == b"somebody's"
    assert not (tmp_path / "x.csv").is_symlink()
