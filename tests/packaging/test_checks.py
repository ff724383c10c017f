"""The run of all checks: every step, also after one that failed."""

from __future__ import annotations

import sys
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
