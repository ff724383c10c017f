"""What a hand scanner types, put right: it types US keys, and the system reads its own layout.

A scanner that plays a keyboard sends keys, not letters. Where the system has a German layout,
its Y arrives as Z; where it has a French one, its digits arrive as signs. Scanning one code whose
text both ends know shows what becomes of each letter. Where no two become the same, all else can
be read through the same glass; where two do, the layout destroys data, and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/:"
"""Whatever a Uniform Resource is written in, in capitals."""

TEST_TEXT = LETTERS + LETTERS[::-1]
"""What the code says that shows the layout: each letter twice, which shows what is swallowed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What becomes of each letter on its way through the keyboard."""

    meant: Mapping[str, str] = field(default_factory=dict)
    """By what arrives, what was sent; where that is the same everywhere, empty."""
    lost: str = ""
    """Letters that never arrive, or arrive as another one does."""

    @property
    def is_plain(self) -> bool:
        """Whether everything arrives as it was sent."""
        return not self.meant and not self.lost

    @property
    def moved(self) -> str:
        """The letters that arrive as others and can be put right."""
        turned = sorted(sent for came, sent in self.meant.items() if came.upper() != sent)
        return "".join(turned)

    def read(self, typed: str) -> str:
        """Return what the scanner read, from what arrived."""
        return "".join(self._one(letter) for letter in typed.strip())

    def _one(self, letter: str) -> str:
        # Caps Lock, pressed since, turns letters over and leaves signs as they are.
        return self.meant.get(letter) or self.meant.get(letter.swapcase()) or letter


def layout_of(typed: str) -> Layout:
    """Return the layout through which `TEST_TEXT` arrived as `typed`."""
    typed = typed.strip()
    if typed.upper() == TEST_TEXT:
        return Layout()
    if len(typed) != len(TEST_TEXT):
        arrived = typed.upper()
        return Layout(lost="".join(one for one in LETTERS if one not in arrived) or LETTERS)
    came: dict[str, set[str]] = {}
    meant: dict[str, str] = {}
    lost: set[str] = set()
    for sent, arrived in zip(TEST_TEXT, typed, strict=True):
        came.setdefault(sent, set()).add(arrived)
        other = meant.setdefault(arrived, sent)
        if other != sent or len(came[sent]) > 1:
            lost |= {other, sent}
    if lost:
        return Layout(lost="".join(one for one in LETTERS if one in lost))
    return Layout(meant)
