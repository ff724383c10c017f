"""What a word is to the search over bills: one function for what is kept and what is asked.

SQLite's own tokenizer finds nothing inside Chinese text, which has no spaces. So words are made
here and FTS5 gets them ready-made, separated by spaces:

* Text is folded: compatibility forms, case and accents do not count.
* A run of Chinese or Japanese becomes its overlapping pairs and its last character: ``上海港`` is
  ``上海 海港 港``. Two characters asked for in a row are a phrase of such pairs, one is a prefix.
* Any other word is found by how it begins. A word of letters and digits is also kept in its parts
  (``MSKU1234567`` is found by ``1234567``), and a number with signs in it also without them
  (``SZX-26/0042`` is found by ``szx260042``).

What the user typed reaches FTS5 only as quoted words of letters and digits, never as its syntax.
"""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS = 16
"""How many words of a question count; further ones are ignored."""

_LONGEST = 64
"""How many characters of a word count."""

_HAN = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W_{_HAN}]+")
_PART = re.compile(r"\d+|[^\W\d_]+")


def index_text(*texts: str) -> str:
    """Return the words under which `texts` are found, separated by spaces."""
    found: dict[str, None] = {}
    for chunk in " ".join(texts).split():
        words: list[str] = []
        for piece in _PIECE.finditer(_folded(chunk)):
            if piece["han"]:
                found[_pairs(piece["han"])] = None
            else:
                words.append(piece[0])
        parts = [part for word in words for part in _PART.findall(word)]
        for word in words + parts:
            found[word[:_LONGEST]] = None
        if len(words) > 1:
            found["".join(words)[:_LONGEST]] = None
    return " ".join(found)


def match_text(question: str) -> str:
    """Return `question` as an FTS5 expression that wants all its words; empty if it has none."""
    wanted: dict[str, None] = {}
    for piece in _PIECE.finditer(_folded(question[: MOST_WORDS * _LONGEST])):
        run = piece[0][:_LONGEST]
        if piece["han"] and len(run) > 1:
            wanted[f'"{_pairs(run).rsplit(" ", 1)[0]}"'] = None
        else:
            wanted[f'"{run}"*'] = None
    return " AND ".join(list(wanted)[:MOST_WORDS])


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")


def _pairs(run: str) -> str:
    return " ".join(run[start : start + 2] for start in range(len(run)))
