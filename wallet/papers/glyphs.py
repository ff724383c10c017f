"""Makes any text printable with our own type, and keeps account of what it could not print.

PDF/A forbids a glyph that is not there, so Typst would refuse a whole bill for
one rare character; and an invisible character can make a signed text read as
another. Both are printed by their number instead, ``[U+1F600]``, and listed on
the verification page:

* what none of our faces holds (``resources/fonts/coverage.txt``);
* controls, formats and joiners, also those that turn the direction of writing;
* a combining mark without a letter that our type can set under it.

Spaces of every width become plain ones, since a line may only break at those.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from wallet.places import resource

_LINE_ENDS = re.compile("\r\n?|\n|\u2028|\u2029")


class Glyphs:
    """Turns texts into printable ones; remembers what was put by its number."""

    __slots__ = ("_replaced",)

    def __init__(self) -> None:
        self._replaced: dict[str, None] = {}

    def line(self, text: str) -> str:
        """Return `text` as one printable line; a line end in it becomes visible."""
        if _special().search(text) is None:
            return text
        composed = unicodedata.normalize("NFC", text)
        return _special().sub(self._put, composed)

    def lines(self, text: str) -> list[str]:
        """Return `text` as printable lines, split at its line ends; tabs become spaces."""
        return [self.line(line.replace("\t", "    ")) for line in _LINE_ENDS.split(text)]

    @property
    def replaced(self) -> list[str]:
        """What was put by its number so far, with its Unicode name, in order of appearance."""
        return [f"{_number(one)} {unicodedata.name(one, '')}".rstrip() for one in self._replaced]

    def _put(self, found: re.Match[str]) -> str:
        if found["marked"]:
            return found["marked"]
        character = found[0]
        if unicodedata.category(character) == "Zs":
            return " "
        self._replaced[character] = None
        return _number(character)


def _number(character: str) -> str:
    return f"[U+{ord(character):04X}]"


@cache
def _special() -> re.Pattern[str]:
    """Return what finds the characters that are not simply printed, and letters with marks."""
    lines = resource("fonts/coverage.txt").read_text(encoding="ascii").splitlines()
    classes = {name: _class(spans) for name, spans in (line.split(": ") for line in lines)}
    return re.compile("(?P<marked>[{latin}][{marks}]+)|[^{plain}]".format_map(classes))


def _class(spans: str) -> str:
    ends = (span.split("-") for span in spans.split())
    return "".join(rf"\U{first:0>8}-\U{last:0>8}" for first, last in ends)
