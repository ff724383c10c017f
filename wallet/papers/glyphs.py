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
from bisect import bisect_right
from functools import cache, lru_cache
from operator import itemgetter

from wallet.places import resource

_LINE_ENDS = re.compile("\r\n?|\n|\u2028|\u2029")


class Glyphs:
    """Turns texts into printable ones; remembers what was put by its number."""

    __slots__ = ("_replaced",)

    def __init__(self) -> None:
        self._replaced: dict[str, None] = {}

    def line(self, text: str) -> str:
        """Return `text` as one printable line; a line end in it becomes visible."""
        if all(map(_is_plain, set(text))):  # nearly always; then the pattern is not compiled
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
def _spans() -> dict[str, list[tuple[int, int]]]:
    """Return which characters our faces hold, in order, by what may be done with them."""
    lines = resource("fonts/coverage.txt").read_text(encoding="ascii").splitlines()
    return {
        name: [(int(first, 16), int(last, 16)) for first, last in map(_ends, spans.split())]
        for name, spans in (line.split(": ") for line in lines)
    }


def _ends(span: str) -> tuple[str, str]:
    first, last = span.split("-")
    return first, last


@lru_cache(maxsize=8192)
def _is_plain(character: str) -> bool:
    """Say whether a character is printed as it is, wherever it stands."""
    return _is_in("plain", character) and not _is_in("marks", character)


def _is_in(kind: str, character: str) -> bool:
    spans, code = _spans()[kind], ord(character)
    place = bisect_right(spans, code, key=itemgetter(0)) - 1
    return place >= 0 and code <= spans[place][1]


@cache
def _special() -> re.Pattern[str]:
    """Return what finds the characters that are not simply printed, and letters with marks."""
    classes = {kind: "".join(map(_class, spans)) for kind, spans in _spans().items()}
    return re.compile("(?P<marked>[{latin}][{marks}]+)|[^{plain}]".format_map(classes))


def _class(span: tuple[int, int]) -> str:
    return "\\U{:08X}-\\U{:08X}".format(*span)
