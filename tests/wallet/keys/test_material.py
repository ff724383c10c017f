"""Raw key material is exactly right, or refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys import material

PRIME = 2**255 - 19


def why(read, *arguments: object) -> object:
    with pytest.raises(Unreadable, match="key-unusable") as caught:
        read(*arguments)
    return caught.value.facts["why"]


@given(st.binary(min_size=32, max_size=32))
def test_every_ed25519_key_that_signs_is_accepted(seed):
    raw = ed25519.Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert material.ed25519_public(raw).public_bytes_raw() == raw


@pytest.mark.parametrize(
    "y",
    [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ],
)
@pytest.mark.parametrize("sign", [0, 0x80])
def test_an_ed25519_point_of_small_order_is_refused(y, sign):
    raw = bytearray.fromhex(y)
    raw[31] |= sign
    assert why(material.ed25519_public, bytes(raw)) == "small-order"


def test_an_ed25519_key_off_the_curve_or_not_reduced_is_refused():
    assert why(material.ed25519_public, (2).to_bytes(32, "little")) == "not-on-curve"
    assert why(material.ed25519_public, (PRIME + 1).to_bytes(32, "little")) == "not-on-curve"
    assert why(material.ed25519_public, bytes(31)) == "x"


@given(st.binary(max_size=70))
def test_any_bytes_are_a_point_or_refused(raw):
    for read in (material.ed25519_public, material.p256_public, material.certificate_public):
        with suppress(Unreadable):
            read(raw)


@given(st.integers(0, 2**2100), st.integers(0, 2**40))
def test_any_numbers_are_an_rsa_key_or_refused(modulus, exponent):
    with suppress(Unreadable):
        assert material.rsa_public(modulus, exponent).key_size >= 2048


@given(
    st.dictionaries(
        st.sampled_from(["x", "n"]), st.text() | st.sampled_from(["AA", "AQAB", "AAE", "AB"])
    )
)
def test_any_member_is_read_or_refused(jwk):
    with suppress(Unreadable):
        assert len(material.member_bytes(jwk, "x", 1)) == 1
    with suppress(Unreadable):
        assert material.member_number(jwk, "n") > 0
