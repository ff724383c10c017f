"""Finds the files that come with the program: fonts, templates, translations, samples."""

from __future__ import annotations

from pathlib import Path

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(name: str) -> Path:
    """Return the path of a shipped file, such as ``templates/bill.typ``."""
    return _RESOURCES / name
