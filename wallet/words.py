"""Says codes as sentences, in English and Chinese.

The core knows codes and facts; the window, the command line and the PDF must
all say the same sentence for them. The sentences stand in
``resources/translations/words/*.{en,zh}.json``: flat objects from
``group.code`` to a sentence with ``{fact}`` places. Groups: ``refusal``,
``check`` (names of checks), ``reason`` (what a check found), ``headline``,
``sentence`` (what a headline means), ``act``, ``kind``, ``status``,
``degree``, ``standing``, ``position``, ``change``, ``paper`` (labels on the PDF),
``pdf`` (what a stranger's PDF has in it).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import cache
from types import MappingProxyType

from wallet.places import resource


class Language(StrEnum):
    """The languages the program speaks."""

    ENGLISH = "en"
    CHINESE = "zh"


@cache
def table(language: Language) -> Mapping[str, str]:
    """Return every sentence of `language` by ``group.code``."""
    sentences: dict[str, str] = {}
    for path in sorted(resource("translations/words").glob(f"*.{language.value}.json")):
        sentences |= json.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType(sentences)


def say(
    group: str,
    code: str,
    facts: Mapping[str, object] = MappingProxyType({}),
    language: Language = Language.ENGLISH,
) -> str:
    """Return the sentence for `code`, or the bare code where there is none.

    Args:
        group: Which kind of thing it is, such as ``refusal``.
        code: The stable code.
        facts: What the sentence may mention; a fact it names and misses becomes "…".
        language: In which language.

    """
    sentences = table(language)
    # Where a verdict on another kind of document needs other words, its facts say which case it is;
    # so they do where English has other words for one than for several.
    case = facts.get("case") or ("one" if facts.get("count") == 1 else "")
    sentence = sentences.get(f"{group}.{code}.{case}")
    sentence = sentence or sentences.get(f"{group}.{code}")
    if sentence is None:
        return code
    said = sentence.format_map(_Facts(facts, language))
    said = said.replace("..", ".")  # a name may end as a sentence does: "B.V."
    return spaced(said) if language is Language.CHINESE else said


_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LATIN = "A-Za-z0-9\u00c0-\u024f"


def spaced(text: str) -> str:
    """Return `text` with a space wherever Chinese and Latin letters or figures touch.

    Names come in either script, so the sentence cannot know where one is due
    (W3C, Requirements for Chinese Text Layout, 3.2.2).
    """
    text = re.sub(rf"(?<=[{_HAN}])(?=[{_LATIN}])", " ", text)
    return re.sub(rf"(?<=[{_LATIN}])\.?(?=[{_HAN}])", r"\g<0> ", text)


def run_on(*sentences: str) -> str:
    """Return sentences as running text, empty ones left out: in Chinese the full stop spaces."""
    return " ".join(filter(None, sentences)).replace("。 ", "。")


class _Facts(dict[str, str]):
    """Facts as they are said: times as dates, codes without their class, a gap as "…"."""

    def __init__(self, facts: Mapping[str, object], language: Language) -> None:
        super().__init__({name: _said(name, fact, facts, language) for name, fact in facts.items()})

    def __missing__(self, key: str) -> str:
        return "…"


_CODES = {
    "acts": "act", "act": "act", "kind": "kind", "status": "status", "role": "role",
    "defect": "defect", "answer": "answer", "finding": "pdf", "meaning": "meaning",
    "move": "title-act", "degree": "degree", "freeze": "freeze", "format": "format",
    "why": "why",
}  # fmt: skip
"""Facts that are codes themselves, and the group in which they have words."""


def _said(name: str, fact: object, facts: Mapping[str, object], language: Language) -> str:
    if isinstance(fact, tuple | list):
        between = "、" if language is Language.CHINESE else ", "
        return between.join(_said(name, one, facts, language) for one in fact)
    if name == "position" and isinstance(fact, int):
        fact += 1  # of an entry or act: from 0 in JSON as in PINT, from 1 for people
    plain = _plain(fact, language)
    if name not in _CODES:
        return plain
    others = {other: value for other, value in facts.items() if other not in _CODES}
    return say(_CODES[name], plain, others, language)


def _plain(fact: object, language: Language) -> str:
    if isinstance(fact, Enum):
        return str(fact.value)
    if isinstance(fact, datetime | date):
        return say_date(fact, language)
    return visible(str(fact))


def visible(text: str) -> str:
    """Return `text` with each sign that shows as nothing, or turns the others, as ``[U+202E]``."""
    return _UNSAID.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


# Names come from strangers: what turns the direction of writing would turn our sentence with it.
_UNSAID = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_date(day: date, language: Language = Language.ENGLISH) -> str:
    """Return ``28 Oct 2026`` in English and ``2026-10-28`` in Chinese."""
    if language is Language.CHINESE:
        return f"{day:%Y-%m-%d}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_time(moment: datetime, language: Language = Language.ENGLISH) -> str:
    """Return the date, the time and the offset, as LOOK asks beside every claim."""
    offset = moment.strftime("%z")
    return f"{say_date(moment, language)} {moment:%H:%M} {offset[:3]}:{offset[3:5]}"
