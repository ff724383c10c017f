"""Keys of the vault: one place, one key, and nothing opens elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import CouldNotLook, Unreadable
from wallet.keys import vaultkeys
from wallet.keys.vaultkeys import (
    DEFAULT_KDF,
    LEAST_KDF,
    MOST_KDF,
    KdfCost,
    calibrated_kdf,
    derive_passphrase_key,
    equal,
    hkdf,
    hmac_sha256,
    open_blob,
    random_bytes,
    seal_blob,
    unwrap,
    wrap,
)

SALT = b"sixteen bytes of"
KEY = bytes(range(32))
keys = st.binary(min_size=32, max_size=32)


def derive(passphrase: str, salt: bytes = SALT) -> bytes:
    return derive_passphrase_key(passphrase, salt, **LEAST_KDF._asdict())


def test_a_passphrase_always_gives_the_key_argon2id_gives():
    # The value is that of the reference implementation, through argon2-cffi.
    expected = "20ef9cb7587d3b0f79103e3312562ee3dbfda4c8e36920f3fa3432bcad0bbe9f"
    assert derive("Schauerleute am Kai 7").hex() == expected
    assert derive("Schauerleute am Kai 8").hex() != expected
    assert derive("Schauerleute am Kai 7", SALT[::-1]).hex() != expected


def test_the_keyboard_that_typed_it_does_not_matter():
    assert derive("ﬁne Über ①") == derive("fine U\u0308ber 1")


def test_a_passphrase_the_terminal_could_not_decode_is_still_one():
    assert derive("caf\udce9") != derive("caf")


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize(("limits", "step"), [(LEAST_KDF, -1), (MOST_KDF, 1)])
def test_parameters_too_cheap_or_too_dear_are_refused(place, limits, step):
    cost = list(limits)
    cost[place] += step
    memory_kib, passes, lanes = cost
    with pytest.raises(Unreadable, match="kdf-parameters"):
        derive_passphrase_key("x", SALT, memory_kib=memory_kib, passes=passes, lanes=lanes)


def test_a_short_salt_is_refused():
    with pytest.raises(Unreadable, match="kdf-parameters"):
        derive("x", b"too short")


def test_the_default_is_the_second_recommendation_of_rfc_9106():
    assert DEFAULT_KDF == (65_536, 3, 4)


def test_a_machine_without_the_memory_says_so(monkeypatch):
    class Starved:
        def __init__(self, **_cost: object) -> None:
            pass

        def derive(self, _typed: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(vaultkeys, "Argon2id", Starved)
    with pytest.raises(CouldNotLook, match="not-enough-memory"):
        derive("x")


def test_keys_for_two_purposes_differ():
    names = {hkdf(KEY, salt=b"vault", info=name) for name in ("ebl/db/1", "ebl/blob/1")}
    assert len(names) == 2
    assert hkdf(KEY, salt=b"vault", info="ebl/db/1") != hkdf(KEY, salt=b"other", info="ebl/db/1")
    assert len(hkdf(KEY, salt=b"vault", info="x", length=64)) == 64


@given(keys, st.binary(), st.binary())
def test_what_is_wrapped_or_sealed_opens_again(key, data, context):
    assert unwrap(key, wrap(key, data, context=context), context=context) == data
    assert open_blob(key, seal_blob(key, data, context=context), context=context) == data


@given(st.binary(max_size=100), st.integers(0), st.integers(1, 255))
def test_a_changed_byte_anywhere_is_noticed(data, place, change):
    sealed = bytearray(seal_blob(KEY, data, context=b"c"))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Unreadable, match="blob-damaged"):
        open_blob(KEY, bytes(sealed), context=b"c")
    with pytest.raises(CouldNotLook, match="wrong-key"):
        unwrap(KEY, bytes(sealed), context=b"c")


@given(st.binary(max_size=100))
def test_any_bytes_are_damaged_bytes(data):
    with pytest.raises(Unreadable, match="blob-damaged"):
        open_blob(KEY, data, context=b"")
    with pytest.raises(CouldNotLook, match="wrong-key"):
        unwrap(KEY, data, context=b"")


def test_another_key_or_another_place_does_not_open():
    sealed = seal_blob(KEY, b"bill", context=b"blob 1")
    for key, context in ((KEY[::-1], b"blob 1"), (KEY, b"blob 2"), (KEY, b"")):
        with pytest.raises(Unreadable, match="blob-damaged"):
            open_blob(key, sealed, context=context)
        with pytest.raises(CouldNotLook, match="wrong-key"):
            unwrap(key, sealed, context=context)
    with pytest.raises(Unreadable, match="blob-damaged"):
        open_blob(KEY, sealed[:-1], context=b"blob 1")


def test_no_nonce_is_used_twice():
    assert len({wrap(KEY, b"s", context=b"")[:12] for _ in range(1000)}) == 1000


@pytest.mark.parametrize("key", [b"", KEY[:16], KEY + b"\0"])
def test_a_key_of_another_length_is_a_mistake_of_ours(key):
    with pytest.raises(ValueError, match="32 bytes"):
        wrap(key, b"s", context=b"")


def test_randomness_has_the_length_asked_for():
    assert len(random_bytes(24)) == 24
    assert random_bytes(16) != random_bytes(16)


def test_the_keyed_digest_is_the_published_one():
    # RFC 4231 test case 2
    assert hmac_sha256(b"Jefe", b"what do ya want for nothing?").hex() == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )


def test_secrets_are_compared_whole():
    assert equal(KEY, bytes(KEY))
    assert not equal(KEY, KEY[:-1])
    assert not equal(KEY, KEY[:-1] + b"\0")


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.15, KdfCost(256 * 1024, 4, 4)),  # an idle machine of 2026
        (0.37, KdfCost(128 * 1024, 3, 4)),
        (0.7, DEFAULT_KDF), (5.0, DEFAULT_KDF),  # a slow one gets the floor, not less
        (0.02, KdfCost(256 * 1024, 28, 4)), (0.0, KdfCost(256 * 1024, 32, 4)),
    ],
)  # fmt: skip
def test_the_cost_is_what_takes_this_machine_three_quarters_of_a_second(seconds, expected):
    assert calibrated_kdf(lambda cost: seconds) == expected


def test_a_machine_that_was_busy_once_is_measured_again():
    taken = iter([3.0, 0.15])
    assert calibrated_kdf(lambda cost: next(taken)).memory_kib == 256 * 1024


def test_a_measured_cost_is_one_that_can_be_carried_out():
    assert all(
        least <= asked <= most
        for least, asked, most in zip(DEFAULT_KDF, calibrated_kdf(), MOST_KDF, strict=True)
    )
