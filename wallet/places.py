"""Finds what comes with the program, and knows how it was built.

Fonts, templates, translations and samples lie in ``resources``. ``packaging/`` adds what is known
of the build, and makes one program file stand for several.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from wallet import __version__

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_BUILD = "build.json"

APART = "--apart"
"""The first argument of a built program that is to be one of our own modules, named next."""


def resource(name: str) -> Path:
    """Return the path of a shipped file, such as ``templates/bill.typ``."""
    return _RESOURCES / name


def build() -> str:
    """Return commit and date of the sources this was built of; empty where it runs from sources.

    ``packaging/`` writes them into what it builds, never into the project.
    """
    try:
        said = json.loads(resource(_BUILD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    return f"{said['commit'][:12]}, {said['date']}"


def program() -> str:
    """Return version and build, as people quote them."""
    return f"{__version__} ({built})" if (built := build()) else __version__


def process_of(module: str, otherwise: Sequence[str]) -> list[str]:
    """Return the command that runs one of our own modules in a process of its own.

    Args:
        module: What to run, such as ``ui.film``.
        otherwise: How Python is told to, where there is one: a built program is no Python, and has
            none beside it.

    """
    if getattr(sys, "frozen", False):
        return [sys.executable, APART, module]
    return [sys.executable, *otherwise]
