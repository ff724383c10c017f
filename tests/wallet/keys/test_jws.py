"""A JWS has one text, one signer and no way to bring its own trust."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable, WalletError
from wallet.keys import base64url, jws
from wallet.keys.signing import PublicKey, SigningKey

KEY = SigningKey.generate()
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def signed(header: bytes | dict[str, object], payload: bytes = b"{}") -> str:
    """Sign under any header, however bad."""
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    start = f"{base64url.encode(raw)}.{base64url.encode(payload)}"
    return f"{start}.{base64url.encode(KEY.sign(start.encode()))}"


def refused(text: str | bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        jws.read(text)
    return caught.value.code


def is_good(text: str | bytes) -> bool:
    try:
        return jws.verify(jws.read(text), KEY.public)
    except WalletError:
        return False


@given(st.binary(), st.none() | st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_signed_reads_back_and_verifies(payload, typ):
    text = jws.sign(payload, KEY, typ=typ)
    found = jws.read(text)
    assert found.payload == payload
    assert found.algorithm == "ES256"
    assert found.kid == KEY.public.thumbprint
    assert found.header.get("typ") == typ
    assert found.certificates == ()
    assert found.text == text
    assert found.digest == hashlib.sha256(text.encode()).hexdigest()
    assert jws.verify(found, KEY.public)
    assert not jws.verify(found, SigningKey.generate().public)


def test_signing_again_gives_the_same_text():
    assert jws.sign(b"offer", KEY, typ="entry") == jws.sign(b"offer", KEY, typ="entry")


def test_the_header_is_canonical_and_short():
    head = jws.sign(b"", KEY, typ="entry").split(".")[0]
    expected = f'{{"alg":"ES256","kid":"{KEY.public.thumbprint}","typ":"entry"}}'
    assert base64url.decode(head).decode() == expected


def test_bytes_are_read_as_text_is():
    text = jws.sign(b"offer", KEY)
    assert jws.read(text.encode()) == jws.read(text)


def test_every_changed_character_is_noticed():
    text = jws.sign(b'{"bill":"XMNQ0001"}', KEY)
    for place, old in enumerate(text):
        for new in {*ALPHABET[::7], *"A.=+ \n", ALPHABET[(ALPHABET.find(old) + 1) % 64]} - {old}:
            assert not is_good(text[:place] + new + text[place + 1 :]), (place, new)


def test_every_dropped_or_added_character_is_noticed():
    text = jws.sign(b'{"bill":"XMNQ0001"}', KEY)
    for place in range(len(text)):
        assert not is_good(text[:place] + text[place + 1 :]), place
        assert not is_good(text[:place] + "A" + text[place:]), place
    for wrong in (" " + text, text + "\n", text + ".", "." + text, text + "=", "\ufeff" + text):
        assert not is_good(wrong)


@given(st.text() | st.text("eyJhbGciOiJFUzI1NiJ9.", max_size=60) | st.binary())
def test_any_text_is_read_or_refused(text):
    with suppress(Unreadable):
        jws.read(text)


@given(
    st.dictionaries(
        st.sampled_from(["alg", "kid", "typ", "cty", "crit", "x5c", "jwk", "b64", "zip", "x"]),
        st.sampled_from(["ES256", "none", "EdDSA", ""])
        | st.none()
        | st.booleans()
        | st.lists(st.text() | st.integers()),
    )
)
def test_any_header_is_read_or_refused(header):
    with suppress(Unreadable):
        found = jws.read(signed(header))
        assert found.algorithm in jws.ALGORITHMS


ES = {"alg": "ES256"}


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({}, "jws-algorithm"),
        ({"alg": "none"}, "jws-algorithm"),
        ({"alg": "NoNe"}, "jws-algorithm"),
        ({"alg": "HS256"}, "jws-algorithm"),
        ({"alg": "ES384"}, "jws-algorithm"),
        ({"alg": "es256"}, "jws-algorithm"),
        ({"alg": ["ES256"]}, "jws-algorithm"),
        ({"alg": None}, "jws-algorithm"),
        (ES | {"crit": []}, "jws-critical"),
        (ES | {"crit": ["exp"], "exp": 1}, "jws-critical"),
        (ES | {"crit": None}, "jws-critical"),
        (ES | {"b64": True}, "jws-b64"),
        (ES | {"b64": False}, "jws-b64"),
        (ES | {"jku": "https://keys.example"}, "jws-remote-key"),
        (ES | {"x5u": "https://keys.example"}, "jws-remote-key"),
        (ES | {"zip": "DEF"}, "jws-malformed"),
        (ES | {"kid": 5}, "jws-malformed"),
        (ES | {"typ": None}, "jws-malformed"),
        (ES | {"x5c": []}, "jws-malformed"),
        (ES | {"x5c": "AAAA"}, "jws-malformed"),
        (ES | {"x5c": [5]}, "jws-malformed"),
        (ES | {"x5c": ["A-AA"]}, "jws-malformed"),
        (ES | {"x5c": ["AAAA"] * 11}, "jws-malformed"),
        (b'{"alg":"ES256","alg":"ES256"}', "json-duplicate-member"),
        (b'{"alg":"ES256","a":NaN}', "json-number"),
        (b'\xef\xbb\xbf{"alg":"ES256"}', "json-unreadable"),
        (b'["ES256"]', "json-not-object"),
        (b"", "json-unreadable"),
        (b'{"alg":"ES256","x":"' + b"x" * jws.MAX_HEADER + b'"}', "json-too-large"),
    ],
)
def test_a_header_we_must_not_believe_is_refused(header, code):
    assert refused(signed(header)) == code


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text: text.replace(".", ""), "parts"),
        (lambda text: b"\xff" + text.encode(), "parts"),
        (lambda text: text.replace(".", ".+", 1), "base64"),
        (lambda text: f"~{text}", "base64"),
        (lambda text: text.rpartition(".")[0] + ".", "signature"),
    ],
)
def test_what_is_no_jws_is_refused_with_the_part_that_is_wrong(change, why):
    with pytest.raises(Unreadable) as refusal:
        jws.read(change(signed(ES)))
    assert (refusal.value.code, refusal.value.facts) == ("jws-malformed", {"why": why})


@pytest.mark.parametrize(
    ("name", "value"),
    [("zip", "DEF"), ("kid", 5), ("typ", 5), ("cty", None), ("x5c", []), ("x5c", {"a": 1}),
     ("x5c", [5]), ("x5c", ["AAAA"] * 11)],
)  # fmt: skip
def test_a_member_of_the_header_that_is_wrong_is_named(name, value):
    with pytest.raises(Unreadable) as refusal:
        jws.read(signed(ES | {name: value}))
    assert refusal.value.facts == {"why": name}


def test_an_algorithm_of_any_length_is_told_in_twenty_letters():
    with pytest.raises(Unreadable) as refusal:
        jws.read(signed({"alg": "x" * 99}))
    assert refusal.value.facts == {"algorithm": "x" * 20}


def test_the_algorithms_are_those_of_the_specification_and_the_bounds_its_own():
    assert {"ES256", "PS256", "RS256", "EdDSA", "Ed25519"} == jws.ALGORITHMS
    assert (jws.MAX_HEADER, jws.MAX_CERTIFICATES) == (65_536, 10)
    for count in (1, 10):
        found = jws.read(signed(ES | {"x5c": ["AAAA"] * count}))
        assert len(found.certificates) == count


def test_a_text_of_four_mebibytes_is_looked_at_and_no_more():
    with pytest.raises(Unreadable) as refusal:
        jws.read("a" * 4 * 2**20)
    assert refusal.value.facts == {"why": "parts"}
    with pytest.raises(Unreadable) as refusal:
        jws.read("a" * (4 * 2**20 + 1))
    assert refusal.value.facts == {"why": "size"}


@pytest.mark.parametrize("header", [{"crit": []}, {"jku": "x"}, {"b64": False}, {"zip": "DEF"}])
def test_we_never_write_a_header_we_would_refuse(header):
    with pytest.raises(Unreadable):
        jws.sign(b"", KEY, **header)


def test_nobody_chooses_the_algorithm_or_the_name_of_our_key():
    found = jws.read(jws.sign(b"", KEY, alg="none", kid="somebody"))
    assert (found.algorithm, found.kid) == ("ES256", KEY.public.kid)


def test_a_key_inside_the_header_is_never_used():
    thief = SigningKey.generate()
    found = jws.read(jws.sign(b"mine now", thief, jwk=thief.public.jwk))
    assert found.header["jwk"] == thief.public.jwk
    assert not jws.verify(found, KEY.public)


def test_certificates_are_handed_over_as_they_are():
    found = jws.read(jws.sign(b"", KEY, x5c=["MAA=", "MAAA"]))
    assert found.certificates == (b"0\0", b"0\0\0")


def test_a_header_with_a_certificate_chain_is_not_too_long():
    assert len(jws.read(jws.sign(b"", KEY, x5c=["A" * 4000] * 5)).certificates) == 5


def test_a_signature_must_be_there():
    head, payload, _ = signed(ES).split(".")
    assert refused(f"{head}.{payload}.") == "jws-malformed"


def test_an_empty_payload_can_be_signed():
    assert is_good(jws.sign(b"", KEY))


def test_more_characters_than_allowed_are_not_looked_at():
    text = jws.sign(b"x" * 100, KEY)
    with pytest.raises(Unreadable, match="jws-malformed"):
        jws.read(text, most=len(text) - 1)
    assert jws.read(text, most=len(text)).payload == b"x" * 100


def test_what_was_read_cannot_be_changed():
    found = jws.read(jws.sign(b"offer", KEY))
    with pytest.raises(TypeError):
        found.header["alg"] = "none"
    with pytest.raises(AttributeError):
        found.payload = b"other"


def test_the_same_statement_can_carry_another_signature():
    """ES256 signatures come in pairs: whoever compares entries for a fork compares payloads."""
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    found = jws.read(jws.sign(b"offer", KEY))
    twin_s = order - int.from_bytes(found.signature[32:])
    start = found.text.rpartition(".")[0]
    twin = jws.read(f"{start}.{base64url.encode(found.signature[:32] + twin_s.to_bytes(32))}")
    assert jws.verify(twin, KEY.public)
    assert twin.digest != found.digest
    assert twin.signing_input == found.signing_input


def test_an_algorithm_that_is_not_the_keys_own_does_not_verify():
    found = jws.read(signed({"alg": "EdDSA"}))
    assert not jws.verify(found, PublicKey.from_jwk(KEY.public.jwk))


def test_a_text_that_others_ask_for_too_is_read_once_and_a_long_one_is_not_kept():
    short, long = jws.sign(b"{}", KEY), jws.sign(b"x" * 16 * 1024, KEY)
    assert jws.read(short) is jws.read(short)
    assert jws.read(long) is not jws.read(long)
    assert jws.read(long) == jws.read(long)
    assert jws.read(short.encode()) == jws.read(short)


def test_what_was_read_before_is_still_too_long_for_who_takes_less():
    text = jws.sign(b"{}", KEY)
    jws.read(text)
    with pytest.raises(Unreadable):
        jws.read(text, most=len(text) - 1)
