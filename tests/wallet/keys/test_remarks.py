"""Remarks as TrustVC writes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys.remarks import read_remark, write_remark


def test_remarks_are_written_as_trustvc_does(shared: Path) -> None:
    vectors = json.loads((shared / "data/tradetrust/enc/remark-vectors.json").read_text())
    usual = [one for one in vectors if one["nonce"] is None]
    assert len(usual) == 3
    for one in usual:
        assert write_remark(one["message"], one["keyId"]).hex() == one["hex"]
        assert read_remark(bytes.fromhex(one["hex"]), one["keyId"]) == one["message"]


@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=60), st.text(max_size=60))
def test_what_is_written_is_read_again(text: str, document: str) -> None:
    assert read_remark(write_remark(text, document), document) == text


@given(st.binary(max_size=200), st.text(max_size=60))
def test_any_bytes_are_a_remark_or_none(data: bytes, document: str) -> None:
    read = read_remark(data, document)
    assert read is None or write_remark(read, document) == data


def test_what_is_no_text_is_refused_and_not_written() -> None:
    with pytest.raises(Unreadable) as caught:
        write_remark("\udcff", "document")
    assert caught.value.code == "text-not-unicode"
