"""Uniform Resources: a typed message as one text, or as the texts of a fountain (BCR-2020-005).

``ur:<type>/<letters>`` is a whole message, ``ur:<type>/<number>-<count>/<letters>`` one part of
it. Case means nothing; it is shown in capitals, for which QR codes have a mode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wallet.errors import Unreadable
from wallet.parcels import bytewords
from wallet.parcels.fountain import Part, read_part, write_part

MOST_LETTERS = 4296
"""What the largest QR code holds (ISO/IEC 18004, version 40-L, alphanumeric)."""

_UR = re.compile(r"ur:([a-z0-9]+(?:-[a-z0-9]+)*)/(?:([1-9]\d{0,9})-([1-9]\d{0,9})/)?([a-z]+)", re.A)


@dataclass(frozen=True, slots=True)
class Whole:
    """A message in one text."""

    type: str
    message: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message."""

    type: str
    part: Part

    @property
    def stream(self) -> tuple[str, int, int, int, int]:
        """What all pieces of one transfer have in common."""
        return (self.type, *self.part.stream)


def is_ur(text: str) -> bool:
    """Say whether `text` claims to be a Uniform Resource."""
    return text[:3].lower() == "ur:"


def write_whole(whole: Whole) -> str:
    """Write a message as one text."""
    return f"ur:{whole.type}/{bytewords.encode(whole.message)}".upper()


def write_piece(piece: Piece) -> str:
    """Write one part."""
    part = piece.part
    letters = bytewords.encode(write_part(part))
    return f"ur:{piece.type}/{part.number}-{part.count}/{letters}".upper()


def read_ur(text: str) -> Whole | Piece:
    """Read a text; nothing about the message is known but that the text arrived whole.

    Raises:
        Unreadable: ``ur-malformed``, ``bytewords-malformed``, ``part-malformed``,
            ``cbor-malformed`` or ``light-too-large``.

    """
    found = _UR.fullmatch(text.lower()) if len(text) <= MOST_LETTERS else None
    if found is None:
        raise Unreadable("ur-malformed", text=text[:20])
    kind, number, count, letters = found.groups()
    data = bytewords.decode(letters)
    if number is None:
        return Whole(kind, data)
    part = read_part(data)
    if (part.number, part.count) != (int(number), int(count)):
        raise Unreadable("part-malformed", why="numbers")
    return Piece(kind, part)
