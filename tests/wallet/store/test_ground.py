"""Where a vault would stand: said, not forbidden."""

from __future__ import annotations

import os
import sys

import pytest

from wallet.store import ground
from wallet.store.ground import ground_of


@pytest.fixture
def mounts(tmp_path, monkeypatch):
    """Return a function that makes a folder a mount point of a kind."""
    lines = ["21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw"]
    table = tmp_path / "mountinfo"
    monkeypatch.setattr(ground, "_MOUNTS", table)

    def mount(name, kind):
        folder = tmp_path / name
        folder.mkdir()
        point = str(folder.resolve()).replace(" ", "\\040")
        lines.append(f"36 21 0:40 / {point} rw,relatime shared:2 - {kind} server:/export rw")
        table.write_text("\n".join(lines) + "\n")
        return folder

    mount("plain", "ext4")
    return mount


def test_an_ordinary_folder_is_no_cause_for_words(tmp_path):
    assert ground_of(tmp_path) == ()
    assert ground_of(tmp_path / "to" / "be" / "made") == ()


@pytest.mark.parametrize(
    "name", ["Dropbox", "OneDrive - Perlfluss", "Nextcloud", "My Drive", "iCloud Drive", "坚果云"]
)
def test_a_clouds_folder_is_known_by_its_name(tmp_path, name):
    (tmp_path / name).mkdir()
    assert ground_of(tmp_path / name / "vault") == ("cloud-folder",)
    assert ground_of(tmp_path / f"not {name}") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="mount points are of Unix")
@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "9p", "vboxsf", "fuse.sshfs"])
def test_a_network_drive_is_known_by_its_file_system(mounts, kind):
    folder = mounts("a share 共享", kind)
    assert ground_of(folder / "vault") == ("network-drive",)
    local = mounts("a share 共享/and a disk in it", "ext4")
    assert ground_of(local / "vault") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="mount points are of Unix")
def test_where_it_cannot_be_told_nothing_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(ground, "_MOUNTS", tmp_path / "none")
    assert ground_of(tmp_path) == ()


def test_where_nothing_can_be_written_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert ground_of(tmp_path) == ("read-only",)
