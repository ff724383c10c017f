"""RFC 8785 as its author published it: documents and 5,000 numbers."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from wallet.keys.canonical import canonical, read_json


@pytest.fixture(scope="module")
def vectors(shared: Path) -> Path:
    return shared / "data/conformance/01-jcs"


@pytest.mark.parametrize("name", ["arrays", "french", "structures"])
def test_the_published_documents_are_written_as_published(vectors, name):
    value = read_json((vectors / f"input/{name}.json").read_bytes())
    written = canonical(value)
    assert written == (vectors / f"output/{name}.json").read_bytes().rstrip(b"\n")
    assert written == bytes.fromhex((vectors / f"outhex/{name}.txt").read_text())


def test_the_published_numbers_are_written_as_published(vectors):
    lines = (vectors / "es6-numbers/es6_5000.txt").read_text().split()
    assert len(lines) == 5000
    for line in lines:
        bits, text = line.split(",")
        number = struct.unpack(">d", bytes.fromhex(bits.rjust(16, "0")))[0]
        assert canonical(number) == text.encode(), line


def test_the_transport_documents_are_written_alike_by_fast_and_slow_way(shared):
    import rfc8785

    documents = sorted((shared / "data/dcsa/transport-documents").glob("*.json"))
    assert documents
    for document in documents:
        value = read_json(document.read_bytes())
        assert canonical(value) == rfc8785.dumps(value), document.name
