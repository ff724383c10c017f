"""Whole files: the old one or the new one, and a code when the disk refuses."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from wallet.errors import CouldNotLook, Unreadable
from wallet.store import files


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "a"
    for data in (b"old", b"new and longer", b""):
        files.replace(path, data)
        assert files.read(path, most=100) == data
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_only_its_owner_may_read_it(tmp_path):
    files.replace(tmp_path / "a", b"x")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_no_file_is_nothing_and_a_large_one_is_damage(tmp_path):
    assert files.read(tmp_path / "a", most=10) is None
    (tmp_path / "a").write_bytes(bytes(11))
    with pytest.raises(Unreadable, match="vault-damaged"):
        files.read(tmp_path / "a", most=10)
    with pytest.raises(CouldNotLook, match="disk-failed"):
        files.read(tmp_path, most=10)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "vault-read-only"),
        (errno.EACCES, "vault-read-only"),
        (errno.EIO, "disk-failed"),
    ],
)
def test_when_the_disk_refuses_the_old_file_stands(tmp_path, monkeypatch, number, code):
    path = tmp_path / "a"
    files.replace(path, b"old")

    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CouldNotLook, match=code):
        files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_takes_the_place_of_another(tmp_path, monkeypatch, links):
    def refuse(path, target):
        raise PermissionError(errno.EPERM, "no links here")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    for name in ("a", "b"):
        (tmp_path / f"{name}.new").write_bytes(b"new")
    (tmp_path / "b").write_bytes(b"old")
    files.place_new(tmp_path / "a.new", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not (tmp_path / "a.new").exists()
    with pytest.raises(FileExistsError):
        files.place_new(tmp_path / "b.new", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"old"


def test_what_a_crash_left_under_two_names_is_not_written_into(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    (tmp_path / "a.new").hardlink_to(path)
    before = path.open("rb")
    files.replace(path, b"new")
    assert before.read() == b"old"
    before.close()
    assert path.read_bytes() == b"new"
