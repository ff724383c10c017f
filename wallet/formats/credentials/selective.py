"""Which statements of a credential its issuer made mandatory, by JSON pointers (VC DI ECDSA §3.4).

Both selective suites split the statements into those that are always shown and those that may be
left out. To find the mandatory ones again, every node gets a name for a moment, the selected part
of the document is expanded beside the whole, and the statements both have in common are they.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.credentials.canonical_rdf import (
    Quad,
    canonical_names,
    canonical_quads,
    line,
    renamed,
)
from wallet.formats.credentials.jsonld import Contexts
from wallet.formats.credentials.statements import statements
from wallet.keys import base64url

MOST_POINTERS = 1_000
_SKOLEM = "urn:ladewell:node:"
_PLACE = re.compile(r"0|[1-9][0-9]{0,5}", re.ASCII)
"""A place in a list (RFC 6901 §4)."""


def keyed_label(key: bytes, label: str) -> str:
    """Return the keyed name of a canonical label ``_:c14nN``, which tells nothing of its order."""
    digest = hmac.digest(key, label.removeprefix("_:").encode(), hashlib.sha256)
    return f"_:u{base64url.encode(digest)}"


def shuffled(labels: list[str], key: bytes) -> dict[str, str]:
    """Return the labels of bbs-2023: places in the order of the keyed names (VC DI BBS §3.3.1)."""
    keyed = {label: keyed_label(key, label) for label in labels}
    order = {name: place for place, name in enumerate(sorted(keyed.values()))}
    return {label: f"_:b{order[name]}" for label, name in keyed.items()}


def blank_labels(quads: list[Quad]) -> list[str]:
    """Return every blank label in `quads`, each once."""
    found = (term for quad in quads for term in (quad[0], quad[2], quad[3]))
    return list(dict.fromkeys(term for term in found if term.startswith("_:")))


def split(
    document: Mapping[str, Any], pointers: list[str], contexts: Contexts, names: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Return the lines of the mandatory statements and of the others, each in order.

    Args:
        document: The credential without its proof.
        pointers: JSON pointers (RFC 6901) to what is mandatory.
        contexts: What its names mean.
        names: New names for the canonical labels.

    Raises:
        Unreadable: ``proof-pointer``: one points to nothing, or the document has something in it
            that cannot be named; and as `Contexts.expand`.

    """
    if len(pointers) > MOST_POINTERS:
        raise Unreadable("proof-pointer", pointer="")
    named = _name_nodes(document, [0])
    quads = _blank_again(statements(contexts.expand(named)))
    labels = canonical_names(quads)
    whole = renamed(quads, labels)
    if sorted(whole, key=line) != canonical_quads(statements(contexts.expand(document))):
        raise Unreadable("proof-pointer", pointer="")  # a literal of JSON was taken for a node
    mandatory: set[Quad] = set()
    if pointers:
        selected = _blank_again(statements(contexts.expand(_select(named, pointers))))
        mandatory = set(renamed(selected, labels))
    lines: tuple[list[str], list[str]] = ([], [])
    for quad in dict.fromkeys(whole):
        lines[quad not in mandatory].append(line(renamed([quad], names)[0]))
    return sorted(lines[0]), sorted(lines[1])


def _name_nodes(value: Any, count: list[int]) -> Any:
    """Return `value` with a name for every object that may be a node and has none."""
    if isinstance(value, list):
        return [_name_nodes(item, count) for item in value]
    if not isinstance(value, dict):
        return value
    found = {
        name: item if name == "@context" else _name_nodes(item, count)
        for name, item in value.items()
    }
    if not {"@value", "@list", "@set", "@id", "id"} & value.keys():
        found["@id"] = f"{_SKOLEM}{count[0]}"
        count[0] += 1
    return found


def _blank_again(quads: list[Quad]) -> list[Quad]:
    def blank(term: str) -> str:
        if term.startswith(f"<{_SKOLEM}"):
            return f"_:s{term[len(_SKOLEM) + 1 : -1]}"
        return f"_:o{term[2:]}" if term.startswith("_:") else term

    return [(blank(s), p, blank(o), blank(g)) for s, p, o, g in quads]


def _select(document: Mapping[str, Any], pointers: list[str]) -> dict[str, Any]:
    """Return the part of `document` the pointers select, with the names of what is around it."""
    chosen: dict[str, Any] = {"@context": document["@context"], **_identity(document)}
    for pointer in pointers:
        if pointer and not pointer.startswith("/"):
            raise Unreadable("proof-pointer", pointer=pointer[:200])
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        _copy(document, chosen, steps, pointer)
    return _dense(chosen)  # type: ignore[no-any-return]


def _copy(source: Any, chosen: dict[str, Any], steps: list[str], pointer: str) -> None:
    """Copy what `steps` lead to; lists are kept as objects by place until the end."""
    if not steps:
        chosen |= dict(source)
        return
    at: Any = chosen
    for depth, step in enumerate(steps):
        if isinstance(source, list) and _PLACE.fullmatch(step) and int(step) < len(source):
            name: Any = int(step)
        elif isinstance(source, dict) and step in source:
            name = step
        else:
            raise Unreadable("proof-pointer", pointer=pointer[:200])
        source = source[name]
        if depth == len(steps) - 1:
            at[name] = source
        elif not isinstance(source, dict | list):
            raise Unreadable("proof-pointer", pointer=pointer[:200])
        elif at.get(name) is source:
            return  # all of it was selected before
        else:
            part = _identity(source) if isinstance(source, dict) else {_IS_LIST: True}
            at = at.setdefault(name, part)


_IS_LIST = -1


def _identity(node: Mapping[str, Any]) -> dict[Any, Any]:
    kept = ("id", "@id", "type", "@type")
    return {name: node[name] for name in kept if name in node}


def _dense(value: Any) -> Any:
    if isinstance(value, list):
        return [_dense(item) for item in value]
    if not isinstance(value, dict):
        return value
    if _IS_LIST in value:
        return [_dense(value[place]) for place in sorted(value) if place != _IS_LIST]
    return {name: _dense(item) for name, item in value.items()}
