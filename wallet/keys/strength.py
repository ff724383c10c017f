"""How hard a passphrase is to guess, so that a person sees it while typing one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

ENOUGH = 11.0
"""Guesses, as a power of ten, that are too many for a thief: with what each costs (`vaultkeys`),
some thousands of years of one computer."""

_MOST = 72
"""zxcvbn refuses more characters; what lies beyond only makes a passphrase stronger."""

_PATTERNS = {
    "spatial": "keyboard", "repeat": "repeat", "sequence": "sequence", "regex": "year",
    "date": "date",
}  # fmt: skip
_LISTS = {"user_inputs": "known-word", "passwords": "common"}


@dataclass(frozen=True, slots=True)
class Strength:
    """What a passphrase is worth."""

    guesses: float
    """How many guesses it takes, as a power of ten: 11.0 are a hundred thousand million."""
    weak: tuple[str, ...]
    """What makes it easy, as codes: ``known-word``, ``common``, ``word``, ``keyboard``,
    ``repeat``, ``sequence``, ``year``, ``date``. Nothing where it is strong enough."""

    @property
    def is_enough(self) -> bool:
        """Whether it is strong enough for a vault."""
        return self.guesses >= ENOUGH

    @property
    def score(self) -> int:
        """0 to 4, for a meter: 4 is enough, each step below three powers of ten."""
        return max(0, 4 - max(0, -int((self.guesses - ENOUGH) // 3)))


def passphrase_strength(text: str, known_words: Iterable[str] = ()) -> Strength:
    """Return how hard `text` is to guess for somebody who knows `known_words`.

    Args:
        text: The passphrase.
        known_words: What a thief would try first: the owner's name, company, ports, partners.

    """
    from zxcvbn import zxcvbn  # loads its lists of words, 0.1 s, and few verbs need them

    # As hard to guess with a space, and zxcvbn stumbles over "547\n" where it looks for a date.
    typed = unicodedata.normalize("NFKC", text)[:_MOST].replace("\n", " ")
    if not typed:
        return Strength(0.0, ())
    known = [part for words in known_words for part in (words, *re.findall(r"\w{3,}", words))]
    found = zxcvbn(typed, user_inputs=known)
    guesses = float(found["guesses_log10"])
    weak = () if guesses >= ENOUGH else tuple(dict.fromkeys(map(_weakness, found["sequence"])))
    return Strength(guesses, tuple(code for code in weak if code))


def _weakness(match: dict[str, Any]) -> str:
    if match["pattern"] == "dictionary":
        return _LISTS.get(match["dictionary_name"], "word")
    return _PATTERNS.get(match["pattern"], "")
