"""JSON Web Signatures in the compact form of PINT chains (RFC 7515 §7.1), read strictly.

`read` gives an unchecked `Jws`: well formed, of an algorithm we know, and nothing more. `verify`
checks it with a key that somebody else found and trusts. A header never brings its own trust:

1. Exactly three parts of strict base64url; the text is the only text of these bytes.
2. The header is one strict JSON object of bounded size, no member twice.
3. ``alg`` is one of five; ``none`` and the symmetric ones do not exist here (RFC 8725 §3.1-3.2).
4. No ``crit``, for there is no extension we understand (RFC 7515 §4.1.11); no ``b64``, no ``zip``.
5. No key from elsewhere: ``jku`` and ``x5u`` are refused; ``jwk`` and ``x5c`` are only information.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from wallet.errors import Unreadable
from wallet.keys import base64url
from wallet.keys.canonical import canonical, read_object
from wallet.keys.signing import PublicKey, SigningKey

ALGORITHMS = frozenset({"ES256", "PS256", "RS256", "EdDSA", "Ed25519"})
"""What a header may name. Which of them a signature is checked by, the key decides."""

MAX_HEADER = 64 * 1024
"""The most bytes of a header; an ``x5c`` of five certificates has about ten thousand."""

MAX_CERTIFICATES = 10

_SHORT = 8 * 1024
"""Characters up to which a text is worth keeping for who asks next."""


@dataclass(frozen=True, slots=True)
class Jws:
    """A signed text as it was received. Nothing about it has been verified.

    One statement can have several good texts, since anybody can turn an ES256 signature (r, s) into
    (r, -s): two texts with one payload are not yet a fork.
    """

    text: str = field(repr=False)
    """The compact serialisation: what digests and chain links are made over."""

    header: Mapping[str, Any] = field(compare=False)
    payload: bytes = field(compare=False, repr=False)
    signature: bytes = field(compare=False, repr=False)

    signing_input: bytes = field(compare=False, repr=False)
    """The bytes the signature is over: header and payload as they stand in the text."""

    certificates: tuple[bytes, ...] = field(compare=False, repr=False)
    """The ``x5c`` chain, DER, the signer's own first; empty if there is none."""

    @property
    def digest(self) -> str:
        """SHA-256 of the text in hex, as PINT links entries."""
        return hashlib.sha256(self.text.encode("ascii")).hexdigest()

    @property
    def algorithm(self) -> str:
        """What the header claims it was signed with."""
        algorithm: str = self.header["alg"]
        return algorithm

    @property
    def kid(self) -> str | None:
        """The name of the key, as the header gives it."""
        return self.header.get("kid")


def read(text: str | bytes, *, most: int = 4 * 2**20) -> Jws:
    """Read a compact JWS without checking its signature.

    Args:
        text: The compact serialisation; no white space around it.
        most: The most characters that are looked at.

    Raises:
        Unreadable: ``jws-malformed``, ``jws-algorithm``, ``jws-critical``, ``jws-remote-key`` or
            ``jws-b64``; or a ``json-…`` code for the header.

    """
    if len(text) > most:
        raise Unreadable("jws-malformed", why="size")
    return _read_short(text) if len(text) <= _SHORT else _read(text)


def _read(text: str | bytes) -> Jws:
    try:
        text = text.decode("ascii") if isinstance(text, bytes) else text
        head, payload, signature = text.split(".")
    except ValueError as wrong:
        raise Unreadable("jws-malformed", why="parts") from wrong
    header, certificates = _read_header(head)
    try:
        body = base64url.decode(payload)
        seal = base64url.decode(signature)
    except Unreadable as wrong:
        raise Unreadable("jws-malformed", why="base64") from wrong
    if not seal:
        raise Unreadable("jws-malformed", why="signature")
    signing_input = text[: len(head) + 1 + len(payload)].encode("ascii")
    return Jws(text, header, body, seal, signing_input, certificates)


# Desk, records, evidence and verdict each ask for the texts of the bill that is on the table.
_read_short = lru_cache(maxsize=32)(_read)


def sign(payload: bytes, key: SigningKey, *, typ: str | None = None, **header: object) -> str:
    """Sign `payload` and return the compact JWS; the same call gives the same text.

    Args:
        payload: What is signed; it may be any bytes.
        key: The signer's.
        typ: The media type of the payload, without ``application/`` (RFC 7515 §4.1.9).
        header: More header members, such as ``x5c``.

    Raises:
        Unreadable: The header would be one that `read` refuses.

    """
    members: dict[str, object] = {**header, "alg": "ES256", "kid": key.public.kid}
    if typ is not None:
        members["typ"] = typ
    _check_header(members)
    head = base64url.encode(canonical(members))
    signing_input = f"{head}.{base64url.encode(payload)}"
    return f"{signing_input}.{base64url.encode(key.sign(signing_input.encode('ascii')))}"


def verify(jws: Jws, key: PublicKey) -> bool:
    """Tell whether `key` made this signature, by the one algorithm the key answers to."""
    return key.verify(jws.algorithm, jws.signing_input, jws.signature)


def _read_header(head: str) -> tuple[Mapping[str, Any], tuple[bytes, ...]]:
    # One signer writes the same header each time; a long one has certificates and is its own.
    return _read_short_header(head) if len(head) <= 200 else _read_new_header(head)


def _read_new_header(head: str) -> tuple[Mapping[str, Any], tuple[bytes, ...]]:
    try:
        header = read_object(base64url.decode(head), most=MAX_HEADER)
    except Unreadable as wrong:
        if wrong.code != "base64-malformed":
            raise
        raise Unreadable("jws-malformed", why="base64") from wrong
    return MappingProxyType(header), _check_header(header)


_read_short_header = lru_cache(maxsize=1024)(_read_new_header)


def _check_header(header: Mapping[str, Any]) -> tuple[bytes, ...]:
    """Carry out rules 3 to 5 and return the certificates."""
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise Unreadable("jws-algorithm", algorithm=str(algorithm)[:20])
    if "crit" in header:
        raise Unreadable("jws-critical")
    if "b64" in header:
        raise Unreadable("jws-b64")
    if "jku" in header or "x5u" in header:
        raise Unreadable("jws-remote-key")
    if "zip" in header:
        raise Unreadable("jws-malformed", why="zip")
    for name in ("kid", "typ", "cty"):
        if not isinstance(header.get(name, ""), str):
            raise Unreadable("jws-malformed", why=name)
    if "x5c" not in header:
        return ()
    chain = header["x5c"]
    if not isinstance(chain, list) or not 0 < len(chain) <= MAX_CERTIFICATES:
        raise Unreadable("jws-malformed", why="x5c")
    try:
        return tuple(base64url.decode_standard(certificate) for certificate in chain)
    except (Unreadable, AttributeError) as wrong:
        raise Unreadable("jws-malformed", why="x5c") from wrong
