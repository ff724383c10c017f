"""Signed texts without what their reader can work out again, so that they fit through light.

A chain says the same digests and keys over and over, as text. Folded, a text is its own bytes, in
which marks (bytes that UTF-8 never has) stand for:

    F5 … F6 … F7 n   a compact JWS: its payload, its header, and a signature of n times 8 bytes
    F8               the next 32 raw bytes, in hex
    F9               the next 32 raw bytes, in base64url
    FA               the next 33 raw bytes, as the did:key of a P-256 key
    FB i, FC i       a value that is known by now, in hex or base64url
    FD i             a did:key that is known by now

Raw bytes and signatures stand apart, for they cannot be compressed. Known are, in the order in
which they turn up: raw values, the SHA-256 of every text and JWS once it is complete, and for each
did:key its RFC 7638 thumbprint and its coordinates x and y.
"""

from __future__ import annotations

import hashlib
import re

from wallet.errors import Unreadable
from wallet.keys import base58, base64url, jws
from wallet.keys.signing import PublicKey

_JWS, _HEADER, _SIGNATURE = 0xF5, 0xF6, 0xF7
_NEW_HEX, _NEW_BASE64, _NEW_DID = 0xF8, 0xF9, 0xFA
_HEX, _BASE64, _DID = 0xFB, 0xFC, 0xFD

_MARK = re.compile(rb"[\xc0\xc1\xf5-\xff]")
_FOLDABLE = re.compile(
    rb'(?<=")(?:(?P<hex>[0-9a-f]{64})|(?P<base64>[\w-]{43})|(?P<did>did:key:zDn\w{40,50})'
    rb'|(?P<jws>eyJ[\w-]{1,4096}\.[\w-]{1,65536}\.[\w-]{8,2720}))(?=")'
)
_P256 = b"\x80\x24"  # multicodec p256-pub, as every did:key of such a key begins
_SIGNATURE_UNIT = 8
_LEAST_UNITS = 8
"""No signature we know is shorter than 64 bytes; and so raw bytes bound how many there can be."""

_MOST_KNOWN = 256
_MOST_DEPTH = 3


class Unfoldable(Exception):
    """A text has no folded form; it goes as it is."""


class _Known:
    """What both ends know at this place: values, and the points of did:keys, in order."""

    def __init__(self) -> None:
        self.values: list[bytes] = []
        self.dids: list[bytes] = []

    def learn(self, value: bytes) -> None:
        if len(self.values) < _MOST_KNOWN and value not in self.values:
            self.values.append(value)

    def learn_text(self, text: bytes) -> None:
        self.learn(hashlib.sha256(text).digest())

    def learn_did(self, point: bytes) -> None:
        if len(self.dids) >= _MOST_KNOWN or point in self.dids:
            return
        self.dids.append(point)
        try:
            key = PublicKey.from_did_key(did_of(point))
        except Unreadable:
            return  # 33 bytes that are no point; they are carried all the same
        for text in (key.thumbprint, key.jwk["x"], key.jwk["y"]):
            self.learn(base64url.decode(text))


class Folder:
    """Folds the texts of one message, in the order in which they will be read."""

    def __init__(self) -> None:
        self.raw = bytearray()
        """What cannot be compressed, so far."""
        self._known = _Known()

    def digest(self, digest: str) -> None:
        """Make a SHA-256, 64 hex, known; it stands before all that follows."""
        value = bytes.fromhex(digest)
        self.raw += value
        self._known.learn(value)

    def text(self, text: bytes) -> bytes:
        """Fold a JSON text.

        Raises:
            Unfoldable: It has bytes that UTF-8 never has.

        """
        folded = self._inside(text, 0)
        self._known.learn_text(text)
        return folded

    def jws(self, text: str) -> bytes:
        """Fold a compact JWS.

        Raises:
            Unfoldable: It is none, or not one of ours.

        """
        return self._jws(text.encode("ascii", "replace"), 0)

    def _jws(self, text: bytes, depth: int) -> bytes:
        try:
            signed = jws.read(text)
        except Unreadable as wrong:
            raise Unfoldable from wrong
        units, rest = divmod(len(signed.signature), _SIGNATURE_UNIT)
        if rest or not _LEAST_UNITS <= units <= 255 or depth > _MOST_DEPTH:
            raise Unfoldable
        header = base64url.decode(signed.text.partition(".")[0])
        body = bytes((_JWS,)) + self._inside(signed.payload, depth + 1)
        body += bytes((_HEADER,)) + self._inside(header, depth + 1)
        self.raw += signed.signature
        self._known.learn_text(text)
        return body + bytes((_SIGNATURE, units))

    def _inside(self, text: bytes, depth: int) -> bytes:
        if _MARK.search(text):
            raise Unfoldable
        folded, at = bytearray(), 0
        for found in _FOLDABLE.finditer(text):
            folded += text[at : found.start()] + self._fold(found, depth)
            at = found.end()
        return bytes(folded + text[at:])

    def _fold(self, found: re.Match[bytes], depth: int) -> bytes:
        text = found[0]
        if found.lastgroup == "jws":
            before = len(self.raw), len(self._known.values), len(self._known.dids)
            try:
                return self._jws(text, depth)
            except Unfoldable:
                raw, values, dids = before
                del self.raw[raw:], self._known.values[values:], self._known.dids[dids:]
                return text
        try:
            if found.lastgroup == "hex":
                return self._value(bytes.fromhex(text.decode()), _HEX, _NEW_HEX)
            if found.lastgroup == "base64":
                return self._value(base64url.decode(text.decode()), _BASE64, _NEW_BASE64)
            return self._point(text)
        except Unreadable:
            return text

    def _value(self, value: bytes, known: int, new: int) -> bytes:
        if value in self._known.values:
            return bytes((known, self._known.values.index(value)))
        self.raw += value
        self._known.learn(value)
        return bytes((new,))

    def _point(self, text: bytes) -> bytes:
        data = base58.decode(text.decode().removeprefix("did:key:z"))
        point = data[len(_P256) :]
        if data[: len(_P256)] != _P256 or len(point) != 33 or did_of(point).encode() != text:
            return text
        if point in self._known.dids:
            return bytes((_DID, self._known.dids.index(point)))
        self.raw += point
        self._known.learn_did(point)
        return bytes((_NEW_DID,))


class Unfolder:
    """Reads the texts of one message, in the order in which they were folded."""

    def __init__(self, raw: bytes, most: int) -> None:
        """Read with these raw bytes, and write at most `most` bytes of text."""
        self._raw = raw
        self._at = 0
        self._most = self._left = most
        self._known = _Known()

    def digest(self) -> str:
        """Return a SHA-256, 64 hex, that stands before what follows.

        Raises:
            Unreadable: ``fold-malformed``.

        """
        value = self._take(32)
        self._known.learn(value)
        return value.hex()

    def text(self, folded: bytes) -> bytes:
        """Return the JSON text that was folded.

        Raises:
            Unreadable: ``fold-malformed`` or ``light-too-large``.

        """
        text, end = self._inside(folded, 0, 0, stop=None)
        if end != len(folded):
            raise _malformed()
        self._known.learn_text(text)
        return text

    def jws(self, folded: bytes) -> str:
        """Return the compact JWS that was folded.

        Raises:
            Unreadable: ``fold-malformed`` or ``light-too-large``.

        """
        if folded[:1] != bytes((_JWS,)):
            raise _malformed()
        text, end = self._jws(folded, 1, 0)
        if end != len(folded):
            raise _malformed()
        return text.decode("ascii")

    def close(self) -> None:
        """Say that this was the last text.

        Raises:
            Unreadable: ``fold-malformed``: raw bytes are left that no text asked for.

        """
        if self._at != len(self._raw):
            raise _malformed()

    def _jws(self, folded: bytes, at: int, depth: int) -> tuple[bytes, int]:
        if depth > _MOST_DEPTH:
            raise _malformed()
        payload, at = self._inside(folded, at, depth + 1, stop=_HEADER)
        header, at = self._inside(folded, at, depth + 1, stop=_SIGNATURE)
        units = _index(folded, at)
        if units < _LEAST_UNITS:
            raise _malformed()
        signature = self._take(units * _SIGNATURE_UNIT)
        text = ".".join(base64url.encode(part) for part in (header, payload, signature)).encode()
        self._spend(len(text))
        self._known.learn_text(text)
        return text, at + 1

    def _inside(self, folded: bytes, at: int, depth: int, *, stop: int | None) -> tuple[bytes, int]:
        """Unfold from `at` up to the mark `stop`, or the end; return what is behind it."""
        text = bytearray()
        while True:
            found = _MARK.search(folded, at)
            here = found.start() if found else len(folded)
            text += folded[at:here]
            self._spend(here - at)
            if found is None:
                if stop is not None:
                    raise _malformed()
                return bytes(text), here
            mark, at = folded[here], here + 1
            if mark == stop:
                return bytes(text), at
            if mark == _JWS:
                inner, at = self._jws(folded, at, depth)
            else:
                inner, at = self._unfold(folded, mark, at)
                self._spend(len(inner))
            text += inner

    def _unfold(self, folded: bytes, mark: int, at: int) -> tuple[bytes, int]:
        if mark in (_NEW_HEX, _NEW_BASE64):
            value = self._take(32)
            self._known.learn(value)
            return _written(value, is_hex=mark == _NEW_HEX), at
        if mark == _NEW_DID:
            point = self._take(33)
            self._known.learn_did(point)
            return did_of(point).encode(), at
        if mark not in (_HEX, _BASE64, _DID):
            raise _malformed()
        known = self._known.dids if mark == _DID else self._known.values
        index = _index(folded, at)
        if index >= len(known):
            raise _malformed()
        if mark == _DID:
            return did_of(known[index]).encode(), at + 1
        return _written(known[index], is_hex=mark == _HEX), at + 1

    def _take(self, count: int) -> bytes:
        taken = self._raw[self._at : self._at + count]
        if len(taken) != count:
            raise _malformed()
        self._at += count
        return taken

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise Unreadable("light-too-large", most=self._most)


def did_of(point: bytes) -> str:
    """Return the did:key of a P-256 key, given its 33 bytes."""
    return f"did:key:z{base58.encode(_P256 + point)}"


def _written(value: bytes, *, is_hex: bool) -> bytes:
    return (value.hex() if is_hex else base64url.encode(value)).encode()


def _index(folded: bytes, at: int) -> int:
    if at >= len(folded):
        raise _malformed()
    return folded[at]


def _malformed() -> Unreadable:
    return Unreadable("fold-malformed")
