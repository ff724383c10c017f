"""The program's test of itself misses no library, and tells of every step that fails."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import ui.self_test as self_test
from ui.self_test import LIBRARIES, SelfTest

ROOT = Path(__file__).resolve().parents[2]


def plain(name: str) -> str:
    return name.lower().replace("_", "-")


def test_every_library_that_comes_along_is_loaded():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    owners = packages_distributions()
    loaded = {plain(one) for name in LIBRARIES for one in owners[name.partition(".")[0]]}
    assert {plain(re.split(r"[^\w-]", line)[0]) for line in project["dependencies"]} <= loaded


def test_a_step_that_fails_fails_the_whole_and_stops_no_other(tmp_path, monkeypatch, capsys):
    def fail(self):
        raise ModuleNotFoundError("No module named 'typst'")

    for step in ("voyage", "paper", "codes", "window"):
        monkeypatch.setattr(SelfTest, step, lambda self: "fine")
    monkeypatch.setattr(SelfTest, "libraries", fail)
    for step in ("libraries", "voyage"):
        getattr(SelfTest, step).__name__ = step
    assert self_test.run() == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert told["good"] is False
    assert [step["good"] for step in told["steps"]] == [False, True, True, True, True]
    assert "typst" in told["steps"][0]["found"]
    assert "Traceback" in err
