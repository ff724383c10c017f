"""A release is what was signed, whole and unchanged, or it is called not genuine."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.packaging.conftest import PACKAGING, load


@pytest.fixture(scope="module")
def release():
    return load("release")


@pytest.fixture
def signed(release, tmp_path):
    """Return the public key and a folder with two signed files."""
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "ladewell-0.1.0-py3-none-any.whl").write_bytes(b"wheel")
    (folder / "ladewell_0.1.0_amd64.deb").write_bytes(b"package")
    public = release.make_key(tmp_path / "release.pem")
    assert release.main(["sign", str(tmp_path / "release.pem"), str(folder)]) == 0
    return public, folder


def test_what_was_signed_is_genuine(release, signed, capsys):
    public, folder = signed
    assert release.main(["verify", str(public), str(folder)]) == 0
    assert "2 files" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="another system")
def test_the_list_is_what_sha256sum_reads(signed):
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=signed[1], capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda folder: (folder / "ladewell_0.1.0_amd64.deb").write_bytes(b"Package"), "changed"),
        (lambda folder: (folder / "ladewell_0.1.0_amd64.deb").unlink(), "missing"),
        (lambda folder: (folder / "setup.exe").touch(), "not signed"),
        (lambda folder: (folder / "SHA256SUMS").write_text(""), "not signed with this key"),
        (lambda folder: (folder / "SHA256SUMS.sig").write_bytes(bytes(64)), "with this key"),
        (lambda folder: (folder / "SHA256SUMS.sig").unlink(), "missing"),
    ],
)
def test_any_change_is_told(release, signed, capsys, change, words):
    public, folder = signed
    change(folder)
    assert release.main(["verify", str(public), str(folder)]) == 1
    assert words in capsys.readouterr().err


def test_another_key_vouches_for_nothing(release, signed, tmp_path):
    other = release.make_key(tmp_path / "other.pem")
    with pytest.raises(release.NotGenuine, match="this key"):
        release.verify(other, signed[1])


def test_a_key_is_for_its_owner_only_and_never_in_the_project(release, signed, tmp_path):
    assert (tmp_path / "release.pem").stat().st_mode & 0o777 == 0o600
    with pytest.raises(SystemExit):
        release.make_key(PACKAGING / "release.pem")
    assert not (PACKAGING / "release.pem").exists()
    with pytest.raises(FileExistsError):
        release.make_key(tmp_path / "release.pem")
