"""The JSON-LD contexts that come with the program, written in a notation of our own.

A context says what the names in a credential mean. Who could change it could make a signed text say
something else, so nothing is fetched: there is what is written in ``resources/contexts/*.terms``,
and what the user pinned.

The notation: ``prefix NAME IRI`` abbreviates within the file. ``context URL`` begins a context;
below it, deeper by two spaces, stand its terms, and below a term those that hold inside it::

    NAME… = IRI [id|vocab|json|IRI of a datatype] [as set|graph] [fresh]

``*`` in an IRI is the name itself. ``fresh`` forgets the outer terms inside (``"@context": null``).
A line without ``=`` lists what is said of the whole: ``version`` (1.1), ``protected``, ``aliases``
(id and type for @id and @type).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from wallet.places import resource

Context = dict[str, Any]

_KINDS = {"id": "@id", "vocab": "@vocab", "json": "@json"}
_FLAGS: dict[str, Context] = {
    "version": {"@version": 1.1},
    "protected": {"@protected": True},
    "aliases": {"id": "@id", "type": "@type"},
}


@cache
def shipped() -> dict[str, Context]:
    """Return every context that comes with the program, by its URL, as a JSON-LD document."""
    found: dict[str, Context] = {}
    for path in sorted(resource("contexts").glob("*.terms")):
        found |= read_terms(path)
    return found


def read_terms(path: Path) -> dict[str, Context]:
    """Read one file of the notation above."""
    prefixes: dict[str, str] = {}
    documents: dict[str, Context] = {}
    scopes: list[Context] = []
    names: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        words = line.split()
        if not words or words[0] == "#":
            continue
        depth = (len(line) - len(line.lstrip())) // 2
        if words[0] == "prefix" and depth == 0:
            prefixes[words[1]] = words[2]
            continue
        if words[0] == "context" and depth == 0:
            scopes, names = [{}], []
            documents[words[1]] = {"@context": scopes[0]}
            continue
        if depth > len(scopes):  # the first line inside the term above
            inside: Context = {}
            for name in names:
                scopes[-1][name]["@context"] = inside
            scopes.append(inside)
        del scopes[depth:]
        if "=" not in words:
            for flag in words:
                scopes[-1] |= _FLAGS[flag]
            continue
        at = words.index("=")
        names = words[:at]
        for name in names:
            scopes[-1][name] = _term(name, words[at + 1 :], prefixes)
    return documents


def _term(name: str, said: list[str], prefixes: dict[str, str]) -> Context | str:
    iri, rest = _iri(said[0], name, prefixes), said[1:]
    term: Context = {"@id": iri}
    if "fresh" in rest:
        term["@context"] = None
        rest.remove("fresh")
    if "as" in rest:
        at = rest.index("as")
        term["@container"] = f"@{rest[at + 1]}"
        del rest[at : at + 2]
    for kind in rest:
        term["@type"] = _KINDS.get(kind) or _iri(kind, name, prefixes)
    # Only a term in its short form can begin other names, as xsd does in xsd:date.
    return iri if len(term) == 1 and iri.endswith(("#", "/")) else term


def _iri(written: str, name: str, prefixes: dict[str, str]) -> str:
    prefix, _, rest = written.partition(":")
    whole = prefixes[prefix] + rest if prefix in prefixes else written
    return whole.replace("*", name)
