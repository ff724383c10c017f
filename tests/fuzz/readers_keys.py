"""Readers of keys, signatures, JSON and transactions, as fuzzing calls them."""

from __future__ import annotations

import contextlib

from tests.wallet.builders import BANK
from wallet.clock import read_time, write_time
from wallet.errors import WalletError
from wallet.keys import base58, base64url, jws, sealing
from wallet.keys.bbs import hidden_in, verify, verify_proof
from wallet.keys.canonical import canonical, read_json
from wallet.keys.ethereum import ChainKey, read_address, recover_address
from wallet.keys.multikey import read_did_key, read_method, read_multikey, read_multikey_bytes
from wallet.keys.outside import is_signed_with
from wallet.keys.remarks import read_remark
from wallet.keys.signing import PublicKey, SigningKey
from wallet.keys.strength import passphrase_strength
from wallet.keys.transactions import read_rlp, read_transaction, write_rlp
from wallet.keys.vaultkeys import open_blob, unwrap
from wallet.keys.words_recovery import read_words, secret_of


def text_of(data: bytes) -> str:
    """Return `data` as text; what is no UTF-8 becomes half surrogates, as from a command line."""
    return data.decode("utf-8", "surrogateescape")


def json(data: bytes) -> None:
    """Read JSON strictly; what was read is written in one form and reads the same."""
    value = read_json(data)
    written = canonical(value)
    assert canonical(read_json(written)) == written


def compact(data: bytes) -> None:
    """Read a JWS and hold it against a key."""
    signed = jws.read(data)
    assert jws.read(signed.text).payload == signed.payload
    jws.verify(signed, BANK.key.public)


def signed_payload(data: bytes) -> None:
    """Read whatever was signed: header and payload may be anything."""
    text = jws.sign(data, BANK.key)
    assert jws.read(text).payload == data
    assert jws.verify(jws.read(text), BANK.key.public)


def jwk(data: bytes) -> None:
    """Read a JWK as each kind of key, and a method of a DID document."""
    value = read_json(data)
    if not isinstance(value, dict):
        return
    for read in (PublicKey.from_jwk, SigningKey.from_jwk, sealing.SealingKey.from_jwk, read_method):
        try:
            read(value)
        except WalletError:
            continue


def key_text(data: bytes) -> None:
    """Read keys, addresses, times and words that are written as text."""
    text = text_of(data)
    for read in (
        base58.decode, base64url.decode, base64url.decode_standard, PublicKey.from_did_key,
        PublicKey.from_multikey, read_multikey, read_did_key, read_address, ChainKey.from_hex,
        lambda words: secret_of(read_words(words.split())),
        lambda time: write_time(read_time(time)),
    ):  # fmt: skip
        try:
            read(text)
        except WalletError:
            continue


def passphrase(data: bytes) -> None:
    """Weigh a passphrase."""
    passphrase_strength(text_of(data))


def certificate(data: bytes) -> None:
    """Read a certificate, and hold a signature against its key."""
    for read in (PublicKey.from_certificate, PublicKey.from_pem_certificate, read_multikey_bytes):
        try:
            read(data)
        except WalletError:
            continue
    for scheme in ("ecdsa", "rsa", "rsa-pss"):
        is_signed_with(data, scheme, "sha256", b"said", data[-64:])


def transaction(data: bytes) -> None:
    """Read RLP and a signed transaction; what was read is written the same."""
    with contextlib.suppress(WalletError):
        assert write_rlp(read_rlp(data)) == data
    assert read_transaction(data).raw == data


def remark(data: bytes) -> None:
    """Read the remark of an act on a chain, and an address out of a signature."""
    read_remark(data, "a document")
    recover_address(data[:32].ljust(32, b"\0"), data[32:97].ljust(65, b"\0"))


def sealed_text(data: bytes) -> None:
    """Open what is sealed: to me, or not."""
    sealing.sealed_to(text_of(data))
    sealing.open_sealed(text_of(data), BANK.sealing)


def sealed_blob(data: bytes) -> None:
    """Open what the vault sealed."""
    for read in (open_blob, unwrap):
        try:
            read(bytes(32), data, context=b"fuzz")
        except WalletError:
            continue


def group_signature(data: bytes) -> None:
    """Check a BBS signature and a proof of one."""
    key, rest = data[:96].ljust(96, b"\0"), data[96:]
    for read in (
        lambda: verify(key, rest[:80], b"", [rest[80:112]]),
        lambda: verify_proof(key, rest, b"", b"", {0: b"said"}),
        lambda: hidden_in(rest),
    ):
        try:
            read()
        except WalletError:
            continue
