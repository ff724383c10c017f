"""Folded texts come back to the byte, and what nobody folded comes to nothing."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import BANK, BUYER, MALLORY
from tests.wallet.parcels.makings import offered
from tests.wallet.platforms import Platform
from wallet.errors import Unreadable
from wallet.formats.pint.envelope import read_envelope
from wallet.keys import base64url
from wallet.keys.canonical import sha256_hex
from wallet.parcels.fold import Folder, Unfoldable, Unfolder

PLENTY = 10**6
SPECIAL = st.sampled_from(
    ["0" * 64, "5c" * 32, "a" * 43, "-" * 43, BANK.did, BUYER.did, MALLORY.did, BANK.card.text,
     sha256_hex("text"), f"did:key:zDn{'1' * 45}", BANK.did[:-1], "盐田", "\N{FULL BLOCK}",
     BANK.key.public.thumbprint, BANK.key.public.jwk["x"]]
)  # fmt: skip
TEXTS = st.recursive(
    SPECIAL | st.text(max_size=20) | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=25,
).map(lambda value: json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


@settings(max_examples=50)
@given(st.lists(TEXTS, max_size=5))
def test_json_texts_come_back_to_the_byte(texts):
    folder = Folder()
    folded = [folder.text(text) for text in texts]
    unfolder = Unfolder(bytes(folder.raw), PLENTY)
    assert [unfolder.text(text) for text in folded] == texts
    unfolder.close()


def test_a_chain_comes_back_and_is_a_third_of_what_it_was():
    envelope = read_envelope(offered().envelope)
    folder = Folder()
    texts = [*offered().cards, *envelope.chain, envelope.manifest, *offered().records]
    folded = [folder.jws(text) for text in texts]
    unfolder = Unfolder(bytes(folder.raw), PLENTY)
    assert [unfolder.jws(text) for text in folded] == texts
    assert sum(map(len, folded)) + len(folder.raw) < 0.6 * sum(map(len, texts))


def test_a_digest_or_key_is_carried_once_and_a_digest_of_what_was_carried_never():
    folder = Folder()
    text = b'{"a":1}'
    folder.text(text)
    assert folder.text(f'["{sha256_hex(text.decode())}"]'.encode()) == b'["\xfb\0"]'
    assert not folder.raw
    folder.text(f'["{BANK.did}"]'.encode())
    assert len(folder.raw) == 33
    known = [BANK.did, BANK.key.public.thumbprint, *map(BANK.key.public.jwk.get, "xy")]
    assert len(folder.text(json.dumps(known).encode())) < 30
    assert len(folder.raw) == 33


def test_a_jws_inside_a_jws_is_folded_too():
    inner = BANK.card.text
    outer = Platform("EDOX").sign({"card": inner, "again": sha256_hex(inner)})
    folder = Folder()
    folded = folder.jws(outer)
    assert len(folded) < len(inner) / 2
    assert Unfolder(bytes(folder.raw), PLENTY).jws(folded) == outer


@pytest.mark.parametrize("algorithm", ["EdDSA", "RS256", "PS256"])
def test_other_algorithms_are_folded_as_well(algorithm):
    text = Platform("WAVE", algorithm).sign({"bill": "5c" * 32})
    folder = Folder()
    folded = folder.jws(text)
    assert Unfolder(bytes(folder.raw), PLENTY).jws(folded) == text


HEADER, SIGNED = BANK.card.text.partition(".")[0], BANK.card.text.rpartition(".")[0]
ODD = ".".join((HEADER, base64url.encode(b"\xf5\xff"), "A" * 86))
"""A JWS over bytes that are no UTF-8."""


@pytest.mark.parametrize(
    "text",
    ["", "no jws", "e30.e30.", BANK.card.text[:-1], ODD,
     f"{SIGNED}.{base64url.encode(bytes(63))}", f"{SIGNED}.{base64url.encode(bytes(8 * 256))}"],
)  # fmt: skip
def test_what_has_no_folded_form_says_so(text):
    with pytest.raises(Unfoldable):
        Folder().jws(text)


def test_what_cannot_be_folded_inside_leaves_no_trace():
    text = json.dumps({"odd": ODD, "did": BANK.did}).encode()
    folder = Folder()
    folded = folder.text(text)
    assert ODD.encode() in folded
    assert Unfolder(bytes(folder.raw), PLENTY).text(folded) == text


def test_a_text_that_is_no_utf8_is_not_folded():
    with pytest.raises(Unfoldable):
        Folder().text(b'{"a":"\xff"}')


HOSTILE = st.lists(
    st.sampled_from([bytes([mark]) for mark in range(0xF4, 0x100)] + [b"\0", b"\1", b"{}", b'"'])
    | st.binary(max_size=4),
    max_size=40,
).map(b"".join)


@given(HOSTILE, st.binary(max_size=200), st.booleans())
def test_any_bytes_are_unfolded_or_refused(folded, raw, is_jws):
    unfolder = Unfolder(raw, 5_000)
    with suppress(Unreadable):
        text = unfolder.jws(b"\xf5" + folded) if is_jws else unfolder.text(folded)
        assert len(text) <= 5_000


def test_many_marks_do_not_swell_beyond_what_is_allowed():
    with pytest.raises(Unreadable, match="light-too-large"):
        Unfolder(bytes(32), 100_000).text(b"\xf8" + b"\xfb\0" * 10_000)


def test_a_jws_in_a_jws_in_a_jws_has_an_end():
    with pytest.raises(Unreadable, match="fold-malformed"):
        Unfolder(b"", PLENTY).text(b"\xf5" * 2_000)


def test_raw_bytes_that_nobody_asked_for_are_refused():
    unfolder = Unfolder(bytes(1), PLENTY)
    unfolder.text(b"{}")
    with pytest.raises(Unreadable, match="fold-malformed"):
        unfolder.close()
