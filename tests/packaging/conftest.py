"""Loads the scripts of packaging/, which is a folder and no package."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def load(name: str):
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(monkeypatch):
    """Return a fresh packaging/environment.py."""
    module = load("environment")
    monkeypatch.setitem(sys.modules, "environment", module)
    return module


@pytest.fixture
def run(environment):
    """Return a fresh packaging/run.py on top of ``environment``."""
    return load("run")


@pytest.fixture
def checks(environment):
    """Return a fresh packaging/test.py on top of ``environment``."""
    return load("test")
