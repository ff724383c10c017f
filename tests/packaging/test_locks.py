"""The lock files name everything with hashes, and nothing about who made them."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.packaging.conftest import PACKAGING

LOCKS = ["wallet.txt", "test.txt", "readers.txt"]


def pins(lock: str) -> dict[str, str]:
    """Return each package of a lock file with all that is said about it."""
    text = re.sub(r"(?m)^\s*#.*\n?", "", (PACKAGING / "lock" / lock).read_text(encoding="utf-8"))
    lines = text.replace("\\\n", " ").splitlines()
    return {line.partition("==")[0]: line for line in lines}


def wanted(*lists: list[str]) -> set[str]:
    return {re.split(r"[^\w-]", line)[0] for lines in lists for line in lines}


@pytest.fixture
def project():
    return tomllib.loads((PACKAGING.parent / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock):
    for line in pins(lock).values():
        assert re.fullmatch(
            r"[a-z0-9-]+==[\w.]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", line
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(lock):
    text = (PACKAGING / "lock" / lock).read_text(encoding="utf-8")
    options = [line for line in text.splitlines() if line.lstrip().startswith("-")]
    assert "://" not in text
    assert all(line.lstrip().startswith("--hash=") for line in options)


def test_the_locks_hold_what_the_project_asks_for(project):
    dependencies = project["project"]["dependencies"]
    assert wanted(dependencies) <= pins("wallet.txt").keys()
    groups = project["dependency-groups"]
    assert wanted(dependencies, groups["test"]) <= pins("test.txt").keys()
    assert wanted(groups["readers"]) <= pins("readers.txt").keys()


def test_the_checks_run_on_the_versions_that_the_wallet_runs_on():
    tests = pins("test.txt")
    for name, line in pins("wallet.txt").items():
        assert _version(tests[name]) == _version(line)
        assert set(re.findall("sha256:[0-9a-f]+", line)) == set(
            re.findall("sha256:[0-9a-f]+", tests[name])
        )


def _version(line: str) -> str:
    return line.split(" --hash")[0].split(";")[0].strip()
