"""BBS proofs: the generators of the draft, and refusing whatever is malformed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys import bbs

KEY = bytes.fromhex(
    "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
)
"""The generator of G2: a point everybody has, though nobody's key."""


def test_the_generators_are_those_of_the_draft() -> None:
    assert bytes(bbs._generator(0).to_compressed_bytes()).hex().startswith("a9ec65b70a7fbe40c874c9")


@pytest.mark.parametrize("length", [0, 79, 81, 200])
def test_a_signature_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(Unreadable):
        bbs.verify(KEY, bytes(length), b"", [])


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=260, max_size=400), st.dictionaries(st.integers(0, 9), st.binary()))
def test_any_bytes_are_a_wrong_proof_or_refused(proof: bytes, shown: dict[int, bytes]) -> None:
    with contextlib.suppress(Unreadable):
        assert not bbs.verify_proof(KEY, proof, b"", b"", shown)


def test_the_neutral_point_is_nobodys_key() -> None:
    neutral = b"\xc0" + bytes(95)
    with pytest.raises(Unreadable) as refused:
        bbs._setting(neutral, b"", 1)
    assert refused.value.code == "key-unusable"
