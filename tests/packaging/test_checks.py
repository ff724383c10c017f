"""The run of all checks: every step, also after one that failed."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from tests.packaging.conftest import PACKAGING

GOOD = [sys.executable, "-S", "-c", ""]
BAD = [sys.executable, "-S", "-c", "raise SystemExit(4)"]


def test_a_step_that_fails_stops_no_other(checks, capsys):
    assert checks.run({"format": BAD, "tests": GOOD}) == 1
    story = capsys.readouterr().out.splitlines()[-3:]
    assert story[0].startswith("format")
    assert story[0].endswith("exit code 4")
    assert story[1].endswith("good")
    assert story[2] == "1 of 2 steps failed."


def test_only_all_good_steps_are_good(checks, capsys):
    assert checks.run({"format": GOOD, "tests": GOOD}) == 0
    assert capsys.readouterr().out.endswith("All good.\n")


def test_no_step_opens_a_window(checks, capfd, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    code = "import os; print(os.environ['QT_QPA_PLATFORM'], os.getcwd())"
    checks.run({"look": [sys.executable, "-S", "-c", code]})
    assert f"offscreen {PACKAGING.parent}\n" in capfd.readouterr().out


def test_the_tests_run_beside_the_others_and_what_is_said_is_not_mixed(checks, capfd, tmp_path):
    def meets(mine: str, other: str) -> list[str]:
        code = (
            "import sys, time; from pathlib import Path\n"
            f"here, most = Path({str(tmp_path)!r}), time.monotonic() + 30\n"
            f"print('{mine} begins', flush=True); (here / '{mine}').touch()\n"
            f"while not (here / '{other}').exists():\n"
            f"    if time.monotonic() > most: sys.exit('{other} never began')\n"
            "    time.sleep(0.01)\n"
            f"print('{mine} ends', flush=True)"
        )
        return [sys.executable, "-S", "-c", code]

    steps = {"types": meets("types", "tests"), "tests": meets("tests", "package")}
    assert checks.run(steps | {"package": meets("package", "types")}) == 0
    said = capfd.readouterr().out.splitlines()
    assert [line for line in said if line.endswith((" begins", " ends"))] == [
        f"{step} {did}" for step in ("types", "tests", "package") for did in ("begins", "ends")
    ]


@pytest.fixture
def two(environment, tmp_path, monkeypatch):
    """Return two environments that can be made in no time, and a function to say how."""
    (tmp_path / "lock.txt").touch()

    def make_empty(made):
        Path(made.python).parent.mkdir(parents=True)
        Path(made.python).touch()

    monkeypatch.setattr(environment.Environment, "_make_empty", make_empty)
    monkeypatch.setattr(environment.Environment, "_point_at_project", lambda made: None)
    lock = str(tmp_path / "lock.txt")
    return [environment.Environment(str(tmp_path / name), lock) for name in ("one", "other")]


def test_environments_are_made_side_by_side(checks, environment, two, monkeypatch):
    both = threading.Barrier(2, timeout=30)
    monkeypatch.setattr(environment.Environment, "_fill", lambda made: both.wait())
    checks.ensure_all(two)
    assert all(made.is_ready() for made in two)


def test_an_environment_that_cannot_be_made_is_told(checks, environment, two, monkeypatch):
    def fill(made):
        if made is two[1]:
            raise environment.SetUpError("no network")

    monkeypatch.setattr(environment.Environment, "_fill", fill)
    with pytest.raises(environment.SetUpError, match="no network"):
        checks.ensure_all(two)
    assert [made.is_ready() for made in two] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "names", "end"),
    [
        ([], ["format", "lint", "types", "imports", "tests", "package"], ["try_package.py"]),
        (["--", "-k", "x"], ["format", "lint", "types", "imports", "tests"], ["-k", "x"]),
        (["--screens", "d"], ["screens"], ["tests.screens", str(Path("d").absolute())]),
        (["--bench"], ["benchmarks", "summary"], ["tests.benchmarks.summary"]),
    ],
)
def test_the_steps_are_those_asked_for(
    checks, environment, monkeypatch, capsys, arguments, names, end
):
    asked = {}
    monkeypatch.setattr(environment.Environment, "ensure", lambda self: None)
    monkeypatch.setattr(environment.Environment, "ensure_libraries", lambda self, libraries: None)
    monkeypatch.setattr(checks, "is_debian", lambda: True)
    monkeypatch.setattr(checks, "run", lambda steps: asked.update(steps) or 0)
    monkeypatch.setattr(sys, "argv", ["test.py", *arguments])
    with pytest.raises(SystemExit) as stop:
        checks.main()
    assert stop.value.code == 0
    assert list(asked) == names
    assert [Path(word).name for word in asked[names[-1]][-len(end) :]] == [
        Path(word).name for word in end
    ]


def test_continuous_integration_runs_the_command_of_the_readme_and_nothing_else():
    project = PACKAGING.parent
    command = (project / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    assert command == "exec python3 packaging/test.py"
    assert "\npython3 packaging/test.py" in (project / "README.md").read_text(encoding="utf-8")
