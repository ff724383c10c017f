"""Encrypted documents and the links that lead to them."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.tradetrust_files import encrypt_document
from wallet.errors import Unreadable
from wallet.formats.tradetrust.encrypted import envelope_in, open_document
from wallet.formats.tradetrust.link import HOSTS, Link, is_link, read_link, write_link


@given(st.binary(max_size=500))
def test_what_is_encrypted_opens_with_its_key_and_with_no_other(data: bytes) -> None:
    written, key = encrypt_document(data)
    source = json.loads(written)
    envelope = envelope_in({"document": source})
    assert envelope is not None
    assert open_document(envelope, key) == data
    for other in ("0" * 64, key[:-1], "", key[::-1] if key != key[::-1] else "1" * 64):
        with pytest.raises(Unreadable):
            open_document(envelope, other)


@pytest.mark.parametrize("part", ["cipherText", "iv", "tag"])
def test_a_changed_envelope_does_not_open(part: str) -> None:
    written, key = encrypt_document(b'{"a": 1}')
    source = json.loads(written)
    changed = source[part][1:] + source[part][:1]
    for value in (changed, "", 7, None):
        with pytest.raises(Unreadable):
            open_document(source | {part: value}, key)


def test_the_reference_files_open(shared: Path) -> None:
    folder = shared / "data/tradetrust/enc"
    qr = json.loads((folder / "qr.json").read_bytes())
    link = read_link(qr["url_current"])
    assert link.host == "storage.example.com"
    source = json.loads((folder / "bl-v2-encrypted-OPEN-ATTESTATION-TYPE-1.json").read_bytes())
    envelope = envelope_in(source)
    assert envelope is not None
    assert json.loads(open_document(envelope, link.key))["signature"]["type"] == "SHA3MerkleProof"


def test_a_link_is_read_as_it_was_written_and_keeps_its_key_from_servers() -> None:
    link = Link("https://files.example/a?b=c&d=é#f", "ab" * 32)
    written = write_link(link)
    assert read_link(written) == link
    assert link.key not in written.partition("#")[0]
    assert read_link(write_link(Link("https://files.example/a"))).key == ""


@pytest.mark.parametrize("uri", ["http://a.example/x", "file:///etc/passwd", "https://u:p@a/x", ""])
def test_a_link_that_leads_elsewhere_than_to_https_is_refused(uri: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_link(write_link(Link(uri)))
    assert refused.value.code == "link-unreadable"


@given(st.text(max_size=300), st.sampled_from(HOSTS))
def test_any_text_is_a_link_or_refused(text: str, host: str) -> None:
    for written in (text, f"https://{host}?q={text}", f"https://{host}/?q=%7B%7D#{text}"):
        is_link(written)
        with contextlib.suppress(Unreadable):
            read_link(written)
