"""What is sealed to a card is opened by its owner, whole, or by nobody."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwe
from joserfc.jwk import ECKey

from wallet.errors import CouldNotLook, Unreadable, WalletError
from wallet.keys import base64url
from wallet.keys.sealing import SealingKey, open_sealed, seal, sealed_to
from wallet.keys.signing import PublicKey, SigningKey

KEY = SealingKey.generate()
OTHER = SealingKey.generate()
PLAIN = {name: KEY.public_jwk[name] for name in ("kty", "crv", "x", "y")}


def opens(text: str) -> bool:
    try:
        open_sealed(text, KEY)
    except WalletError:
        return False
    return True


def foreign(header: dict[str, object], data: bytes = b"parcel") -> str:
    """Seal with the bare library, under any header."""
    algorithms = ["ECDH-ES", "ECDH-ES+A256KW", "A256GCM", "A128GCM", "A256CBC-HS512", "DEF"]
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "kid": KEY.thumbprint} | header
    return jwe.encrypt_compact(header, data, ECKey.import_key(PLAIN), algorithms=algorithms)


def with_header(text: str, **changed: object) -> str:
    head, *rest = text.split(".")
    header = json.loads(base64url.decode(head)) | changed
    return ".".join([base64url.encode(json.dumps(header).encode()), *rest])


def why(text: str, **limits: int) -> str:
    with pytest.raises(Unreadable, match="seal-malformed") as caught:
        open_sealed(text, KEY, **limits)
    return caught.value.facts["why"]


def refused(text: str, **limits: int) -> str:
    with pytest.raises(CouldNotLook) as caught:
        open_sealed(text, KEY, **limits)
    return caught.value.code


@given(st.binary(), st.text("-abcXYZ019", max_size=64))
def test_what_is_sealed_opens_again(data, typ):
    text = seal(data, KEY.public_jwk, typ=typ)
    assert sealed_to(text) == KEY.thumbprint
    assert open_sealed(text, KEY) == data


def test_a_whole_parcel_fits():
    data = bytes(3 * 2**20)
    assert open_sealed(seal(data, KEY.public_jwk, typ="ebl-parcel"), KEY) == data


@pytest.mark.parametrize("typ", ["提单", "t" * 65])
def test_a_long_or_foreign_type_is_a_mistake_of_ours(typ):
    with pytest.raises(ValueError, match="short ASCII"):
        seal(b"parcel", PLAIN, typ=typ)


def test_no_two_seals_are_alike():
    assert seal(b"parcel", PLAIN, typ="t") != seal(b"parcel", PLAIN, typ="t")


def test_every_changed_character_is_noticed():
    text = seal(b"parcel", KEY.public_jwk, typ="ebl-parcel")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for place, old in enumerate(text):
        next_one = alphabet[(alphabet.find(old) + 1) % 64]  # flips the unused bits of a last one
        for new in {next_one, "A", "."} - {old}:
            assert not opens(text[:place] + new + text[place + 1 :]), (place, new)
        assert not opens(text[:place] + text[place + 1 :]), place


@given(st.text() | st.text("eyJhbGciOiJFUzI1NiJ9..", max_size=60))
def test_any_text_is_opened_or_refused(text):
    assert not opens(text)
    with suppress(Unreadable):
        sealed_to(text)


def test_what_is_sealed_to_another_is_said_to_be():
    text = seal(b"parcel", OTHER.public_jwk, typ="t")
    assert sealed_to(text) == OTHER.thumbprint
    assert refused(text) == "sealed-to-other"
    forged = with_header(text, kid=KEY.thumbprint)
    assert refused(forged) == "seal-malformed"


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "ECDH-ES+A256KW"},
        {"enc": "A128GCM"},
        {"enc": "A256CBC-HS512"},
        {"zip": "DEF"},
        {"apu": "QQ"},
        {"cty": "ebl"},
    ],
)
def test_what_the_library_could_open_but_we_do_not_write_is_refused(header):
    assert refused(foreign(header)) == "seal-malformed"


def test_what_the_library_seals_as_we_do_is_opened():
    assert open_sealed(foreign({}), KEY) == b"parcel"


EPK = OTHER.public_jwk
POINT = {name: EPK[name] for name in ("kty", "crv", "x", "y")}


@pytest.mark.parametrize(
    "changed",
    [
        {"crit": []},
        {"alg": "none"},
        {"alg": "dir"},
        {"enc": None},
        {"kid": None},
        {"kid": 5},
        {"typ": 5},
        {"jku": "https://keys.example"},
        {"epk": None},
        {"epk": EPK},
        {"epk": POINT | {"d": "AA"}},
        {"epk": POINT | {"crv": "P-384"}},
        {"epk": POINT | {"x": POINT["y"]}},
        {"epk": POINT | {"x": "AA"}},
        {"epk": {"kty": "OKP", "crv": "X25519", "x": POINT["x"]}},
    ],
)
def test_a_header_beyond_the_list_is_refused_before_the_key_is_used(changed):
    text = seal(b"parcel", KEY.public_jwk, typ="t")
    with pytest.raises(Unreadable, match="seal-malformed"):
        sealed_to(with_header(text, **changed))


def test_parts_of_the_wrong_size_are_refused_before_the_key_is_used():
    head, _, iv, body, tag = seal(b"parcel", KEY.public_jwk, typ="t").split(".")
    for parts, reason in (
        ((head, "AAAA", iv, body, tag), "parts"),
        ((head, "", iv + "AAAA", body, tag), "sizes"),
        ((head, "", "", body, tag), "sizes"),
        ((head, "", iv, body, tag[:-3] + "A"), "sizes"),
        ((head, "", iv, body, ""), "sizes"),
        ((head, "", iv, body), "parts"),
        ((head, "", iv, body, tag, ""), "parts"),
    ):
        assert why(".".join(parts)) == reason


def test_more_than_allowed_is_not_opened():
    text = seal(bytes(100_000), KEY.public_jwk, typ="t")
    assert why(text, most=50_000) == "size"
    assert len(open_sealed(text, KEY, most=100_000)) == 100_000


@pytest.mark.parametrize(
    "jwk",
    [
        SigningKey.generate().public.jwk | {"use": "sig"},
        KEY.to_jwk(),
        PLAIN | {"x": PLAIN["y"]},
        PLAIN | {"crv": "P-384"},
        PLAIN | {"kty": "OKP"},
        {"kty": "OKP", "crv": "X25519", "x": PLAIN["x"]},
        {},
        5,
        None,
    ],
)
def test_nothing_is_sealed_to_a_key_that_is_not_for_it(jwk):
    with pytest.raises(Unreadable, match="key-unusable"):
        seal(b"parcel", jwk, typ="t")


def test_a_sealing_key_is_no_signing_key():
    with pytest.raises(Unreadable, match="key-unusable"):
        PublicKey.from_jwk(KEY.public_jwk)
    with pytest.raises(Unreadable, match="key-unusable"):
        SigningKey.from_jwk(KEY.to_jwk())


def test_a_sealing_key_comes_back_from_its_jwk_and_shows_no_secret():
    again = SealingKey.from_jwk(KEY.to_jwk())
    assert again.public_jwk == KEY.public_jwk
    assert open_sealed(seal(b"parcel", KEY.public_jwk, typ="t"), again) == b"parcel"
    assert KEY.to_jwk()["d"] not in repr(KEY)
    bare = {name: value for name, value in KEY.to_jwk().items() if name != "use"}
    assert SealingKey.from_jwk(bare).public_jwk == KEY.public_jwk
    with pytest.raises(Unreadable, match="key-unusable"):
        SealingKey.from_jwk(KEY.to_jwk() | {"use": "sig"})


def test_a_seal_opens_for_others_by_the_standard():
    """RFC 7516 is the format: a bare library with the key opens what we seal."""
    text = seal(b"parcel", KEY.public_jwk, typ="ebl-parcel")
    opened = jwe.decrypt_compact(text, ECKey.import_key(KEY.to_jwk()))
    assert opened.plaintext == b"parcel"
    assert opened.protected["typ"] == "ebl-parcel"
