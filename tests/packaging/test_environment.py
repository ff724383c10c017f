"""An environment is made once, whole, by one process, from nothing but what its lock names."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import PACKAGING


@pytest.fixture
def lock(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text("# names nothing\n", encoding="utf-8")
    return lock


@pytest.fixture
def made(environment, tmp_path, lock, monkeypatch):
    """Return an environment whose making is only noted, and the notes."""
    notes = []
    made = environment.Environment(str(tmp_path / "env"), str(lock))

    def make_empty(self):
        Path(self.python).parent.mkdir(parents=True)
        Path(self.python).touch()
        notes.append("made")

    monkeypatch.setattr(environment.Environment, "_make_empty", make_empty)
    monkeypatch.setattr(environment.Environment, "_fill", lambda self: notes.append("filled"))
    monkeypatch.setattr(environment.Environment, "_point_at_project", lambda self: None)
    return made, notes


def test_it_is_made_once(made):
    made, notes = made
    assert not made.is_ready()
    made.ensure()
    assert made.is_ready()
    made.ensure()
    assert notes == ["made", "filled"]


def test_another_lock_makes_it_anew_without_what_was_in_it(made, lock, tmp_path):
    made, notes = made
    made.ensure()
    left = tmp_path / "env" / "left-over"
    left.touch()
    lock.write_text("# names something else\n", encoding="utf-8")
    assert not made.is_ready()
    made.ensure()
    assert notes == ["made", "filled"] * 2
    assert not left.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"env", "env.lock", "home", "lock.txt"}


def test_another_python_makes_it_anew(made, monkeypatch):
    made, _ = made
    made.ensure()
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    assert not made.is_ready()


def test_a_set_up_that_breaks_off_is_done_again(environment, made, monkeypatch):
    made, notes = made
    with monkeypatch.context() as broken:
        broken.setattr(environment.Environment, "_fill", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            made.ensure()
    assert not made.is_ready()
    made.ensure()
    assert made.is_ready()
    assert notes == ["made", "made", "filled"]


def test_an_environment_without_its_python_is_not_ready(made):
    made, _ = made
    made.ensure()
    Path(made.python).unlink()
    assert not made.is_ready()


def test_a_place_where_nothing_can_be_written_is_named(environment, tmp_path, lock):
    (tmp_path / "file").touch()
    made = environment.Environment(str(tmp_path / "file" / "env"), str(lock))
    with pytest.raises(environment.SetUpError, match="env"):
        made.ensure()


def test_a_python_too_new_for_qt_gets_a_sentence(environment, made, monkeypatch):
    made, notes = made
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    with pytest.raises(environment.SetUpError, match=r"3\.11 to 3\.\d+; this is 3\.99"):
        made.ensure()
    assert notes == []


def test_a_python_that_cannot_make_environments_is_told_what_to_run(
    environment, tmp_path, lock, monkeypatch
):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(environment, "_may_install", lambda: False)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(environment.SetUpError, match=f"sudo apt-get install {package}"):
        environment.Environment(str(tmp_path / "env"), str(lock)).ensure()


def test_two_starts_take_turns(environment, tmp_path):
    path = str(tmp_path / "turn.lock")
    code = (
        f"import sys; sys.path.insert(0, {str(PACKAGING)!r}); from environment import _Alone\n"
        f"with _Alone({path!r}): print('my turn', flush=True)\n"
    )
    with environment._Alone(path):
        other = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert "waiting" in other.stderr.readline()
        assert other.poll() is None
    out, err = other.communicate()
    assert (out, err, other.returncode) == ("my turn\n", "", 0)


def wheel(folder: Path) -> tuple[Path, str]:
    """Write the smallest wheel there can be; return it and its hash."""
    path = folder / "cargo-1.0-py3-none-any.whl"
    info = "cargo-1.0.dist-info"
    files = {
        "cargo.py": "WEIGHT = 1\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: cargo\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        record += f"{name},sha256={digest.decode()},{len(text)}\n"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(name, text)
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def test_only_what_the_lock_vouches_for_gets_in(environment, tmp_path, lock, capfd, monkeypatch):
    monkeypatch.setattr(sys, "stderr", sys.__stderr__)  # pip writes to a real file
    path, digest = wheel(tmp_path)
    real = environment.Environment(str(tmp_path / "env"), str(lock))
    lock.write_text(f"cargo @ {path.as_uri()} --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(environment.SetUpError, match="not the one that the lock file names"):
        real.ensure()
    assert not real.is_ready()

    # As the next start would, but in the folder that is there: to make one takes seconds.
    monkeypatch.setattr(os, "replace", lambda old, new: None)
    monkeypatch.setattr(environment.Environment, "_make_empty", lambda self: None)
    lock.write_text(f"cargo @ {path.as_uri()} --hash=sha256:{digest}\n", encoding="utf-8")
    real.ensure()
    (tmp_path / "wallet.py").write_text("raise SystemExit('a stranger')", encoding="utf-8")
    code = "import cargo, wallet; print(cargo.WEIGHT, wallet.__file__)"
    done = subprocess.run(
        [real.python, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", str(PACKAGING.parent / "wallet" / "__init__.py")]
    assert capfd.readouterr().out == ""


@pytest.fixture
def linux(environment, tmp_path, lock, monkeypatch):
    """Return an environment on a Debian that lacks a library, and the words and installs."""
    (tmp_path / "env").mkdir()
    said, installed = [], []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(environment, "say", said.append)
    monkeypatch.setattr(environment, "is_debian", lambda: True)
    monkeypatch.setattr(environment, "_may_install", lambda: False)
    monkeypatch.setattr(environment, "missing_libraries", lambda wanted: ["b.so"])
    monkeypatch.setattr(environment, "install_packages", installed.append)
    return environment.Environment(str(tmp_path / "env"), str(lock)), said, installed


LIBRARIES = {"a.so": "liba1", "b.so": "libb2"}


def test_missing_libraries_are_told_with_the_line_to_run(linux):
    made, said, installed = linux
    made.ensure_libraries(LIBRARIES)
    assert said[0].endswith("\n  sudo apt-get install libb2")
    assert installed == []


def test_without_what_every_qt_needs_there_is_no_start(linux, environment, monkeypatch):
    made, said, _ = linux
    monkeypatch.setattr(environment, "missing_libraries", lambda wanted: ["libEGL.so.1"])
    with pytest.raises(environment.SetUpError, match="sudo apt-get install libegl1"):
        made.ensure_libraries(environment.QT_ON_A_SCREEN)
    assert said == []


def test_on_another_linux_the_libraries_are_named(linux, environment, monkeypatch):
    made, said, _ = linux
    monkeypatch.setattr(environment, "is_debian", lambda: False)
    made.ensure_libraries(LIBRARIES)
    assert said[0].endswith("lacks: b.so.")


def test_root_on_debian_gets_them_installed_and_they_are_not_looked_for_again(
    linux, environment, monkeypatch
):
    made, said, installed = linux
    answers = iter([["b.so"], []])
    monkeypatch.setattr(environment, "_may_install", lambda: True)
    monkeypatch.setattr(environment, "missing_libraries", lambda wanted: next(answers))
    made.ensure_libraries(LIBRARIES)
    made.ensure_libraries(LIBRARIES)
    assert (said, installed) == ([], [["libb2"]])
    with pytest.raises(StopIteration):  # others are
        made.ensure_libraries(LIBRARIES | {"c.so": "libc3"})


def test_the_list_of_packages_is_fetched_when_an_install_finds_nothing(environment, monkeypatch):
    ran = []

    def run(command, **_):
        ran.append(next(word for word in command if word in ("install", "update")))
        return subprocess.CompletedProcess(command, 100 if len(ran) == 1 else 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert environment.install_packages(["liba1"])
    assert ran == ["install", "update", "install"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names libraries of Linux")
def test_a_library_that_is_not_there_is_missed(environment):
    libraries = {"libc.so.6": "libc6", "libnowhere.so.1": "none"}
    assert environment.missing_libraries(libraries) == ["libnowhere.so.1"]


@pytest.mark.parametrize(
    ("errors", "advice"),
    [
        ("WARNING: Retrying (Retry(total=4\nERROR: (from versions: none)", "the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that the lock file names"),
        ("ERROR: No space left on device", "cannot be installed"),
    ],
)
def test_what_pip_says_ends_with_what_to_do(environment, errors, advice):
    text = environment.why_pip_failed(errors)
    assert advice in text.splitlines()[-1]
    assert "Retrying" not in text
    assert errors.splitlines()[-1] in text
