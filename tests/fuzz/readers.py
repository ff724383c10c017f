"""Finds, in the sources, every public function that may be given strangers' bytes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("keys", "formats", "proof", "registries", "parcels", "bundles", "papers", "store")
"""Rooms that read; `desk`, `book` and `cli` hand on what these make of it."""
_BYTES = ("bytes", "memoryview", "BinaryIO")
_VERBS = ("read", "decode", "from_", "is_", "kind_of", "open")


def readers() -> Iterator[str]:
    """Yield ``room.module.function`` of each that takes bytes, or text that it reads."""
    for room in ROOMS:
        for path in sorted((ROOT / "wallet" / room).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT / "wallet").with_suffix("").parts)
            body = ast.parse(path.read_text("utf-8")).body
            yield from (f"{module}.{name}" for name in _in(body, ""))


def _in(body: list[ast.stmt], within: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _in(node.body, f"{within}{node.name}.")
        if isinstance(node, ast.FunctionDef) and (node.name[0] != "_" or node.name == "__init__"):
            arguments = [*node.args.posonlyargs, *node.args.args]
            kinds = [ast.unparse(one.annotation) for one in arguments if one.annotation]
            reads_text = node.name.startswith(_VERBS) and "str" in kinds
            if reads_text or any(word in kind for kind in kinds for word in _BYTES):
                yield within + node.name
