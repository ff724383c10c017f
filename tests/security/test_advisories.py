"""No locked package is a version with a hole that this project knows of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTED = [
    line.split(maxsplit=2)
    for line in (Path(__file__).with_name("advisories.txt")).read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:4])


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "packaging" / "lock" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"(?m)^([A-Za-z0-9_.-]+)==([^\s;\\]+)", text))


@pytest.mark.parametrize("lock", ["wallet", "test"])
def test_no_locked_version_has_a_hole_that_is_known(lock):
    there = {name.lower().replace("_", "-"): found for name, found in locked(lock).items()}
    assert len(there) > 20
    wrong = [
        (package, there[package], why)
        for package, least, why in LISTED
        if package in there and version(there[package]) < version(least)
    ]
    assert wrong == []


def test_versions_compare_as_numbers():
    assert version("10.2") > version("9.11")
    assert version("1.3.5") > version("1.3")
    assert {name for name, _, _ in LISTED} >= {"cryptography", "joserfc", "pypdf", "pillow"}
