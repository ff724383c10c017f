"""Which sources are built: their version, commit and date. Every time in a build is that date."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a build comes from."""

    version: str
    commit: str
    """40 hex digits, with ``+`` behind them where the sources were changed since."""
    seconds: int
    """When that commit was made, since 1970: ``SOURCE_DATE_EPOCH`` of all tools."""

    @property
    def time(self) -> datetime:
        """When that commit was made."""
        return datetime.fromtimestamp(self.seconds, UTC)

    @property
    def as_json(self) -> str:
        """What the built program shows of it."""
        return json.dumps({"commit": self.commit, "date": f"{self.time:%Y-%m-%d}"}) + "\n"

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment in which tools give the same bytes each time."""
        same = {"SOURCE_DATE_EPOCH": str(self.seconds), "PYTHONHASHSEED": "0", "TZ": "UTC"}
        return {**os.environ, **same, "LC_ALL": "C.UTF-8"}


def origin(project: Path = PROJECT) -> Origin:
    """Ask Git about the sources."""
    start = (project / "wallet" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'__version__ = "(.+?)"', start)
    if version is None:
        raise SystemExit("wallet/__init__.py names no version.")
    commit, seconds = _git(project, "log", "-1", "--format=%H %ct").split()
    changed = _git(project, "status", "--porcelain", "--untracked-files=no")
    return Origin(version[1], commit + ("+" if changed else ""), int(seconds))


def _git(project: Path, *arguments: str) -> str:
    try:
        return subprocess.run(
            ["git", "-C", str(project), *arguments], check=True, capture_output=True, text=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as wrong:
        raise SystemExit(f"To build, the sources must be a clone made with Git: {wrong}") from wrong
