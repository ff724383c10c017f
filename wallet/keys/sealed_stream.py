"""Seals a long file to one receiver's card, piece by piece, so that it can be read in any order.

A line of text, a line of compact JWE (`sealing`) that holds a fresh 32-byte key, then pieces of
64 KiB, each sealed with AES-256-GCM. The nonce is the number of the piece and whether it is the
last, so none can be changed, moved, left out or cut off unnoticed (the STREAM construction of
Hoang, Reyhanitabar, Rogaway and Vizár 2015). No key seals two files, so no nonce comes twice.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Mapping
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wallet.errors import CouldNotLook, Unreadable
from wallet.keys import sealing
from wallet.keys.sealing import SealingKey

MARK = b"ladewell-sealed 1\n"
PIECE = 2**16
_TAG = 16
_MOST_LINE = 4096


class SealedWriter:
    """Seals what is written to it. Without `close` the file cannot be opened."""

    def __init__(
        self, file: BinaryIO, sealing_jwk: Mapping[str, Any], *, typ: str, key: bytes | None = None
    ) -> None:
        """Seal into `file` to the card whose sealing key this is.

        Args:
            file: Where it stands.
            sealing_jwk: The receiver's.
            typ: What is inside.
            key: From `new_key`, by who wants to read again what was written so far; for one file.

        """
        key = new_key() if key is None else key
        self._file = file
        self._cipher = AESGCM(key)
        self._number = 0
        self._held = bytearray()
        file.write(MARK + sealing.seal(key, sealing_jwk, typ=typ).encode("ascii") + b"\n")

    def write(self, data: bytes) -> int:
        """Take `data`; whole pieces are sealed at once."""
        self._held += data
        while len(self._held) > PIECE:  # the last piece is known when there is no more
            self._seal(bytes(self._held[:PIECE]), is_last=False)
            del self._held[:PIECE]
        return len(data)

    def close(self) -> None:
        """Seal the last piece."""
        self._seal(bytes(self._held), is_last=True)
        self._held.clear()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._number, is_last=is_last)
        self._file.write(self._cipher.encrypt(nonce, piece, None))
        self._number += 1


class _Plain(io.RawIOBase):
    """The plain file inside a sealed one: seekable, one piece in memory."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        file.seek(0)
        mark, line = file.read(len(MARK)), file.readline(_MOST_LINE)
        if mark != MARK or not line.endswith(b"\n"):
            raise Unreadable("sealed-malformed", why="head")
        self._text = line.strip().decode("ascii", "replace")
        self._start = len(MARK) + len(line)
        self._packed = file.seek(0, os.SEEK_END) - self._start
        self._at = self._size = self._pieces = 0
        self._number, self._piece = -1, b""

    @property
    def size(self) -> int:
        """Bytes of the plain file."""
        return self._size

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place of the plain file."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Read at most the rest of a piece."""
        wanted = memoryview(buffer).cast("B")
        if self._at >= self._size or not len(wanted):
            return 0
        number, inside = divmod(self._at, PIECE)
        part = self._open(number)[inside : inside + len(wanted)]
        wanted[: len(part)] = part
        self._at += len(part)
        return len(part)

    _cipher: AESGCM

    def _open(self, number: int) -> bytes:
        if number != self._number:
            self._file.seek(self._start + number * (PIECE + _TAG))
            nonce = _nonce(number, is_last=number == self._pieces - 1)
            try:
                self._piece = self._cipher.decrypt(nonce, self._file.read(PIECE + _TAG), None)
            except InvalidTag as wrong:
                raise Unreadable("sealed-changed", piece=number) from wrong
            self._number = number
        return self._piece


class SealedReader(_Plain):
    """A sealed file as the plain one."""

    def __init__(self, file: BinaryIO, key: SealingKey | None, *, typ: str) -> None:
        """Open `file`.

        Raises:
            CouldNotLook: ``sealed-to-other``.
            Unreadable: ``sealed-malformed``, ``sealed-changed``.

        """
        super().__init__(file)
        if key is None:
            raise CouldNotLook("sealed-to-other", kid=sealing.sealed_to(self._text))
        content_key = sealing.open_sealed(self._text, key)
        if len(content_key) != 32:
            raise Unreadable("sealed-malformed", why="key")
        self._cipher = AESGCM(content_key)
        self._pieces = max(1, -(-self._packed // (PIECE + _TAG)))
        self._size = self._packed - self._pieces * _TAG
        if self._size < 0:
            raise Unreadable("sealed-changed")
        self._open(self._pieces - 1)  # a file that was cut has no last piece


class PartReader(_Plain):
    """What a writer that was stopped left, for who gave it its key; up to the last sound piece."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        """Open `file`.

        Raises:
            Unreadable: ``sealed-malformed``.

        """
        super().__init__(file)
        self._cipher = AESGCM(key)
        whole = self._packed // (PIECE + _TAG)
        self._pieces = whole + 1  # none that is here is the last
        with contextlib.suppress(Unreadable):
            for number in range(whole):
                self._open(number)
                self._size = (number + 1) * PIECE


def new_key() -> bytes:
    """Return a fresh key for one sealed file."""
    return AESGCM.generate_key(256)


def is_sealed_stream(head: bytes) -> bool:
    """Say whether a file begins like a sealed one."""
    return head.startswith(MARK)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])
