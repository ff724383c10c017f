"""What a start does: the window, the command line, or a sentence that says why not."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.packaging.conftest import PACKAGING


class Ready:
    """Stands for an environment that is there; keeps what it was asked to become."""

    def __init__(self):
        self.became = None
        self.libraries = None

    def ensure(self):
        pass

    def ensure_libraries(self, libraries):
        self.libraries = libraries

    def become(self, arguments):
        self.became = arguments
        sys.exit(0)


@pytest.fixture
def start(run, monkeypatch):
    def start(*arguments, screen=True):
        ready = Ready()
        monkeypatch.setattr(run, "WALLET", ready)
        monkeypatch.setattr(run, "has_screen", lambda: screen)
        monkeypatch.setattr(sys, "argv", ["run.py", *arguments])
        with pytest.raises(SystemExit):
            run.main()
        return ready

    return start


def test_without_arguments_it_opens_the_window(start, environment, capsys):
    ready = start()
    assert ready.became == ["-m", "ui"]
    assert ready.libraries == environment.QT_ON_A_SCREEN
    assert capsys.readouterr() == ("", "")


def test_with_arguments_it_is_the_command_line_and_asks_for_no_screen(start, capsys):
    ready = start("verify", "a bill.ebl", "--json", screen=False)
    assert ready.became == ["-m", "wallet", "verify", "a bill.ebl", "--json"]
    assert ready.libraries is None
    assert capsys.readouterr() == ("", "")


def test_without_a_screen_it_says_so_in_one_line_and_shows_the_demonstration(start, capsys):
    assert start(screen=False).became == ["-m", "wallet", "demo"]
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "no screen" in err


def test_a_failed_set_up_is_told_and_is_no_verdict(run, environment, monkeypatch, capsys):
    def fail(self):
        raise environment.SetUpError("no network")

    monkeypatch.setattr(environment.Environment, "ensure", fail)
    with pytest.raises(SystemExit) as stop:
        run.main()
    assert stop.value.code == 2
    assert capsys.readouterr() == ("", "no network\n")


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_an_old_python_gets_a_sentence(script):
    code = (
        "import sys, runpy\n"
        "class Version(tuple): major, minor = 3, 9\n"
        "sys.version_info = Version((3, 9, 1))\n"
        f"runpy.run_path({str(PACKAGING / script)!r}, run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "Ladewell needs Python 3.11 or newer; this is 3.9.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a screen")
@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_is_told_by_the_environment(environment, monkeypatch, variable):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not environment.has_screen()
    monkeypatch.setenv(variable, "x")
    assert environment.has_screen()


@pytest.mark.skipif(os.name != "posix", reason="Windows starts a child instead")
def test_the_program_runs_isolated_from_the_folder_it_is_started_in(environment, monkeypatch):
    became = []
    monkeypatch.setattr(os, "execv", lambda program, command: became.extend(command))
    monkeypatch.setattr(subprocess, "Popen", None)
    with pytest.raises(TypeError):  # the real one does not return
        environment.WALLET.become(["-m", "wallet"])
    assert became == [environment.WALLET.python, "-I", "-X", "utf8", "-m", "wallet"]
