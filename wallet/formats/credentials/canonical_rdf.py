"""RDF Dataset Canonicalization (RDFC-1.0): one order and one set of names for the same statements.

Written here because the library hashes with SHA-256 only, where P-384 needs SHA-384, and does not
end on graphs that are made to be hard ("poison graphs", RDFC-1.0 §7.1). The work is bounded.

A term is the text it has in canonical N-Quads: ``<iri>``, ``"literal"^^<type>`` or ``_:label``.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations

from wallet.errors import Unreadable

Quad = tuple[str, str, str, str]
"""Subject, predicate, object, and graph, which is empty for the default graph."""

MOST_QUADS = 50_000
MOST_WORK = 20_000
"""How many steps blank nodes that look alike may take; a bill's packages take a few."""


def canonical_quads(quads: Iterable[Quad], algorithm: str = "sha256") -> list[Quad]:
    """Return the quads with canonical labels ``_:c14n0`` …, in the order of their lines.

    Raises:
        Unreadable: ``rdf-too-much``: too many quads, or blank nodes that cannot be told apart
            within bounds.

    """
    known = list(dict.fromkeys(quads))
    return sorted(renamed(known, canonical_names(known, algorithm)), key=line)


def canonical_names(quads: list[Quad], algorithm: str = "sha256") -> dict[str, str]:
    """Return the canonical label of every blank node.

    Raises:
        Unreadable: ``rdf-too-much``, as above.

    """
    if len(quads) > MOST_QUADS:
        raise Unreadable("rdf-too-much", quads=len(quads))
    try:
        return _Canonicalizer(quads, algorithm).names()
    except RecursionError as wrong:  # nodes that look alike, one behind the other
        raise Unreadable("rdf-too-much", quads=len(quads)) from wrong


def renamed(quads: Iterable[Quad], names: Mapping[str, str]) -> list[Quad]:
    """Return the quads with other names for some of their nodes."""
    return [(names.get(s, s), p, names.get(o, o), names.get(g, g)) for s, p, o, g in quads]


def line(quad: Quad) -> str:
    """Write a quad as one line of N-Quads, its line feed included."""
    s, p, o, g = quad
    return f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n"


class _Issuer:
    """Hands out labels in the order they are asked for (RDFC-1.0 §4.5)."""

    __slots__ = ("issued", "prefix")

    def __init__(self, prefix: str, issued: dict[str, str] | None = None) -> None:
        self.prefix = prefix
        self.issued: dict[str, str] = dict(issued or {})

    def of(self, node: str) -> str:
        return self.issued.setdefault(node, f"_:{self.prefix}{len(self.issued)}")

    def copy(self) -> _Issuer:
        return _Issuer(self.prefix, self.issued)


class _Canonicalizer:
    """The state of one run (RDFC-1.0 §4.2)."""

    def __init__(self, quads: list[Quad], algorithm: str) -> None:
        self._new = getattr(hashlib, algorithm)
        self._canonical = _Issuer("c14n")
        self._first: dict[str, str] = {}
        self._work = 0
        self._quads: dict[str, list[Quad]] = defaultdict(list)
        for quad in quads:
            for node in dict.fromkeys((quad[0], quad[2], quad[3])):
                if node.startswith("_:"):
                    self._quads[node].append(quad)

    def names(self) -> dict[str, str]:
        """Return the canonical label of every blank node (§4.4.3)."""
        by_hash: dict[str, list[str]] = defaultdict(list)
        for node in self._quads:
            by_hash[self._first_degree(node)].append(node)
        alike = []
        for digest in sorted(by_hash):
            if len(by_hash[digest]) == 1:
                self._canonical.of(by_hash[digest][0])
            else:
                alike.append(digest)
        for digest in alike:
            paths = []
            for node in by_hash[digest]:
                if node in self._canonical.issued:
                    continue
                issuer = _Issuer("b")
                issuer.of(node)
                paths.append(self._n_degree(node, issuer))
            for _hash, issuer in sorted(paths, key=lambda path: path[0]):
                for node in issuer.issued:
                    self._canonical.of(node)
        return self._canonical.issued

    def _hash(self, text: str) -> str:
        digest: str = self._new(text.encode("utf-8", "surrogatepass")).hexdigest()
        return digest

    def _first_degree(self, node: str) -> str:
        """Hash First Degree Quads (§4.6.3)."""
        if (known := self._first.get(node)) is not None:
            return known

        def label(term: str) -> str:
            if not term.startswith("_:"):
                return term
            return "_:a" if term == node else "_:z"

        lines = sorted(line((label(s), p, label(o), label(g))) for s, p, o, g in self._quads[node])
        self._first[node] = self._hash("".join(lines))
        return self._first[node]

    def _related(self, node: str, quad: Quad, issuer: _Issuer, position: str) -> str:
        """Hash Related Blank Node (§4.7.3)."""
        name = self._canonical.issued.get(node) or issuer.issued.get(node)
        predicate = "" if position == "g" else quad[1]
        return self._hash(f"{position}{predicate}{name or self._first_degree(node)}")

    def _n_degree(self, node: str, issuer: _Issuer) -> tuple[str, _Issuer]:
        """Hash N-Degree Quads (§4.8.3)."""
        self._spend()
        related: dict[str, list[str]] = defaultdict(list)
        for quad in self._quads[node]:
            for term, position in ((quad[0], "s"), (quad[2], "o"), (quad[3], "g")):
                if term.startswith("_:") and term != node:
                    related[self._related(term, quad, issuer, position)].append(term)
        said = []
        for digest in sorted(related):
            chosen, chosen_issuer = "", None
            for order in permutations(related[digest]):
                self._spend()
                path, tried = self._path(order, issuer.copy(), chosen)
                if path and (not chosen or path < chosen):
                    chosen, chosen_issuer = path, tried
            said.append(digest + chosen)
            issuer = chosen_issuer or issuer
        return self._hash("".join(said)), issuer

    def _path(self, order: tuple[str, ...], issuer: _Issuer, best: str) -> tuple[str, _Issuer]:
        """Follow one order of alike neighbours; an empty path is worse than `best`."""
        path, deeper = "", []
        for node in order:
            if node in self._canonical.issued:
                path += self._canonical.issued[node]
            else:
                if node not in issuer.issued:
                    deeper.append(node)
                path += issuer.of(node)
            if best and len(path) >= len(best) and path > best:
                return "", issuer
        for node in deeper:
            digest, below = self._n_degree(node, issuer)
            path += f"{issuer.of(node)}<{digest}>"
            issuer = below
            if best and len(path) >= len(best) and path > best:
                return "", issuer
        return path, issuer

    def _spend(self) -> None:
        self._work += 1
        if self._work > MOST_WORK:
            raise Unreadable("rdf-too-much", steps=MOST_WORK)
