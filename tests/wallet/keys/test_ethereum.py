"""Keccak, addresses and secp256k1 as chains have them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys.ethereum import (
    ChainKey,
    address_from,
    keccak256,
    personal_digest,
    read_address,
    recover_address,
)

ONE = ChainKey.from_hex("01".rjust(64, "0"))
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def test_keccak_is_the_original_and_not_sha3() -> None:
    assert keccak256(b"").hex() == (
        "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    )


@pytest.mark.parametrize(
    "address",
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)
def test_an_address_is_written_as_eip_55_does(address: str) -> None:
    assert read_address(address.lower()) == address
    assert read_address(address) == address
    assert read_address("0x" + address[2:].upper()) == address


def test_a_slip_of_the_pen_in_an_address_is_noticed() -> None:
    with pytest.raises(Unreadable, match="address-unreadable"):
        read_address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    with contextlib.suppress(Unreadable):
        assert read_address(text) == read_address(text.lower())


def test_the_first_key_has_the_address_everybody_knows() -> None:
    assert ONE.address == "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"
    assert ChainKey.from_hex("0x" + ONE.to_hex()) == ONE
    assert ONE.to_hex() not in repr(ONE)


@given(st.binary(max_size=200), st.integers(1, ORDER - 1))
def test_a_signature_tells_whose_it_is(data: bytes, secret: int) -> None:
    key, digest = ChainKey.from_hex(f"{secret:064x}"), personal_digest(data)
    signature = key.sign(digest)
    assert recover_address(digest, signature) == key.address
    with_27 = signature[:64] + bytes([signature[64] + 27])
    assert recover_address(digest, with_27) == key.address
    assert key.sign(digest) == signature


def test_of_two_signatures_as_good_only_one_is_taken() -> None:
    digest = keccak256(b"x")
    signature = ONE.sign(digest)
    other = (ORDER - int.from_bytes(signature[32:64])).to_bytes(32)
    with pytest.raises(Unreadable, match="chain-signature-unreadable"):
        recover_address(digest, signature[:32] + other + bytes([signature[64] ^ 1]))


@given(st.binary(max_size=70), st.binary(max_size=33))
def test_any_signature_is_read_or_refused(signature: bytes, digest: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert read_address(recover_address(digest, signature))


@pytest.mark.parametrize("text", ["", "0x", "00" * 32, "ff" * 32, "zz" * 32, "01" * 31, "01" * 33])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="key-unusable"):
        ChainKey.from_hex(text)


def test_new_keys_differ() -> None:
    assert ChainKey.new() != ChainKey.new()


@pytest.mark.parametrize("length", [0, 19, 21, 32])
def test_an_address_has_twenty_bytes(length: int) -> None:
    with pytest.raises(Unreadable, match="address-unreadable"):
        address_from(bytes(length))
