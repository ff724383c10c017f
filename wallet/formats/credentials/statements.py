"""Turns an expanded credential into quads, and refuses what the standard would leave out.

JSON-LD's own algorithm (JSON-LD API §8, *Deserialize*) skips relative names, blank predicates and
texts in ``@index`` without a word. A skipped statement is signed by nobody, so here it is an error.
"""

from __future__ import annotations

import math
import re
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.credentials.canonical_rdf import MOST_QUADS, Quad
from wallet.formats.credentials.jsonld import RELATIVE
from wallet.keys.canonical import canonical

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE, _FIRST, _REST, _NIL = (f"<{_RDF}{name}>" for name in ("type", "first", "rest", "nil"))
# Nothing that ends an IRI in N-Quads may stand in one, or one quad could be read as two.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f]*")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_SHORT = {
    "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\",
}  # fmt: skip


def statements(expanded: list[Any]) -> list[Quad]:
    """Return every statement that an expanded document makes.

    Raises:
        Unreadable: ``vc-unsigned-member``: something in it would come to no statement;
            ``vc-said-twice``: a value stands there twice and would be signed once.

    """
    writer = _Writer()
    for node in expanded:
        writer.node(node, "")
    return writer.quads


def _unsigned(where: object) -> Unreadable:
    return Unreadable("vc-unsigned-member", where=str(where)[:200])


class _Writer:
    """Walks the nodes; blank ones get labels in the order they are met."""

    def __init__(self) -> None:
        self.quads: list[Quad] = []
        self._blank: dict[str, str] = {}
        self._count = 0

    def node(self, node: Any, graph: str) -> str:
        """Write a node object and return its name."""
        if not isinstance(node, dict) or "@index" in node or "@reverse" in node:
            raise _unsigned("@index")
        subject = self._name(node["@id"]) if "@id" in node else self._fresh()
        for name, items in node.items():
            if name == "@id":
                continue
            if name == "@type":
                for kind in items:
                    self._add(subject, _TYPE, self._name(kind), graph)
            elif name == "@graph":
                for item in items:
                    self.node(item, subject)
            elif name == "@included":
                for item in items:
                    self.node(item, graph)
            elif _IRI.fullmatch(name) is None:
                raise _unsigned(name)
            else:
                self._property(subject, name, items, graph)
        return subject

    def _property(self, subject: str, name: str, items: list[Any], graph: str) -> None:
        written: set[str] = set()
        for item in items:
            term = self._object(item, graph)
            if term in written and not term.startswith("<"):
                raise Unreadable("vc-said-twice", where=name[:200])
            written.add(term)
            self._add(subject, f"<{name}>", term, graph)

    def _object(self, item: Any, graph: str) -> str:
        if not isinstance(item, dict):
            raise _unsigned("@value")
        if "@value" in item:
            return _literal(item)
        if "@list" in item:
            return self._list(item["@list"], graph)
        return self.node(item, graph)

    def _list(self, items: list[Any], graph: str) -> str:
        following = _NIL
        for item in reversed(items):
            here = self._fresh()
            self._add(here, _FIRST, self._object(item, graph), graph)
            self._add(here, _REST, following, graph)
            following = here
        return following

    def _name(self, name: Any) -> str:
        if not isinstance(name, str):
            raise _unsigned("@id")
        if name.startswith("_:"):
            if name not in self._blank:
                self._blank[name] = self._fresh()
            return self._blank[name]
        if _IRI.fullmatch(name) is None or name.startswith(RELATIVE):
            raise _unsigned(name.removeprefix(RELATIVE))
        return f"<{name}>"

    def _fresh(self) -> str:
        self._count += 1
        return f"_:n{self._count}"

    def _add(self, subject: str, predicate: str, term: str, graph: str) -> None:
        self.quads.append((subject, predicate, term, graph))
        if len(self.quads) > MOST_QUADS:
            raise Unreadable("rdf-too-much", quads=MOST_QUADS)


def _literal(item: dict[str, Any]) -> str:
    """Write a value object (JSON-LD API §8.6) as N-Quads has it."""
    value, datatype = item["@value"], item.get("@type")
    if "@index" in item or "@direction" in item:
        raise _unsigned("@direction" if "@direction" in item else "@index")
    if datatype == "@json":
        text, datatype = canonical(value).decode(), f"{_RDF}JSON"
    elif isinstance(value, bool):
        text, datatype = ("true" if value else "false"), datatype or f"{_XSD}boolean"
    elif isinstance(value, float) or (isinstance(value, int) and datatype == f"{_XSD}double"):
        text, datatype = _double(float(value)), datatype or f"{_XSD}double"
    elif isinstance(value, int):
        text, datatype = str(value), datatype or f"{_XSD}integer"
    elif isinstance(value, str):
        text = value
    else:
        raise _unsigned("@value")
    quoted = f'"{_ESCAPED.sub(_escape, text)}"'
    if (language := item.get("@language")) is not None:
        if not isinstance(language, str) or _LANGUAGE.fullmatch(language) is None:
            raise _unsigned("@language")
        return f"{quoted}@{language}"
    if datatype is None or datatype == f"{_XSD}string":
        return quoted
    if not isinstance(datatype, str) or _IRI.fullmatch(datatype) is None:
        raise _unsigned(datatype)
    return f"{quoted}^^<{datatype}>"


def _double(value: float) -> str:
    """Write a number as the canonical xsd:double, such as ``6.1E0``."""
    if not math.isfinite(value):
        raise _unsigned("@value")
    mantissa, _, exponent = f"{value:.15e}".partition("e")
    digits = mantissa.rstrip("0")
    return f"{digits}{'0' if digits.endswith('.') else ''}E{int(exponent)}"


def _escape(found: re.Match[str]) -> str:
    """Escape as canonical N-Quads does (RDFC-1.0 §5)."""
    character = found.group()
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
