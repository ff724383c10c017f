"""RDF graphs of the W3C are put in the canonical order; those made to be hard are refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from wallet.errors import Unreadable
from wallet.formats.credentials.canonical_rdf import (
    Quad,
    canonical_names,
    canonical_quads,
    line,
)
from wallet.formats.credentials.statements import _ESCAPED, _escape

TERM = re.compile(r'<[^>]*>|_:[^\s]+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[A-Za-z0-9-]+)?')
SIGNS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def plain(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        escape = found.group()[1:]
        if escape[0] in "uU":
            return chr(int(escape[1:], 16))
        return SIGNS.get(escape, escape)

    return re.sub(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", one, text)


def term(text: str) -> str:
    if not text.startswith('"'):
        return plain(text) if text.startswith("<") else text
    end = text.rindex('"')
    kind = text[end + 1 :]
    if kind == "^^<http://www.w3.org/2001/XMLSchema#string>":
        kind = ""
    return f'"{_ESCAPED.sub(_escape, plain(text[1:end]))}"{kind}'


def quads(text: str) -> list[Quad]:
    found = []
    for written in text.split("\n"):
        terms = [term(one) for one in TERM.findall(written)]
        if terms:
            found.append((terms[0], terms[1], terms[2], terms[3] if len(terms) > 3 else ""))
    return found


def test_graphs_are_put_in_the_canonical_order_and_poison_is_refused(shared: Path) -> None:
    folder = shared / "data/conformance/07-rdfc"
    seen = 0
    for entry in json.loads((folder / "manifest.jsonld").read_bytes())["entries"]:
        action = folder / entry["action"]
        if not action.exists() or "Map" in entry["type"]:
            continue
        algorithm = entry.get("hashAlgorithm", "SHA256").lower()
        given = quads(action.read_text("utf-8"))
        seen += 1
        if "Negative" in entry["type"]:
            with pytest.raises(Unreadable):
                canonical_quads(given, algorithm)
            continue
        written = "".join(map(line, canonical_quads(given, algorithm)))
        assert written == (folder / entry["result"]).read_text("utf-8"), entry["id"]
    assert seen > 30


def test_blank_nodes_get_the_names_that_the_maps_of_the_w3c_give_them(shared: Path) -> None:
    folder = shared / "data/conformance/07-rdfc"
    seen = 0
    for entry in json.loads((folder / "manifest.jsonld").read_bytes())["entries"]:
        if "Map" not in entry["type"] or not (folder / entry["result"]).exists():
            continue
        given = quads((folder / entry["action"]).read_text("utf-8"))
        algorithm = entry.get("hashAlgorithm", "SHA256").lower()
        names = {
            old.removeprefix("_:"): new.removeprefix("_:")
            for old, new in canonical_names(given, algorithm).items()
        }
        assert names == json.loads((folder / entry["result"]).read_bytes()), entry["id"]
        seen += 1
    assert seen >= 14
