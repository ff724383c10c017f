"""JSONTestSuite: what every reader must accept or refuse, and where we are stricter."""

from __future__ import annotations

from pathlib import Path

import pytest

from wallet.errors import Unreadable
from wallet.keys.canonical import read_json

STRICTER = {
    "y_object_duplicated_key.json": "json-duplicate-member",
    "y_object_duplicated_key_and_value.json": "json-duplicate-member",
}
"""Valid JSON by RFC 8259, but two readers may see two documents (RFC 7493 §2.3)."""

TAKEN = {
    "i_number_double_huge_neg_exp.json": "it is zero to every binary64 reader",
    "i_number_real_underflow.json": "it is zero to every binary64 reader",
}
"""What the suite leaves open and we read; whatever else it leaves open, we refuse."""


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[Path]:
    found = sorted((shared / "data/conformance/02-json-parse/test_parsing").glob("*.json"))
    assert len(found) > 100
    return found


def verdict(path: Path) -> str:
    try:
        read_json(path.read_bytes())
    except Unreadable as refusal:
        return refusal.code
    return "read"


def test_what_must_be_accepted_is_read_and_the_rest_refused(texts):
    for path in texts:
        found = verdict(path)
        if path.name in STRICTER:
            assert found == STRICTER[path.name], path.name
        elif path.name.startswith("y_"):
            assert found == "read", path.name
        elif path.name.startswith("n_"):
            assert found != "read", path.name
        else:
            assert (found == "read") == (path.name in TAKEN), path.name


def test_what_readers_transform_differently_is_read_one_way_or_refused(shared):
    paths = sorted((shared / "data/conformance/02-json-parse/test_transform").glob("*.json"))
    assert paths
    for path in paths:
        verdict(path)
