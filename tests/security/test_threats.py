"""Every defence that the threat model claims names a test, and every such test is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "resources" / "specification" / "threats.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)


def test_every_test_that_the_page_names_is_there():
    assert len(NAMED) > 25
    for path, name in NAMED:
        assert (ROOT / path).is_file(), path
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert not name or name in names, f"{path}::{name}"
        assert any(one.startswith("test_") for one in names), path


def test_every_defence_is_shown_by_a_test():
    defended = PAGE[PAGE.index("## What is defended") : PAGE.index("## What is not defended")]
    rows = [line for line in defended.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 15
    assert [row for row in rows if "`tests/" not in row] == []
